/* number_write.h: numbers as text, the same under every locale.
 *
 * Each function writes at most LAY_NUMBER_SIZE bytes to `to`, a NUL included, and returns the
 * length without it. What they write is a JSON number. */
#ifndef LAY_BASE_NUMBER_WRITE_H
#define LAY_BASE_NUMBER_WRITE_H

#include <stddef.h>
#include <stdint.h>

#define LAY_NUMBER_SIZE 32

size_t lay_number_write_int(char *to, int64_t value);

/* The shortest decimal that reads back as the same double; plain digits from 1e-6 up to below
 * 1e21, else with an exponent ("1.5e-7", "1e+300"). -0 is "0". `value` must be finite. */
size_t lay_number_write_real(char *to, double value);

/* Degrees, rounded to 7 decimals (about 1 cm), trailing zeros and a trailing point cut off; -0 is
 * "0". `degrees` must be finite. */
size_t lay_number_write_degrees(char *to, double degrees);

#endif
