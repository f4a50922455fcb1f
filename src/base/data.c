/* data.c: finds data files from the program's own place, so that a copied or moved installation
 * works: PREFIX/lib/TRIPLET/liblaydown.so has PREFIX/share/laydown three folders up,
 * build/debug/lib/liblaydown.so has the source tree there. */
#define _GNU_SOURCE /* dladdr */
#include "base/data.h"

#include "base/mem.h"
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FOLDERS_UP = 4 };

static char *if_there(char *path)
{
    if (access(path, R_OK) == 0)
        return path;
    free(path);
    return NULL;
}

/* The file that holds this code, links resolved. */
static char *own_path(void)
{
    static const char ours = 0;
    Dl_info info;
    return dladdr(&ours, &info) && info.dli_fname ? realpath(info.dli_fname, NULL) : NULL;
}

char *lay_data_path(const char *name)
{
    const char *given = getenv("LAYDOWN_DATA");
    if (given && *given)
        return if_there(lay_asprintf("%s/%s", given, name));
    char *folder = own_path(), *found = NULL;
    for (int up = 0; folder && !found && up <= FOLDERS_UP; up++) {
        char *slash = strrchr(folder, '/');
        if (!slash)
            break;
        *slash = '\0';
        found = if_there(lay_asprintf("%s/share/laydown/%s", folder, name));
        if (!found && up > 0)
            found = if_there(lay_asprintf("%s/%s", folder, name));
    }
    free(folder);
    return found;
}
