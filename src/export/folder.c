/* folder.c: which files are ours is written down in the folder itself. A name in the list that
 * leaves the folder is not believed. */
#include "export/folder.h"

#include "base/error.h"
#include "base/json.h"
#include "export/writers.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LARGEST_LIST = 1 << 20 };

static char *path_of(const struct lay_folder *folder, const char *name)
{
    return lay_asprintf("%s/%s", folder->path, name);
}

static lay_status damaged(const char *path, lay_error *err)
{
    lay_error_set(err, LAY_IO, "folder.damaged", "%s is no list of an export", path);
    lay_error_hint(err, "remove it, and the files that are to be replaced, or name another folder");
    return LAY_IO;
}

static bool read_names(struct lay_folder *folder, const cJSON *root)
{
    const cJSON *files = cJSON_GetObjectItemCaseSensitive(root, "files"), *file;
    if (!cJSON_IsArray(files))
        return false;
    cJSON_ArrayForEach(file, files)
    {
        const cJSON *name = cJSON_GetObjectItemCaseSensitive(file, "name");
        if (!cJSON_IsString(name) || strchr(name->valuestring, '/') || name->valuestring[0] == '.')
            return false;
        lay_vec_push(&folder->listed, lay_strdup(name->valuestring));
    }
    return true;
}

static lay_status read_list(struct lay_folder *folder, lay_error *err)
{
    LAY_FREE char *path = path_of(folder, LAY_FOLDER_LIST);
    FILE *file = fopen(path, "rb");
    if (!file)
        return errno == ENOENT ? LAY_OK : damaged(path, err);
    LAY_FREE char *text = lay_alloc(LARGEST_LIST);
    size_t len = fread(text, 1, LARGEST_LIST, file);
    fclose(file);
    lay_error inner = LAY_ERROR_INIT;
    LAY_JSON *doc = NULL;
    bool good = len < LARGEST_LIST &&
                lay_json_read(text, len, path, NULL, &doc, &inner) == LAY_OK &&
                read_names(folder, lay_json_root(doc));
    lay_error_done(&inner);
    return good ? LAY_OK : damaged(path, err);
}

lay_status lay_folder_open(const char *path, struct lay_folder *out, lay_error *err)
{
    struct lay_folder folder = {.path = lay_strdup(path)};
    for (size_t n = strlen(folder.path); n > 1 && folder.path[n - 1] == '/';)
        folder.path[--n] = '\0';
    folder.made = mkdir(folder.path, 0777) == 0;
    lay_status status = LAY_OK;
    struct stat st;
    if (!folder.made && errno != EEXIST)
        status = lay_error_set(err, LAY_IO, "io.write", "cannot make the folder %s: %s", path,
                               strerror(errno));
    else if (stat(folder.path, &st) != 0 || !S_ISDIR(st.st_mode))
        status = lay_error_set(err, LAY_IO, "io.write", "%s is there and is no folder", path);
    else
        status = read_list(&folder, err);
    if (status != LAY_OK) {
        lay_folder_done(&folder);
        return status;
    }
    *out = folder;
    return LAY_OK;
}

static bool is_listed(const struct lay_folder *folder, const char *name)
{
    for (size_t i = 0; i < folder->listed.n; i++)
        if (strcmp(folder->listed.at[i], name) == 0)
            return true;
    return false;
}

lay_status lay_folder_add(struct lay_folder *folder, const char *name, const char *layer,
                          const char *format, lay_output **out, lay_error *err)
{
    LAY_FREE char *path = path_of(folder, name);
    struct stat st;
    if (!is_listed(folder, name) && lstat(path, &st) == 0) {
        lay_error_set(err, LAY_USAGE, "folder.taken",
                      "%s is there already and is not of an export of laydown", path);
        lay_error_hint(err, "name another folder, or move that file away");
        return LAY_USAGE;
    }
    lay_status status = lay_output_open(path, out, err);
    if (status != LAY_OK)
        return status;
    lay_vec_push(&folder->files,
                 (struct lay_folder_file){lay_strdup(name), layer, format, -1, 0, *out});
    return LAY_OK;
}

static void write_list(lay_output *out, const struct lay_folder *folder,
                       const struct lay_export_info *info)
{
    struct lay_json_write w;
    lay_json_write_init(&w, out, 2);
    lay_json_write_object(&w);
    lay_json_write_optional(&w, "format", "laydown-export/1");
    lay_write_json_info(&w, info);
    lay_json_write_key(&w, "files");
    lay_json_write_array(&w);
    for (size_t i = 0; i < folder->files.n; i++) {
        const struct lay_folder_file *file = &folder->files.at[i];
        lay_json_write_object(&w);
        lay_json_write_optional(&w, "name", file->name);
        lay_json_write_optional(&w, "layer", file->layer);
        lay_json_write_optional(&w, "format", file->format);
        if (file->rows >= 0) {
            lay_json_write_key(&w, "rows");
            lay_json_write_int(&w, file->rows);
        }
        lay_json_write_end(&w);
    }
    lay_json_write_end(&w);
    lay_json_write_end(&w);
    lay_json_write_line(&w);
    lay_json_write_done(&w);
}

static void remove_stale(const struct lay_folder *folder)
{
    for (size_t i = 0; i < folder->listed.n; i++) {
        bool again = strcmp(folder->listed.at[i], LAY_FOLDER_LIST) == 0;
        for (size_t k = 0; k < folder->files.n && !again; k++)
            again = strcmp(folder->listed.at[i], folder->files.at[k].name) == 0;
        if (again)
            continue;
        LAY_FREE char *path = path_of(folder, folder->listed.at[i]);
        unlink(path);
    }
}

/* The list is put in place last: a program that dies in between leaves the old list, whose files
 * are all still ours. */
lay_status lay_folder_commit(struct lay_folder *folder, const struct lay_export_info *info,
                             lay_error *err)
{
    LAY_FREE char *path = path_of(folder, LAY_FOLDER_LIST);
    lay_output *list = NULL;
    lay_status status = lay_output_open(path, &list, err);
    if (status == LAY_OK)
        write_list(list, folder, info);
    for (size_t i = 0; i < folder->files.n && status == LAY_OK; i++) {
        struct lay_folder_file *file = &folder->files.at[i];
        status = lay_output_commit(file->out, err);
        file->out = NULL;
        LAY_FREE char *where = path_of(folder, file->name);
        struct stat st;
        if (status == LAY_OK && stat(where, &st) == 0)
            file->bytes = st.st_size;
    }
    if (status != LAY_OK) {
        lay_output_abandon(list);
        return status;
    }
    status = lay_output_commit(list, err);
    if (status == LAY_OK) {
        folder->made = false;
        remove_stale(folder);
    }
    return status;
}

void lay_folder_done(struct lay_folder *folder)
{
    for (size_t i = 0; i < folder->files.n; i++) {
        lay_output_abandon(folder->files.at[i].out);
        free(folder->files.at[i].name);
    }
    for (size_t i = 0; i < folder->listed.n; i++)
        free(folder->listed.at[i]);
    if (folder->made)
        rmdir(folder->path); /* fails, as it should, when something is in it */
    lay_vec_done(&folder->files);
    lay_vec_done(&folder->listed);
    free(folder->path);
    *folder = (struct lay_folder){0};
}
