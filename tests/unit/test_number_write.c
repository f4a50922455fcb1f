/* Numbers as text: fixed cases, a million random doubles read back, coordinates. */
#include "base/mem.h"
#include "base/number_write.h"
#include <cjson/cJSON.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static uint64_t random_state = 42;

static uint64_t random_bits(void) /* xorshift64*, G. Marsaglia */
{
    random_state ^= random_state >> 12;
    random_state ^= random_state << 25;
    random_state ^= random_state >> 27;
    return random_state * UINT64_C(2685821657736338717);
}

static double read_back(const char *text)
{
    cJSON *node = cJSON_ParseWithOpts(text, NULL, 1);
    assert_non_null(node);
    double value = node->valuedouble;
    cJSON_Delete(node);
    return value;
}

static void whole_numbers(void **state)
{
    (void)state;
    static const struct {
        int64_t value;
        const char *text;
    } cases[] = {{0, "0"},
                 {-1, "-1"},
                 {1234567890, "1234567890"},
                 {INT64_MAX, "9223372036854775807"},
                 {INT64_MIN, "-9223372036854775808"}};
    for (size_t i = 0; i < LAY_COUNT(cases); i++) {
        char text[LAY_NUMBER_SIZE];
        size_t n = lay_number_write_int(text, cases[i].value);
        assert_string_equal(text, cases[i].text);
        assert_int_equal(n, strlen(text));
    }
}

static void real_cases(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *text;
    } cases[] = {{0.0, "0"},
                 {-0.0, "0"},
                 {1, "1"},
                 {-2.5, "-2.5"},
                 {0.1, "0.1"},
                 {1.0 / 3, "0.3333333333333333"},
                 {123456.789, "123456.789"},
                 {1e-6, "0.000001"},
                 {1e-7, "1e-7"},
                 {1.5e-7, "1.5e-7"},
                 {1e20, "100000000000000000000"},
                 {1e21, "1e+21"},
                 {1.7976931348623157e308, "1.7976931348623157e+308"},
                 {5e-324, "5e-324"},
                 {2.2250738585072014e-308, "2.2250738585072014e-308"},
                 {9007199254740993.0, "9007199254740992"},
                 {2251799813685248.5, "2251799813685248.5"},
                 {0.30000000000000004, "0.30000000000000004"},
                 {1e23, "1e+23"},
                 {2e-5, "0.00002"},
                 {12345678901234567890.0, "12345678901234567000"}};
    for (size_t i = 0; i < LAY_COUNT(cases); i++) {
        char text[LAY_NUMBER_SIZE];
        size_t n = lay_number_write_real(text, cases[i].value);
        assert_int_equal(n, strlen(text));
        assert_true(n < LAY_NUMBER_SIZE);
        assert_string_equal(text, cases[i].text);
        assert_true(read_back(text) == cases[i].value);
    }
}

/* No decimal with one digit less reads back as the value. */
static void assert_shortest(const char *text, double value)
{
    int digits = 0, zeros = 0;
    for (const char *p = text; *p && *p != 'e'; p++) {
        if (*p < '0' || *p > '9')
            continue;
        digits += digits || *p != '0';
        zeros = *p == '0' ? zeros + 1 : 0;
    }
    if (!strchr(text, '.'))
        digits -= zeros;
    assert_true(digits <= 17);
    if (digits < 2)
        return;
    char shorter[LAY_NUMBER_SIZE];
    snprintf(shorter, sizeof shorter, "%.*e", digits - 2, value);
    if (read_back(shorter) == value)
        fail_msg("%s could be %s", text, shorter);
}

static void random_reals(void **state)
{
    (void)state;
    for (int i = 0; i < 1000000; i++) {
        double value;
        uint64_t bits = random_bits();
        if (i % 4 == 0) { /* all exponents */
            memcpy(&value, &bits, sizeof value);
            if (!isfinite(value))
                continue;
        } else if (i % 4 == 1) { /* a short decimal */
            value = (double)(int64_t)(bits % 2000000000) / 1e5 - 10000;
        } else if (i % 4 == 2) {
            value = ldexp((double)(bits >> 11), -53);
        } else {
            value = (double)(bits >> 11) / 1e3 - 1e12;
        }
        char text[LAY_NUMBER_SIZE];
        size_t n = lay_number_write_real(text, value);
        assert_true(n < LAY_NUMBER_SIZE && text[n] == '\0');
        double back = read_back(text);
        if (back != value)
            fail_msg("%a is written as %s, which is %a", value, text, back);
        if (i % 64 < 4)
            assert_shortest(text, value);
    }
}

static void powers_of_two(void **state)
{
    (void)state;
    for (int e = -1074; e < 1024; e++)
        for (int step = -1; step <= 1; step++) {
            double value = ldexp(1, e);
            value = step ? nextafter(value, step > 0 ? INFINITY : 0) : value;
            char text[LAY_NUMBER_SIZE];
            lay_number_write_real(text, value);
            assert_true(read_back(text) == value);
        }
}

static void degrees(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *text;
    } cases[] = {{0, "0"},
                 {-0.0, "0"},
                 {-3.0076, "-3.0076"},
                 {16.7305, "16.7305"},
                 {180, "180"},
                 {-180, "-180"},
                 {1e-7, "0.0000001"},
                 {-1e-7, "-0.0000001"},
                 {4e-8, "0"},
                 {-4e-8, "0"},
                 {12.34567891, "12.3456789"},
                 {12.34567896, "12.345679"},
                 {-0.5, "-0.5"},
                 {89.99999999, "90"},
                 {0.1 + 0.2, "0.3"},
                 {100, "100"},
                 {7.00000005, "7.0000001"}};
    for (size_t i = 0; i < LAY_COUNT(cases); i++) {
        char text[LAY_NUMBER_SIZE];
        size_t n = lay_number_write_degrees(text, cases[i].value);
        assert_string_equal(text, cases[i].text);
        assert_int_equal(n, strlen(text));
    }
    for (int i = 0; i < 100000; i++) {
        double value = ((double)(random_bits() >> 11) / 9007199254740992.0 - 0.5) * 360;
        char text[LAY_NUMBER_SIZE];
        lay_number_write_degrees(text, value);
        assert_true(fabs(read_back(text) - value) <= 0.51e-7);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(whole_numbers),
                                       cmocka_unit_test(real_cases), cmocka_unit_test(random_reals),
                                       cmocka_unit_test(powers_of_two), cmocka_unit_test(degrees)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
