/* explain.h: a text with what was found in it, for a person's eyes. */
#ifndef LAY_PROSE_EXPLAIN_H
#define LAY_PROSE_EXPLAIN_H

#include "import/prose/extract.h"
#include <laydown/extract.h>

void lay_explain_begin(lay_output *out); /* of an HTML page */
void lay_explain_end(lay_output *out);
void lay_write_explained(const struct lay_text_reader *reader, const char *id,
                         enum lay_explain_form form, lay_output *out);

#endif
