/* resolve_place.c: what the places of one report mean.
 *
 * Several places may have one name (Mali and Niger each have an Air Base 101). The country that is
 * given decides; without one, the countries that the same claim names beyond doubt, then those
 * that the report does, then the position. If more than one place is still left, the name is
 * treated as unknown: a warning lists the candidates, and nothing is guessed.
 */
#include "import/resolve_place.h"

#include "base/buf.h"
#include "gazetteer/distance.h"
#include "import/released.h"
#include <stdlib.h>
#include <string.h>

enum { MAX_CANDIDATES = 32, FAR_M = 50000 };

/* Countries as two letters in a set. */
struct countries {
    uint32_t has[26]; /* [first letter] bit of second letter */
    int count;
    char only[3]; /* while count is 1 */
};

static void add_country(struct countries *set, const char *code)
{
    if (!code[0] || code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z')
        return;
    uint32_t bit = 1u << (code[1] - 'A');
    if (set->has[code[0] - 'A'] & bit)
        return;
    set->has[code[0] - 'A'] |= bit;
    set->count++;
    memcpy(set->only, code, 2);
    set->only[2] = '\0';
}

static bool has_country(const struct countries *set, const char *code)
{
    return code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' && code[1] <= 'Z' &&
           (set->has[code[0] - 'A'] >> (code[1] - 'A') & 1);
}

struct candidates {
    const struct lay_gaz_place *at[MAX_CANDIDATES];
    size_t n;
};

/* A mention on its way. */
struct mention {
    const struct lay_doc_place *place;
    size_t claim;
    const char *folded;
    enum lay_place_level guess; /* by the words of the name */
    bool is_base;               /* by what is told of it */
    struct candidates candidates;
};

struct resolution {
    struct lay_resolver *resolver;
    struct lay_problems *problems;
    const struct lay_doc_report *report;
    struct countries of_report, *of_claim;
};

static bool is_coarse(const struct lay_doc_place *place)
{
    return place->role == LAY_PLACE_AREA || place->precision >= 3;
}

typedef bool keep_fn(const struct mention *mention, const struct lay_gaz_place *known,
                     const void *context);

/* Leaves the candidates that pass; none is left out when none passes. */
static void narrow(struct mention *mention, keep_fn *keep, const void *context)
{
    struct candidates left = {.n = 0};
    for (size_t i = 0; i < mention->candidates.n; i++) {
        if (keep(mention, mention->candidates.at[i], context))
            left.at[left.n++] = mention->candidates.at[i];
    }
    if (left.n)
        mention->candidates = left;
}

static bool keep_in(const struct mention *mention, const struct lay_gaz_place *known,
                    const void *context)
{
    (void)mention;
    return known->country && has_country(context, known->country);
}

static bool keep_size(const struct mention *mention, const struct lay_gaz_place *known,
                      const void *context)
{
    (void)context;
    if (mention->guess == LAY_LEVEL_FACILITY || mention->place->precision == 1)
        return known->level == LAY_LEVEL_FACILITY;
    if (is_coarse(mention->place))
        return known->level >= LAY_LEVEL_AREA;
    return known->level == LAY_LEVEL_TOWN;
}

static bool keep_near(const struct mention *mention, const struct lay_gaz_place *known,
                      const void *context)
{
    (void)context;
    struct lay_point point = {true, mention->place->lon, mention->place->lat};
    return mention->place->located && known->has_point &&
           lay_distance_m(point, (struct lay_point){true, known->lon, known->lat}) <= FAR_M;
}

static void look_up(const struct resolution *r, struct mention *mention)
{
    const struct lay_doc_place *place = mention->place;
    const char *country = place->country[0] ? place->country : NULL;
    mention->folded = lay_folded(&r->resolver->arena, place->name);
    mention->guess = lay_gazetteer_guess_level(r->resolver->gazetteer, place->name);
    size_t n = lay_gazetteer_find_places(r->resolver->gazetteer, place->name, country,
                                         mention->candidates.at, MAX_CANDIDATES);
    mention->candidates.n = n < MAX_CANDIDATES ? n : MAX_CANDIDATES;
    const struct lay_gaz_place *whole = country ? lay_country_of(r->resolver, country) : NULL;
    if (!n && whole && place->precision == 6 && mention->guess != LAY_LEVEL_FACILITY) {
        mention->candidates.at[0] = whole; /* "Malian territory" */
        mention->candidates.n = 1;
    }
}

/* The country that a mention names beyond doubt: given, or that of all places of its name. */
static const char *sure_country(const struct mention *mention)
{
    if (mention->place->country[0])
        return mention->place->country;
    const char *country = "";
    for (size_t i = 0; i < mention->candidates.n; i++) {
        const char *other = mention->candidates.at[i]->country;
        if (!other || (i && strcmp(other, country) != 0))
            return "";
        country = other;
    }
    return country;
}

static void warn(const struct resolution *r, const struct mention *mention, const char *code,
                 const char *hint, const char *fmt, ...) LAY_PRINTF(5, 6);
static void warn(const struct resolution *r, const struct mention *mention, const char *code,
                 const char *hint, const char *fmt, ...)
{
    size_t nth = (size_t)(mention->place - r->report->claims[mention->claim].places);
    lay_problem_new_document(r->problems);
    va_list ap;
    va_start(ap, fmt);
    lay_problem_json_va(r->problems, LAY_SEVERITY_WARNING, lay_report_doc(r->report),
                        lay_place_json(r->report, mention->claim, nth), NULL, code, hint, fmt, ap);
    va_end(ap);
}

static void warn_ambiguous(const struct resolution *r, const struct mention *mention)
{
    LAY_BUF list = {0};
    for (size_t i = 0; i < mention->candidates.n; i++) {
        const struct lay_gaz_place *known = mention->candidates.at[i];
        lay_buf_printf(&list, "%s%s (%s)", i ? ", " : "it may be ", known->name,
                       known->country ? known->country : "-");
    }
    warn(r, mention, "place.ambiguous", lay_buf_text(&list),
         " \"%s\" is the name of several places; it is left unresolved.",
         lay_shown(&r->resolver->arena, mention->place->name));
}

static const struct lay_gaz_place *choose(const struct resolution *r, struct mention *mention)
{
    struct candidates *candidates = &mention->candidates;
    if (candidates->n > 1)
        narrow(mention, keep_size, NULL);
    if (candidates->n > 1)
        narrow(mention, keep_in, &r->of_claim[mention->claim]);
    if (candidates->n > 1)
        narrow(mention, keep_in, &r->of_report);
    if (candidates->n > 1)
        narrow(mention, keep_near, NULL);
    if (candidates->n > 1)
        warn_ambiguous(r, mention);
    return candidates->n == 1 ? candidates->at[0] : NULL;
}

static void check_position(const struct resolution *r, const struct mention *mention,
                           const struct lay_gaz_place *known)
{
    struct lay_point point = {true, mention->place->lon, mention->place->lat};
    if (!mention->place->located || !known->has_point || known->level > LAY_LEVEL_TOWN)
        return;
    double away_m = lay_distance_m(point, (struct lay_point){true, known->lon, known->lat});
    if (away_m > FAR_M)
        warn(r, mention, "place.far",
             "the gazetteer's position is used; if another place is meant, give its "
             "country or another name",
             " lies %.0f km from where the gazetteer has \"%s\".", away_m / 1000, known->name);
}

static void check_country(const struct resolution *r, const struct mention *mention)
{
    const char *code = mention->place->country;
    if (code[0] && !lay_country_of(r->resolver, code))
        warn(r, mention, "place.country", "ISO 3166-1 alpha-2",
             " has the country %s, which is not known.", code);
}

/* What is established, handed over, closed or expanded is a base. (Towns are seized and attacked.)
 */
static bool makes_base(const struct lay_doc_claim *claim, const struct lay_doc_place *place)
{
    enum lay_effect effect = lay_type_info(claim->type)->effect;
    return place->role == LAY_PLACE_SITE && !is_coarse(place) &&
           (effect == LAY_EFFECT_ESTABLISH || effect == LAY_EFFECT_HANDOVER ||
            effect == LAY_EFFECT_CLOSE || claim->type == LAY_TYPE_BASE_EXPANDED);
}

static enum lay_place_level level_of(const struct mention *mention)
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
    return is_coarse(place) || mention->guess == LAY_LEVEL_AREA ? LAY_LEVEL_AREA : LAY_LEVEL_TOWN;
}

/* The country of that name, or NULL. */
static const struct lay_gaz_place *country_named(const struct resolution *r, const char *name)
{
    const struct lay_gaz_place *at[MAX_CANDIDATES];
    size_t n = lay_gazetteer_find_places(r->resolver->gazetteer, name, NULL, at, MAX_CANDIDATES);
    for (size_t i = 0; i < n && i < MAX_CANDIDATES; i++)
        if (at[i]->level == LAY_LEVEL_COUNTRY)
            return at[i];
    return NULL;
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
            LAY_FREE char *part = lay_strndup(folded + words.start[from], len);
            const struct lay_gaz_place *country = len > longest ? country_named(r, part) : NULL;
            if (country) {
                found = country->country;
                longest = len;
            }
        }
    return found;
}

static const char *context_of(const struct resolution *r, const struct mention *mention)
{
    const char *named = country_in_name(r, mention->folded);
    if (named[0])
        return named;
    if (r->of_claim[mention->claim].count == 1)
        return lay_arena_strdup(&r->resolver->arena, r->of_claim[mention->claim].only);
    if (r->of_report.count == 1)
        return lay_arena_strdup(&r->resolver->arena, r->of_report.only);
    return "";
}

static struct lay_resolved resolve(const struct resolution *r, struct mention *mention)
{
    struct lay_resolved out = {.known = choose(r, mention), .country = "", .context = ""};
    check_country(r, mention);
    if (out.known) {
        out.coarse = is_coarse(mention->place) && out.known->level == LAY_LEVEL_TOWN;
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
    out.coarse = is_coarse(mention->place) && out.group.level == LAY_LEVEL_TOWN;
    out.country = mention->place->country;
    out.context = out.country[0] ? "" : context_of(r, mention);
    return out;
}

static size_t collect(struct resolution *r, struct mention *mentions)
{
    size_t n = 0;
    for (size_t i = 0; i < r->report->claim_count; i++) {
        const struct lay_doc_claim *claim = &r->report->claims[i];
        for (size_t k = 0; k < claim->place_count && !claim->refused; k++) {
            struct mention *mention = &mentions[n++];
            *mention = (struct mention){.place = &claim->places[k], .claim = i};
            mention->is_base = makes_base(claim, mention->place);
            look_up(r, mention);
            const char *country = sure_country(mention);
            add_country(&r->of_claim[i], country);
            add_country(&r->of_report, country);
        }
    }
    return n;
}

struct lay_resolved *lay_resolve_places(struct lay_resolver *resolver,
                                        struct lay_problems *problems,
                                        const struct lay_doc_report *report)
{
    size_t most = 0;
    for (size_t i = 0; i < report->claim_count; i++)
        most += report->claims[i].place_count;
    struct mention *mentions = lay_zalloc(most, sizeof *mentions);
    struct resolution r = {.resolver = resolver, .problems = problems, .report = report};
    r.of_claim = lay_zalloc(report->claim_count, sizeof *r.of_claim);
    struct lay_resolved *out = lay_arena_array(&resolver->arena, struct lay_resolved, most);
    size_t n = collect(&r, mentions);
    for (size_t i = 0; i < n; i++)
        out[i] = resolve(&r, &mentions[i]);
    free(r.of_claim);
    free(mentions);
    return out;
}
