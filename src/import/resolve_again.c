/* resolve_again.c: see resolve_again.h.
 *
 * What a name in a report means depends on the report, the program's gazetteer and the user's rows
 * alone. So a report is read again from its stored text, resolved as any other, and compared with
 * what it was taken to mean: only what differs is moved, as by the settling of unknown names, and
 * what was derived there is derived anew, with the ids that events had as their former ones. */
#include "import/resolve_again.h"

#include "gazetteer/place_group.h"
#include "import/report_read.h"
#include "import/resolve_place.h"
#include "import/store_report.h"
#include <stdlib.h>
#include <string.h>

/* ---- places ---- */

/* One place of a claim that is stored. */
struct mention {
    int64_t claim;
    size_t nth;
    const struct lay_doc_place *place;
    const struct lay_resolved *resolved;
};

static lay_status drop_mention(struct lay_resolver *resolver, const struct mention *mention,
                               lay_error *err)
{
    struct lay_store_group group = {"", LAY_LEVEL_TOWN};
    lay_status status = lay_store_drop_mention(resolver->db, mention->claim, (int)mention->nth,
                                               &resolver->arena, &group.folded, &group.level, err);
    if (status == LAY_OK && group.folded[0])
        lay_touch_left_group(resolver, &group);
    return status;
}

static lay_status move(struct lay_resolver *resolver, const struct mention *mention, int64_t row,
                       lay_error *err)
{
    lay_db *db = resolver->db;
    const struct lay_resolved *resolved = mention->resolved;
    lay_status status =
        lay_store_claim_localities(db, mention->claim, lay_touch_locality, resolver, err);
    if (status == LAY_OK)
        status = drop_mention(resolver, mention, err);
    if (status == LAY_OK)
        status =
            lay_store_set_taken(db, mention->claim, (int)mention->nth, row, resolved->coarse, err);
    if (status == LAY_OK && !resolved->known)
        status = lay_put_mention(db, mention->claim, mention->nth, resolved, err);
    if (status == LAY_OK)
        status = lay_store_claim_localities(db, mention->claim, lay_touch_locality, resolver, err);
    return status;
}

/* An unknown name that stays one keeps its place: all that is said of it decides which. */
static lay_status resolve_mention(struct lay_resolver *resolver, const struct mention *mention,
                                  size_t *moved, lay_error *err)
{
    struct lay_store_taken taken;
    int64_t row;
    bool known = mention->resolved->known != NULL;
    lay_status status =
        lay_store_taken(resolver->db, mention->claim, (int)mention->nth, &taken, err);
    if (status != LAY_OK)
        return status == LAY_NO ? LAY_OK : status;
    if ((status = lay_place_row(resolver, mention->resolved, mention->place->name, &row, err)) !=
        LAY_OK)
        return status;
    bool same_kind = known == taken.resolved && mention->resolved->coarse == taken.coarse;
    if (same_kind && (!known || row == taken.place))
        return LAY_OK;
    ++*moved;
    return move(resolver, mention, row, err);
}

static lay_status resolve_claims(struct lay_resolver *resolver, int64_t row,
                                 const struct lay_doc_report *report,
                                 const struct lay_resolved *resolved, size_t *moved, lay_error *err)
{
    lay_status status = LAY_OK;
    for (size_t i = 0; i < report->claim_count && status == LAY_OK; i++) {
        const struct lay_doc_claim *claim = &report->claims[i];
        if (claim->refused)
            continue;
        struct mention mention = {.nth = 0};
        lay_status found = lay_store_claim_row(resolver->db, row, claim->ref, &mention.claim, err);
        if (found != LAY_OK && found != LAY_NO)
            return found;
        for (size_t k = 0; k < claim->place_count && found == LAY_OK && status == LAY_OK; k++) {
            mention.nth = k;
            mention.place = &claim->places[k];
            mention.resolved = &resolved[k];
            status = resolve_mention(resolver, &mention, moved, err);
        }
        resolved += claim->place_count;
    }
    return status;
}

static lay_status resolve_report(struct lay_resolver *resolver, int64_t row, size_t *moved,
                                 lay_error *err)
{
    LAY_FREE char *key = NULL;
    LAY_FREE char *body = NULL;
    bool current;
    lay_status status = lay_store_again_body(resolver->db, row, &key, &body, &current, err);
    if (status != LAY_OK)
        return status;
    struct lay_documents documents = {0};
    struct lay_problems problems = {0}; /* they were said when it came in */
    size_t before = *moved;
    lay_read_documents_text("report.json", body, strlen(body), &documents, &problems);
    if (documents.reports.n == 1) {
        const struct lay_doc_report *report = documents.reports.at[0];
        const struct lay_resolved *resolved = lay_resolve_places(resolver, &problems, report);
        status = lay_imported_failed(resolver->imported, err);
        if (status == LAY_OK)
            status = resolve_claims(resolver, row, report, resolved, moved, err);
    }
    if (status == LAY_OK && current && *moved > before)
        status = lay_touch_reach(resolver, row, key, err);
    lay_forget_unresolved(resolver); /* they were told when they came in */
    lay_documents_done(&documents);
    return status;
}

static lay_status resolve_reports(struct lay_resolver *resolver, enum lay_again_which which,
                                  size_t *moved, lay_error *err)
{
    int64_t *rows = NULL;
    size_t count = 0;
    lay_status status = lay_store_again_reports(resolver->db, which, &rows, &count, err);
    for (size_t i = 0; i < count && status == LAY_OK; i++)
        status = resolve_report(resolver, rows[i], moved, err);
    free(rows);
    return status;
}

/* ---- actors ---- */

static lay_status resolve_actors(struct lay_resolver *resolver, size_t *moved, lay_error *err)
{
    lay_store_named_actors named = {0};
    lay_status status = lay_store_named_actors_read(resolver->db, &resolver->arena, &named, err);
    for (size_t i = 0; i < named.n && status == LAY_OK; i++) {
        int64_t row;
        status = lay_actor_row(resolver, named.at[i].name, &row, err);
        if (status != LAY_OK || row == named.at[i].actor)
            continue;
        status = lay_store_rename_actor(resolver->db, &named.at[i], row, err);
        resolver->actors_changed++;
        ++*moved;
    }
    lay_vec_done(&named);
    return status;
}

/* Facilities of unknown names may have another town. */
static lay_status touch_all_groups(struct lay_resolver *resolver, lay_error *err)
{
    lay_store_groups groups = {0};
    lay_status status = lay_store_all_groups(resolver->db, &resolver->arena, &groups, err);
    for (size_t i = 0; i < groups.n; i++)
        lay_touch_group(resolver, &groups.at[i]);
    lay_vec_done(&groups);
    return status;
}

lay_status lay_resolve_again(struct lay_resolver *resolver, enum lay_again_which which,
                             size_t *moved, lay_error *err)
{
    *moved = 0;
    resolver->again = resolver->respell = true;
    lay_status status = lay_store_forget_imported_names(resolver->db, err);
    if (status == LAY_OK)
        status = lay_store_detach_unmentioned(resolver->db, err);
    if (status == LAY_OK)
        status = resolve_reports(resolver, which, moved, err);
    if (status == LAY_OK)
        status = resolve_actors(resolver, moved, err);
    return status == LAY_OK ? touch_all_groups(resolver, err) : status;
}

lay_status lay_resolve_if_other(struct lay_resolver *resolver, bool *again, lay_error *err)
{
    LAY_FREE char *version = NULL;
    int64_t *rows = NULL;
    size_t count = 0, moved;
    *again = false;
    lay_status status = lay_store_gazetteer_version(resolver->db, &version, err);
    if (status != LAY_OK ||
        (version && strcmp(version, lay_gazetteer_version(resolver->gazetteer)) == 0))
        return status;
    status = lay_store_again_reports(resolver->db, LAY_AGAIN_ALL, &rows, &count, err);
    free(rows);
    if (status != LAY_OK || !count)
        return status;
    *again = true;
    return lay_resolve_again(resolver, LAY_AGAIN_ALL, &moved, err);
}
