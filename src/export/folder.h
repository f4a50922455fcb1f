/* folder.h: the files of an export folder, none in place before all are written. */
#ifndef LAY_EXPORT_FOLDER_H
#define LAY_EXPORT_FOLDER_H

#include "base/mem.h"
#include "base/output.h"
#include <laydown/export.h>

#define LAY_FOLDER_LIST "laydown-export.json"

struct lay_folder_file {
    char *name;
    const char *layer;  /* NULL: not of one layer */
    const char *format; /* "gpkg", "qml" */
    int64_t rows;       /* -1: not of rows */
    int64_t bytes;
    lay_output *out;
};

struct lay_folder {
    char *path;
    bool made; /* by us, so that a failure removes it again */
    LAY_VEC(char *) listed;
    LAY_VEC(struct lay_folder_file) files;
};

/* Opens or makes the folder and reads its list. Errors: LAY_IO "io.write", "folder.damaged". */
lay_status lay_folder_open(const char *path, struct lay_folder *out, lay_error *err);

/* A new file, to be written to files.at[n - 1].out. Errors: LAY_USAGE "folder.taken", LAY_IO. */
lay_status lay_folder_add(struct lay_folder *folder, const char *name, const char *layer,
                          const char *format, lay_output **out, lay_error *err);

/* Writes the list, puts all files in place and removes those that were listed and are no more. */
lay_status lay_folder_commit(struct lay_folder *folder, const struct lay_export_info *info,
                             lay_error *err);

/* Frees what there is; files that are not in place vanish. */
void lay_folder_done(struct lay_folder *folder);

#endif
