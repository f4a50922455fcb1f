/* digest.c: see digest.h. Each row is hashed with every value that the store writes of it, and the
 * hashes of a locality are added up, so that the order of rows is of no account. */
#include "infer/digest.h"

#include "base/hash.h"
#include <string.h>

static uint64_t add_text(uint64_t h, const char *text)
{
    return lay_hash_more(h, text, strlen(text) + 1);
}

static uint64_t add_number(uint64_t h, int64_t value)
{
    return lay_hash_more(h, &value, sizeof value);
}

static uint64_t add_place(const struct lay_evidence *ev, uint64_t h, int place)
{
    return add_number(h, place < 0 ? 0 : ev->places[place].id);
}

static uint64_t add_strength(uint64_t h, const struct lay_strength *s)
{
    h = add_text(add_number(add_number(add_number(h, s->low), s->best), s->high), s->unit);
    return add_number(add_number(add_number(h, s->qualifier), s->scope), s->measure);
}

static uint64_t of_event(const struct lay_evidence *ev, const struct lay_event *e)
{
    uint64_t h = add_text(LAY_HASH_SEED, e->id);
    const int64_t numbers[] = {e->type,
                               e->modality,
                               e->status,
                               e->disputed,
                               e->origins,
                               e->reliability,
                               e->credibility,
                               e->first_published,
                               e->when.kind,
                               e->when.start_edge,
                               e->when.end_edge,
                               e->when.start_first,
                               e->when.start_last,
                               e->when.end_first,
                               e->when.end_last};
    for (size_t i = 0; i < LAY_COUNT(numbers); i++)
        h = add_number(h, numbers[i]);
    h = add_place(ev, add_place(ev, h, e->place), e->destination);
    h = add_strength(h, &e->strength);
    for (size_t i = 0; i < e->actor_count; i++)
        h = add_number(add_number(h, ev->actors[e->actors[i].actor].id), e->actors[i].role);
    for (size_t i = 0; i < e->claim_count; i++)
        h = add_number(add_number(h, ev->claims[e->claims[i].claim].id), e->claims[i].stance);
    return lay_hash_end(h);
}

static uint64_t of_stay(const struct lay_evidence *ev, const struct lay_laydown *laydown,
                        const struct lay_stay *s)
{
    uint64_t h = add_text(LAY_HASH_SEED, s->id);
    const int64_t numbers[] = {ev->actors[s->actor].id, s->possible_from, s->certain_from,
                               s->certain_to,           s->possible_to,   s->last_evidence,
                               s->possible_only,        s->disputed,      s->origins,
                               s->reliability,          s->credibility};
    for (size_t i = 0; i < LAY_COUNT(numbers); i++)
        h = add_number(h, numbers[i]);
    for (size_t i = 0; i < s->event_count; i++)
        h = add_text(h, laydown->events[s->events[i]].id);
    for (size_t i = 0; i < s->figure_count; i++) {
        const struct lay_figure *f = &s->figures[i];
        h = add_number(add_number(add_number(add_number(h, f->day), f->low), f->best), f->high);
    }
    return lay_hash_end(add_place(ev, h, s->place));
}

static uint64_t of_span(const struct lay_laydown *laydown, const struct lay_span *s)
{
    uint64_t h = add_text(add_text(LAY_HASH_SEED, s->id), laydown->stays[s->stay].id);
    const int64_t numbers[] = {s->from, s->to, s->state, s->role, s->nested};
    for (size_t i = 0; i < LAY_COUNT(numbers); i++)
        h = add_number(h, numbers[i]);
    return lay_hash_end(h);
}

static uint64_t of_dispute(const struct lay_evidence *ev, const struct lay_laydown *laydown,
                           const struct lay_dispute *d)
{
    uint64_t h = add_text(LAY_HASH_SEED, d->event < 0 ? "" : laydown->events[d->event].id);
    h = add_number(add_place(ev, h, d->place), d->actor < 0 ? 0 : ev->actors[d->actor].id);
    h = add_text(add_number(h, d->aspect), d->voices);
    for (size_t i = 0; i < d->claim_count; i++)
        h = add_number(h, ev->claims[d->claims[i]].id);
    return lay_hash_end(h);
}

void lay_infer_digests(const struct lay_evidence *ev, const struct lay_laydown *laydown,
                       uint64_t *digests)
{
    memset(digests, 0, ev->place_count * sizeof *digests);
#define AT(place) digests[ev->places[place].locality]
    for (size_t i = 0; i < laydown->event_count; i++)
        if (laydown->events[i].place >= 0)
            AT(laydown->events[i].place) += of_event(ev, &laydown->events[i]);
    for (size_t i = 0; i < laydown->stay_count; i++)
        AT(laydown->stays[i].place) += of_stay(ev, laydown, &laydown->stays[i]);
    for (size_t i = 0; i < laydown->span_count; i++)
        AT(laydown->stays[laydown->spans[i].stay].place) += of_span(laydown, &laydown->spans[i]);
    for (size_t i = 0; i < laydown->dispute_count; i++) {
        const struct lay_dispute *d = &laydown->disputes[i];
        int place = d->event < 0 ? d->place : laydown->events[d->event].place;
        if (place >= 0)
            AT(place) += of_dispute(ev, laydown, d);
    }
#undef AT
}
