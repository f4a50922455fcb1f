/* store_report.c: see store_report.h. */
#include "import/store_report.h"

#include "import/resolve_place.h"

#include <stdlib.h>
#include <string.h>

/* A dataset whose rows nobody has graded is a lead: it makes events, but no presence. */
static bool is_lead(const struct lay_doc_report *report)
{
    if (report->kind != LAY_SOURCE_DATASET || report->reliability != 'F')
        return false;
    for (size_t i = 0; i < report->claim_count; i++)
        if (report->claims[i].credibility != 6)
            return false;
    return true;
}

static lay_status put_report(struct lay_resolver *resolver, const struct lay_doc_report *report,
                             int64_t recorded, int64_t *row, enum lay_put *what, lay_error *err)
{
    lay_arena *arena = &resolver->arena;
    size_t count = report->origin_count ? report->origin_count : 1;
    const char **origins = lay_arena_array(arena, const char *, count);
    for (size_t i = 0; i < count; i++)
        origins[i] = lay_folded(arena, report->origin_count ? report->origins[i] : report->source);
    struct lay_store_report stored = {.key = report->key,
                                      .source = report->source,
                                      .kind = report->kind,
                                      .reliability = report->reliability,
                                      .lead = is_lead(report),
                                      .origin = report->origin,
                                      .title = report->title,
                                      .url = report->url,
                                      .language = report->language,
                                      .published = report->published,
                                      .published_first = lay_date_first(&report->published_when),
                                      .published_last = lay_date_last(&report->published_when),
                                      .recorded = recorded,
                                      .digest = report->digest,
                                      .body = report->body,
                                      .document = report->document,
                                      .origins = origins,
                                      .origin_count = count,
                                      .derived = report->derived,
                                      .derived_count = report->derived_count};
    return lay_store_put_report(resolver->db, &stored, row, what, err);
}

/* Without `when`, a claim speaks of some day up to its publication. */
static struct lay_date by_publication(lay_day published)
{
    return (struct lay_date){.kind = LAY_DATE_ONE,
                             .start_edge = LAY_EDGE_OPEN,
                             .start_first = LAY_DAY_MIN,
                             .start_last = published,
                             .end_first = LAY_DAY_MIN,
                             .end_last = published,
                             .level = 2};
}

static lay_status place_rows(struct lay_resolver *resolver, const struct lay_doc_claim *claim,
                             const struct lay_resolved *resolved, struct lay_store_claim_place *out,
                             lay_error *err)
{
    for (size_t i = 0; i < claim->place_count; i++) {
        const struct lay_doc_place *place = &claim->places[i];
        int64_t locality;
        out[i] = (struct lay_store_claim_place){
            .role = place->role, .coarse = resolved[i].coarse, .name = place->name};
        lay_status status = lay_place_row(resolver, &resolved[i], place->name, &out[i].place, err);
        if (status == LAY_OK)
            status = lay_store_locality(resolver->db, out[i].place, &locality, err);
        if (status != LAY_OK)
            return status;
        lay_vec_push(&resolver->dirty, locality);
    }
    return LAY_OK;
}

static lay_status actor_rows(struct lay_resolver *resolver, const struct lay_doc_claim *claim,
                             struct lay_store_claim_actor *out, lay_error *err)
{
    lay_status status = LAY_OK;
    for (size_t i = 0; i < claim->actor_count && status == LAY_OK; i++) {
        const struct lay_doc_actor *actor = &claim->actors[i];
        out[i] = (struct lay_store_claim_actor){.role = actor->role, .name = actor->name};
        status = lay_actor_row(resolver, actor->name, &out[i].actor, err);
    }
    return status;
}

lay_status lay_put_mention(lay_db *db, int64_t claim, size_t nth,
                           const struct lay_resolved *resolved, lay_error *err)
{
    struct lay_store_mention mention = {.claim = claim,
                                        .seq = (int)nth,
                                        .group = resolved->group,
                                        .site = resolved->site,
                                        .country = resolved->country,
                                        .context = resolved->context,
                                        .point = resolved->point,
                                        .precision = resolved->precision,
                                        .radius_m = resolved->radius_m};
    return lay_store_put_mention(db, &mention, err);
}

static lay_status put_mentions(struct lay_resolver *resolver, const struct lay_doc_claim *claim,
                               const struct lay_resolved *resolved, int64_t row, lay_error *err)
{
    lay_status status = LAY_OK;
    for (size_t i = 0; i < claim->place_count && status == LAY_OK; i++)
        if (!resolved[i].known)
            status = lay_put_mention(resolver->db, row, i, &resolved[i], err);
    return status;
}

static void fill_claim(const struct lay_doc_report *report, const struct lay_doc_claim *claim,
                       struct lay_store_claim *out)
{
    lay_day published = lay_date_last(&report->published_when);
    *out = (struct lay_store_claim){.ref = claim->ref,
                                    .type = claim->type,
                                    .stance = claim->stance,
                                    .modality = claim->modality,
                                    .aspect = claim->aspect,
                                    .about = claim->about,
                                    .edtf = claim->edtf,
                                    .when = claim->edtf ? claim->when : by_publication(published),
                                    .published = published,
                                    .has_strength = claim->has_strength,
                                    .strength = {claim->low, claim->best, claim->high,
                                                 claim->unit ? claim->unit : "", claim->qualifier,
                                                 claim->scope, claim->measure},
                                    .basis = claim->basis,
                                    .credibility = claim->credibility,
                                    .place_count = claim->place_count,
                                    .actor_count = claim->actor_count,
                                    .when_text = claim->when_text,
                                    .as_reported = claim->as_reported,
                                    .strength_text = claim->strength_text,
                                    .speaker_text = claim->speaker_text,
                                    .quote = claim->quote,
                                    .note = claim->note};
}

static lay_status put_claim(struct lay_resolver *resolver, const struct lay_doc_report *report,
                            int64_t report_row, const struct lay_doc_claim *claim,
                            const struct lay_resolved *resolved, lay_error *err)
{
    lay_arena *arena = &resolver->arena;
    struct lay_store_claim_place *places =
        lay_arena_array(arena, struct lay_store_claim_place, claim->place_count);
    struct lay_store_claim_actor *actors =
        lay_arena_array(arena, struct lay_store_claim_actor, claim->actor_count);
    struct lay_store_claim stored;
    int64_t row;
    fill_claim(report, claim, &stored);
    stored.report = report_row;
    stored.places = places;
    stored.actors = actors;
    if (claim->speaker_text && claim->speaker_text[0])
        stored.voice = lay_folded(arena, claim->speaker_text);
    lay_status status = place_rows(resolver, claim, resolved, places, err);
    if (status == LAY_OK)
        status = actor_rows(resolver, claim, actors, err);
    stored.speaker_name = claim->speaker_actor;
    if (status == LAY_OK && claim->speaker_actor)
        status = lay_actor_row(resolver, claim->speaker_actor, &stored.speaker, err);
    if (status == LAY_OK)
        status = lay_store_put_claim(resolver->db, &stored, &row, err);
    if (status == LAY_OK)
        status = put_mentions(resolver, claim, resolved, row, err);
    return status;
}

void lay_touch_locality(void *resolver, int64_t locality)
{
    lay_vec_push(&((struct lay_resolver *)resolver)->dirty, locality);
}

lay_status lay_touch_reach(struct lay_resolver *resolver, int64_t row, const char *key,
                           lay_error *err)
{
    bool everywhere = false;
    lay_status status = lay_store_report_reach(resolver->db, row, key, lay_touch_locality, resolver,
                                               &everywhere, err);
    resolver->everywhere |= everywhere;
    return status;
}

void lay_touch_left_group(struct lay_resolver *resolver, const struct lay_store_group *group)
{
    resolver->towns_dropped |= group->level == LAY_LEVEL_TOWN;
    lay_touch_group(resolver, group);
    lay_touch_names_inside(resolver, group->folded);
}

/* What a new revision leaves behind. */
static lay_status touch_old(struct lay_resolver *resolver, const char *key, lay_error *err)
{
    lay_store_groups groups = {0};
    int64_t *localities = NULL;
    size_t count = 0;
    lay_status status = lay_store_old_groups(resolver->db, key, &resolver->arena, &groups, err);
    for (size_t i = 0; i < groups.n; i++)
        lay_touch_left_group(resolver, &groups.at[i]);
    lay_vec_done(&groups);
    if (status == LAY_OK)
        status = lay_store_old_localities(resolver->db, key, &localities, &count, err);
    for (size_t i = 0; i < count && status == LAY_OK; i++)
        lay_vec_push(&resolver->dirty, localities[i]);
    free(localities);
    int64_t old;
    if (status == LAY_OK)
        status = lay_store_old_report(resolver->db, key, &old, err);
    return status == LAY_OK ? lay_touch_reach(resolver, old, key, err) : status;
}

lay_status lay_store_document(struct lay_resolver *resolver, struct lay_problems *problems,
                              const struct lay_doc_report *report, int64_t recorded,
                              enum lay_put *what, lay_error *err)
{
    int64_t row;
    lay_status status = put_report(resolver, report, recorded, &row, what, err);
    if (status != LAY_OK || *what == LAY_PUT_SAME)
        return status;
    if (*what == LAY_PUT_CHANGED && (status = touch_old(resolver, report->key, err)) != LAY_OK)
        return status;
    const struct lay_resolved *resolved = lay_resolve_places(resolver, problems, report);
    status = lay_imported_failed(resolver->imported, err);
    for (size_t i = 0; i < report->claim_count && status == LAY_OK; i++) {
        const struct lay_doc_claim *claim = &report->claims[i];
        if (claim->refused)
            continue;
        status = put_claim(resolver, report, row, claim, resolved, err);
        resolved += claim->place_count;
    }
    return status == LAY_OK ? lay_touch_reach(resolver, row, report->key, err) : status;
}
