/* resolve_place.c: what the places of one report mean.
 *
 * Several places may have one name (Mali and Niger each have an Air Base 101). The country that is
 * given decides; without one, the countries that the same claim names beyond doubt, then those
 * that the report does, then the position. If more than one place is still left, the name is
 * treated as unknown: a warning lists the candidates, and nothing is guessed.
 *
 * The user's own rows of the gazetteer are asked for a name that is left unresolved so, and for no
 * other: they are weighed together with the program's. What the rest of the report speaks for is
 * told by the program's rows alone, so that the same rows bring the same, whenever they came.
 */
#include "import/resolve_place.h"

#include "base/buf.h"
#include "gazetteer/outline.h"
#include "geo/sphere.h"
#include "import/place_told.h"
#include "import/released.h"
#include "import/resolve_choose.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FAR_M = 50000, SHOWN = 6 };

struct resolution {
    struct lay_resolver *resolver;
    struct lay_problems *problems;
    const struct lay_doc_report *report;
    struct lay_mention *mentions;
    size_t count;
    size_t *first_of; /* the first mention of each claim, and the end */
    struct lay_votes votes;
    LAY_VEC(struct lay_point) points; /* of places that are certain */
};

/* What the gazetteer says of a name, asked once per import. */
static struct lay_found *find(struct lay_resolver *resolver, const char *name, const char *country)
{
    const char *key = lay_arena_printf(&resolver->arena, "%s %s", country, name);
    int64_t *at = lay_textmap_at(&resolver->found_names, key);
    if (!*at) {
        struct lay_found found = {.guess = lay_gazetteer_guess_level(resolver->gazetteer, name)};
        lay_gazetteer_find(resolver->gazetteer, name, country[0] ? country : NULL, false,
                           &found.candidates);
        lay_vec_push(&resolver->found, found);
        *at = (int64_t)resolver->found.n;
    }
    return &resolver->found.at[*at - 1];
}

/* The same with the user's rows. */
static const lay_gaz_candidates *find_both(struct lay_resolver *resolver, const char *name,
                                           const char *country)
{
    struct lay_found *found = find(resolver, name, country);
    if (!found->asked) {
        found->asked = true;
        for (size_t i = 0; i < found->candidates.n; i++)
            lay_vec_push(&found->both, found->candidates.at[i]);
        lay_imported_find(resolver->imported, name, country[0] ? country : NULL, false,
                          &found->both);
    }
    return &found->both;
}

static void take_candidates(lay_arena *arena, const lay_gaz_candidates *from,
                            struct lay_mention *mention)
{
    mention->count = from->n;
    mention->candidates = lay_arena_array(arena, struct lay_gaz_candidate,
                                          mention->count + 1); /* room for the country */
    if (mention->count)
        memcpy(mention->candidates, from->at, mention->count * sizeof *mention->candidates);
}

static void look_up(const struct resolution *r, struct lay_mention *mention)
{
    const struct lay_doc_place *place = mention->place;
    const struct lay_found *found = find(r->resolver, place->name, place->country);
    mention->folded = lay_folded(&r->resolver->arena, place->name);
    mention->guess = found->guess;
    take_candidates(&r->resolver->arena, &found->candidates, mention);
    lay_choose_alone(mention);
    const struct lay_gaz_place *whole =
        place->country[0] ? lay_country_of(r->resolver, place->country) : NULL;
    if (!mention->count && whole && place->precision == 6 && mention->guess != LAY_LEVEL_FACILITY) {
        mention->candidates[0] =
            (struct lay_gaz_candidate){whole, LAY_GAZ_OTHER, 0}; /* "Malian territory" */
        mention->count = 1;
    }
    mention->vote = lay_vote_of(mention);
}

/* "A (ML), B (BF) and 3 more", for a hint. */
static void list_candidates(lay_buf *list, const struct lay_gaz_candidate *at, size_t count)
{
    for (size_t i = 0; i < count && i < SHOWN; i++)
        lay_buf_printf(list, "%s%s (%s, %s)", i ? ", " : "it may be ", at[i].place->name,
                       at[i].place->kind, at[i].place->country ? at[i].place->country : "-");
    if (count > SHOWN)
        lay_buf_printf(list, " and %zu more", count - SHOWN);
}

static void warn(const struct resolution *r, const struct lay_mention *mention,
                 enum lay_severity severity, const char *code, const char *hint, const char *fmt,
                 ...) LAY_PRINTF(6, 7);
static void warn(const struct resolution *r, const struct lay_mention *mention,
                 enum lay_severity severity, const char *code, const char *hint, const char *fmt,
                 ...)
{
    lay_problem_new_document(r->problems);
    va_list ap;
    va_start(ap, fmt);
    lay_problem_json_va(r->problems, severity, lay_report_doc(r->report),
                        lay_place_json(r->report, mention->claim, mention->nth), NULL, code, hint,
                        fmt, ap);
    va_end(ap);
}

static void warn_ambiguous(const struct resolution *r, const struct lay_mention *mention)
{
    LAY_BUF list = {0};
    list_candidates(&list, mention->candidates, mention->count);
    warn(r, mention, LAY_SEVERITY_WARNING, "place.ambiguous", lay_buf_text(&list),
         " \"%s\" is the name of several places; it is left unresolved.",
         lay_shown(&r->resolver->arena, mention->place->name));
}

/* Said once per name and import. */
static void note_size(const struct resolution *r, const struct lay_mention *mention)
{
    const char *key = lay_arena_printf(&r->resolver->arena, "size %s", mention->folded);
    int64_t *said = lay_textmap_at(&r->resolver->group_names, key);
    if ((*said)++)
        return;
    LAY_BUF list = {0};
    list_candidates(&list, mention->candidates, mention->count);
    warn(r, mention, LAY_SEVERITY_NOTE, "place.by_size", lay_buf_text(&list),
         " \"%s\" is taken for the biggest place of that name, %s.",
         lay_shown(&r->resolver->arena, mention->place->name), mention->candidates[0].place->id);
}

/* What other names of a claim vote for. */
static struct lay_votes claim_votes(const struct resolution *r, size_t claim, const char *folded)
{
    struct lay_votes votes = {.count = 0};
    for (size_t i = r->first_of[claim]; i < r->first_of[claim + 1]; i++)
        if (strcmp(r->mentions[i].folded, folded) != 0)
            lay_votes_add(&votes, r->mentions[i].vote);
    return votes;
}

/* Weighs the user's rows, too. *both is what is left of the candidates. */
static const struct lay_gaz_place *choose_of_both(const struct resolution *r,
                                                  const struct lay_mention *mention,
                                                  const struct lay_surroundings *around,
                                                  struct lay_mention *both)
{
    const struct lay_doc_place *place = mention->place;
    const lay_gaz_candidates *candidates = find_both(r->resolver, place->name, place->country);
    if (candidates->n == find(r->resolver, place->name, place->country)->candidates.n)
        return NULL;
    take_candidates(&r->resolver->arena, candidates, both);
    lay_choose_alone(both);
    return lay_choose(both, around);
}

static const struct lay_gaz_place *choose(const struct resolution *r, struct lay_mention *mention)
{
    struct lay_votes claim = claim_votes(r, mention->claim, mention->folded), report = r->votes;
    lay_votes_take(&report, mention->vote);
    struct lay_surroundings around = {&claim, &report, r->points.at, r->points.n};
    const struct lay_gaz_place *known = lay_choose(mention, &around);
    struct lay_mention both = *mention;
    const struct lay_mention *left = mention;
    if (!known && r->resolver->imported) {
        known = choose_of_both(r, mention, &around, &both);
        left = known || both.count > mention->count ? &both : mention;
    }
    if (!known && left->count > 1)
        warn_ambiguous(r, left);
    if (known && left->by_size)
        note_size(r, left);
    return known;
}

static void check_position(const struct resolution *r, const struct lay_mention *mention,
                           const struct lay_gaz_place *known)
{
    struct lay_point point = {true, mention->place->lon, mention->place->lat};
    if (!mention->place->located || !known->has_point || known->level > LAY_LEVEL_TOWN)
        return;
    double away_m = lay_distance_m(point, (struct lay_point){true, known->lon, known->lat});
    if (away_m > FAR_M)
        warn(r, mention, LAY_SEVERITY_WARNING, "place.far",
             "the gazetteer's position is used; if another place is meant, give its "
             "country or another name",
             " lies %.0f km from where the gazetteer has \"%s\".", away_m / 1000, known->name);
}

/* Whether a position is clearly outside a country, in both views of the borders. */
static bool is_outside(const struct lay_gazetteer *g, const struct lay_gaz_place *country,
                       double lon, double lat)
{
    static const enum lay_worldview views[] = {LAY_WORLDVIEW_DEFACTO, LAY_WORLDVIEW_UN};
    bool any = false;
    for (size_t i = 0; i < LAY_COUNT(views); i++) {
        struct lay_outline outline;
        if (!lay_outline_of(g, country, views[i], &outline))
            continue;
        any = true;
        if (lay_outline_contains(&outline, lon, lat) ||
            lay_outline_away_m(&outline, lon, lat) <= FAR_M)
            return false;
    }
    return any;
}

/* A report is not wrong for that: it may count the place to another country than the borders. */
static void check_border(const struct resolution *r, const struct lay_mention *mention)
{
    const struct lay_gazetteer *g = r->resolver->gazetteer;
    const struct lay_doc_place *place = mention->place;
    const struct lay_gaz_place *given =
        place->country[0] ? lay_country_of(r->resolver, place->country) : NULL;
    if (!place->located || !given || lay_is_coarse(place) ||
        !is_outside(g, given, place->lon, place->lat))
        return;
    const struct lay_gaz_place *there = lay_gazetteer_country_of(g, place->lon, place->lat);
    bool swapped = fabs(place->lon) <= 90 && !is_outside(g, given, place->lat, place->lon);
    const char *hint =
        swapped ? lay_arena_printf(&r->resolver->arena,
                                   "is it the other way round: longitude %.7g, latitude %.7g?",
                                   place->lat, place->lon)
                : "both are kept as they are reported";
    warn(r, mention, LAY_SEVERITY_WARNING, "place.elsewhere", hint,
         " is said to be in %s (%s), but its position lies %s%s.", given->name, given->country,
         there ? "in " : "at sea", there ? there->name : "");
}

static void check_country(const struct resolution *r, const struct lay_mention *mention)
{
    const char *code = mention->place->country;
    if (code[0] && !lay_country_of(r->resolver, code))
        warn(r, mention, LAY_SEVERITY_WARNING, "place.country", "ISO 3166-1 alpha-2",
             " has the country %s, which is not known.", code);
}

/* What is established, handed over, closed or expanded is a base. (Towns are seized and attacked.)
 */
static bool makes_base(const struct lay_doc_claim *claim, const struct lay_doc_place *place)
{
    enum lay_effect effect = lay_type_info(claim->type)->effect;
    return place->role == LAY_PLACE_SITE && !lay_is_coarse(place) &&
           (effect == LAY_EFFECT_ESTABLISH || effect == LAY_EFFECT_HANDOVER ||
            effect == LAY_EFFECT_CLOSE || claim->type == LAY_TYPE_BASE_EXPANDED);
}

static enum lay_place_level level_of(const struct lay_mention *mention)
{
    const struct lay_doc_place *place = mention->place;
    bool area = place->role == LAY_PLACE_AREA;
    if (mention->guess == LAY_LEVEL_FACILITY && !area) /* however coarse its position is */
        return LAY_LEVEL_FACILITY;
    if (!area && place->precision == 1)
        return LAY_LEVEL_FACILITY;
    if (!area && (place->precision == 2 || mention->is_base))
        return LAY_LEVEL_TOWN; /* a site, whatever its name sounds like */
    if (mention->guess == LAY_LEVEL_THEATRE)
        return LAY_LEVEL_THEATRE;
    return lay_is_coarse(place) || mention->guess == LAY_LEVEL_AREA ? LAY_LEVEL_AREA
                                                                    : LAY_LEVEL_TOWN;
}

/* The country whose name stands in a name, the longest ("Equatorial Guinea" before "Guinea"). */
static const char *country_in_name(const struct resolution *r, const char *folded)
{
    const char *found = "";
    size_t longest = 0;
    lay_words words;
    lay_words_split(folded, &words);
    for (size_t from = 0; from < words.n; from++)
        for (size_t to = from; to < words.n; to++) {
            size_t len = words.end[to] - words.start[from];
            const struct lay_gaz_place *country =
                len > longest ? lay_gazetteer_country_named(r->resolver->gazetteer,
                                                            folded + words.start[from], len)
                              : NULL;
            if (country) {
                found = country->country;
                longest = len;
            }
        }
    return found;
}

static const char *context_of(const struct resolution *r, const struct lay_mention *mention)
{
    const char *named = mention->count > 1 ? "" : country_in_name(r, mention->folded);
    char only[3];
    if (named[0])
        return named;
    struct lay_votes claim = claim_votes(r, mention->claim, "");
    if (lay_votes_only(&claim, only) || lay_votes_only(&r->votes, only))
        return lay_arena_strdup(&r->resolver->arena, only);
    return "";
}

static struct lay_resolved resolve(const struct resolution *r, struct lay_mention *mention)
{
    struct lay_resolved out = {.known = choose(r, mention), .country = "", .context = ""};
    check_country(r, mention);
    if (out.known) {
        out.coarse = lay_is_coarse(mention->place) && out.known->level == LAY_LEVEL_TOWN;
        check_position(r, mention, out.known);
        return out;
    }
    out.group = (struct lay_store_group){mention->folded, level_of(mention)};
    if (out.group.level == LAY_LEVEL_TOWN && mention->is_base)
        out.site = LAY_SITE_TREATED;
    if (out.group.level == LAY_LEVEL_FACILITY) {
        out.site = LAY_SITE_NAMED;
        out.group.level = LAY_LEVEL_TOWN; /* a site: see mention.h */
    }
    out.coarse = lay_is_coarse(mention->place) && out.group.level == LAY_LEVEL_TOWN;
    check_border(r, mention);
    out.point =
        (struct lay_point){mention->place->located, mention->place->lon, mention->place->lat};
    out.precision = mention->place->precision;
    out.radius_m = mention->place->radius_m;
    out.told = mention->told;
    out.country = mention->place->country;
    out.context = out.country[0] ? "" : context_of(r, mention);
    return out;
}

/* A name votes once in a report for a country. */
static void vote(struct resolution *r, struct lay_textmap *voted, const struct lay_mention *mention)
{
    const char *key =
        lay_arena_printf(&r->resolver->arena, "%s %s", mention->vote, mention->folded);
    if (mention->vote[0] && (*lay_textmap_at(voted, key))++ == 0)
        lay_votes_add(&r->votes, mention->vote);
}

/* Where the report certainly is. */
static void note_point(struct resolution *r, const struct lay_mention *mention)
{
    const struct lay_gaz_place *only = mention->count == 1 ? mention->candidates[0].place : NULL;
    enum { MOST = 64 };
    if (r->points.n < MOST && only && only->has_point && only->level <= LAY_LEVEL_TOWN &&
        mention->candidates[0].match <= LAY_GAZ_UNTAGGED)
        lay_vec_push(&r->points, (struct lay_point){true, only->lon, only->lat});
}

/* ---- names that tell a position ---- */

struct asking {
    const struct resolution *r;
    const struct lay_mention *mention; /* whose name is read */
    const char *country; /* that all its bases are in; "" for several; NULL: none yet */
};

/* Another place of the report, by a name that only it has. */
static bool where_told(const struct resolution *r, const char *folded, struct lay_lonlat *at,
                       double *radius_m)
{
    for (size_t i = 0; i < r->count; i++) {
        const struct lay_doc_place *place = r->mentions[i].place;
        if (!place->located || lay_is_coarse(place) || strcmp(r->mentions[i].folded, folded) != 0)
            continue;
        *at = (struct lay_lonlat){place->lon, place->lat};
        *radius_m = fmax(place->radius_m, 0);
        return true;
    }
    return false;
}

/* A name in a name is looked up like one that stands alone, in the same claim and country. */
static bool where_is(void *context, const char *name, struct lay_lonlat *at, double *radius_m)
{
    struct asking *asking = context;
    const struct lay_doc_place base = {.name = name,
                                       .role = LAY_PLACE_SITE,
                                       .country = asking->mention->place->country,
                                       .precision = -1,
                                       .radius_m = -1};
    struct lay_mention mention = *asking->mention;
    mention.place = &base;
    mention.is_base = false;
    look_up(asking->r, &mention);
    if (where_told(asking->r, mention.folded, at, radius_m))
        return true;
    const struct lay_gaz_place *known = choose(asking->r, &mention);
    if (!known || !known->has_point || known->level > LAY_LEVEL_TOWN)
        return false;
    *at = (struct lay_lonlat){known->lon, known->lat};
    *radius_m = fmax(known->radius_m, 0);
    const char *country = known->country ? known->country : "";
    bool same = !asking->country || strcmp(asking->country, country) == 0;
    asking->country = same ? country : "";
    return true;
}

/* Of what no name is known, when all names of the report have been looked up. */
static void read_names(struct resolution *r)
{
    struct lay_textmap voted = {0};
    for (size_t i = 0; i < r->count; i++) {
        struct lay_mention *mention = &r->mentions[i];
        struct asking asking = {r, mention, NULL};
        const struct lay_doc_place *told =
            mention->count ? NULL
                           : lay_place_told(mention->place, &r->resolver->arena, where_is, &asking);
        if (!told)
            continue;
        mention->place = told;
        mention->told = true;
        mention->guess = LAY_LEVEL_TOWN; /* "30 km from the airport" is no airport */
        if (!mention->vote[0] && asking.country) {
            mention->vote = asking.country;
            vote(r, &voted, mention);
        }
    }
    lay_textmap_done(&voted);
}

static void collect(struct resolution *r)
{
    struct lay_textmap voted = {0};
    for (size_t i = 0; i < r->report->claim_count; i++) {
        const struct lay_doc_claim *claim = &r->report->claims[i];
        r->first_of[i] = r->count;
        for (size_t k = 0; k < claim->place_count && !claim->refused; k++) {
            struct lay_mention *mention = &r->mentions[r->count++];
            *mention = (struct lay_mention){.place = &claim->places[k], .claim = i, .nth = k};
            mention->is_base = makes_base(claim, mention->place);
            look_up(r, mention);
            vote(r, &voted, mention);
            note_point(r, mention);
        }
    }
    r->first_of[r->report->claim_count] = r->count;
    lay_textmap_done(&voted);
}

struct lay_resolved *lay_resolve_places(struct lay_resolver *resolver,
                                        struct lay_problems *problems,
                                        const struct lay_doc_report *report)
{
    size_t most = 0;
    for (size_t i = 0; i < report->claim_count; i++)
        most += report->claims[i].place_count;
    struct resolution r = {.resolver = resolver, .problems = problems, .report = report};
    r.mentions = lay_zalloc(most, sizeof *r.mentions);
    r.first_of = lay_zalloc(report->claim_count + 1, sizeof *r.first_of);
    struct lay_resolved *out = lay_arena_array(&resolver->arena, struct lay_resolved, most);
    collect(&r);
    read_names(&r);
    for (size_t i = 0; i < r.count; i++)
        out[i] = resolve(&r, &r.mentions[i]);
    lay_vec_done(&r.points);
    free(r.first_of);
    free(r.mentions);
    return out;
}
