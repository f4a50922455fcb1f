/* test_infer.c: every scenario under tests/text/infer gives what it says it must, in the order
 * written and with its claims shuffled. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scenario.h"
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static void test_scenarios(void **state)
{
    (void)state;
    const char *dir = LAYDOWN_SOURCE_DIR "/tests/text/infer";
    DIR *folder = opendir(dir);
    assert_non_null(folder);
    int files = 0, checks = 0, failures = 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (!strstr(entry->d_name, ".tsv"))
            continue;
        char *path = lay_asprintf("%s/%s", dir, entry->d_name);
        for (unsigned shuffle = 0; shuffle < 4; shuffle++) {
            struct scenario result;
            assert_true(scenario_run(path, shuffle, stderr, &result));
            assert_true(result.checks > 0);
            checks += result.checks;
            failures += result.failures;
        }
        free(path);
        files++;
    }
    closedir(folder);
    print_message("%d scenarios, %d checks\n", files, checks);
    assert_true(files > 0);
    assert_int_equal(failures, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_scenarios)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
