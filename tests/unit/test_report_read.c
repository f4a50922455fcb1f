/* Reading and checking report documents: a table of small ones, the hostile ones, and real ones. */
#include "base/buf.h"
#include "expect.h"
#include "import/document.h"
#include "import/report_read.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#ifndef SHARED
#define SHARED LAYDOWN_SOURCE_DIR "/../shared"
#endif

struct seen {
    lay_buf found; /* "error:code@line:column ..." */
    lay_buf words;
};

static void note_problem(void *context, enum lay_severity severity, const lay_error *problem)
{
    static const char *const names[] = {"error", "warning", "note"};
    struct seen *seen = context;
    lay_buf_printf(&seen->found, "%s%s:%s@%ld:%ld", seen->found.len ? " " : "", names[severity],
                   problem->code, problem->line, problem->column);
    lay_buf_printf(&seen->words, "    %s (%s)\n", problem->message,
                   problem->hint ? problem->hint : "-");
}

static void replace(lay_buf *out, const char *text)
{
    for (const char *p = text; *p;) {
        if (strncmp(p, "⏎", strlen("⏎")) == 0) {
            lay_buf_putc(out, '\n');
            p += strlen("⏎");
        } else if (strncmp(p, "→", strlen("→")) == 0) {
            lay_buf_putc(out, '\t');
            p += strlen("→");
        } else {
            lay_buf_putc(out, *p++);
        }
    }
}

static void put_whole(lay_buf *out, const char *kind, const char *text)
{
    static const char head[] =
        "{\"id\":\"r\",\"source\":{\"name\":\"S\"},\"published\":\"2022-01-03\",\"claims\":[";
    if (strcmp(kind, "doc") == 0 || strcmp(kind, "json") == 0 || strcmp(kind, "report") == 0) {
        replace(out, text);
        return;
    }
    lay_buf_puts(out, head);
    if (strcmp(kind, "claim") != 0)
        lay_buf_printf(out, "{\"type\":\"presence\",\"%s\":%s", kind,
                       strcmp(kind, "where") == 0 ? "[" : "");
    lay_buf_putc(out, '\n');
    replace(out, text);
    if (strcmp(kind, "claim") != 0)
        lay_buf_puts(out, strcmp(kind, "where") == 0 ? "]}" : "}");
    lay_buf_puts(out, "]}");
}

static bool check_line(char *line, size_t nth)
{
    char *expected = strchr(line, '\t'), *text = expected ? strchr(expected + 1, '\t') : NULL;
    assert_non_null(text);
    *expected++ = *text++ = '\0';
    LAY_BUF whole = {0};
    put_whole(&whole, line, text);
    struct seen seen = {0};
    struct lay_problems problems = {.say = note_problem, .context = &seen};
    struct lay_documents documents = {0};
    lay_read_documents_text(strcmp(line, "json") == 0 ? "test.json" : "test", lay_buf_text(&whole),
                            whole.len, &documents, &problems);
    lay_finish_documents(&documents, &problems, NULL, NULL);
    bool right = strcmp(seen.found.len ? seen.found.text : "ok", expected) == 0;
    if (!right)
        print_message("line %zu: %s\n  expected %s\n  found    %s\n%s", nth, text, expected,
                      seen.found.len ? seen.found.text : "ok", lay_buf_text(&seen.words));
    lay_documents_done(&documents);
    lay_buf_done(&seen.found);
    lay_buf_done(&seen.words);
    return right;
}

static void table(void **state)
{
    (void)state;
    FILE *file = fopen(LAYDOWN_SOURCE_DIR "/tests/text/reports.tsv", "r");
    assert_non_null(file);
    char *line = NULL;
    size_t cap = 0, nth = 0, wrong = 0, checked = 0;
    for (ssize_t len; (len = getline(&line, &cap, file)) > 0;) {
        nth++;
        if (line[0] == '#')
            continue;
        line[strcspn(line, "\n")] = '\0';
        checked++;
        wrong += !check_line(line, nth);
    }
    free(line);
    fclose(file);
    assert_true(checked > 100);
    assert_int_equal(wrong, 0);
}

/* A file's counts of errors, warnings and notes; false when there is no such file. */
static bool read_counts(const char *path, struct lay_problems *problems, size_t *claims)
{
    struct lay_documents documents = {0};
    const struct lay_input_path file = {.path = path};
    lay_status status = lay_read_documents(&file, &documents, problems, NULL);
    lay_finish_documents(&documents, problems, NULL, NULL);
    *claims = 0;
    for (size_t i = 0; i < documents.reports.n; i++)
        *claims += documents.reports.at[i]->claim_count;
    lay_documents_done(&documents);
    return status == LAY_OK;
}

static void dossiers(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        size_t claims;
    } files[] = {{SHARED "/dossier/mali-2021-2025.json", 187},
                 {SHARED "/dossier/niger-chad.json", 113}};
    for (size_t i = 0; i < LAY_COUNT(files); i++) {
        struct seen seen = {0};
        struct lay_problems problems = {.say = note_problem, .context = &seen};
        size_t claims;
        if (!read_counts(files[i].path, &problems, &claims)) {
            print_message("skipped: no %s\n", files[i].path);
            continue;
        }
        if (problems.errors || problems.warnings)
            print_message("%s\n%s", files[i].path, lay_buf_text(&seen.words));
        assert_int_equal(claims, files[i].claims);
        assert_int_equal(problems.errors, 0);
        assert_int_equal(problems.warnings, 0);
        lay_buf_done(&seen.found);
        lay_buf_done(&seen.words);
    }
}

static bool as_expected(const char *path, const char *expect, const struct lay_problems *problems)
{
    if (strcmp(expect, "REJECT") == 0 || strcmp(expect, "RECORD") == 0)
        return problems->errors > 0;
    if (strcmp(expect, "ACCEPT") == 0)
        return !problems->errors && (!problems->warnings || strstr(path, "year-10000"));
    if (strstr(expect, "WARN"))
        return !problems->errors && problems->warnings + problems->notes > 0;
    return !problems->errors;
}

/* The next field of a line, which is cut there. */
static char *cut(char **rest)
{
    char *field = *rest, *end = field + strcspn(field, "\t\n");
    *rest = *end ? end + 1 : end;
    *end = '\0';
    return field;
}

/* The folder of bad and hostile inputs, unpacked beside the test; NULL when there is none. */
static char *hostile_folder(void)
{
    if (getenv("LAYDOWN_HOSTILE"))
        return lay_strdup(getenv("LAYDOWN_HOSTILE"));
    const char *archive = SHARED "/hostile/inputs.tar.xz";
    FILE *file = fopen(archive, "r");
    if (!file)
        return NULL;
    fclose(file);
    char *folder = lay_strdup(LAYDOWN_BINARY_DIR "/hostile");
    LAY_FREE char *command = lay_asprintf("mkdir -p '%s' && tar xf '%s' -C '%s' && cp -f "
                                          "'" SHARED "/hostile/MANIFEST.tsv' '%s'",
                                          folder, archive, folder, folder);
    assert_int_equal(system(command), 0);
    return folder;
}

/* Every row of the manifest of those inputs that is JSON. */
static void hostile(void **state)
{
    (void)state;
    LAY_FREE char *folder = hostile_folder();
    LAY_FREE char *manifest = folder ? lay_asprintf("%s/MANIFEST.tsv", folder) : NULL;
    FILE *file = manifest ? fopen(manifest, "r") : NULL;
    if (!file) {
        print_message("skipped: no hostile inputs\n");
        return;
    }
    char *line = NULL;
    size_t cap = 0, wrong = 0, checked = 0;
    while (getline(&line, &cap, file) > 0) {
        if (strncmp(line, "json/", 5) != 0)
            continue;
        char *rest = line, *path = cut(&rest);
        cut(&rest);
        cut(&rest);
        const char *expect = cut(&rest);
        LAY_FREE char *input = lay_asprintf("%s/%s", folder, path);
        struct seen seen = {0};
        struct lay_problems problems = {.say = note_problem, .context = &seen};
        size_t claims;
        assert_true(read_counts(input, &problems, &claims));
        bool right =
            as_expected(path, expect, &problems) && !strchr(lay_buf_text(&seen.words), '\033');
        if (!right || getenv("LAYDOWN_SHOW"))
            print_message("%s %s: %.2000s\n%.2000s", path, expect, lay_buf_text(&seen.found),
                          lay_buf_text(&seen.words));
        checked++;
        wrong += !right;
        lay_buf_done(&seen.found);
        lay_buf_done(&seen.words);
    }
    print_message("%zu inputs\n", checked);
    free(line);
    fclose(file);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    use_built_modules();
    const struct CMUnitTest tests[] = {cmocka_unit_test(table), cmocka_unit_test(dossiers),
                                       cmocka_unit_test(hostile)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
