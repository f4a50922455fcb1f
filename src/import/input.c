/* input.c: see input.h. Files are read whole: a report document is small, and positions and
 * verbatim numbers need its text beside its tree.
 *
 * One text or one per line? Lines, when the first line that is not blank is an object that ends on
 * it, and another object begins on a later line. A document that is followed by anything else is
 * left to the JSON reader, which says so.
 */
#include "import/input.h"

#include "base/error.h"
#include "import/document.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *lay_input_name(const char *path)
{
    return strcmp(path, "-") == 0 ? "(standard input)" : path;
}

static lay_status read_error(const char *path, lay_error *err)
{
    int why = errno;
    bool missing = why == ENOENT || why == ENOTDIR;
    if (missing)
        lay_error_set(err, LAY_NOT_FOUND, "file.missing", "There is no such file.");
    else
        lay_error_set(err, LAY_IO, "io.read", "The file cannot be read: %s.", strerror(why));
    lay_error_at(err, path, 0, 0);
    return missing ? LAY_NOT_FOUND : LAY_IO;
}

static lay_status too_big(const char *path, lay_error *err)
{
    lay_error_set(err, LAY_REFUSED, "file.too_big",
                  "The file has more than %d MiB, which is the limit for one.", LAY_MAX_FILE >> 20);
    lay_error_at(err, path, 0, 0);
    lay_error_hint(err, "split it");
    return LAY_REFUSED;
}

static lay_status read_all(int fd, const char *path, char **text, size_t *len, lay_error *err)
{
    struct stat info;
    bool sized = fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    if (sized && info.st_size > LAY_MAX_FILE)
        return too_big(path, err);
    size_t cap = sized && info.st_size > 0 ? (size_t)info.st_size + 2 : 1 << 16;
    size_t have = 0;
    LAY_FREE char *bytes = lay_alloc(cap);
    for (;;) {
        ssize_t got = read(fd, bytes + have, cap - have - 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return read_error(path, err);
        if (got == 0)
            break;
        have += (size_t)got;
        if (have > LAY_MAX_FILE)
            return too_big(path, err);
        if (cap - have < 2)
            bytes = lay_realloc(bytes, cap *= 2, 1);
    }
    bytes[have] = '\0';
    *text = bytes;
    *len = have;
    bytes = NULL;
    return LAY_OK;
}

lay_status lay_read_input(const char *path, char **text, size_t *len, lay_error *err)
{
    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, lay_input_name(path), text, len, err);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return read_error(path, err);
    lay_status status = read_all(fd, path, text, len, err);
    close(fd);
    return status;
}

static bool has_extension(const char *path, const char *const *extensions, size_t count)
{
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < count; i++) {
        size_t n = 0;
        while (extensions[i][n] && (dot[1 + n] | 0x20) == extensions[i][n])
            n++;
        if (!extensions[i][n] && !dot[1 + n])
            return true;
    }
    return false;
}

static const char *const json_names[] = {"json"};
static const char *const line_names[] = {"jsonl", "ndjson"};
static const char *const prose_names[] = {"txt", "text", "htm", "html"};
static const char *const table_names[] = {"csv", "tsv", "tab"};

static size_t skip_blanks(const char *text, size_t len, size_t i)
{
    while (i < len && strchr(" \t\r\n", text[i]) && text[i])
        i++;
    return i;
}

/* The end of the object that begins at i, or of its line when it does not end there. */
static size_t object_end_on_line(const char *text, size_t len, size_t i, bool *ends)
{
    bool quoted = false;
    long depth = 0;
    *ends = false;
    for (; i < len && text[i] != '\n' && text[i] != '\r'; i++) {
        if (quoted && text[i] == '\\' && i + 1 < len) {
            i++;
        } else if (quoted) {
            quoted = text[i] != '"';
        } else if (text[i] == '"') {
            quoted = true;
        } else if (text[i] == '{' || text[i] == '[') {
            depth++;
        } else if ((text[i] == '}' || text[i] == ']') && --depth == 0) {
            *ends = true;
            return i + 1;
        }
    }
    return i;
}

static bool is_lines(const char *text, size_t len, size_t first)
{
    bool ends;
    size_t end = object_end_on_line(text, len, first, &ends);
    if (!ends)
        return false;
    size_t next = skip_blanks(text, len, end);
    return next < len && text[next] == '{' && memchr(text + end, '\n', next - end);
}

static const char *other_kind(const char *path, const char *text, size_t len)
{
    static const struct {
        const char *magic, *words;
        size_t len;
    } magics[] = {{"SQLite format 3", "a database or GeoPackage", 15},
                  {"PK\003\004", "a ZIP archive or an office document", 4},
                  {"\037\213", "a gzip archive", 2},
                  {"%PDF", "a PDF file", 4},
                  {"fgb", "a FlatGeobuf file", 3}};
    for (size_t i = 0; i < LAY_COUNT(magics); i++)
        if (len >= magics[i].len && memcmp(text, magics[i].magic, magics[i].len) == 0)
            return magics[i].words;
    size_t first = skip_blanks(text, len, 0);
    if (first < len && text[first] == '<')
        return "an XML or HTML file";
    return has_extension(path, table_names, LAY_COUNT(table_names)) ? "a table" : "a text";
}

enum lay_input_kind lay_input_kind(const char *path, const char *text, size_t len,
                                   const char **what)
{
    if (!len)
        return LAY_INPUT_EMPTY;
    if (has_extension(path, line_names, LAY_COUNT(line_names)))
        return LAY_INPUT_LINES;
    size_t bom = len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    size_t first = skip_blanks(text, len, bom);
    bool braces = first < len && (text[first] == '{' || text[first] == '[');
    if (braces && is_lines(text, len, first))
        return LAY_INPUT_LINES;
    if (braces || has_extension(path, json_names, LAY_COUNT(json_names)))
        return LAY_INPUT_JSON;
    *what = other_kind(path, text, len);
    bool known = strcmp(*what, "a text") == 0 || strcmp(*what, "an XML or HTML file") == 0;
    return known && has_extension(path, prose_names, LAY_COUNT(prose_names)) ? LAY_INPUT_PROSE
                                                                             : LAY_INPUT_OTHER;
}

static int by_name(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

/* Its own files first, by name, then the folders in it. */
static lay_status expand_folder(lay_arena *arena, const char *path, lay_paths *out,
                                lay_paths *passed_over, lay_error *err)
{
    DIR *folder = opendir(path);
    if (!folder)
        return read_error(path, err);
    LAY_VEC(const char *) folders = {0};
    size_t before = out->n;
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.')
            continue;
        const char *name = lay_arena_printf(arena, "%s/%s", path, entry->d_name);
        struct stat info;
        if (lstat(name, &info) == 0 && S_ISDIR(info.st_mode)) /* a link might lead in circles */
            lay_vec_push(&folders, name);
        else if (has_extension(name, json_names, LAY_COUNT(json_names)) ||
                 has_extension(name, line_names, LAY_COUNT(line_names)))
            lay_vec_push(out, name);
        else
            lay_vec_push(passed_over, name);
    }
    closedir(folder);
    if (out->n > before)
        qsort(out->at + before, out->n - before, sizeof *out->at, by_name);
    if (folders.n)
        qsort(folders.at, folders.n, sizeof *folders.at, by_name);
    lay_status status = LAY_OK;
    for (size_t i = 0; i < folders.n && status == LAY_OK; i++)
        status = expand_folder(arena, folders.at[i], out, passed_over, err);
    lay_vec_done(&folders);
    return status;
}

lay_status lay_expand_paths(lay_arena *arena, const char *const *paths, size_t count,
                            lay_paths *out, lay_paths *passed_over, lay_error *err)
{
    lay_status status = LAY_OK;
    for (size_t i = 0; i < count && status == LAY_OK; i++) {
        struct stat info;
        if (strcmp(paths[i], "-") != 0 && stat(paths[i], &info) == 0 && S_ISDIR(info.st_mode))
            status = expand_folder(arena, paths[i], out, passed_over, err);
        else
            lay_vec_push(out, paths[i]);
    }
    return status;
}
