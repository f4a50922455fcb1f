/* test_times.c: phrases of time in three languages against the dates that they mean. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/prose/extract.h"
#include <stdio.h>
#include <string.h>

enum { COLUMNS = 5, LEAST_PHRASES = 250, EXACT_PERCENT = 95 };

static struct lay_text_reader reader;

static lay_day last_day(const char *edtf)
{
    struct lay_date date;
    assert_int_equal(lay_date_parse(edtf, &date, NULL), LAY_OK);
    return lay_date_last(&date);
}

/* The first time of a phrase, a range of two being one. Caller frees. */
static char *read_phrase(const char *phrase, lay_day published, const char *how)
{
    uint32_t none[] = {UINT32_MAX};
    struct lay_sentence s = {0};
    char *edtf = NULL;
    lay_tokens_done(&reader.tokens);
    lay_tokens_split(&reader.vocab, phrase, strlen(phrase), none, &reader.tokens);
    lay_sentence_read(&reader, 0, reader.tokens.all.n, &s);
    lay_read_times(&reader, &s);
    if (s.times.n) {
        const struct lay_when *when = &s.times.at[0];
        struct lay_time_base base = {
            .published = published, .event = LAY_DAY_MIN, .planned = strcmp(how, "planned") == 0};
        struct lay_span_days days;
        if (lay_when_days(&s, when, &base, &days))
            edtf = lay_time_edtf(&days, when->mode, strcmp(how, "lasting") == 0, published);
    }
    lay_sentence_done(&s);
    return edtf ? edtf : lay_strdup("(no time)");
}

static void test_phrases(void **state)
{
    (void)state;
    FILE *file = fopen(LAYDOWN_SOURCE_DIR "/tests/text/times.tsv", "r");
    assert_non_null(file);
    char *line = NULL;
    size_t cap = 0, phrases = 0, exact = 0;
    while (getline(&line, &cap, file) > 0) {
        if (*line == '#')
            continue;
        line[strcspn(line, "\n")] = '\0';
        const char *cells[COLUMNS];
        char *at = line;
        for (int i = 0; i < COLUMNS; i++) {
            cells[i] = at;
            at += strcspn(at, "\t");
            if (*at)
                *at++ = '\0';
        }
        int language = lay_language_number(&reader, cells[0]);
        assert_true(language >= 0);
        reader.lexicon = &reader.lexicons[language];
        LAY_FREE char *edtf = read_phrase(cells[2], last_day(cells[1]), cells[4]);
        phrases++;
        if (strcmp(edtf, cells[3]) == 0)
            exact++;
        else
            print_message("%s %s \"%s\": %s, not %s\n", cells[0], cells[1], cells[2], cells[3],
                          edtf);
    }
    free(line);
    fclose(file);
    print_message("%zu of %zu exact\n", exact, phrases);
    assert_true(phrases >= LEAST_PHRASES);
    assert_true(exact * 100 >= phrases * EXACT_PERCENT);
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_phrases)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
