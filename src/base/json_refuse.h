/* json_refuse.h: the words for what is wrong in a JSON text. A part of json_scan.c.
 *
 * Every function fills source->err with code, message, place and, where one can be given, a hint,
 * and returns LAY_REFUSED. `at` is the offset of the byte that cannot stand there, or the length of
 * the text where the text ends too early.
 */
#ifndef LAY_BASE_JSON_REFUSE_H
#define LAY_BASE_JSON_REFUSE_H

#include "base/error.h"
#include <stddef.h>

struct lay_json_source {
    const char *text;
    size_t len;
    const char *file; /* may be NULL */
    long first_line;
    size_t first_byte;
    lay_error *err; /* may be NULL */
};

/* Line and column of an offset. */
void lay_json_source_where(const struct lay_json_source *source, size_t at, long *line,
                           long *column);

lay_status lay_json_refuse(const struct lay_json_source *source, size_t at, const char *code,
                           const char *fmt, ...) LAY_PRINTF(4, 5);

/* The text ends inside the array or object that begins at `open`. */
lay_status lay_json_refuse_end(const struct lay_json_source *source, size_t open);
lay_status lay_json_refuse_empty(const struct lay_json_source *source);
lay_status lay_json_refuse_utf8(const struct lay_json_source *source, size_t at);
lay_status lay_json_refuse_trailing(const struct lay_json_source *source, size_t at);

/* No value, no member name, no colon, no comma or end of the array or object, begins at `at`. */
lay_status lay_json_refuse_value(const struct lay_json_source *source, size_t at);
lay_status lay_json_refuse_name(const struct lay_json_source *source, size_t at);
lay_status lay_json_refuse_colon(const struct lay_json_source *source, size_t at);
lay_status lay_json_refuse_after(const struct lay_json_source *source, size_t at, int closing);

/* The comma at `at` has nothing after it. */
lay_status lay_json_refuse_comma(const struct lay_json_source *source, size_t at);

/* The number that begins at `start` is not one. */
lay_status lay_json_refuse_number(const struct lay_json_source *source, size_t start);

/* In a text: a control character at `at`; an escape that begins at `at`. */
lay_status lay_json_refuse_control(const struct lay_json_source *source, size_t at);
lay_status lay_json_refuse_escape(const struct lay_json_source *source, size_t at);

#endif
