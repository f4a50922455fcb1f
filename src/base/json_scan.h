/* json_scan.h: says whether a text is JSON, and where not, before anything is built from it.
 *
 * Strict RFC 8259: one value, UTF-8, nothing after it but blanks. A byte order mark at the start
 * is skipped. Linear time (names within one object are sorted), no recursion.
 *
 * Error codes, always LAY_REFUSED with file, line and column: json.empty, json.utf8, json.control,
 * json.syntax, json.number, json.escape, json.depth, json.duplicate, json.trailing, json.too_long.
 */
#ifndef LAY_BASE_JSON_SCAN_H
#define LAY_BASE_JSON_SCAN_H

#include "base/error.h"
#include "base/mem.h"
#include <stdbool.h>
#include <stdint.h>

/* Zero means the default. */
struct lay_json_options {
    int max_depth;           /* open arrays and objects; default 64 (grammar_only: 1,000,000) */
    size_t max_string;       /* bytes of one text, escapes resolved; default 1 MiB */
    const char *long_member; /* the member whose text may have max_long bytes; NULL: none */
    size_t max_long;
    long first_line;   /* the number of the text's first line in its file; default 1 */
    size_t first_byte; /* where the text begins in its file */
    bool grammar_only; /* judge the grammar alone: duplicate names, \u0000, lone surrogate
                        * escapes, numbers too big for a double and any length are allowed */
};

enum {
    LAY_JSON_MAX_NAME = 1024,  /* bytes of a member name */
    LAY_JSON_MAX_NUMBER = 400, /* characters of a number */
    LAY_JSON_MAX_DEPTH = 64
};

#define LAY_JSON_NO_PARENT UINT32_MAX

/* Where one value stands. */
struct lay_json_span {
    uint32_t start, end; /* its bytes in the text, end excluded */
    uint32_t parent;     /* index of the array or object it is in, or LAY_JSON_NO_PARENT */
    uint32_t key;        /* member of an object: offset of its name's opening quote; element of an
                          * array: its index */
};

typedef LAY_VEC(struct lay_json_span) lay_json_spans;

/* Judges text[0..len). file is only for the error. spans may be NULL; else every value is added in
 * the order in which the values begin, and the text may not be longer than 4 GiB. On failure spans
 * may hold a part; the caller releases it with lay_vec_done(). options may be NULL. */
lay_status lay_json_scan(const char *text, size_t len, const char *file,
                         const struct lay_json_options *options, lay_json_spans *spans,
                         lay_error *err);

#endif
