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
    bool keep_going;         /* leave out what is refused and store the rest */
    const char *rejects;     /* with keep_going: a new file that gets what is refused; or NULL */
    lay_problem_fn *problem; /* may be NULL: problems are then only counted */
    /* Called now and then with reports done of reports in all; may be NULL. */
    void (*progress)(void *context, size_t done, size_t total);
    /* Without a db: opens the store when all is read and there is something to store, so that what
     * is refused makes no store. The caller closes it. May be NULL. */
    lay_status (*open)(void *context, lay_db **out, lay_error *err);
    void *context; /* given to all three */
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

/* Imports the files ("-" is standard input, a folder stands for the .json, .jsonl and .ndjson
 * files in it, in the order of their names) in one transaction. db may be NULL when options->open
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

#ifdef __cplusplus
}
#endif
#endif
