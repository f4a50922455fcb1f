/* place_group.c: see place_group.h.
 *
 * In a group - one folded name at one level, facilities and towns together - the country tells
 * places apart. A mention without a country belongs to the one country that others give, when all
 * give the same; else it stays with those that give none. Of several positions the finest precision
 * is taken, then the smallest radius, then the earliest report, then the least claim id: a rule on
 * the set of mentions, so that their order is of no account. The same is why towns are settled
 * before facilities: a facility's town may be a place that the same import has brought.
 */
#include "gazetteer/place_group.h"

#include "gazetteer/outline.h"
#include "gazetteer/place_town.h"
#include <stdlib.h>
#include <string.h>

/* A town that came, went or changed: facilities named after it or near it are settled again. */
struct changed_town {
    int64_t id;
    const char *folded;
    struct lay_point point;
};

struct settling {
    struct lay_resolver *resolver;
    struct lay_towns towns; /* loaded when the first facility is settled */
    LAY_VEC(struct changed_town) changed;
    struct lay_textmap facilities; /* folded name -> 1: no, 2: yes; reports alone decide it */
};

/* What the mentions of one place come to. */
struct summary {
    const char *name, *country, *context, *source;
    struct lay_point point;
    int precision;
    double radius_m;
};

static int rank_of(const struct lay_store_mention *mention)
{
    return mention->precision > 0 ? mention->precision : 8; /* 0 and none: not known */
}

/* Whether a's position is to be taken before b's; a comes later in the order of claims. */
static bool is_finer(const struct lay_store_mention *a, const struct lay_store_mention *b)
{
    double radius_a = a->radius_m > 0 ? a->radius_m : 1e9;
    double radius_b = b->radius_m > 0 ? b->radius_m : 1e9;
    if (rank_of(a) != rank_of(b))
        return rank_of(a) < rank_of(b);
    if (radius_a < radius_b || radius_b < radius_a)
        return radius_a < radius_b;
    return a->published < b->published;
}

static const char *report_of(lay_arena *arena, const char *ref)
{
    return lay_arena_strndup(arena, ref, strcspn(ref, "#"));
}

/* One context of all sites and areas of that name, or "". Origins and destinations are often
 * abroad. */
static void add_context(struct summary *summary, const struct lay_store_mention *mention,
                        bool *differs)
{
    if (!mention->context[0] ||
        (mention->role != LAY_PLACE_SITE && mention->role != LAY_PLACE_AREA))
        return;
    if (!summary->context[0] && !*differs)
        summary->context = mention->context;
    else if (strcmp(summary->context, mention->context) != 0) {
        summary->context = "";
        *differs = true;
    }
}

static int default_precision(enum lay_place_level level, bool located)
{
    if (level >= LAY_LEVEL_AREA)
        return 5;
    return !located ? 0 : level == LAY_LEVEL_FACILITY ? 1 : 2;
}

/* Sums up the mentions of one country ("" among them), which are in order of their claims. */
static struct summary sum_up(struct settling *s, const lay_store_mentions *mentions,
                             const char *const *countries, const char *country)
{
    struct summary out = {.country = country, .context = "", .precision = -1, .radius_m = -1};
    const struct lay_store_mention *best = NULL;
    bool differs = false;
    for (size_t i = 0; i < mentions->n; i++) {
        const struct lay_store_mention *mention = &mentions->at[i];
        if (strcmp(countries[i], country) != 0)
            continue;
        out.name = out.name ? lay_better_name(out.name, mention->name) : mention->name;
        add_context(&out, mention, &differs);
        if (mention->point.has && (!best || is_finer(mention, best)))
            best = mention;
        if (mention->precision > 0 && (out.precision < 0 || mention->precision < out.precision))
            out.precision = mention->precision;
    }
    if (best) {
        out.point = best->point;
        out.precision = best->precision;
        out.radius_m = best->radius_m;
        out.source = report_of(&s->resolver->arena, best->ref);
    }
    return out;
}

/* The country that each mention counts under. */
static const char **count_countries(lay_arena *arena, const lay_store_mentions *mentions)
{
    const char **out = lay_arena_array(arena, const char *, mentions->n);
    const char *only = "";
    bool several = false;
    for (size_t i = 0; i < mentions->n; i++) {
        const char *country = mentions->at[i].country;
        several |= country[0] && only[0] && strcmp(only, country) != 0;
        if (country[0])
            only = country;
    }
    for (size_t i = 0; i < mentions->n; i++)
        out[i] = mentions->at[i].country[0] || several ? mentions->at[i].country : only;
    return out;
}

static lay_status load_towns(struct settling *s, lay_error *err)
{
    return s->towns.next ? LAY_OK : lay_towns_load(s->resolver, &s->towns, err);
}

/* The country that a position is in, "" for none. What is said of a wide area lies about its middle
 * in any direction, so that says nothing. */
static const char *country_of_position(const struct settling *s, enum lay_place_level level,
                                       const struct summary *summary)
{
    bool wide = summary->precision >= 5 || (level >= LAY_LEVEL_AREA && summary->precision < 3);
    if (!summary->point.has || wide)
        return "";
    const struct lay_gaz_place *country =
        lay_gazetteer_country_of(s->resolver->gazetteer, summary->point.lon, summary->point.lat);
    return country ? country->country : "";
}

/* Town, country and parent of a place. */
static lay_status find_above(struct settling *s, const struct lay_store_group *group,
                             enum lay_place_level level, const struct summary *summary,
                             struct lay_store_place *place, lay_error *err)
{
    struct lay_town town = {NULL, NULL};
    const char *country = summary->country;
    lay_status status = LAY_OK;
    if (level == LAY_LEVEL_FACILITY) {
        struct lay_facility facility = {summary->name, group->folded, summary->country,
                                        summary->context, summary->point};
        if ((status = load_towns(s, err)) != LAY_OK)
            return status;
        town = lay_find_town(s->resolver, &s->towns, &facility);
    }
    if (town.known)
        status = lay_known_place_row(s->resolver, town.known, &place->locality, err);
    else if (town.unknown)
        place->locality = town.unknown->id;
    if (!country[0] && town.known && town.known->country)
        country = town.known->country;
    if (!country[0] && town.unknown)
        country = town.unknown->country;
    if (!country[0])
        country = country_of_position(s, level, summary);
    if (!country[0] && !(summary->point.has && summary->precision == 7))
        country = summary->context;
    place->country = country[0] ? country : NULL;
    place->parent = place->locality;
    const struct lay_gaz_place *whole = lay_country_of(s->resolver, country);
    if (!place->parent && whole && level < LAY_LEVEL_COUNTRY && status == LAY_OK)
        status = lay_known_place_row(s->resolver, whole, &place->parent, err);
    return status;
}

/* A site is now a town, or may have been one. */
static void note_town(struct settling *s, int64_t id, const struct lay_store_group *group,
                      struct lay_point point)
{
    if (group->level == LAY_LEVEL_TOWN) {
        struct changed_town town = {id, group->folded, point};
        lay_vec_push(&s->changed, town);
    }
}

/* The locality of a row that is stored; 0 for row 0. */
static lay_status locality_of(struct settling *s, int64_t place, int64_t *out, lay_error *err)
{
    *out = 0;
    return place ? lay_store_locality(s->resolver->db, place, out, err) : LAY_OK;
}

static struct lay_store_place place_of(struct settling *s, const struct lay_store_group *group,
                                       enum lay_place_level level, const struct summary *summary)
{
    static const char *const kinds[] = {"base", "town", "area", "country", "theatre"};
    return (struct lay_store_place){
        .key = lay_unknown_place_key(&s->resolver->arena, summary->country, group),
        .name = summary->name,
        .kind = kinds[level],
        .level = level,
        .point = summary->point,
        .precision = summary->precision >= 0 ? summary->precision
                                             : default_precision(level, summary->point.has),
        .radius_m = summary->radius_m,
        .source = summary->source};
}

static lay_status put(struct settling *s, const struct lay_store_group *group,
                      enum lay_place_level level, const struct summary *summary, int64_t *row,
                      lay_error *err)
{
    struct lay_resolver *resolver = s->resolver;
    struct lay_store_name names = {group->folded, summary->name};
    struct lay_store_place place = place_of(s, group, level, summary);
    place.names = &names;
    place.name_count = 1;
    int64_t before = 0, old_locality, new_locality;
    bool changed = false;
    lay_status status = lay_store_find_place(resolver->db, place.key, &before, err);
    if (status == LAY_NO)
        before = 0;
    else if (status != LAY_OK)
        return status;
    if ((status = locality_of(s, before, &old_locality, err)) != LAY_OK ||
        (status = find_above(s, group, level, summary, &place, err)) != LAY_OK ||
        (status = lay_store_put_place(resolver->db, &place, row, &changed, err)) != LAY_OK ||
        (status = locality_of(s, *row, &new_locality, err)) != LAY_OK)
        return status;
    bool fresh = lay_textmap_get(&resolver->fresh, place.key);
    if (!changed && !fresh)
        return LAY_OK;
    note_town(s, *row, group, summary->point);
    lay_vec_push(&resolver->dirty, new_locality);
    if (before && old_locality != new_locality)
        lay_vec_push(&resolver->dirty, old_locality);
    resolver->places_moved += before && !fresh;
    return LAY_OK;
}

static void touch(void *context, int64_t locality)
{
    struct settling *s = context;
    lay_vec_push(&s->resolver->dirty, locality);
}

/* Moves the mentions of a country to its row. */
static lay_status move_mentions(struct settling *s, const lay_store_mentions *mentions,
                                const char *const *countries, const char *country, int64_t row,
                                lay_error *err)
{
    lay_status status = LAY_OK;
    for (size_t i = 0; i < mentions->n && status == LAY_OK; i++) {
        const struct lay_store_mention *mention = &mentions->at[i];
        if (mention->place == row || strcmp(countries[i], country) != 0)
            continue;
        note_town(s, mention->place, &mention->group, (struct lay_point){0});
        note_town(s, row, &mention->group, (struct lay_point){0});
        status = lay_store_claim_localities(s->resolver->db, mention->claim, touch, s, err);
        if (status == LAY_OK)
            status = lay_store_move_mention(s->resolver->db, mention, row, err);
        if (status == LAY_OK)
            status = lay_store_claim_localities(s->resolver->db, mention->claim, touch, s, err);
        s->resolver->moved = true;
    }
    return status;
}

static lay_status settle(struct settling *s, const struct lay_store_group *group,
                         enum lay_place_level level, bool facility, lay_error *err)
{
    lay_store_mentions mentions = {0};
    lay_status status = lay_store_read_mentions(s->resolver->db, group, facility,
                                                &s->resolver->arena, &mentions, err);
    const char **countries = count_countries(&s->resolver->arena, &mentions);
    for (size_t i = 0; i < mentions.n && status == LAY_OK; i++) {
        size_t first = 0;
        while (strcmp(countries[first], countries[i]) != 0)
            first++;
        if (first < i)
            continue; /* this country is done */
        struct summary summary = sum_up(s, &mentions, countries, countries[i]);
        int64_t row;
        status = put(s, group, level, &summary, &row, err);
        if (status == LAY_OK)
            status = move_mentions(s, &mentions, countries, countries[i], row, err);
    }
    lay_vec_done(&mentions);
    return status;
}

static bool is_touched(const struct settling *s, const struct lay_store_unknown *place)
{
    struct lay_facility facility = {place->name, place->folded, place->country, "", place->point};
    if (place->town_gone || s->changed.n > 200) /* then it is cheaper not to ask which */
        return true;
    for (size_t i = 0; i < s->changed.n; i++)
        if (place->locality == s->changed.at[i].id ||
            lay_may_be_town(&facility, s->changed.at[i].folded, s->changed.at[i].point))
            return true;
    return false;
}

/* Facilities that are named after a town that changed, lie near it, or had it for their town. */
static lay_status touch_facilities(struct settling *s, lay_error *err)
{
    lay_store_unknowns list = {0};
    if (!s->changed.n && !s->resolver->towns_dropped)
        return LAY_OK;
    lay_status status = lay_store_unknown_places(s->resolver->db, LAY_LEVEL_FACILITY,
                                                 &s->resolver->arena, &list, err);
    for (size_t i = 0; i < list.n; i++) {
        struct lay_store_group group = {list.at[i].folded, LAY_LEVEL_TOWN};
        if (is_touched(s, &list.at[i]))
            lay_touch_group(s->resolver, &group);
    }
    lay_vec_done(&list);
    return status;
}

/* A site that is a facility now may have been the town of others. */
static lay_status note_former_towns(struct settling *s, const struct lay_store_group *group,
                                    lay_error *err)
{
    lay_store_mentions mentions = {0};
    lay_status status =
        lay_store_read_mentions(s->resolver->db, group, true, &s->resolver->arena, &mentions, err);
    for (size_t i = 0; i < mentions.n && status == LAY_OK; i++) {
        int64_t place = mentions.at[i].place, locality;
        bool changed = false;
        if (i && place == mentions.at[i - 1].place)
            continue;
        status = lay_store_make_facility(s->resolver->db, place, &changed, err);
        if (status != LAY_OK || !changed)
            continue;
        note_town(s, place, group, mentions.at[i].point);
        if ((status = locality_of(s, place, &locality, err)) == LAY_OK)
            lay_vec_push(&s->resolver->dirty, locality);
    }
    lay_vec_done(&mentions);
    return status;
}

static lay_status is_facility_name(struct settling *s, const char *folded, bool *is, lay_error *err)
{
    int64_t *known = lay_textmap_at(&s->facilities, folded);
    if (!*known) {
        struct lay_store_group site = {folded, LAY_LEVEL_TOWN};
        lay_status status = lay_store_is_facility(s->resolver->db, &site, is, err);
        if (status != LAY_OK)
            return status;
        *known = *is ? 2 : 1;
    }
    *is = *known == 2;
    return LAY_OK;
}

/* Two rounds: first what is no facility, then the facilities. */
static lay_status settle_round(struct settling *s, bool facilities, lay_error *err)
{
    lay_status status = LAY_OK;
    for (size_t i = 0; i < s->resolver->groups.n && status == LAY_OK; i++) {
        struct lay_store_group group = s->resolver->groups.at[i];
        struct lay_store_group site = {group.folded, LAY_LEVEL_TOWN};
        struct lay_store_group area = {group.folded, LAY_LEVEL_AREA};
        bool facility = false;
        if (group.level <= LAY_LEVEL_AREA) {
            status = is_facility_name(s, group.folded, &facility, err);
            lay_touch_group(s->resolver, group.level == LAY_LEVEL_AREA ? &site : &area);
        }
        bool is_facility = facility && group.level == LAY_LEVEL_TOWN;
        if (status == LAY_OK && is_facility == facilities)
            status =
                settle(s, &group, is_facility ? LAY_LEVEL_FACILITY : group.level, facility, err);
        else if (status == LAY_OK && is_facility)
            status = note_former_towns(s, &group, err);
    }
    return status;
}

lay_status lay_settle_groups(struct lay_resolver *resolver, lay_error *err)
{
    struct settling s = {.resolver = resolver};
    lay_status status = settle_round(&s, false, err);
    if (status == LAY_OK)
        status = touch_facilities(&s, err);
    if (status == LAY_OK)
        status = settle_round(&s, true, err);
    if (status == LAY_OK)
        status = lay_imported_failed(resolver->imported, err);
    lay_towns_done(&s.towns);
    lay_vec_done(&s.changed);
    lay_textmap_done(&s.facilities);
    return status;
}
