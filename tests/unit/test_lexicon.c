/* test_lexicon.c: every rule of the lexicons finds its own example and leaves the other one alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/prose/clause.h"
#include "import/prose/extract.h"
#include <stdio.h>
#include <string.h>

static struct lay_text_reader reader;

/* Of a rule that adds who did it to the claim before. */
static bool names_attacker(const struct lay_rule *rule, const struct lay_prose_claim *claim)
{
    return lay_has_trait(rule, LAY_TRAIT_LIKE_ATTACK) && claim->actor_count &&
           strcmp(claim->actors[0].role, "attacker") == 0 &&
           strcmp(claim->actors[0].name, "unknown") != 0;
}

static bool finds(const char *lang, const char *text, const struct lay_rule *rule)
{
    struct lay_extract_given given = {.language = lang, .source = "test"};
    lay_day_from_civil(2022, 12, 31, &given.published);
    reader.original = text;
    lay_reader_read(&reader, text, strlen(text), &given);
    for (size_t i = 0; i < reader.claims.n; i++)
        if (reader.claims.at[i].rule == rule || names_attacker(rule, &reader.claims.at[i]))
            return true;
    return false;
}

static void test_triggers(void **state)
{
    (void)state;
    size_t wrong = 0, rules = 0;
    for (size_t l = 0; l < reader.language_count; l++)
        for (size_t i = 0; i < reader.lexicons[l].rules.n; i++) {
            const struct lay_rule *rule = reader.lexicons[l].rules.at[i];
            if (*rule->count || rule->voice == LAY_VOICE_ECHO || rule->voice == LAY_VOICE_SOURCE ||
                rule->voice == LAY_VOICE_DATE) /* make no claims */
                continue;
            rules++;
            assert_true(*rule->plus && *rule->minus);
            if (!finds(reader.lexicons[l].language.name, rule->plus, rule)) {
                print_message("%s %s misses: %s\n", reader.lexicons[l].language.name, rule->id,
                              rule->plus);
                wrong++;
            }
            if (finds(reader.lexicons[l].language.name, rule->minus, rule)) {
                print_message("%s %s finds: %s\n", reader.lexicons[l].language.name, rule->id,
                              rule->minus);
                wrong++;
            }
        }
    assert_true(rules > 100);
    assert_int_equal(wrong, 0);
}

/* The first time in a text that a rule counts. */
static bool counts(struct lay_lexicon *lexicon, const char *text, const struct lay_rule *rule)
{
    uint32_t none[] = {UINT32_MAX};
    struct lay_tokens tokens;
    bool found = false;
    lay_tokens_split(&reader.vocab, text, strlen(text), none, &tokens);
    for (size_t at = 0; at < tokens.all.n && !found; at++) {
        const struct lay_starts *starts = lay_lexicon_starts(lexicon, &tokens.all.at[at]);
        for (uint32_t k = 0; k < starts->n && !found; k++) {
            struct lay_match match;
            found = starts->at[k].entry->rule == rule &&
                    lay_match_start(lexicon, &tokens, at, tokens.all.n, &starts->at[k], &match);
        }
    }
    lay_tokens_done(&tokens);
    return found;
}

static void test_times(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t l = 0; l < reader.language_count; l++)
        for (size_t i = 0; i < reader.lexicons[l].rules.n; i++) {
            const struct lay_rule *rule = reader.lexicons[l].rules.at[i];
            if (!*rule->count)
                continue;
            bool plus = counts(&reader.lexicons[l], rule->plus, rule),
                 minus = counts(&reader.lexicons[l], rule->minus, rule);
            if (!plus || minus)
                print_message("%s %s: %s\n", reader.lexicons[l].language.name, rule->id,
                              plus ? rule->minus : rule->plus);
            wrong += !plus || minus;
        }
    assert_int_equal(wrong, 0);
}

static int setup(void **state)
{
    (void)state;
    return lay_reader_init(&reader, NULL) == LAY_OK ? 0 : 1;
}

static int teardown(void **state)
{
    (void)state;
    lay_reader_done(&reader);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_triggers),
                                       cmocka_unit_test(test_times)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
