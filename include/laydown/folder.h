/* folder.h: a folder of layers that opens right in QGIS: layers in the formats asked for, a style
 * beside each file and in the GeoPackage, a project, and a list of all files. */
#ifndef LAYDOWN_FOLDER_H
#define LAYDOWN_FOLDER_H

#include <laydown/export.h>
#include <laydown/query.h>

#ifdef __cplusplus
extern "C" {
#endif

struct lay_folder_plan {
    struct lay_texts layers;     /* names of layers; empty: all */
    unsigned formats;            /* bits 1u << LAY_FORMAT_…; 0: GeoPackage and GeoJSON */
    bool raw_csv;                /* as in lay_export_options */
    struct lay_export_info info; /* cutoff and known_by are set from the filter */
    /* Called with each file's name, rows (-1: not of rows) and bytes once all are in place; may be
     * NULL. */
    void (*written)(void *context, const char *name, int64_t rows, int64_t bytes);
    void *context;
};

/* Writes the folder `path`, which is made when it is not there. In a folder that is there, only
 * files that its laydown-export.json lists are replaced, and those of them that are not written
 * again are removed; other files stay. All files are complete before the first is put in place.
 *
 * Errors: LAY_USAGE "folder.taken" when a file of another origin has one of the names, and
 * "format.unfit" for a format that is none of layers; LAY_IO "io.write", "folder.damaged" when the
 * list is not readable; those of lay_selection_new(). */
lay_status lay_export_folder(lay_db *db, const struct lay_filter *filter, const char *path,
                             const struct lay_folder_plan *plan, lay_error *err);

/* Gives the layers of the store itself their styles, which QGIS finds there: to be called after an
 * import, in whose transaction it is not. Nothing is written where they are as they should be. `db`
 * was opened to be written. Errors: LAY_IO "style.missing", "style.invalid"; those of the store. */
lay_status lay_style_store(lay_db *db, lay_error *err);

#ifdef __cplusplus
}
#endif
#endif
