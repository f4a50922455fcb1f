/* mention.c: from a claim to its mentions: one claim at one place, with the days it can lie on.
 *
 * A type is a *boundary* (it happens on one day: arrival, handover …) or a *state* (it lasts:
 * presence, strength …). An interval told of a boundary is the span of a process, so its days are
 * the days on which the boundary can lie; of a redeployment the interval's start is the leaving
 * and its end the arriving. What was told as having happened cannot lie after the report that
 * tells it; a report whose date is coarse counts as out on the last day that the date allows.
 * A handover told of a town is one of the only base that the giver has there.
 */
#include "infer/work.h"

#include "infer/tree.h"
#include <stdlib.h>
#include <string.h>

bool lay_type_is_boundary(enum lay_type type)
{
    return lay_type_info(type)->family != LAY_FAMILY_STATE;
}

bool lay_type_is_leaving(enum lay_type type)
{
    enum lay_effect effect = lay_type_info(type)->effect;
    return effect == LAY_EFFECT_DEPART || effect == LAY_EFFECT_REDEPLOY ||
           effect == LAY_EFFECT_CLOSE || effect == LAY_EFFECT_HANDOVER ||
           effect == LAY_EFFECT_REPLACE;
}

enum lay_mode lay_claim_mode(const struct lay_claim *claim)
{
    switch (claim->modality) {
    case LAY_MODALITY_PLANNED:
        return LAY_MODE_PLAN;
    case LAY_MODALITY_REQUESTED:
    case LAY_MODALITY_REFUSED:
        return LAY_MODE_ASK;
    case LAY_MODALITY_ONGOING:
        return lay_type_is_boundary(claim->type) ||
                       lay_type_info(claim->type)->effect == LAY_EFFECT_DRAWDOWN
                   ? LAY_MODE_UNDER_WAY
                   : LAY_MODE_FACT;
    case LAY_MODALITY_ACTUAL:
    case LAY_MODALITY_POSSIBLE:
        break;
    }
    return LAY_MODE_FACT;
}

static struct lay_range cap(struct lay_range range, const struct lay_claim *claim,
                            lay_day published)
{
    if (claim->modality != LAY_MODALITY_ACTUAL && claim->modality != LAY_MODALITY_POSSIBLE)
        return range;
    if (range.last > published)
        range.last = published;
    if (range.first > range.last)
        range.first = range.last;
    return range;
}

static bool lies_ahead(const struct lay_claim *claim, lay_day published)
{
    return claim->dated &&
           (claim->modality == LAY_MODALITY_ACTUAL || claim->modality == LAY_MODALITY_POSSIBLE) &&
           lay_date_first(&claim->when) != LAY_DAY_MIN && lay_date_first(&claim->when) > published;
}

static lay_day published_last(const struct lay_work *work, const struct lay_claim *claim)
{
    return work->ev->reports[claim->report].published_last;
}

struct lay_range lay_claim_range(const struct lay_work *work, const struct lay_claim *claim)
{
    lay_day published = published_last(work, claim);
    struct lay_range range = {LAY_DAY_MIN, published};
    if (claim->dated)
        range = (struct lay_range){lay_date_first(&claim->when), lay_date_last(&claim->when)};
    return cap(range, claim, published);
}

static bool has_role(const struct lay_claim *claim, enum lay_actor_role role)
{
    for (size_t i = 0; i < claim->actor_count; i++)
        if (claim->actors[i].role == role)
            return true;
    return false;
}

static struct lay_leads find_leads(struct lay_work *work, const struct lay_claim *claim)
{
    static const enum lay_actor_role order[] = {
        LAY_ROLE_GIVER,  LAY_ROLE_SUBJECT,   LAY_ROLE_LODGER, LAY_ROLE_ATTACKER,
        LAY_ROLE_TARGET, LAY_ROLE_REQUESTER, LAY_ROLE_PARTY,  LAY_ROLE_RECEIVER};
    enum lay_effect effect = lay_type_info(claim->type)->effect;
    enum lay_actor_role lead = LAY_ROLE_RECEIVER;
    if (!((effect == LAY_EFFECT_SEIZE || effect == LAY_EFFECT_REPLACE) &&
          has_role(claim, LAY_ROLE_RECEIVER)))
        for (size_t i = 0; i < LAY_COUNT(order); i++)
            if (has_role(claim, order[i])) {
                lead = order[i];
                break;
            }
    int *leads = lay_arena_array(&work->scratch, int, claim->actor_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < claim->actor_count; i++)
        if (claim->actors[i].role == lead)
            leads[count++] = claim->actors[i].actor;
    return (struct lay_leads){leads, count};
}

const int *lay_claim_leads(struct lay_work *work, const struct lay_claim *claim, size_t *count)
{
    if (!work->leads)
        work->leads = lay_arena_array(&work->scratch, struct lay_leads, work->ev->claim_count + 1);
    struct lay_leads *leads = &work->leads[claim - work->ev->claims];
    if (!leads->at)
        *leads = find_leads(work, claim);
    *count = leads->n;
    return leads->at;
}

/* Units that are people, or bodies of people; any other unit counts things. */
static bool counts_people(const char *unit)
{
    static const char *const people[] = {
        "personnel",   "people",   "persons",     "soldiers", "soldier",     "troops",
        "military",    "police",   "officers",    "officer",  "instructors", "peacekeepers",
        "contractors", "fighters", "mercenaries", "advisers", "battalion",   "company",
        "brigade",     "regiment", "platoon",     "division", "squad",       "unit",
        "contingent",  "battery",  "squadron",    ""};
    for (size_t i = 0; i < LAY_COUNT(people); i++)
        if (strcmp(unit, people[i]) == 0)
            return true;
    return false;
}

static bool has_figure(const struct lay_strength *strength)
{
    return strength->low >= 0 || strength->best >= 0 || strength->high >= 0;
}

static void read_strength(const struct lay_claim *claim, struct lay_mention *mention)
{
    enum lay_effect effect = lay_type_info(claim->type)->effect;
    if ((effect != LAY_EFFECT_DEPART && effect != LAY_EFFECT_REDEPLOY) || !claim->has_strength)
        return;
    if (!counts_people(claim->strength.unit))
        mention->equipment = true;
    else if (has_figure(&claim->strength) && (claim->strength.measure == LAY_MEASURE_LEAVING ||
                                              claim->strength.measure == LAY_MEASURE_NONE))
        mention->counted = true;
}

static struct lay_mention mention_of(struct lay_work *work, int index)
{
    const struct lay_claim *claim = &work->ev->claims[index];
    struct lay_mention mention = {.claim = index, .place = -1, .destination = -1, .locality = -1};
    lay_day published = published_last(work, claim);
    mention.mode = lay_claim_mode(claim);
    mention.ahead = lies_ahead(claim, published);
    mention.range = lay_claim_range(work, claim);
    mention.arrived = mention.range;
    if (claim->dated && claim->when.kind == LAY_DATE_INTERVAL &&
        lay_type_info(claim->type)->effect == LAY_EFFECT_REDEPLOY) {
        struct lay_range left = {claim->when.start_first, claim->when.start_last};
        struct lay_range arrived = {claim->when.end_first, claim->when.end_last};
        mention.range = cap(left, claim, published);
        mention.arrived = cap(arrived, claim, published);
    }
    mention.leads = lay_claim_leads(work, claim, &mention.lead_count);
    read_strength(claim, &mention);
    return mention;
}

static void put_at(struct lay_work *work, struct lay_mention *mention,
                   const struct lay_mention_place *at)
{
    const struct lay_place *place = &work->ev->places[at->place];
    mention->place = at->place;
    mention->locality = place->locality;
    mention->area = place->level >= LAY_LEVEL_AREA || at->coarse;
    mention->rank =
        mention->area && place->level < LAY_LEVEL_AREA ? LAY_LEVEL_AREA : (int)place->level;
}

/* Where a type takes effect when a claim of it names an origin and a destination. */
enum side { AT_ORIGIN, AT_DESTINATION, AT_BOTH };

static enum side side_of(enum lay_type type)
{
    switch (lay_type_info(type)->effect) {
    case LAY_EFFECT_DEPART:
    case LAY_EFFECT_DRAWDOWN:
        return AT_ORIGIN;
    case LAY_EFFECT_REDEPLOY:
    case LAY_EFFECT_NONE:
        return AT_BOTH;
    default:
        return AT_DESTINATION;
    }
}

struct ends {
    const struct lay_mention_place *origin, *destination;
    size_t sites; /* sites and areas */
};

static struct ends ends_of(const struct lay_claim *claim)
{
    struct ends ends = {0};
    for (size_t i = 0; i < claim->place_count; i++) {
        const struct lay_mention_place *at = &claim->places[i];
        if (at->role == LAY_PLACE_ORIGIN && !ends.origin)
            ends.origin = at;
        else if (at->role == LAY_PLACE_DESTINATION && !ends.destination)
            ends.destination = at;
        else if (at->role == LAY_PLACE_SITE || at->role == LAY_PLACE_AREA)
            ends.sites++;
    }
    return ends;
}

/* The mention of the ends: at the origin, but of what takes effect where it arrives, there. A far
 * end adds nothing to sites that are told of. */
static void add_ends(struct lay_work *work, struct lay_mention mention, const struct ends *ends,
                     enum side side)
{
    const struct lay_mention_place *near =
        side == AT_DESTINATION ? ends->destination : ends->origin;
    const struct lay_mention_place *far = side == AT_DESTINATION ? ends->origin : ends->destination;
    if (side != AT_BOTH && !near && ends->sites)
        return;
    put_at(work, &mention, near ? near : far);
    mention.elsewhere = side != AT_BOTH && !near;
    if (side != AT_DESTINATION && ends->destination)
        mention.destination = ends->destination->place;
    if (!ends->origin)
        mention.range = mention.arrived;
    lay_vec_push(&work->mentions, mention);
}

/* A movement with an origin or a destination is one mention; every site or area is one of its own;
 * a claim without a place is still a mention. */
static void add_mentions(struct lay_work *work, int index)
{
    const struct lay_claim *claim = &work->ev->claims[index];
    const struct lay_mention base = mention_of(work, index);
    const struct ends ends = ends_of(claim);
    enum side side = side_of(claim->type);
    size_t before = work->mentions.n;
    for (size_t i = 0; i < claim->place_count; i++) {
        const struct lay_mention_place *at = &claim->places[i];
        if (at->role != LAY_PLACE_SITE && at->role != LAY_PLACE_AREA)
            continue;
        struct lay_mention mention = base;
        put_at(work, &mention, at);
        if (side == AT_ORIGIN && !ends.origin && ends.destination)
            mention.destination = ends.destination->place;
        lay_vec_push(&work->mentions, mention);
    }
    if (ends.origin || ends.destination)
        add_ends(work, base, &ends, side);
    if (work->mentions.n == before) {
        struct lay_mention mention = base;
        mention.rank = LAY_LEVEL_THEATRE + 1;
        lay_vec_push(&work->mentions, mention);
    }
}

/* ---- a base told by its town alone ---- */

struct at_base { /* somebody is told of at a facility of a locality */
    int locality, actor, place;
};

static int by_locality_actor(const void *a, const void *b)
{
    const struct at_base *x = a, *y = b;
    if (x->locality != y->locality)
        return x->locality < y->locality ? -1 : 1;
    if (x->actor != y->actor)
        return x->actor < y->actor ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

typedef LAY_VEC(struct at_base) at_base_vec;

static void collect_at_bases(const struct lay_work *work, at_base_vec *rows)
{
    const struct lay_evidence *ev = work->ev;
    for (size_t i = 0; i < work->mentions.n; i++) {
        const struct lay_mention *m = &work->mentions.at[i];
        if (m->place < 0 || ev->places[m->place].level != LAY_LEVEL_FACILITY)
            continue;
        const struct lay_claim *claim = &ev->claims[m->claim];
        for (size_t k = 0; k < claim->actor_count; k++)
            lay_vec_push(rows, (struct at_base){m->locality, claim->actors[k].actor, m->place});
    }
    if (rows->n)
        qsort(rows->at, rows->n, sizeof *rows->at, by_locality_actor);
}

/* The one facility of the locality at which the actor is told of; -1: none, -2: several. */
static int only_base(const at_base_vec *rows, int locality, int actor)
{
    struct at_base key = {locality, actor, -1};
    size_t low = 0, high = rows->n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (by_locality_actor(&rows->at[mid], &key) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    int base = -1;
    for (; low < rows->n && rows->at[low].locality == locality && rows->at[low].actor == actor;
         low++) {
        if (base >= 0 && rows->at[low].place != base)
            return -2;
        base = rows->at[low].place;
    }
    return base;
}

/* Handing over or closing is done to a base: told of a town, it is the one base that the leaver is
 * known to have there. */
static void find_bases_of_towns(struct lay_work *work)
{
    at_base_vec rows = {0};
    collect_at_bases(work, &rows);
    for (size_t i = 0; rows.n && i < work->mentions.n; i++) {
        struct lay_mention *m = &work->mentions.at[i];
        const struct lay_claim *claim = &work->ev->claims[m->claim];
        enum lay_effect effect = lay_type_info(claim->type)->effect;
        if (m->place < 0 || m->area || work->ev->places[m->place].level != LAY_LEVEL_TOWN ||
            (effect != LAY_EFFECT_HANDOVER && effect != LAY_EFFECT_CLOSE))
            continue;
        int base = -1;
        for (size_t k = 0; k < claim->actor_count && base != -2; k++) {
            if (claim->actors[k].role != LAY_ROLE_GIVER &&
                claim->actors[k].role != LAY_ROLE_SUBJECT)
                continue;
            int here = only_base(&rows, m->locality, claim->actors[k].actor);
            base = base >= 0 && here >= 0 && here != base ? -2 : here == -1 ? base : here;
        }
        if (base >= 0) {
            m->place = base;
            m->rank = LAY_LEVEL_FACILITY;
        }
    }
    lay_vec_done(&rows);
}

void lay_work_mentions(struct lay_work *work)
{
    for (size_t i = 0; i < work->ev->claim_count; i++)
        if (work->ev->claims[i].stance == LAY_ASSERTS)
            add_mentions(work, (int)i);
    find_bases_of_towns(work);
}
