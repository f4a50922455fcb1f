/* Files are replaced whole or not at all; failures are told. */
#include "base/error.h"
#include "base/mem.h"
#include "base/output.h"
#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char *folder;

static int make_folder(void **state)
{
    (void)state;
    folder = lay_strdup("/tmp/laydown-output-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    int left = rmdir(folder); /* fails when a test or a temporary file left something */
    free(folder);
    return left;
}

static char *in_folder(const char *name)
{
    return lay_asprintf("%s/%s", folder, name);
}

static void put(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void assert_content(const char *path, const char *text)
{
    lay_buf buf = {0};
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    for (int c; (c = getc(f)) != EOF;)
        lay_buf_putc(&buf, (char)c);
    fclose(f);
    assert_string_equal(lay_buf_text(&buf), text);
    lay_buf_done(&buf);
}

static int files_in_folder(void)
{
    int n = 0;
    DIR *d = opendir(folder);
    while (readdir(d))
        n++;
    closedir(d);
    return n - 2;
}

static lay_output *opened(const char *path)
{
    lay_output *out = NULL;
    lay_error err = LAY_ERROR_INIT;
    lay_status status = lay_output_open(path, &out, &err);
    if (status)
        fail_msg("%s", err.message);
    return out;
}

static void new_file(void **state)
{
    (void)state;
    LAY_FREE char *path = in_folder("new");
    lay_output *out = opened(path);
    lay_output_puts(out, "hello");
    assert_int_equal(access(path, F_OK), -1);
    assert_int_equal(lay_output_commit(out, NULL), LAY_OK);
    assert_content(path, "hello");
    assert_int_equal(files_in_folder(), 1);
    unlink(path);
}

static void replaces_and_keeps_mode(void **state)
{
    (void)state;
    LAY_FREE char *path = in_folder("old");
    put(path, "old");
    chmod(path, 0640);
    lay_output *out = opened(path);
    lay_output_printf(out, "%d", 7);
    assert_content(path, "old");
    assert_int_equal(lay_output_commit(out, NULL), LAY_OK);
    assert_content(path, "7");
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
    unlink(path);
}

static void abandoned(void **state)
{
    (void)state;
    LAY_FREE char *path = in_folder("kept");
    put(path, "old");
    {
        LAY_OUTPUT *out = opened(path);
        lay_output_puts(out, "half");
        assert_int_equal(files_in_folder(), 2);
    }
    assert_content(path, "old");
    assert_int_equal(files_in_folder(), 1);
    unlink(path);
}

static void emergency(void **state)
{
    (void)state;
    LAY_FREE char *path = in_folder("never");
    lay_output *out = opened(path);
    assert_int_equal(files_in_folder(), 1);
    lay_output_emergency();
    assert_int_equal(files_in_folder(), 0);
    lay_output_abandon(out);
    lay_output_emergency();
}

static void big_and_exact(void **state)
{
    (void)state;
    LAY_FREE char *path = in_folder("big");
    lay_output *out = opened(path);
    LAY_BUF want = {0};
    for (int i = 0; i < 70000; i++) {
        LAY_FREE char *line = lay_asprintf("line %d\n", i);
        lay_output_puts(out, line);
        lay_buf_puts(&want, line);
        if (i == 50000) { /* longer than the buffer */
            LAY_BUF copy = {0};
            lay_buf_add(&copy, want.text, want.len);
            lay_output_write(out, copy.text, copy.len);
            lay_buf_add(&want, copy.text, copy.len);
        }
    }
    assert_int_equal(lay_output_commit(out, NULL), LAY_OK);
    assert_content(path, want.text);
    unlink(path);
}

static void through_links(void **state)
{
    (void)state;
    LAY_FREE char *target = in_folder("target"), *link = in_folder("link"),
                  *second = in_folder("second");
    assert_int_equal(symlink("target", link), 0);
    assert_int_equal(symlink(link, second), 0);
    for (int i = 0; i < 2; i++) { /* dangling at first */
        lay_output *out = opened(second);
        lay_output_puts(out, i ? "b" : "a");
        assert_int_equal(lay_output_commit(out, NULL), LAY_OK);
        assert_content(target, i ? "b" : "a");
        struct stat st;
        assert_int_equal(lstat(second, &st), 0);
        assert_true(S_ISLNK(st.st_mode));
    }
    unlink(target);
    unlink(link);
    unlink(second);
    LAY_FREE char *loop = in_folder("loop");
    assert_int_equal(symlink("loop", loop), 0);
    lay_output *out = NULL;
    assert_int_equal(lay_output_open(loop, &out, NULL), LAY_IO);
    unlink(loop);
}

static void full_device(void **state)
{
    (void)state;
    lay_output *out = opened("/dev/full");
    lay_output_puts(out, "x");
    assert_false(lay_output_failed(out));
    lay_error err = LAY_ERROR_INIT;
    assert_int_equal(lay_output_commit(out, &err), LAY_IO);
    assert_string_equal(err.code, "io.write");
    assert_string_equal(err.message, "cannot write /dev/full: No space left on device");
    lay_error_done(&err);
}

static void full_stdout(void **state)
{
    (void)state;
    fflush(stdout);
    int keep = dup(STDOUT_FILENO), full = open("/dev/full", O_WRONLY);
    dup2(full, STDOUT_FILENO);
    lay_output *out = opened("-");
    lay_output_puts(out, "x");
    lay_error err = LAY_ERROR_INIT;
    lay_status status = lay_output_commit(out, &err);
    close(STDOUT_FILENO);
    lay_output *closed = opened(NULL);
    lay_status closed_status = lay_output_commit(closed, NULL);
    dup2(keep, STDOUT_FILENO);
    close(keep);
    close(full);
    assert_int_equal(status, LAY_IO);
    assert_string_equal(err.message, "cannot write standard output: No space left on device");
    assert_int_equal(closed_status, LAY_IO);
    lay_error_done(&err);
}

/* A file size limit stands in for a full disk: write() fails half way. */
static void disk_full_keeps_old(void **state)
{
    (void)state;
    LAY_FREE char *path = in_folder("limited");
    put(path, "old");
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit before, limit;
    getrlimit(RLIMIT_FSIZE, &before);
    limit = before;
    limit.rlim_cur = 300000;
    setrlimit(RLIMIT_FSIZE, &limit);
    lay_output *out = opened(path);
    for (int i = 0; i < 100000; i++)
        lay_output_puts(out, "0123456789");
    bool failed = lay_output_failed(out);
    lay_error err = LAY_ERROR_INIT;
    lay_status status = lay_output_commit(out, &err);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_true(failed);
    assert_int_equal(status, LAY_IO);
    assert_non_null(strstr(err.message, path));
    assert_content(path, "old");
    assert_int_equal(files_in_folder(), 1);
    lay_error_done(&err);
    unlink(path);
}

static void refuses(void **state)
{
    (void)state;
    lay_output *out = NULL;
    lay_error err = LAY_ERROR_INIT;
    assert_int_equal(lay_output_open(folder, &out, &err), LAY_IO);
    assert_non_null(strstr(err.message, "directory"));
    LAY_FREE char *missing = in_folder("no/such/folder");
    assert_int_equal(lay_output_open(missing, &out, &err), LAY_IO);
    assert_non_null(strstr(err.message, missing));
    if (geteuid() != 0) {
        LAY_FREE char *path = in_folder("x");
        chmod(folder, 0500);
        assert_int_equal(lay_output_open(path, &out, &err), LAY_IO);
        chmod(folder, 0700);
        assert_non_null(err.hint);
    } else {
        assert_int_equal(lay_output_open("/proc/laydown", &out, &err), LAY_IO);
    }
    assert_null(out);
    lay_error_done(&err);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(new_file),
                                       cmocka_unit_test(replaces_and_keeps_mode),
                                       cmocka_unit_test(abandoned),
                                       cmocka_unit_test(emergency),
                                       cmocka_unit_test(big_and_exact),
                                       cmocka_unit_test(through_links),
                                       cmocka_unit_test(full_device),
                                       cmocka_unit_test(full_stdout),
                                       cmocka_unit_test(disk_full_keeps_old),
                                       cmocka_unit_test(refuses)};
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
