/* report.c: reports and their claims going in. Nothing is ever deleted: a report that comes in with
 * other content becomes a new revision, and the claims of the old one stay with it. */
#include "base/error.h"
#include "store/connection.h"
#include "store/stmt.h"
#include "store/store.h"
#include <string.h>

struct current {
    int64_t id, revision;
    bool exists, same;
};

static lay_status find_current(lay_db *db, const struct lay_store_report *report,
                               struct current *out, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db, "SELECT id, revision, digest = ?2 FROM report WHERE key = ?1 AND current = 1", &stmt,
        err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, report->key);
    lay_bind_text(stmt, 2, report->digest);
    status = lay_stmt_step(db, stmt, err);
    *out = (struct current){0};
    if (status == LAY_NO)
        return LAY_OK;
    if (status != LAY_OK)
        return status;
    *out = (struct current){lay_column_int(stmt, 0), lay_column_int(stmt, 1), true,
                            lay_column_small(stmt, 2) == 1};
    lay_stmt_reset(stmt);
    return LAY_OK;
}

static lay_status supersede(lay_db *db, int64_t id, int64_t when, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db, "UPDATE report SET current = 0, superseded = max(?2, recorded) WHERE id = ?1", &stmt,
        err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, id);
    lay_bind_int(stmt, 2, when);
    return lay_stmt_run(db, stmt, err);
}

/* The row of what a document says beside its reports; 0 for nothing. */
static lay_status put_document(lay_db *db, const char *members, int64_t *id, lay_error *err)
{
    static const char *const statements[] = {"INSERT OR IGNORE INTO document(members) VALUES(?1)",
                                             "SELECT id FROM document WHERE members = ?1"};
    lay_status status = LAY_OK;
    *id = 0;
    for (size_t i = 0; members && i < LAY_COUNT(statements) && status == LAY_OK; i++) {
        lay_stmt *stmt;
        if ((status = lay_stmt_get(db, statements[i], &stmt, err)) != LAY_OK)
            break;
        lay_bind_text(stmt, 1, members);
        status = i ? lay_stmt_step(db, stmt, err) : lay_stmt_run(db, stmt, err);
        if (i && status == LAY_OK) {
            *id = lay_column_int(stmt, 0);
            lay_stmt_reset(stmt);
        }
    }
    return status;
}

static lay_status insert_report(lay_db *db, const struct lay_store_report *report, int64_t revision,
                                int64_t *id, lay_error *err)
{
    lay_stmt *stmt;
    int64_t document;
    lay_status status = put_document(db, report->document, &document, err);
    if (status != LAY_OK)
        return status;
    status = lay_stmt_get(
        db,
        "INSERT INTO report(key, revision, current, source, kind, reliability, lead, origin, "
        "title, "
        "url, language, published, published_first, published_last, recorded, digest, body, "
        "document) "
        "VALUES(?1, ?2, 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        &stmt, err);
    if (status != LAY_OK)
        return status;
    char reliability[2] = {report->reliability, 0};
    lay_bind_text(stmt, 1, report->key);
    lay_bind_int(stmt, 2, revision);
    lay_bind_text(stmt, 3, report->source);
    lay_bind_int(stmt, 4, report->kind);
    lay_bind_text(stmt, 5, reliability);
    lay_bind_int(stmt, 6, report->lead);
    lay_bind_text(stmt, 7, report->origin);
    lay_bind_text(stmt, 8, report->title);
    lay_bind_text(stmt, 9, report->url);
    lay_bind_text(stmt, 10, report->language);
    lay_bind_text(stmt, 11, report->published);
    lay_bind_day(stmt, 12, report->published_first);
    lay_bind_day(stmt, 13, report->published_last);
    lay_bind_int(stmt, 14, report->recorded);
    lay_bind_text(stmt, 15, report->digest);
    lay_bind_text(stmt, 16, report->body);
    lay_bind_id(stmt, 17, document);
    status = lay_stmt_run(db, stmt, err);
    if (status == LAY_OK)
        *id = lay_db_last_id(db);
    return status;
}

static lay_status insert_texts(lay_db *db, const char *sql, int64_t report,
                               const char *const *texts, size_t count, lay_error *err)
{
    for (size_t i = 0; i < count; i++) {
        lay_stmt *stmt;
        lay_status status = lay_stmt_get(db, sql, &stmt, err);
        if (status != LAY_OK)
            return status;
        lay_bind_int(stmt, 1, report);
        lay_bind_text(stmt, 2, texts[i]);
        if ((status = lay_stmt_run(db, stmt, err)) != LAY_OK)
            return status;
    }
    return LAY_OK;
}

lay_status lay_store_put_report(lay_db *db, const struct lay_store_report *report, int64_t *id,
                                enum lay_put *what, lay_error *err)
{
    struct current old;
    lay_status status = find_current(db, report, &old, err);
    if (status != LAY_OK)
        return status;
    if (old.same) {
        *id = old.id;
        *what = LAY_PUT_SAME;
        return LAY_OK;
    }
    int64_t made;
    if (old.exists && (status = supersede(db, old.id, report->recorded, err)) != LAY_OK)
        return status;
    if ((status = insert_report(db, report, old.revision + 1, &made, err)) != LAY_OK)
        return status;
    const char *const *origins = report->origin_count ? report->origins : &report->source;
    status = insert_texts(db, "INSERT OR IGNORE INTO report_origin VALUES(?1, ?2)", made, origins,
                          report->origin_count ? report->origin_count : 1, err);
    if (status == LAY_OK)
        status = insert_texts(db, "INSERT OR IGNORE INTO report_derived VALUES(?1, ?2)", made,
                              report->derived, report->derived_count, err);
    if (status != LAY_OK)
        return status;
    *id = made;
    *what = old.exists ? LAY_PUT_CHANGED : LAY_PUT_NEW;
    return LAY_OK;
}

lay_status lay_store_body(lay_db *db, const char *key, char **body, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db, "SELECT body FROM report WHERE key = ?1 AND current = 1", &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, key);
    if ((status = lay_stmt_step(db, stmt, err)) != LAY_OK)
        return status;
    *body = lay_strdup(lay_column_text(stmt, 0));
    lay_stmt_reset(stmt);
    return LAY_OK;
}

lay_status lay_store_old_report(lay_db *db, const char *key, int64_t *id, lay_error *err)
{
    return lay_stmt_id_of(
        db, "SELECT id FROM report WHERE key = ?1 AND current = 0 ORDER BY revision DESC LIMIT 1",
        key, id, err);
}

lay_status lay_store_old_localities(lay_db *db, const char *report_key, int64_t **at, size_t *n,
                                    lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db,
        "SELECT DISTINCT p.locality FROM claim AS c JOIN claim_place AS cp ON cp.claim = c.id "
        "JOIN place AS p ON p.id = cp.place WHERE c.report = (SELECT id FROM report WHERE key = ?1 "
        "AND current = 0 ORDER BY revision DESC LIMIT 1) ORDER BY 1",
        &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, report_key);
    LAY_VEC(int64_t) found = {0};
    while ((status = lay_stmt_step(db, stmt, err)) == LAY_OK)
        lay_vec_push(&found, lay_column_int(stmt, 0));
    if (status != LAY_NO) {
        lay_vec_done(&found);
        return status;
    }
    *at = found.at;
    *n = found.n;
    return LAY_OK;
}

static void bind_date(lay_stmt *stmt, int at, const struct lay_date *date)
{
    lay_bind_int(stmt, at, date->kind);
    lay_bind_int(stmt, at + 1, (int)date->start_edge * 3 + (int)date->end_edge);
    lay_bind_int(stmt, at + 2,
                 (date->uncertain ? 1 : 0) + (date->approximate ? 2 : 0) + date->level * 4);
    lay_bind_day(stmt, at + 3, date->start_first);
    lay_bind_day(stmt, at + 4, date->start_last);
    lay_bind_day(stmt, at + 5, date->end_first);
    lay_bind_day(stmt, at + 6, date->end_last);
}

/* At how many places it happened: what it led by is none. */
static int located(const struct lay_store_claim *claim)
{
    int count = 0;
    for (size_t i = 0; i < claim->place_count; i++)
        count += claim->places[i].role != LAY_PLACE_VIA;
    return count;
}

static lay_status insert_claim(lay_db *db, const struct lay_store_claim *claim, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db,
        "INSERT INTO claim(report, ref, type, stance, modality, aspect, about, edtf, date_kind, "
        "date_edges, date_flags, start_first, start_last, end_first, end_last, start, \"end\", "
        "ongoing, has_strength, strength_low, strength_best, strength_high, unit, qualifier, "
        "scope, "
        "measure, speaker, voice, basis, credibility, places, speaker_name) VALUES(?1, ?2, ?3, ?4, "
        "?5, ?6, ?7, "
        "?8, ?9, "
        "?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, "
        "?28, ?29, ?30, ?31, ?32)",
        &stmt, err);
    if (status != LAY_OK)
        return status;
    LAY_FREE char *start = NULL;
    LAY_FREE char *end = NULL;
    bool ongoing;
    lay_store_window(&claim->when, claim->published, &start, &end, &ongoing);
    lay_bind_int(stmt, 1, claim->report);
    lay_bind_text(stmt, 2, claim->ref);
    lay_bind_int(stmt, 3, claim->type);
    lay_bind_int(stmt, 4, claim->stance);
    lay_bind_int(stmt, 5, claim->modality);
    lay_bind_int(stmt, 6, claim->aspect);
    lay_bind_text(stmt, 7, claim->about);
    lay_bind_text(stmt, 8, claim->edtf);
    bind_date(stmt, 9, &claim->when);
    lay_bind_text(stmt, 16, start);
    lay_bind_text(stmt, 17, end);
    lay_bind_int(stmt, 18, ongoing);
    lay_bind_int(stmt, 19, claim->has_strength);
    if (claim->has_strength) {
        lay_bind_count(stmt, 20, claim->strength.low);
        lay_bind_count(stmt, 21, claim->strength.best);
        lay_bind_count(stmt, 22, claim->strength.high);
        lay_bind_text(stmt, 23, claim->strength.unit);
    }
    lay_bind_int(stmt, 24, claim->has_strength ? (int)claim->strength.qualifier : 0);
    lay_bind_int(stmt, 25, claim->has_strength ? (int)claim->strength.scope : 0);
    lay_bind_int(stmt, 26, claim->has_strength ? (int)claim->strength.measure : 0);
    lay_bind_id(stmt, 27, claim->speaker);
    lay_bind_text(stmt, 28, claim->voice);
    lay_bind_int(stmt, 29, claim->basis);
    lay_bind_int(stmt, 30, claim->credibility);
    lay_bind_int(stmt, 31, located(claim));
    lay_bind_text(stmt, 32, claim->speaker_name);
    return lay_stmt_run(db, stmt, err);
}

static lay_status insert_text(lay_db *db, const struct lay_store_claim *claim, int64_t id,
                              lay_error *err)
{
    const char *const texts[] = {claim->when_text,    claim->as_reported, claim->strength_text,
                                 claim->speaker_text, claim->quote,       claim->note};
    bool any = false;
    for (size_t i = 0; i < LAY_COUNT(texts); i++)
        any = any || texts[i];
    if (!any)
        return LAY_OK;
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db, "INSERT INTO claim_text VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)", &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, id);
    for (size_t i = 0; i < LAY_COUNT(texts); i++)
        lay_bind_text(stmt, (int)i + 2, texts[i]);
    return lay_stmt_run(db, stmt, err);
}

static lay_status insert_places(lay_db *db, const struct lay_store_claim *claim, int64_t id,
                                lay_error *err)
{
    for (size_t i = 0; i < claim->place_count; i++) {
        lay_stmt *stmt;
        lay_status status =
            lay_stmt_get(db, "INSERT INTO claim_place VALUES(?1, ?2, ?3, ?4, ?5, ?6)", &stmt, err);
        if (status != LAY_OK)
            return status;
        lay_bind_int(stmt, 1, id);
        lay_bind_int(stmt, 2, (int64_t)i);
        lay_bind_int(stmt, 3, claim->places[i].place);
        lay_bind_int(stmt, 4, claim->places[i].role);
        lay_bind_int(stmt, 5, claim->places[i].coarse);
        lay_bind_text(stmt, 6, claim->places[i].name);
        if ((status = lay_stmt_run(db, stmt, err)) != LAY_OK)
            return status;
    }
    return LAY_OK;
}

static lay_status insert_actors(lay_db *db, const struct lay_store_claim *claim, int64_t id,
                                lay_error *err)
{
    for (size_t i = 0; i < claim->actor_count; i++) {
        lay_stmt *stmt;
        lay_status status =
            lay_stmt_get(db, "INSERT INTO claim_actor VALUES(?1, ?2, ?3, ?4, ?5)", &stmt, err);
        if (status != LAY_OK)
            return status;
        lay_bind_int(stmt, 1, id);
        lay_bind_int(stmt, 2, (int64_t)i);
        lay_bind_int(stmt, 3, claim->actors[i].actor);
        lay_bind_int(stmt, 4, claim->actors[i].role);
        lay_bind_text(stmt, 5, claim->actors[i].name);
        if ((status = lay_stmt_run(db, stmt, err)) != LAY_OK)
            return status;
    }
    return LAY_OK;
}

lay_status lay_store_put_claim(lay_db *db, const struct lay_store_claim *claim, int64_t *id,
                               lay_error *err)
{
    lay_status status = insert_claim(db, claim, err);
    if (status != LAY_OK)
        return status;
    int64_t made = lay_db_last_id(db);
    if ((status = insert_text(db, claim, made, err)) != LAY_OK ||
        (status = insert_places(db, claim, made, err)) != LAY_OK ||
        (status = insert_actors(db, claim, made, err)) != LAY_OK)
        return status;
    *id = made;
    return LAY_OK;
}
