/* "Did you mean": one slip, two slips, too far, hostile words. */
#include "base/suggest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const members[] = {"type",     "stance", "modality", "where",       "when",
                                      "strength", "lon",    "lat",      "credibility", "who"};

static void nearest_member(void **state)
{
    (void)state;
    static const struct {
        const char *word, *expected;
    } table[] = {
        {"type", "type"},
        {"Type", "type"},
        {"TYPE", "type"},
        {"tpye", "type"},
        {"typ", "type"},
        {"types", "type"},
        {"stanse", "stance"},
        {"modaltiy", "modality"},
        {"credibilty", "credibility"},
        {"streng", "strength"},
        {"stength", "strength"},
        {"wher", "where"},
        {"wen", "when"},
        {"long", "lon"},
        {"lng", NULL},
        {"lo", "lon"},
        {"xyz", NULL},
        {"", NULL},
        {"t", NULL},
        {"tyxx", NULL},
        {"strxxxth", NULL},
        {"la", "lat"},
        {"st\xC3\xA2nce", "stance"},
        {"\xFFype", "type"},
        {"hwo", "who"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const char *got = lay_suggest(table[i].word, members, sizeof members / sizeof *members);
        if (!table[i].expected)
            assert_null(got);
        else if (!got || strcmp(got, table[i].expected) != 0)
            fail_msg("%s: %s, not %s", table[i].word, got ? got : "(none)", table[i].expected);
    }
    assert_null(lay_suggest("type", members, 0));
}

static void the_first_of_equals(void **state)
{
    (void)state;
    static const char *const two[] = {"abcx", "abcy", "abcd"};
    assert_ptr_equal(lay_suggest("abcz", two, 3), two[0]);
    assert_ptr_equal(lay_suggest("abcd", two, 3), two[2]);
}

static void a_long_word_costs_nothing(void **state)
{
    (void)state;
    char *word = malloc(1000001);
    memset(word, 'a', 1000000);
    word[1000000] = '\0';
    assert_null(lay_suggest(word, members, sizeof members / sizeof *members));
    free(word);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nearest_member),
        cmocka_unit_test(the_first_of_equals),
        cmocka_unit_test(a_long_word_costs_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
