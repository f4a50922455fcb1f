/* number.h: numbers read from text, in the grammar of JSON (RFC 8259 section 6), without locale.
 *
 * The whole text s[0..len) must be one number: no blanks, no '+', no leading zeros, no hex. It
 * needs no NUL at its end. A function that returns false writes nothing.
 */
#ifndef LAY_BASE_NUMBER_H
#define LAY_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The bytes of the longest number that s begins with; 0 when it begins with none. "1.x" gives 1. */
size_t lay_number_prefix(const char *s, size_t len);

/* Digits only, with '-' or without: no fraction, no exponent. False when it does not fit. */
bool lay_number_int(const char *s, size_t len, int64_t *out);

/* The nearest double, correctly rounded. 1e-400 gives 0; what would be infinite is refused. */
bool lay_number_real(const char *s, size_t len, double *out);

/* A whole number in any spelling, exactly: 400, 4e2 and 400.0 are 400; 0.5 and what does not fit
 * are refused. */
bool lay_number_integral(const char *s, size_t len, int64_t *out);

#endif
