/* import.c: an import from beginning to end: read all, check all, and only then store, in one
 * transaction with the inference of what it touches. Nothing is written for what is stored already.
 *
 * Unless keep_going is set, one error anywhere refuses everything; with it, refused claims and
 * reports are left out and the rest is stored as if they had not been there.
 */
#include "base/buf.h"
#include "base/data.h"
#include "base/output.h"
#include "gazetteer/textmap.h"
#include "import/corrected.h"
#include "import/follow_up.h"
#include "import/input.h"
#include "import/rejects.h"
#include "import/report_read.h"
#include "import/resolve_again.h"
#include "import/store_report.h"
#include <laydown/import.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PROGRESS_STEP = 64 }; /* reports between two calls of progress */

struct importing {
    lay_db *db; /* may be NULL */
    const struct lay_import_options *options;
    struct lay_import_summary *summary;
    struct lay_problems problems;
    struct lay_documents documents;
    struct lay_rejects rejects;
    struct lay_textmap bad_files; /* names of files with errors in them */
    size_t sound;                 /* reports that can be stored */
    bool again;                   /* the gazetteer is another one than before */
};

static bool known_claim(void *context, const char *ref)
{
    return lay_store_has_claim(context, ref, NULL) == LAY_OK;
}

static void pass_over(struct importing *import, const struct lay_input_path *file)
{
    lay_problem_file(&import->problems, LAY_SEVERITY_NOTE, file->path, 0, "file.passed_over", NULL,
                     "%s", file->why);
}

/* With keep_going a file of a folder that cannot be read is one that is refused. */
static lay_status read_file(struct importing *import, const struct lay_input_path *file,
                            lay_error *err)
{
    lay_error problem = LAY_ERROR_INIT;
    size_t errors = import->problems.errors;
    lay_status status = lay_read_documents(file, &import->documents, &import->problems, &problem);
    import->summary->files++;
    if (status != LAY_OK && file->found && import->options->keep_going) {
        lay_problem_pass(&import->problems, LAY_SEVERITY_ERROR, &problem);
        status = LAY_OK;
    } else if (status != LAY_OK) {
        lay_error_move(err, &problem);
    }
    if (import->problems.errors > errors)
        *lay_textmap_at(&import->bad_files, lay_input_name(file->path)) = 1;
    return status;
}

static lay_status read_files(struct importing *import, const char *const *paths, size_t count,
                             lay_error *err)
{
    enum { STEP = 16 };
    const struct lay_import_options *options = import->options;
    lay_input_paths files = {0}, passed_over = {0};
    lay_status status =
        lay_expand_paths(&import->documents.arena, paths, count, &files, &passed_over, err);
    for (size_t i = 0; i < passed_over.n && status == LAY_OK; i++)
        pass_over(import, &passed_over.at[i]);
    lay_vec_done(&passed_over);
    for (size_t i = 0; i < files.n && status == LAY_OK; i++) {
        status = read_file(import, &files.at[i], err);
        if (options->reading && ((i + 1) % STEP == 0 || (i && i + 1 == files.n)))
            options->reading(options->context, i + 1, files.n);
    }
    lay_vec_done(&files);
    if (status == LAY_OK)
        lay_finish_documents(&import->documents, &import->problems, import->db ? known_claim : NULL,
                             import->db);
    return status;
}

static void count_refused(struct importing *import)
{
    for (size_t i = 0; i < import->documents.reports.n; i++) {
        const struct lay_doc_report *report = import->documents.reports.at[i];
        size_t refused = report->refused;
        import->summary->reports_refused += report->refused;
        import->summary->claims_read += report->claim_count;
        import->sound += !report->refused;
        for (size_t k = 0; k < report->claim_count; k++) {
            import->summary->claims_refused += report->refused || report->claims[k].refused;
            refused += report->claims[k].refused;
        }
        if (refused)
            *lay_textmap_at(&import->bad_files, report->file) = 1;
    }
    import->summary->files_refused = import->bad_files.count;
}

static size_t good_claims(const struct lay_doc_report *report)
{
    size_t count = 0;
    for (size_t i = 0; i < report->claim_count; i++)
        count += !report->claims[i].refused;
    return count;
}

static void count_put(struct lay_import_summary *summary, const struct lay_doc_report *report,
                      enum lay_put what)
{
    summary->reports_new += what == LAY_PUT_NEW;
    summary->reports_changed += what == LAY_PUT_CHANGED;
    summary->reports_same += what == LAY_PUT_SAME;
    if (what != LAY_PUT_SAME)
        summary->claims_stored += good_claims(report);
}

/* Whether the stored one stays, which a person has corrected. */
static lay_status keeps_stored(struct importing *import, const struct lay_doc_report *report,
                               bool *kept, lay_error *err)
{
    *kept = false;
    if (import->options->fresh)
        return LAY_OK;
    lay_status status = lay_is_corrected(import->db, report, &import->documents.prose, kept, err);
    if (status == LAY_OK && *kept)
        lay_problem_file(&import->problems, LAY_SEVERITY_WARNING, report->file, 0,
                         "report.corrected",
                         "--fresh takes what is read out of the text in their place",
                         "The claims of \"%s\" that are stored were corrected by hand, or read by "
                         "another version; they stay.",
                         lay_shown(&import->documents.arena, report->key));
    return status;
}

static lay_status store_all(struct importing *import, struct lay_resolver *resolver, lay_error *err)
{
    size_t total = import->documents.reports.n;
    int64_t recorded = lay_now();
    for (size_t i = 0; i < total; i++) {
        const struct lay_doc_report *report = import->documents.reports.at[i];
        if (report->refused)
            continue;
        enum lay_put what = LAY_PUT_SAME;
        bool kept = report->repeated;
        lay_status status = kept ? LAY_OK : keeps_stored(import, report, &kept, err);
        if (status == LAY_OK && !kept)
            status = lay_store_document(resolver, &import->problems, report, recorded, &what, err);
        if (status != LAY_OK)
            return status;
        count_put(import->summary, report, what);
        if (import->options->progress && ((i + 1) % PROGRESS_STEP == 0 || i + 1 == total))
            import->options->progress(import->options->context, i + 1, total);
    }
    return LAY_OK;
}

/* Whether the store has become another one. */
static bool is_changed(const struct importing *import)
{
    return import->again || import->summary->reports_new + import->summary->reports_changed > 0;
}

static lay_status finish(struct importing *import, struct lay_resolver *resolver, lay_error *err)
{
    int64_t places, actors;
    bool revised = import->summary->reports_changed > 0;
    resolver->respell |= revised;
    lay_status status = lay_follow_up(resolver, revised, err);
    if (status == LAY_OK)
        status = lay_store_count_names(resolver->db, &places, &actors, err);
    if (status != LAY_OK)
        return status;
    import->summary->places_new =
        (size_t)(places > resolver->places_before ? places - resolver->places_before : 0);
    import->summary->actors_new =
        (size_t)(actors > resolver->actors_before ? actors - resolver->actors_before : 0);
    import->summary->places_moved = resolver->places_moved;
    return LAY_OK;
}

static int by_name(const void *a, const void *b)
{
    const struct lay_unresolved *x = a, *y = b;
    if (x->actor != y->actor)
        return x->actor ? 1 : -1;
    int order = strcmp(x->name, y->name);
    return order ? order : strcmp(x->country, y->country);
}

static void take_unresolved(struct lay_import_summary *summary, const struct lay_resolver *resolver)
{
    size_t count = resolver->unresolved.n;
    summary->unresolved = lay_zalloc(count, sizeof *summary->unresolved);
    summary->unresolved_count = count;
    for (size_t i = 0; i < count; i++) {
        const struct lay_unknown_name *from = &resolver->unresolved.at[i];
        summary->unresolved[i] =
            (struct lay_unresolved){from->actor, lay_strdup(from->name), lay_strdup(from->country)};
    }
    if (count)
        qsort(summary->unresolved, count, sizeof *summary->unresolved, by_name);
}

static lay_status refuse(const struct importing *import, lay_status status, lay_error *err)
{
    const struct lay_import_summary *summary = import->summary;
    const char *would = import->options->dry_run ? "would be " : "";
    LAY_BUF text = {0};
    lay_buf_printf(&text, "%zu file%s %s%s, ", summary->files_refused,
                   summary->files_refused == 1 ? "" : "s", status == LAY_PARTLY ? "" : would,
                   status == LAY_PARTLY ? "with errors" : "refused");
    if (summary->claims_read)
        lay_buf_printf(&text, "%zu of %zu claim%s %sstored",
                       status == LAY_PARTLY ? summary->claims_read - summary->claims_refused : 0,
                       summary->claims_read, summary->claims_read == 1 ? "" : "s", would);
    else
        lay_buf_printf(&text, "nothing %sstored", would);
    if (!import->options->keep_going && import->sound)
        lay_buf_puts(&text, " (--keep-going stores the rest)");
    return lay_error_set(err, status, status == LAY_PARTLY ? "import.partly" : "import.refused",
                         "%s", lay_buf_text(&text));
}

/* Everything but the name of the file: that comes when the rest is stored. */
static lay_status write_rejects(struct importing *import, lay_output **out, lay_error *err)
{
    const struct lay_import_options *options = import->options;
    if (!options->rejects || !import->rejects.list.n)
        return LAY_OK;
    if (!options->dry_run)
        return lay_rejects_write(&import->rejects, options->rejects, out, &import->summary->rejects,
                                 err);
    import->summary->rejects = lay_rejects_count(&import->rejects);
    return LAY_OK;
}

static lay_status commit(struct importing *import, lay_error *err)
{
    LAY_OUTPUT *rejects = NULL;
    lay_status status = write_rejects(import, &rejects, err);
    if (status == LAY_OK && is_changed(import) && !import->options->dry_run)
        status = lay_db_commit(import->db, err);
    else
        lay_db_rollback(import->db);
    if (status != LAY_OK)
        import->summary->rejects = 0;
    else if (rejects) {
        status = lay_output_commit(rejects, err);
        rejects = NULL;
    }
    return status;
}

/* There is nothing to store. Status 3 where there was no record at all. */
static lay_status only_rejects(struct importing *import, lay_error *err)
{
    lay_output *rejects = NULL;
    lay_status status = write_rejects(import, &rejects, err);
    if (status == LAY_OK && rejects)
        status = lay_output_commit(rejects, err);
    if (status != LAY_OK)
        return status;
    return refuse(import, import->documents.reports.n ? LAY_PARTLY : LAY_REFUSED, err);
}

static lay_status in_transaction(struct importing *import, struct lay_resolver *resolver,
                                 lay_error *err)
{
    lay_status status = lay_store_count_names(resolver->db, &resolver->places_before,
                                              &resolver->actors_before, err);
    if (status == LAY_OK)
        status = lay_resolve_if_other(resolver, &import->again, err);
    if (status == LAY_OK)
        status = store_all(import, resolver, err);
    if (status == LAY_OK && is_changed(import))
        status = finish(import, resolver, err);
    if (status == LAY_OK)
        return commit(import, err);
    lay_db_rollback(import->db);
    return status;
}

static lay_status store(struct importing *import, lay_error *err)
{
    struct lay_gazetteer *gazetteer;
    lay_status status = lay_gazetteer_open_own(&gazetteer, err);
    if (status != LAY_OK)
        return status;
    struct lay_resolver resolver = {0};
    status = lay_db_begin(import->db, err);
    if (status == LAY_OK)
        status = lay_resolver_init(&resolver, import->db, gazetteer, err);
    if (status == LAY_OK)
        status = in_transaction(import, &resolver, err);
    else
        lay_db_rollback(import->db);
    if (status == LAY_OK)
        take_unresolved(import->summary, &resolver);
    lay_resolver_done(&resolver);
    lay_gazetteer_free(gazetteer);
    return status;
}

static lay_status check_rejects(const struct importing *import, lay_error *err)
{
    const char *path = import->options->rejects;
    if (!path || !import->options->keep_going || access(path, F_OK) != 0)
        return LAY_OK;
    lay_error_set(err, LAY_REFUSED, "rejects.exists", "The file of rejects, %s, is there already.",
                  path);
    lay_error_hint(err, "move it away, or give another name with --rejects");
    return LAY_REFUSED;
}

static lay_status run(struct importing *import, const char *const *paths, size_t count,
                      lay_error *err)
{
    lay_status status = check_rejects(import, err);
    if (status == LAY_OK)
        status = read_files(import, paths, count, err);
    if (status != LAY_OK)
        return status;
    count_refused(import);
    bool bad = import->problems.errors > 0;
    if (bad && !import->options->keep_going)
        return refuse(import, LAY_REFUSED, err);
    if (bad && !import->sound)
        return only_rejects(import, err);
    if (!import->db && import->options->open)
        status = import->options->open(import->options->context, &import->db, err);
    if (status == LAY_OK && import->db)
        status = store(import, err);
    if (status != LAY_OK)
        return status;
    return bad ? refuse(import, LAY_PARTLY, err) : LAY_OK;
}

lay_status lay_import_files(lay_db *db, const char *const *paths, size_t count,
                            const struct lay_import_options *options,
                            struct lay_import_summary *summary, lay_error *err)
{
    *summary = (struct lay_import_summary){0};
    struct importing import = {.db = db,
                               .options = options,
                               .summary = summary,
                               .problems = {.say = options->problem, .context = options->context}};
    if (options->keep_going)
        import.problems.rejects = &import.rejects;
    import.documents.published = options->published;
    lay_status status = run(&import, paths, count, err);
    summary->errors = import.problems.errors;
    summary->warnings = import.problems.warnings;
    summary->notes = import.problems.notes;
    lay_rejects_done(&import.rejects);
    lay_textmap_done(&import.bad_files);
    lay_documents_done(&import.documents);
    return status;
}

void lay_import_summary_done(struct lay_import_summary *summary)
{
    for (size_t i = 0; i < summary->unresolved_count; i++) {
        free(summary->unresolved[i].name);
        free(summary->unresolved[i].country);
    }
    free(summary->unresolved);
    *summary = (struct lay_import_summary){0};
}
