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

/* ---- folders ---- */

static int by_name(const void *a, const void *b)
{
    const struct lay_input_path *x = a, *y = b;
    return strcmp(x->path, y->path);
}

/* Which of the files of one stem is read. */
enum rank { RANK_NONE, RANK_TEXT, RANK_PAGE, RANK_DOCUMENT };
static enum rank rank_of(const char *path)
{
    if (has_extension(path, json_names, LAY_COUNT(json_names)) ||
        has_extension(path, line_names, LAY_COUNT(line_names)))
        return RANK_DOCUMENT;
    if (!has_extension(path, prose_names, LAY_COUNT(prose_names)))
        return RANK_NONE;
    return (strrchr(path, '.')[1] | 0x20) == 'h' ? RANK_PAGE : RANK_TEXT;
}

/* The name of a file, with its point but without what is behind it. */
static size_t stem_of(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot ? (size_t)(dot - path) + 1 : strlen(path);
}

/* What stands beside a file, is named like it, and is read in its place; NULL for none. They lie
 * together among sorted names, but for longer names that begin so. */
static const char *preferred(const struct lay_input_path *all, size_t count, size_t at)
{
    size_t len = stem_of(all[at].path), first = at;
    enum rank rank = rank_of(all[at].path);
    while (first && strncmp(all[first - 1].path, all[at].path, len) == 0)
        first--;
    for (size_t i = first; i < count && strncmp(all[i].path, all[at].path, len) == 0; i++)
        if (rank != RANK_DOCUMENT && rank_of(all[i].path) > rank && stem_of(all[i].path) == len)
            return all[i].path;
    return NULL;
}

/* "Mali_files" beside "Mali.html": what a browser saves with a page. */
static bool is_of_page(const char *folder, const lay_input_paths *files)
{
    static const char *const endings[] = {"_files", "_fichiers", "_файлы", "-Dateien", ".files"};
    size_t len = strlen(folder);
    for (size_t i = 0; i < LAY_COUNT(endings); i++) {
        size_t n = strlen(endings[i]);
        if (len <= n || strcmp(folder + len - n, endings[i]) != 0)
            continue;
        for (size_t k = 0; k < files->n; k++)
            if (rank_of(files->at[k].path) == RANK_PAGE &&
                stem_of(files->at[k].path) == len - n + 1 &&
                strncmp(files->at[k].path, folder, len - n) == 0)
                return true;
    }
    return false;
}

static lay_status list_folder(lay_arena *arena, const char *path, lay_input_paths *files,
                              lay_input_paths *folders, lay_error *err)
{
    DIR *folder = opendir(path);
    if (!folder)
        return read_error(path, err);
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.')
            continue;
        const char *name = lay_arena_printf(arena, "%s/%s", path, entry->d_name);
        struct stat info;
        bool inner = lstat(name, &info) == 0 && S_ISDIR(info.st_mode); /* links might go round */
        lay_vec_push(inner ? folders : files, (struct lay_input_path){name, true, NULL});
    }
    closedir(folder);
    if (files->n)
        qsort(files->at, files->n, sizeof *files->at, by_name);
    if (folders->n)
        qsort(folders->at, folders->n, sizeof *folders->at, by_name);
    return LAY_OK;
}

static void choose_files(lay_arena *arena, const lay_input_paths *files, lay_input_paths *out,
                         lay_input_paths *passed_over)
{
    for (size_t i = 0; i < files->n; i++) {
        struct lay_input_path file = files->at[i];
        const char *instead = preferred(files->at, files->n, i);
        if (rank_of(file.path) == RANK_NONE)
            file.why = "In a folder, documents (.json, .jsonl, .ndjson) and texts (.txt, .text, "
                       ".html, .htm) are read.";
        else if (instead)
            file.why = lay_arena_printf(arena, "It is taken for the same report as %s, which is read.",
                                        strrchr(instead, '/') + 1);
        lay_vec_push(file.why ? passed_over : out, file);
    }
}

/* Its own files first, by name, then the folders in it. */
static lay_status expand_folder(lay_arena *arena, const char *path, lay_input_paths *out,
                                lay_input_paths *passed_over, lay_error *err)
{
    lay_input_paths files = {0}, folders = {0};
    lay_status status = list_folder(arena, path, &files, &folders, err);
    choose_files(arena, &files, out, passed_over);
    for (size_t i = 0; i < folders.n && status == LAY_OK; i++) {
        if (!is_of_page(folders.at[i].path, &files)) {
            status = expand_folder(arena, folders.at[i].path, out, passed_over, err);
            continue;
        }
        folders.at[i].why = "It holds the parts of the page beside it.";
        lay_vec_push(passed_over, folders.at[i]);
    }
    lay_vec_done(&files);
    lay_vec_done(&folders);
    return status;
}

lay_status lay_expand_paths(lay_arena *arena, const char *const *paths, size_t count,
                            lay_input_paths *out, lay_input_paths *passed_over, lay_error *err)
{
    lay_status status = LAY_OK;
    for (size_t i = 0; i < count && status == LAY_OK; i++) {
        struct stat info;
        if (strcmp(paths[i], "-") != 0 && stat(paths[i], &info) == 0 && S_ISDIR(info.st_mode))
            status = expand_folder(arena, paths[i], out, passed_over, err);
        else
            lay_vec_push(out, (struct lay_input_path){paths[i], false, NULL});
    }
    return status;
}
