/* csv_read.h: records and fields of a delimited text that lies in memory (RFC 4180). */
#ifndef LAY_BASE_CSV_READ_H
#define LAY_BASE_CSV_READ_H

#include "base/buf.h"
#include "base/mem.h"
#include <laydown/error.h>
#include <stdbool.h>
#include <stddef.h>

/* A field, NUL-terminated behind its last byte; text may itself hold NUL bytes, see len. */
struct lay_csv_field {
    const char *text;
    size_t len;
    long line, column; /* where it begins, 1-based, column in characters (its quote, if quoted) */
    bool quoted;
};

/* Set file, separator and quote, then text and len by lay_csv_init; the rest is the reader's. */
struct lay_csv {
    char separator; /* ',' by default */
    char quote;     /* '"' by default; '\0': no field is quoted, as in GeoNames' tables */
    const char *file;

    /* The record that lay_csv_next() read; valid until the next call. */
    LAY_VEC(struct lay_csv_field) fields;
    long record_line; /* where the record begins */

    const char *text;
    size_t len, at;
    long line, column;
    lay_buf bytes;
};

/* Begins reading `len` bytes of text, which must stay. A leading UTF-8 byte order mark is left
 * out. file is for messages, may be NULL, and must stay. */
void lay_csv_init(struct lay_csv *csv, const char *text, size_t len, const char *file);
void lay_csv_done(struct lay_csv *csv);

/* Reads the next record. *more is false at the end, and the fields are then empty. Lines end with
 * LF, CRLF or CR; an empty line is a record of one empty, unquoted field (lay_csv_blank()). The
 * last record needs no line end.
 * Fails with code "csv.syntax" and file, line and column: a quote that is never closed (position
 * of the opening quote), something other than a separator behind a closing quote, or a quote
 * inside a field that does not begin with one. After a failure the next call goes on at the line
 * after the one the error names, so that good records can still be had; all calls together take
 * time linear in len. */
lay_status lay_csv_next(struct lay_csv *csv, bool *more, lay_error *err);

/* Whether the record is an empty line. */
bool lay_csv_blank(const struct lay_csv *csv);

#endif
