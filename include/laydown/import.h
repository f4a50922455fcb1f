/* import.h: documents into a store: read, checked, resolved and inferred in one transaction.
 *
 * What is read today: report documents, laydown-reports/1 (a document, a bare report, or one of
 * either per line); texts and web pages (.txt, .text, .htm, .html), as lay_extract_files() reads them.
 * Other formats are recognised and refused with code "import.format".
 */
#ifndef LAYDOWN_IMPORT_H
#define LAYDOWN_IMPORT_H

#include <laydown/db.h>
#include <laydown/error.h>
#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum lay_severity {
    LAY_SEVERITY_ERROR,   /* refuses the claim or report it stands in */
    LAY_SEVERITY_WARNING, /* stored, but somebody should look */
    LAY_SEVERITY_NOTE     /* worth saying: "0 reports" */
};

/* One problem of the input: code, message, hint, file, line, column. `problem` is borrowed for the
 * length of the call. */
typedef void lay_problem_fn(void *context, enum lay_severity severity, const lay_error *problem);

struct lay_import_options {
    bool dry_run;            /* do everything, then roll back */
    const char *published;   /* EDTF; of texts, when they were published; NULL: as they say */
    bool fresh;              /* read texts replace stored claims that were corrected by hand */
    bool keep_going;         /* leave out what is refused and store the rest */
    const char *rejects;     /* with keep_going: a new file that gets what is refused; or NULL */
    lay_problem_fn *problem; /* may be NULL: problems are then only counted */
    /* Called now and then with reports done of reports in all; may be NULL. */
    void (*progress)(void *context, size_t done, size_t total);
    /* Called now and then while files are read, with those done of all; may be NULL. */
    void (*reading)(void *context, size_t done, size_t total);
    /* Without a db: opens the store when all is read and there is something to store, so that what
     * is refused makes no store. The caller closes it. May be NULL. */
    lay_status (*open)(void *context, lay_db **out, lay_error *err);
    void *context; /* given to all four */
};

/* A name that the gazetteer does not know; it was stored as a place or actor of its own. */
struct lay_unresolved {
    bool actor; /* else a place */
    char *name;
    char *country; /* of a place, "" when not known */
};

struct lay_import_summary {
    size_t files, files_refused; /* files_refused: those with an error in them */
    size_t reports_new, reports_changed, reports_same, reports_refused;
    size_t claims_read, claims_stored, claims_refused;
    size_t rejects; /* records that go to the file of rejects */
    size_t places_new, actors_new;
    size_t places_moved; /* older unresolved places whose position, parent or town changed */
    size_t errors, warnings, notes;
    struct lay_unresolved *unresolved; /* by kind, name, country; each once */
    size_t unresolved_count;
};

void lay_import_summary_done(struct lay_import_summary *summary);

/* Imports the files ("-" is standard input, a folder stands for the documents and texts in it, in
 * the order of their names; a text there without any claim is passed over) in one transaction. db may be NULL when options->open
 * gives it later, or with dry_run: the documents are then only read and checked. *summary is
 * written in any case and is released with lay_import_summary_done().
 *
 * With keep_going the file of rejects is written when anything is refused: one JSON object per
 * line, each a report as it came with the member "laydown_rejected" (its problems) before the rest;
 * corrected, it can be imported again. It gets its name when the rest is committed. With dry_run it
 * is not written. It may not exist before.
 *
 * Returns LAY_OK; LAY_REFUSED "import.refused" when an error was found and nothing is stored,
 * LAY_PARTLY "import.partly" when keep_going left out what was refused and stored the rest, if any;
 * LAY_REFUSED "rejects.exists"; LAY_NOT_FOUND "file.missing"; LAY_IO "io.read", "io.write"; or what
 * the store says. Importing again what is already stored writes nothing. */
lay_status lay_import_files(lay_db *db, const char *const *paths, size_t count,
                            const struct lay_import_options *options,
                            struct lay_import_summary *summary, lay_error *err);

/* -- Rows for the gazetteer -- */

enum lay_gaz_table {
    LAY_GAZ_GUESS, /* by the content and the extension */
    LAY_GAZ_GEONAMES,
    LAY_GAZ_OURAIRPORTS,
    LAY_GAZ_PLACES, /* the project's own tables: CSV */
    LAY_GAZ_BASES,
    LAY_GAZ_ACTORS,
    LAY_GAZ_LAYER, /* anything that OGR reads */
    LAY_GAZ_TABLES
};
/* "geonames", "ourairports", "places" …; NULL for LAY_GAZ_GUESS. */
const char *lay_gaz_table_name(enum lay_gaz_table table);
/* Whether a word is a kind of place: town, village, base, camp, airfield, port, site, area … */
bool lay_gaz_is_kind(const char *word);

struct lay_gaz_import_options {
    enum lay_gaz_table table;
    const char *source; /* what the rows are filed under; NULL: the file's own name */
    /* Only these: GeoNames' classes and codes, "P", "S:AIRB", "ADM1"; country codes. None: all. */
    const char *const *classes, *const *countries;
    size_t class_count, country_count;
    /* Of a layer: its name (NULL: the only one), the column with ids (NULL: the feature's number),
     * what its features are (NULL: "town", or "area" for what is no point), and the columns with
     * names (none: "name"), the first one before others; of name_fr or name:fr the language is fr.
     */
    const char *layer, *id_column, *kind;
    const char *const *name_columns;
    size_t name_column_count;
    bool strict;  /* a row that is wrong refuses everything */
    bool dry_run; /* do everything, then roll back */
    lay_problem_fn *problem;
    /* Called now and then: rows read, bytes read of bytes in all (0: not known); may be NULL. */
    void (*progress)(void *context, size_t rows, size_t bytes, size_t total);
    void *context;
};

struct lay_gaz_import_summary {
    size_t files, files_same;      /* files_same: there already in this version */
    size_t rows_read, rows_stored; /* of the files that were not */
    size_t rows_passed_over;       /* not of the classes or countries, or none that is a place */
    size_t rows_refused;
    size_t mentions_moved; /* names in reports, or actors, that mean something else now */
    size_t errors, warnings, notes;
};

/* Adds the rows of the files ("-" is standard input) to the store's gazetteer, in one transaction,
 * and resolves names in its reports again: it is then as if the rows had been there before the
 * reports. Each file is a source; the rows it had under its name are replaced, unless it is the
 * same. A GeoNames table may be of any size: it is not kept in memory.
 *
 * A row that is wrong is told to the sink and left out: LAY_PARTLY "import.partly"; with strict
 * LAY_REFUSED "import.refused", and nothing is stored. LAY_REFUSED "gazetteer.table" for a file
 * that is no such table; those of reading files, of the store, and LAY_IO "module.missing". */
lay_status lay_gazetteer_import(lay_db *db, const char *const *paths, size_t count,
                                const struct lay_gaz_import_options *options,
                                struct lay_gaz_import_summary *summary, lay_error *err);

#ifdef __cplusplus
}
#endif
#endif
