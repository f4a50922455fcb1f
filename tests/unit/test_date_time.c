/* Moments: what is read, what is not, and back. */
#include "model/date_time.h"

#include "base/mem.h"
#include <stdlib.h>

#include <cmocka.h>

static void moments(void **state)
{
    (void)state;
    static const struct {
        const char *text, *back;
        int64_t time;
    } good[] = {
        {"1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z", 0},
        {"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z", -1},
        {"2024-02-29T12:30:05Z", "2024-02-29T12:30:05Z", 1709209805},
        {"2024-02-29T12:30", "2024-02-29T12:30:00Z", 1709209800},
        {"2024-02-29T12:30:05+02:00", "2024-02-29T10:30:05Z", 1709202605},
        {"2024-02-29T23:30:00-01:45", "2024-03-01T01:15:00Z", 1709255700},
    };
    for (size_t i = 0; i < LAY_COUNT(good); i++) {
        int64_t time = 7;
        assert_true(lay_time_parse(good[i].text, &time));
        assert_int_equal(time, good[i].time);
        LAY_FREE char *back = lay_time_format(time);
        assert_string_equal(back, good[i].back);
    }
}

static void no_moments(void **state)
{
    (void)state;
    static const char *const bad[] = {"",
                                      "2024-02-29",
                                      "2024-02T12:00:00Z",
                                      "2023-02-29T12:00:00Z",
                                      "2024-02-29T24:00:00Z",
                                      "2024-02-29T12:60:00Z",
                                      "2024-02-29T12:00:60Z",
                                      "2024-02-29T12:0:00Z",
                                      "2024-02-29T12:00:00z",
                                      "2024-02-29T12:00:00Z ",
                                      "2024-02-29T12:00:00+2:00",
                                      "2024-02-29T12:00:00+02",
                                      "2024-02-29T12:00:00 02:00",
                                      "2024-02-29T"};
    for (size_t i = 0; i < LAY_COUNT(bad); i++) {
        int64_t time = 7;
        if (lay_time_parse(bad[i], &time))
            fail_msg("\"%s\" was read", bad[i]);
        assert_int_equal(time, 7);
    }
    LAY_FREE char *beyond = lay_time_format(INT64_MAX);
    assert_string_equal(beyond, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(moments), cmocka_unit_test(no_moments)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
