/* report_decode.h: one report object of a document, with its claims. */
#ifndef LAY_IMPORT_REPORT_DECODE_H
#define LAY_IMPORT_REPORT_DECODE_H

#include "import/decode.h"

/* Decodes a report into a new lay_doc_report of the arena. What is wrong is said; the report is
 * refused when its own members are wrong, a claim when its are. */
/* What a document says beside its format and reports, as canonical JSON of the decoder's arena;
 * NULL for nothing. */
const char *lay_document_members(const struct lay_decoder *decoder, const cJSON *document);

struct lay_doc_report *lay_decode_report(const struct lay_decoder *decoder, const cJSON *json);

#endif
