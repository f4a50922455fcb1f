/* error.h: filling a lay_error. */
#ifndef LAY_BASE_ERROR_H
#define LAY_BASE_ERROR_H

#include <laydown/error.h>
#include <stdarg.h>
#include <stddef.h>

#define LAY_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))

/* Replaces what *err holds, and returns `status`, so that a failing function ends with
 * `return lay_error_set(err, LAY_REFUSED, "date.invalid", "...", ...)`. err may be NULL. */
lay_status lay_error_set(lay_error *err, lay_status status, const char *code, const char *fmt, ...)
    LAY_PRINTF(4, 5);

/* Adds a hint to an error that is already set; an older hint is replaced. */
void lay_error_hint(lay_error *err, const char *fmt, ...) LAY_PRINTF(2, 3);

/* Says where in the input the problem stands. file is copied; line and column are 1-based. */
void lay_error_at(lay_error *err, const char *file, long line, long column);

/* Says where in `text` it stands: sets byte and excerpt. first_byte is where the text begins in its
 * file; offset is at most len. */
void lay_error_in_text(lay_error *err, const char *text, size_t len, size_t offset,
                       size_t first_byte);

/* Replaces a string of an error by a copy; text may be NULL. */
void lay_error_keep(char **to, const char *text);

/* Moves *from into *to; *from is left empty. */
void lay_error_move(lay_error *to, lay_error *from);

#endif
