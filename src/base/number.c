/* number.c: see number.h.
 *
 * Real numbers: when the digits fit in 53 bits and the power of ten is at most 22, both are exact
 * doubles and one multiplication or division rounds correctly (Clinger, "How to read floating point
 * numbers accurately", 1990). Everything else goes to strtod_l() with the "C" locale, which rounds
 * correctly in glibc and does not look at the locale of the program.
 */
#define _GNU_SOURCE /* strtod_l */
#include "base/number.h"

#include "base/mem.h"
#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits(const char *s, size_t len, size_t at)
{
    while (at < len && digit(s[at]))
        at++;
    return at;
}

size_t lay_number_prefix(const char *s, size_t len)
{
    size_t at = len && s[0] == '-';
    if (at == len || !digit(s[at]))
        return 0;
    at = s[at] == '0' ? at + 1 : digits(s, len, at);
    if (at + 1 < len && s[at] == '.' && digit(s[at + 1]))
        at = digits(s, len, at + 1);
    if (at < len && (s[at] == 'e' || s[at] == 'E')) {
        size_t power = at + 1;
        if (power < len && (s[power] == '+' || s[power] == '-'))
            power++;
        if (power < len && digit(s[power]))
            at = digits(s, len, power);
    }
    return at;
}

static bool is_number(const char *s, size_t len)
{
    return len && lay_number_prefix(s, len) == len;
}

/* A number taken apart: value = digits × 10^power. */
struct parts {
    bool negative;
    bool fits;       /* all significant digits are in `digits` */
    uint64_t digits; /* without zeros at the end */
    int64_t power;
};

/* Powers are cut here: far more than the digits of a text that memory can hold could make up for.
 */
#define POWER_LIMIT (INT64_MAX / 4)

static int64_t read_power(const char *s, size_t len, size_t at)
{
    bool negative = s[at] == '-';
    if (s[at] == '-' || s[at] == '+')
        at++;
    int64_t power = 0;
    for (; at < len; at++)
        if (power < POWER_LIMIT / 10)
            power = power * 10 + (s[at] - '0');
    return negative ? -power : power;
}

static struct parts take_apart(const char *s, size_t len)
{
    struct parts parts = {.negative = s[0] == '-', .fits = true};
    int64_t zeros = 0; /* since the last digit that is none */
    bool fraction = false;
    size_t at = parts.negative;
    for (; at < len && s[at] != 'e' && s[at] != 'E'; at++) {
        if (s[at] == '.') {
            fraction = true;
            continue;
        }
        parts.power -= fraction;
        if (s[at] == '0') {
            zeros++;
            continue;
        }
        /* Zeros that turned out to stand between digits; leading ones mean nothing. */
        for (zeros = parts.digits ? zeros + 1 : 0; zeros > 0; zeros--)
            if (__builtin_mul_overflow(parts.digits, 10u, &parts.digits))
                parts.fits = false;
        if (__builtin_add_overflow(parts.digits, (uint64_t)(s[at] - '0'), &parts.digits))
            parts.fits = false;
    }
    parts.power += zeros;
    if (at < len)
        parts.power += read_power(s, len, at + 1);
    return parts;
}

static bool to_int(struct parts parts, int64_t *out)
{
    uint64_t value = parts.digits;
    if (!parts.fits || (value && parts.power < 0))
        return false;
    for (int64_t i = 0; value && i < parts.power; i++)
        if (__builtin_mul_overflow(value, 10u, &value))
            return false;
    uint64_t most = (uint64_t)INT64_MAX + parts.negative;
    if (value > most)
        return false;
    if (parts.negative)
        *out = value == most ? INT64_MIN : -(int64_t)value;
    else
        *out = (int64_t)value;
    return true;
}

bool lay_number_int(const char *s, size_t len, int64_t *out)
{
    if (!is_number(s, len) || digits(s, len, s[0] == '-') != len)
        return false;
    return to_int(take_apart(s, len), out);
}

bool lay_number_integral(const char *s, size_t len, int64_t *out)
{
    return is_number(s, len) && to_int(take_apart(s, len), out);
}

static bool real_exactly(struct parts parts, double *out)
{
    static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                  1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (!parts.fits || parts.digits > UINT64_C(1) << 53)
        return false;
    int64_t power = parts.digits ? parts.power : 0;
    if (power > 22 || power < -22)
        return false;
    double value = (double)parts.digits;
    value = power < 0 ? value / tens[-power] : value * tens[power];
    *out = parts.negative ? -value : value;
    return true;
}

bool lay_number_real(const char *s, size_t len, double *out)
{
    if (!is_number(s, len))
        return false;
    /* Where doubles are computed with more bits, they would be rounded twice. */
    if (FLT_EVAL_METHOD == 0 && real_exactly(take_apart(s, len), out))
        return true;
    LAY_FREE char *copy = lay_strndup(s, len);
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (!c)
        lay_out_of_memory(0);
    double value = strtod_l(copy, NULL, c);
    freelocale(c);
    if (!isfinite(value))
        return false;
    *out = value;
    return true;
}
