/* bearings.c: where a place is that the gazetteer lacks, by a known one: "Berengo, 60 km south-west
 * of Bangui", "Foo, near Gao". */
#include "geo/offset.h"
#include "import/prose/clause.h"

#include <string.h>

/* What may stand between the name and what tells where it is: "a village some". */
static bool is_between(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    return lay_is_sign(r, at, ',') || lay_is_sign(r, at, '(') || lay_noted(s, at, LAY_LEX_DET) ||
           lay_noted(s, at, LAY_LEX_FILL) || lay_noted(s, at, LAY_LEX_TOWN) ||
           lay_noted(s, at, LAY_LEX_QUALIFIER) || lay_noted(s, at, LAY_LEX_PREP);
}

/* The known place behind a note, where the note ends: "south of" may be part of the spot. */
static struct lay_spot *place_behind(struct lay_sentence *s, size_t index, size_t end)
{
    for (size_t i = index; i < s->spots.n; i++) {
        struct lay_spot *spot = &s->spots.at[i];
        if (spot->to > end && spot->from <= end)
            return spot->place && spot->place->has_point && spot->place->level <= LAY_LEVEL_TOWN
                       ? spot
                       : NULL;
    }
    return NULL;
}

/* "Salamanca barracks in Rheindahlen": a base that is known by that name, but in another country.
 */
static bool is_other(const struct lay_spot *base, const struct lay_spot *known)
{
    return base->base && base->place && base->place->level < LAY_LEVEL_COUNTRY &&
           base->place->country && known->place->country &&
           strcmp(base->place->country, known->place->country) != 0;
}

/* Where the words of a note and the place behind them tell something to be: by distance and
 * direction, or somewhere around the place. */
static struct lay_nearby nearby(struct lay_text_reader *r, size_t from, size_t to,
                                const struct lay_note *note, const struct lay_gaz_place *place)
{
    enum { BESIDE = 15000, TOWARDS = 25000 }; /* metres */
    struct lay_nearby near = {place, place->lon, place->lat, place->radius_m};
    struct lay_offset offset;
    struct lay_lonlat at;
    if (!note)
        return near; /* in it */
    bool beside = strcmp(note->entry->value, "beside") == 0;
    near.radius_m += beside ? BESIDE : TOWARDS;
    if (beside || lay_offset_parse(lay_words_of(r, from, to), &offset, NULL) != LAY_OK)
        return near;
    double radius_m;
    if (lay_offset_locate(&offset, (struct lay_lonlat){place->lon, place->lat}, place->radius_m,
                          &at, &radius_m, NULL) == LAY_OK)
        near = (struct lay_nearby){place, at.lon, at.lat, radius_m};
    lay_offset_done(&offset);
    return near;
}

/* Tells an unknown name by a known place, which is none of its own then. */
static void tell_by(struct lay_text_reader *r, struct lay_spot *name, struct lay_spot *known,
                    size_t from, const struct lay_note *note)
{
    if (!name->unknown && !is_other(name, known)) {
        known->whole |= note && name->base; /* на полигоне Цугол близ | Читы */
        return;
    }
    name->near = nearby(r, from, known->to, note, known->place);
    name->unknown = true;
    name->place = NULL;
    known->whole = true;
}

/* "a transféré | son quartier général de Gao à Niamey": that is where it goes. */
static bool is_moved(const struct lay_sentence *s, const struct lay_spot *base)
{
    enum { REACH = 5 }; /* tokens: a transféré samedi son */
    for (size_t i = base->from; i > s->from && base->from - i < REACH; i--) {
        const struct lay_note *verb = lay_noted(s, i - 1, LAY_LEX_TRIGGER);
        if (verb && verb->entry->rule->type == LAY_TYPE_REDEPLOYMENT &&
            lay_is_cut(verb->entry->rule))
            return true;
    }
    return false;
}

static void take_bearing(struct lay_text_reader *r, struct lay_sentence *s, size_t index)
{
    enum { REACH = 6 };
    struct lay_spot *name = &s->spots.at[index], *known;
    for (size_t at = name->to; at < s->to && at - name->to <= REACH; at++) {
        const struct lay_note *note = lay_noted(s, at, LAY_LEX_NEAR);
        if (note && (known = place_behind(s, index + 1, at + note->len))) {
            tell_by(r, name, known, at, note);
            return;
        }
        if (!is_between(r, s, at))
            break;
    }
    known = index + 1 < s->spots.n ? &s->spots.at[index + 1] : NULL;
    bool leads = r->lexicon->language.cases && name->place && strcmp(name->prep, "origin") == 0;
    if (leads)
        return; /* с базы Инджирлик | в Азрак: where they go */
    if (name->base && known && strcmp(known->prep, "site") == 0 && !known->base &&
        known->prep_from >= name->to &&
        known->prep_from <= name->to + lay_is_sign(r, name->to, ',') && known->place &&
        known->place->has_point && known->place->level == LAY_LEVEL_TOWN && !is_moved(s, name))
        tell_by(r, name, known, 0, NULL);
}

/* "a camp near Gao", "30 km south of Gao", "au sud de Gao": not in the town itself. */
static bool take_beside(struct lay_text_reader *r, struct lay_sentence *s, struct lay_spot *spot)
{
    enum { LONGEST = 9 }; /* words of a phrase */
    const size_t name = spot->name_from;
    for (size_t n = LONGEST + 1; n-- > 0;) {
        const struct lay_note *note =
            name >= s->from + n ? lay_noted(s, name - n, LAY_LEX_NEAR) : NULL;
        size_t end = note ? name - n + note->len : 0;
        if (!note || end < name || (end > name && !spot->area) || end >= spot->to)
            continue;
        spot->near = nearby(r, name - n, spot->to, note, spot->place);
        spot->area = NULL;
        return true;
    }
    return false;
}

/* "в Гао, | в 1200 км к северо-востоку от Бамако": only where the town before lies; nobody came
 * from there. */
static bool tells_where(struct lay_sentence *s, size_t index)
{
    enum { LONGEST = 9, APART = 2 }; /* tokens: a comma, "in" */
    struct lay_spot *spot = &s->spots.at[index];
    size_t n = LONGEST + 1;
    const struct lay_note *note = NULL;
    while (strcmp(spot->prep, "origin") == 0 && n > 2 && !note) {
        note = spot->from >= s->from + --n ? lay_noted(s, spot->from - n, LAY_LEX_NEAR) : NULL;
        note = note && note->len == n && strcmp(note->entry->value, "towards") == 0 ? note : NULL;
    }
    size_t before = index; /* not the words for a side, "северо-востоку" */
    while (note && before > 0 && s->spots.at[before - 1].from >= spot->from - n)
        before--;
    const struct lay_spot *town = note && before ? &s->spots.at[before - 1] : NULL;
    if (!town || !town->place || spot->from - n > town->to + APART)
        return false;
    for (size_t i = before; i <= index; i++)
        s->spots.at[i].prep = "of";
    spot->whole = true;
    return true;
}

void lay_read_bearings(struct lay_text_reader *r, struct lay_sentence *s)
{
    if (!lay_has_noted(s, LAY_LEX_NEAR) && !lay_has_noted(s, LAY_LEX_BASE))
        return;
    for (size_t i = 0; i < s->spots.n; i++) {
        struct lay_spot *spot = &s->spots.at[i];
        bool town = spot->place && spot->place->has_point && spot->place->level == LAY_LEVEL_TOWN;
        if (tells_where(s, i) ||
            (town && !spot->whole && spot->name_to > spot->name_from && take_beside(r, s, spot)))
            continue;
        if (!spot->wide && !spot->area && !spot->near.place &&
            (spot->unknown || (spot->base && spot->place)))
            take_bearing(r, s, i);
    }
}
