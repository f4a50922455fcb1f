/* Numbers: grammar, limits of int64, correct rounding, no locale. */
#include "base/number.h"

#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void grammar(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t prefix;
    } table[] = {{"0", 1},     {"-0", 2},    {"12", 2},   {"01", 1},    {"-", 0},     {"", 0},
                 {"+1", 0},    {".5", 0},    {"1.", 1},   {"1.5", 3},   {"1.5.2", 3}, {"1e", 1},
                 {"1e+", 1},   {"1e+05", 5}, {"1E-3", 4}, {"0x10", 1},  {"NaN", 0},   {"-a", 0},
                 {"1e5e5", 3}, {"1 ", 1},    {"-.5", 0},  {"0.0e0", 5}, {"1_000", 1}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const char *text = table[i].text;
        assert_int_equal(lay_number_prefix(text, strlen(text)), table[i].prefix);
        double real = 7;
        bool whole = table[i].prefix && table[i].prefix == strlen(text);
        assert_int_equal(lay_number_real(text, strlen(text), &real), whole);
        if (!whole)
            assert_true(real == 7);
    }
}

static void whole_numbers(void **state)
{
    (void)state;
    enum { NEITHER, BOTH, INTEGRAL };
    static const struct {
        const char *text;
        int reads;
        int64_t value;
    } table[] = {
        {"0", BOTH, 0},
        {"-0", BOTH, 0},
        {"400", BOTH, 400},
        {"9007199254740993", BOTH, INT64_C(9007199254740993)},
        {"9223372036854775807", BOTH, INT64_MAX},
        {"-9223372036854775808", BOTH, INT64_MIN},
        {"-9223372036854775807", BOTH, -INT64_MAX},
        {"9223372036854775808", NEITHER, 0},
        {"-9223372036854775809", NEITHER, 0},
        {"18446744073709551616", NEITHER, 0},
        {"18446744073709551617", NEITHER, 0},
        {"100000000000000000000", NEITHER, 0},
        {"99999999999999999999999999999999999999", NEITHER, 0},
        {"4e2", INTEGRAL, 400},
        {"4E+2", INTEGRAL, 400},
        {"400.0", INTEGRAL, 400},
        {"400.000e0", INTEGRAL, 400},
        {"40000e-2", INTEGRAL, 400},
        {"1.25e2", INTEGRAL, 125},
        {"0.0000000000000000000000000004e30", INTEGRAL, 400},
        {"-1.5e1", INTEGRAL, -15},
        {"10203.0405e4", INTEGRAL, 102030405},
        {"9.223372036854775807e18", INTEGRAL, INT64_MAX},
        {"922337203685477580700e-2", INTEGRAL, INT64_MAX},
        {"-0.0", INTEGRAL, 0},
        {"0e999999999999999999999999", INTEGRAL, 0},
        {"0.000e-99999999999999999999", INTEGRAL, 0},
        {"1e18", INTEGRAL, INT64_C(1000000000000000000)},
        {"1e19", NEITHER, 0},
        {"1e999999999999999999999999", NEITHER, 0},
        {"1e-999999999999999999999999", NEITHER, 0},
        {"0.5", NEITHER, 0},
        {"1.25e1", NEITHER, 0},
        {"400.0000000000000000000000000000000000001", NEITHER, 0},
        {"01", NEITHER, 0},
        {"+1", NEITHER, 0},
        {" 1", NEITHER, 0},
        {"1 ", NEITHER, 0},
        {"", NEITHER, 0},
        {"-", NEITHER, 0},
        {"0x10", NEITHER, 0},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const char *text = table[i].text;
        int64_t value = 7;
        assert_int_equal(lay_number_integral(text, strlen(text), &value),
                         table[i].reads != NEITHER);
        assert_int_equal(value, table[i].reads != NEITHER ? table[i].value : 7);
        value = 7;
        assert_int_equal(lay_number_int(text, strlen(text), &value), table[i].reads == BOTH);
        assert_int_equal(value, table[i].reads == BOTH ? table[i].value : 7);
    }
}

static void real_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double value;
    } table[] = {
        {"0", 0},
        {"16.7305", 16.7305},
        {"-3.0076", -3.0076},
        {"1e22", 1e22},
        {"1e23", 1e23},
        {"9007199254740992", 9007199254740992.0},
        {"9007199254740993", 9007199254740992.0},                         /* half way: to even */
        {"9007199254740993.00000000000000000000001", 9007199254740994.0}, /* just above */
        {"9007199254740995", 9007199254740996.0},
        {"2.2250738585072012e-308", 2.2250738585072014e-308},
        {"2.2250738585072011e-308", 2.225073858507201e-308}, /* the one that hung PHP */
        {"4.9e-324", 4.9e-324},
        {"2.4703282292062327e-324", 0},
        {"2.4703282292062329e-324", 4.9e-324},
        {"1.7976931348623157e308", 1.7976931348623157e308},
        {"1.7976931348623158e308", 1.7976931348623157e308},
        {"0.000000000000000000000000000000000000000000000000000000000000000000000000000001", 1e-78},
        {"123456789012345678901234567890", 123456789012345678901234567890.0},
        {"1e-400", 0},
        {"0e400", 0},
        {"0.1e1", 1},
        {"-100.00", -100},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        double value = 7;
        assert_true(lay_number_real(table[i].text, strlen(table[i].text), &value));
        if (value != table[i].value)
            fail_msg("%s is read as %.17g", table[i].text, value);
    }
    double value = 7;
    assert_true(lay_number_real("-0.0", 4, &value) && signbit(value));
    assert_true(lay_number_real("-1e-400", 7, &value) && value == 0 && signbit(value));
    value = 7;
    assert_false(lay_number_real("1e400", 5, &value));
    assert_false(lay_number_real("-1.7976931348623159e308", 23, &value));
    assert_false(lay_number_real("1e99999999999999999999", 22, &value));
    assert_true(value == 7);
}

static uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    return *seed ^= *seed << 17;
}

/* 17 significant digits name a double: what was printed must be read back to the last bit. */
static void printed_doubles_come_back(void **state)
{
    (void)state;
    uint64_t seed = 88172645463325252u;
    for (int i = 0; i < 200000; i++) {
        uint64_t bits = next_random(&seed);
        double value, back;
        memcpy(&value, &bits, sizeof value);
        if (i % 2)
            value = (double)(int64_t)(bits >> 20) / 1e7;
        if (!isfinite(value))
            continue;
        char text[64];
        int len = snprintf(text, sizeof text, i % 3 ? "%.17g" : "%.16e", value);
        assert_true(lay_number_real(text, (size_t)len, &back));
        if (memcmp(&value, &back, sizeof value) != 0)
            fail_msg("%s is read as %.17g", text, back);
    }
}

double strtod_l(const char *, char **, locale_t); /* hidden by strict POSIX */

/* The fast way and the library must not differ in any digit string of the kind that people write.
 */
static void short_decimals_agree_with_the_library(void **state)
{
    (void)state;
    uint64_t seed = 1234567;
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    for (int i = 0; i < 200000; i++) {
        uint64_t bits = next_random(&seed);
        char text[64];
        int len = snprintf(text, sizeof text, "%llu.%0*llue%d",
                           (unsigned long long)(bits % 100000000), 1 + (int)(bits >> 60),
                           (unsigned long long)(bits >> 20) % 10, (int)(bits >> 40 & 63) - 32);
        double value, expected = strtod_l(text, NULL, c);
        assert_true(lay_number_real(text, (size_t)len, &value));
        assert_true(value == expected);
    }
    freelocale(c);
}

static void no_locale(void **state)
{
    (void)state;
    static const char *const names[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "ru_RU.UTF-8"};
    locale_t comma = (locale_t)0;
    for (size_t i = 0; !comma && i < sizeof names / sizeof *names; i++)
        comma = newlocale(LC_ALL_MASK, names[i], (locale_t)0);
    if (!comma) {
        print_message("skipped: no locale with a decimal comma is installed\n");
        skip();
    }
    locale_t before = uselocale(comma);
    double value = 7;
    bool read = lay_number_real("1.25000000000000000001", 22, &value);
    uselocale(before);
    freelocale(comma);
    assert_true(read && value == 1.25);
}

static void needs_no_nul(void **state)
{
    (void)state;
    char *text = malloc(3);
    memcpy(text, "1e1", 3);
    double real;
    int64_t whole;
    assert_true(lay_number_real(text, 3, &real) && real == 10);
    assert_true(lay_number_integral(text, 3, &whole) && whole == 10);
    assert_true(lay_number_real(text, 1, &real) && real == 1);
    assert_false(lay_number_real(text, 2, &real));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grammar),
        cmocka_unit_test(whole_numbers),
        cmocka_unit_test(real_numbers),
        cmocka_unit_test(printed_doubles_come_back),
        cmocka_unit_test(short_decimals_agree_with_the_library),
        cmocka_unit_test(no_locale),
        cmocka_unit_test(needs_no_nul),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
