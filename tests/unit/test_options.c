/* What a command line means: one table feeds the parser. */
#include "base/mem.h"
#include "cli/options.h"
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

static const struct option at = {"at", 0, OPTION_REPEAT, "DATE", ""};
static const struct option type = {"type", 0, OPTION_LIST, "TYPE", ""};
static const struct option bbox = {"bbox", 0, OPTION_VALUE, "BOX", ""};
static const struct option output = {"output", 'o', OPTION_VALUE, "FILE", ""};
static const struct option quiet = {"quiet", 'q', OPTION_FLAG, NULL, ""};
static const struct option verbose = {"verbose", 'v', OPTION_FLAG, NULL, ""};
static const option_table first = {&at, &type, &bbox, &output, NULL};
static const option_table second = {&quiet, &verbose, NULL};
static const option_table *const tables[] = {&first, &second, NULL};

/* Words separated by blanks; writes what was understood as "name=value" and "word", in order of
 * kind. Returns the error's hint or message where it is none. */
static char *parse(const char *line)
{
    char *copy = lay_strdup(line), *argv[20];
    int argc = 0;
    for (char *w = copy; *w;) {
        argv[argc++] = w;
        w += strcspn(w, " ");
        if (*w)
            *w++ = '\0';
    }
    struct arguments got = {0};
    lay_error err = LAY_ERROR_INIT;
    char *answer;
    if (arguments_parse(&got, argc, argv, tables, &err) != LAY_OK) {
        assert_int_equal(err.status, LAY_USAGE);
        answer = lay_strdup(err.hint ? err.hint : err.message);
    } else {
        answer = lay_strdup("");
        for (size_t i = 0; i < got.count; i++) {
            char *more = lay_asprintf("%s%s=%s ", answer, got.given[i].option->name,
                                      got.given[i].text ? got.given[i].text : "");
            free(answer);
            answer = more;
        }
        for (size_t i = 0; i < got.word_count; i++) {
            char *more = lay_asprintf("%s<%s> ", answer, got.words[i]);
            free(answer);
            answer = more;
        }
        arguments_done(&got);
    }
    lay_error_done(&err);
    free(copy);
    return answer;
}

static void means(const char *line, const char *expected)
{
    char *got = parse(line);
    assert_string_equal(got, expected);
    free(got);
}

static void test_spellings(void **state)
{
    (void)state;
    means("--type=arrival x", "type=arrival <x> ");
    means("--type arrival x", "type=arrival <x> ");
    means("-o f.csv", "output=f.csv ");
    means("-of.csv", "output=f.csv ");
    means("-o=f.csv", "output=f.csv ");
    means("-qv", "quiet= verbose= ");
    means("-qof.csv", "quiet= output=f.csv ");
    means("x -v y", "verbose= <x> <y> ");
    means("-o -", "output=- ");
    means("-", "<-> ");
    means("", "");
}

static void test_lists(void **state)
{
    (void)state;
    means("--type a,b --type c", "type=a type=b type=c ");
    means("--type a,,b", "a value of --type is empty");
    means("--type ,", "a value of --type is empty");
    means("-o a --output b", "--output is given twice");
    means("--at [2021,2022] --at 2023", "at=[2021,2022] at=2023 ");
}

static void test_numbers_are_no_options(void **state)
{
    (void)state;
    means("--bbox -5,10,0,20", "bbox=-5,10,0,20 ");
    means("--bbox=-5,10,0,20", "bbox=-5,10,0,20 ");
    means("-3.01 -.5", "<-3.01> <-.5> ");
    means("-- --type -q", "<--type> <-q> ");
}

static void test_refused(void **state)
{
    (void)state;
    means("--tpye a", "did you mean --type?");
    means("--quite", "did you mean --quiet?");
    means("--typ a", "did you mean --type?"); /* nothing is abbreviated */
    means("--nonsense", "`laydown help COMMAND` lists those of a command");
    means("-x", "`laydown help COMMAND` lists those of a command");
    means("--quiet=1", "--quiet takes no value");
    means("--type", "write --type=TYPE");
    means("--type --quiet", "write --type=TYPE");
    means("--type=", "the value of --type is empty");
}

static void test_access(void **state)
{
    (void)state;
    char *argv[] = {"-o", "b", "-v", "-v", "--type", "x,y"};
    struct arguments got = {0};
    assert_int_equal(arguments_parse(&got, 6, argv, tables, NULL), LAY_OK);
    assert_string_equal(arguments_text(&got, "output"), "b");
    assert_null(arguments_text(&got, "bbox"));
    assert_int_equal(arguments_times(&got, "verbose"), 2);
    size_t count;
    const char **list = arguments_list(&got, "type", &count);
    assert_int_equal(count, 2);
    assert_string_equal(list[1], "y");
    free(list);
    list = arguments_list(&got, "at", &count);
    assert_int_equal(count, 0);
    free(list);
    arguments_done(&got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spellings), cmocka_unit_test(test_lists),
        cmocka_unit_test(test_numbers_are_no_options), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_access)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
