/* number_write.c: numbers as text without printf, which asks the locale for its decimal point.
 *
 * Reals: most that occur are short decimals (3.25, 0.1). For k = 1, 2, ... decimals the nearest
 * integer m to value*10^k is tried; m < 2^53 and 10^k are exact, so that m / 10^k is rounded once
 * and equals `value` just when the text reads back as it. What is left goes through the exact
 * free-format algorithm on big integers: R. G. Burger and R. K. Dybvig, "Printing Floating-Point
 * Numbers Quickly and Accurately", PLDI 1996, after G. L. Steele and J. L. White 1990.
 *
 * Coordinates: an integer count of 1e-7 degrees, split into whole and fraction. */
#include "base/number_write.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#define EXACT_LIMIT 9007199254740992.0 /* 2^53: below it every integer is a double */

static size_t write_unsigned(char *to, uint64_t value)
{
    char digits[20];
    size_t n = 0;
    do {
        digits[n++] = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    for (size_t i = 0; i < n; i++)
        to[i] = digits[n - 1 - i];
    to[n] = '\0';
    return n;
}

size_t lay_number_write_int(char *to, int64_t value)
{
    if (value >= 0)
        return write_unsigned(to, (uint64_t)value);
    *to = '-';
    return 1 + write_unsigned(to + 1, 0 - (uint64_t)value);
}

/* m / 10^decimals with all its decimals. */
static size_t write_fixed(char *to, uint64_t m, unsigned decimals)
{
    uint64_t scale = 1;
    for (unsigned i = 0; i < decimals; i++)
        scale *= 10;
    size_t n = write_unsigned(to, m / scale);
    uint64_t fraction = m % scale;
    to[n++] = '.';
    for (unsigned i = decimals; i-- > 0;) {
        to[n + i] = (char)('0' + fraction % 10);
        fraction /= 10;
    }
    n += decimals;
    to[n] = '\0';
    return n;
}

size_t lay_number_write_degrees(char *to, double degrees)
{
    assert(isfinite(degrees));
    double scaled = degrees * 1e7;
    if (!(fabs(scaled) < EXACT_LIMIT))
        return lay_number_write_real(to, degrees);
    int64_t units = (int64_t)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    size_t sign = 0;
    if (units < 0) {
        to[sign++] = '-';
        units = -units;
    }
    unsigned decimals = 7;
    while (decimals && units % 10 == 0) {
        units /= 10;
        decimals--;
    }
    if (!decimals)
        return sign + write_unsigned(to + sign, (uint64_t)units);
    return sign + write_fixed(to + sign, (uint64_t)units, decimals);
}

/* A natural number of up to 1280 bits, least word first; enough for 10^324 times a significand. */
struct big {
    unsigned n; /* words in use; the last one is not 0 */
    uint32_t word[40];
};

static void big_set(struct big *b, uint64_t value)
{
    b->word[0] = (uint32_t)value;
    b->word[1] = (uint32_t)(value >> 32);
    b->n = b->word[1] ? 2 : b->word[0] ? 1 : 0;
}

static void big_multiply(struct big *b, uint32_t factor)
{
    uint64_t carry = 0;
    for (unsigned i = 0; i < b->n; i++) {
        carry += (uint64_t)b->word[i] * factor;
        b->word[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry)
        b->word[b->n++] = (uint32_t)carry;
}

static void big_multiply_power10(struct big *b, int power)
{
    for (; power >= 9; power -= 9)
        big_multiply(b, 1000000000u);
    for (; power > 0; power--)
        big_multiply(b, 10);
}

static void big_shift(struct big *b, int bits)
{
    for (; bits >= 31; bits -= 31)
        big_multiply(b, UINT32_C(1) << 31);
    big_multiply(b, UINT32_C(1) << bits);
}

static int big_compare(const struct big *a, const struct big *b)
{
    if (a->n != b->n)
        return a->n < b->n ? -1 : 1;
    for (unsigned i = a->n; i-- > 0;)
        if (a->word[i] != b->word[i])
            return a->word[i] < b->word[i] ? -1 : 1;
    return 0;
}

static void big_add(struct big *a, const struct big *b)
{
    uint64_t carry = 0;
    for (unsigned i = 0; i < b->n || i < a->n || carry; i++) {
        carry += (i < a->n ? a->word[i] : 0);
        carry += (i < b->n ? b->word[i] : 0);
        a->word[i] = (uint32_t)carry;
        carry >>= 32;
        if (i >= a->n)
            a->n = i + 1;
    }
}

static void big_subtract(struct big *a, const struct big *b)
{
    int64_t borrow = 0;
    for (unsigned i = 0; i < a->n; i++) {
        borrow += (int64_t)a->word[i] - (i < b->n ? (int64_t)b->word[i] : 0);
        a->word[i] = (uint32_t)borrow;
        borrow >>= 32;
    }
    while (a->n && !a->word[a->n - 1])
        a->n--;
}

static int compare_sum(const struct big *a, const struct big *b, const struct big *with)
{
    struct big sum = *a;
    big_add(&sum, b);
    return big_compare(&sum, with);
}

/* The value as rest / scale, and half the way to its neighbours, over the same scale. */
struct ratio {
    struct big rest, scale, up, down;
    bool even; /* an even significand: the ends of its interval round to it too */
};

static void ratio_init(struct ratio *q, double value)
{
    int exponent;
    uint64_t significand = (uint64_t)ldexp(frexp(value, &exponent), 53);
    exponent -= 53;
    if (exponent < -1074) { /* subnormal: fewer bits */
        significand >>= -1074 - exponent;
        exponent = -1074;
    }
    q->even = significand % 2 == 0;
    /* At a power of two the neighbour below is only half as far. */
    int narrow = significand == UINT64_C(1) << 52 && exponent > -1074;
    big_set(&q->rest, significand);
    big_set(&q->scale, 1);
    big_set(&q->up, 1);
    big_set(&q->down, 1);
    int above = exponent > 0 ? exponent : 0, below = exponent < 0 ? -exponent : 0;
    big_shift(&q->rest, above + 1 + narrow);
    big_shift(&q->scale, below + 1 + narrow);
    big_shift(&q->up, above + narrow);
    big_shift(&q->down, above);
}

static bool reaches_scale(const struct ratio *q)
{
    int c = compare_sum(&q->rest, &q->up, &q->scale);
    return q->even ? c >= 0 : c > 0;
}

/* Scales so that the value is 0.d1d2... * 10^power; returns the power. */
static int ratio_normalise(struct ratio *q, double value)
{
    int power = (int)ceil(log10(value) - 1e-10);
    if (power >= 0) {
        big_multiply_power10(&q->scale, power);
    } else {
        big_multiply_power10(&q->rest, -power);
        big_multiply_power10(&q->up, -power);
        big_multiply_power10(&q->down, -power);
    }
    if (reaches_scale(q)) {
        big_multiply(&q->scale, 10);
        power++;
    }
    return power;
}

/* Digits of a positive value, shortest; *power as above. Returns how many, at most 17. */
static size_t shortest_digits(char *digits, double value, int *power)
{
    struct ratio q;
    ratio_init(&q, value);
    *power = ratio_normalise(&q, value);
    for (size_t n = 0;;) {
        big_multiply(&q.rest, 10);
        big_multiply(&q.up, 10);
        big_multiply(&q.down, 10);
        int digit = 0;
        for (; big_compare(&q.rest, &q.scale) >= 0; digit++)
            big_subtract(&q.rest, &q.scale);
        int low = big_compare(&q.rest, &q.down);
        bool can_stop_low = q.even ? low <= 0 : low < 0;
        bool can_stop_high = reaches_scale(&q);
        if (can_stop_low || can_stop_high) {
            if (can_stop_high && (!can_stop_low || compare_sum(&q.rest, &q.rest, &q.scale) >= 0))
                digit++;
            digits[n++] = (char)('0' + digit);
            return n;
        }
        digits[n++] = (char)('0' + digit);
    }
}

static size_t write_digits(char *to, const char *digits, size_t n, int power)
{
    char *p = to;
    if (power > 21 || power < -5) {
        *p++ = digits[0];
        if (n > 1) {
            *p++ = '.';
            memcpy(p, digits + 1, n - 1);
            p += n - 1;
        }
        *p++ = 'e';
        *p++ = power > 0 ? '+' : '-';
        p += write_unsigned(p, (uint64_t)(power > 0 ? power - 1 : 1 - power));
        return (size_t)(p - to);
    }
    if (power <= 0) {
        *p++ = '0';
        *p++ = '.';
        for (int i = power; i < 0; i++)
            *p++ = '0';
    }
    for (int i = 0; i < (int)n || i < power; i++) {
        if (i == power && i > 0)
            *p++ = '.';
        *p++ = i < (int)n ? digits[i] : '0';
    }
    *p = '\0';
    return (size_t)(p - to);
}

/* The fast way; 0 when it does not apply. */
static size_t write_short(char *to, double value)
{
    static const double power10[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                     1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    if (value < 1e-5 || value >= EXACT_LIMIT)
        return 0;
    if (value == (double)(uint64_t)value)
        return write_unsigned(to, (uint64_t)value);
    for (unsigned k = 1; k < sizeof power10 / sizeof *power10; k++) {
        double scaled = value * power10[k];
        if (scaled >= EXACT_LIMIT / 2)
            break;
        uint64_t m = (uint64_t)(scaled + 0.5);
        if ((double)m / power10[k] == value)
            return write_fixed(to, m, k);
    }
    return 0;
}

size_t lay_number_write_real(char *to, double value)
{
    assert(isfinite(value));
    size_t sign = 0;
    if (value < 0) {
        to[sign++] = '-';
        value = -value;
    }
    if (value == 0)
        return write_unsigned(to, 0);
    size_t n = write_short(to + sign, value);
    if (!n) {
        char digits[20];
        int power;
        size_t count = shortest_digits(digits, value, &power);
        n = write_digits(to + sign, digits, count, power);
    }
    return sign + n;
}
