/* encoding.h: texts that are not UTF-8 are refused with the command that makes them so. The bytes
 * of spans are those of the text that is stored, so what was converted is a text of its own. */
#ifndef LAY_PROSE_ENCODING_H
#define LAY_PROSE_ENCODING_H

#include <laydown/error.h>
#include <stddef.h>

/* LAY_OK, or LAY_REFUSED "text.encoding": what is wrong, which encoding it is, and how to convert
 * it: as the page says, else by its bytes. */
lay_status lay_check_encoding(const char *path, const char *text, size_t len, lay_error *err);

#endif
