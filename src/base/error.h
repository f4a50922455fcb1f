/* error.h: filling a lay_error. */
#ifndef LAY_BASE_ERROR_H
#define LAY_BASE_ERROR_H

#include <laydown/error.h>
#include <stdarg.h>

#define LAY_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))

/* Replaces what *err holds, and returns `status`, so that a failing function ends with
 * `return lay_error_set(err, LAY_REFUSED, "date.invalid", "...", ...)`. err may be NULL. */
lay_status lay_error_set(lay_error *err, lay_status status, const char *code, const char *fmt, ...)
    LAY_PRINTF(4, 5);

/* Adds a hint to an error that is already set; an older hint is replaced. */
void lay_error_hint(lay_error *err, const char *fmt, ...) LAY_PRINTF(2, 3);

/* Says where in the input the problem stands. file is copied; line and column are 1-based. */
void lay_error_at(lay_error *err, const char *file, long line, long column);

/* Moves *from into *to; *from is left empty. */
void lay_error_move(lay_error *to, lay_error *from);

#endif
