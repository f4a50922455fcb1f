/* data.c: finds data files and modules from the program's own place, so that a copied or moved
 * installation works: PREFIX/bin/laydown and PREFIX/lib/TRIPLET/liblaydown.so have
 * PREFIX/share/laydown two or three folders up, build/debug/bin/laydown has the source tree there.
 *
 * "Own place" is the object that holds this code: the command, which has the library in it, or
 * liblaydown.so in another program, or a module. */
#define _GNU_SOURCE /* dladdr1 */
#include "base/data.h"

#include "base/buf.h"
#include "base/mem.h"
#include <dlfcn.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

enum { FOLDERS_UP = 4 };

static char *if_there(char *path)
{
    if (access(path, R_OK) == 0)
        return path;
    free(path);
    return NULL;
}

/* The program's file. dladdr() would give argv[0], which anybody may set; without /proc (a bare
 * chroot) the kernel's own note of what it started has to do. */
static char *program_path(void)
{
    char *path = realpath("/proc/self/exe", NULL);
    const char *started = path ? NULL : (const char *)getauxval(AT_EXECFN);
    return started ? realpath(started, NULL) : path;
}

/* The file that holds this code, links resolved. */
static char *own_path(void)
{
    static const char ours = 0;
    Dl_info info;
    struct link_map *map = NULL;
    if (!dladdr1(&ours, &info, (void **)&map, RTLD_DL_LINKMAP) || !map)
        return NULL;
    return *map->l_name ? realpath(map->l_name, NULL) : program_path();
}

/* The folder that holds this code. */
static char *own_folder(void)
{
    char *path = own_path();
    char *slash = path ? strrchr(path, '/') : NULL;
    if (slash)
        *slash = '\0';
    return path;
}

char *lay_data_path(const char *name)
{
    const char *given = getenv("LAYDOWN_DATA");
    if (given && *given)
        return if_there(lay_asprintf("%s/%s", given, name));
    char *folder = own_folder(), *found = NULL;
    for (int up = 0; folder && !found && up <= FOLDERS_UP; up++) {
        found = if_there(lay_asprintf("%s/share/laydown/%s", folder, name));
        if (!found && up > 0)
            found = if_there(lay_asprintf("%s/%s", folder, name));
        char *slash = strrchr(folder, '/');
        if (!slash)
            break;
        *slash = '\0';
    }
    free(folder);
    return found;
}

char *lay_data_read(const char *name, size_t *len)
{
    LAY_FREE char *path = lay_data_path(name);
    FILE *file = path ? fopen(path, "rb") : NULL;
    if (!file)
        return NULL;
    lay_buf text = {0};
    char block[4096];
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;)
        lay_buf_add(&text, block, n);
    bool failed = ferror(file) != 0;
    fclose(file);
    if (failed) {
        lay_buf_done(&text);
        return NULL;
    }
    *len = text.len;
    return lay_buf_take(&text);
}

char *lay_module_path(const char *name)
{
    const char *given = getenv("LAYDOWN_MODULES");
    if (given && given[0] == '/')
        return lay_asprintf("%s/%s.so", given, name);
    static const char *const places[] = {"laydown", LAYDOWN_MODULES_FROM_BIN, "../lib/laydown"};
    LAY_FREE char *folder = own_folder();
    char *found = NULL;
    for (size_t i = 0; folder && !found && i < LAY_COUNT(places); i++)
        found = if_there(lay_asprintf("%s/%s/%s.so", folder, places[i], name));
    return found;
}
