/* gazetteer.c: look-ups by name.
 *
 * Representation: the mapped file holds records and hash tables from folded names to them; what a
 * caller sees of a place or actor is made when it is first asked for and kept. Looking up is
 * folding the name and reading one list. */
#include "gazetteer/gazetteer.h"

#include "base/data.h"
#include "base/error.h"
#include "base/fold.h"
#include "gazetteer/file.h"
#include "geo/sphere.h"
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

lay_status lay_gazetteer_open_own(struct lay_gazetteer **out, lay_error *err)
{
    LAY_FREE char *path = lay_data_path("gazetteer.bin");
    if (path)
        return lay_gazetteer_open(path, out, err);
    lay_error_set(err, LAY_NOT_FOUND, "gazetteer.missing",
                  "The gazetteer's file, gazetteer.bin, is not found.");
    lay_error_hint(err, "LAYDOWN_DATA can name the folder that it is in");
    return LAY_NOT_FOUND;
}

lay_status lay_gazetteer_open(const char *path, struct lay_gazetteer **out, lay_error *err)
{
    struct lay_gazetteer *g = lay_zalloc(1, sizeof *g);
    lay_status status = lay_gazetteer_map(g, path, err);
    if (status != LAY_OK) {
        lay_gazetteer_free(g);
        return status;
    }
    g->shown_places = lay_zalloc(g->places.n + 1, sizeof *g->shown_places);
    g->shown_actors = lay_zalloc(g->actors.n + 1, sizeof *g->shown_actors);
    *out = g;
    return LAY_OK;
}

void lay_gazetteer_done_tables(struct lay_gazetteer *g)
{
#define DONE(member) lay_vec_done(&g->member);
    LAY_GAZETTEER_SECTIONS(DONE)
}

void lay_gazetteer_free(struct lay_gazetteer *g)
{
    if (!g)
        return;
    if (g->map)
        munmap(g->map, g->map_len);
    free((void *)g->shown_places);
    free((void *)g->shown_actors);
    lay_vec_done(&g->learned);
    lay_vec_done(&g->learned_strings);
    lay_name_index_done(&g->learned_names);
    lay_name_index_done(&g->learned_stems);
    lay_arena_done(&g->arena);
    free(g);
}

const char *lay_gazetteer_version(const struct lay_gazetteer *g)
{
    return g->version;
}

const char *lay_gazetteer_sources(const struct lay_gazetteer *g)
{
    return lay_text_at(g, g->attribution);
}

/* ---- what callers see ---- */

static const char *const *list_of(struct lay_gazetteer *g, uint32_t names, uint32_t count)
{
    const char **list = lay_arena_array(&g->arena, const char *, count);
    for (uint32_t i = 0; i < count; i++)
        list[i] = lay_text_at(g, g->name_lists.at[names + i]);
    return list;
}

/* The caches are no part of what a gazetteer says. */
static struct lay_gazetteer *caches_of(const struct lay_gazetteer *g)
{
    return (struct lay_gazetteer *)(uintptr_t)g;
}

const struct lay_gaz_place *lay_shown_place(const struct lay_gazetteer *gazetteer, uint32_t at)
{
    struct lay_gazetteer *g = caches_of(gazetteer);
    if (at == LAY_NONE)
        return NULL;
    if (g->shown_places[at])
        return g->shown_places[at];
    const struct lay_place_record *from = &g->places.at[at];
    struct lay_gaz_place *place = lay_arena_new(&g->arena, struct lay_gaz_place);
    g->shown_places[at] = place;
    *place = (struct lay_gaz_place){.id = lay_text_at(g, from->id),
                                    .name = lay_text_at(g, from->name),
                                    .kind = lay_text_at(g, from->kind),
                                    .level = (enum lay_place_level)from->level,
                                    .country = from->country[0] ? from->country : NULL,
                                    .has_point = from->has_point,
                                    .lon = from->lon,
                                    .lat = from->lat,
                                    .precision = from->precision,
                                    .radius_m = from->radius_m,
                                    .population = from->population,
                                    .seat = from->rank,
                                    .world = from->world,
                                    .town = lay_shown_place(g, from->town),
                                    .parent = lay_shown_place(g, from->parent),
                                    .source = lay_text_at(g, from->source),
                                    .note = lay_text_at(g, from->note),
                                    .names = list_of(g, from->names, from->name_count),
                                    .name_count = from->name_count};
    return place;
}

const struct lay_gaz_actor *lay_shown_actor(const struct lay_gazetteer *gazetteer, uint32_t at)
{
    struct lay_gazetteer *g = caches_of(gazetteer);
    if (at == LAY_NONE)
        return NULL;
    if (g->shown_actors[at])
        return g->shown_actors[at];
    const struct lay_actor_record *from = &g->actors.at[at];
    struct lay_gaz_actor *actor = lay_arena_new(&g->arena, struct lay_gaz_actor);
    g->shown_actors[at] = actor;
    *actor = (struct lay_gaz_actor){.id = lay_text_at(g, from->id),
                                    .name = lay_text_at(g, from->name),
                                    .kind = lay_text_at(g, from->kind),
                                    .parent = lay_shown_actor(g, from->parent),
                                    .valid_from = from->valid_from,
                                    .valid_to = from->valid_to,
                                    .source = lay_text_at(g, from->source),
                                    .names = list_of(g, from->names, from->name_count),
                                    .name_count = from->name_count};
    return actor;
}

const struct lay_gaz_place *lay_gazetteer_place_at(const struct lay_gazetteer *g, size_t i)
{
    return lay_shown_place(g, (uint32_t)i);
}

size_t lay_gazetteer_place_count(const struct lay_gazetteer *g)
{
    return g->places.n;
}

const struct lay_gaz_actor *lay_gazetteer_actor_at(const struct lay_gazetteer *g, size_t i)
{
    return lay_shown_actor(g, (uint32_t)i);
}

size_t lay_gazetteer_actor_count(const struct lay_gazetteer *g)
{
    return g->actors.n;
}

/* ---- names ---- */

bool lay_gaz_is_known(const struct lay_gaz_place *place)
{
    return !place->world && strcmp(place->kind, "village") != 0;
}

/* What a place counts in people when its population is not known or says too little. */
double lay_gaz_weight(const struct lay_gaz_place *place, enum lay_gaz_match match)
{
    bool known = lay_gaz_is_known(place);
    static const double of_match[] = {1, 0.7, 0.2, 0.1, 0.05, 0.05, 0.05};
    double people = place->level == LAY_LEVEL_TOWN ? (double)place->population : 0;
    double least = place->level == LAY_LEVEL_COUNTRY   ? 1e9
                   : place->level == LAY_LEVEL_THEATRE ? 5e8
                   : known                             ? 1.01e5 /* before any other area */
                   : place->level == LAY_LEVEL_AREA    ? 1e5
                   : match >= LAY_GAZ_UNTAGGED         ? 5e2
                   : place->seat == 'C'                ? 3e5
                   : place->seat == '1'                ? 3e4
                   : place->seat == '2'                ? 5e3
                                                       : 5e2;
    return (people > least ? people : least) * of_match[match];
}

static bool is_in(const struct lay_place_record *place, const char *country)
{
    return !country || !place->country[0] || strcmp(country, place->country) == 0;
}

static bool is_among(const lay_gaz_candidates *list, size_t from, const struct lay_gaz_place *place)
{
    for (size_t i = from; i < list->n; i++)
        if (list->at[i].place == place)
            return true;
    return false;
}

enum { LEAST_SOUND = 4 };   /* letters; fewer say too little */
enum { MOST_PARTED = 200 }; /* bytes; longer ones are sentences */

/* Which entries of an index count. */
struct wanted {
    const char *country;
    bool levelled;
    enum lay_place_level level; /* when levelled */
    int at_least;               /* the least match of an entry, whatever its own is */
};

static void add_entries(const struct lay_gazetteer *g, const struct lay_name_index *index,
                        const char *key, const struct wanted *wanted, lay_gaz_candidates *out,
                        size_t from)
{
    const struct lay_name_entry *e = lay_name_index_find(index, &g->strings, key, strlen(key));
    for (; e; e = lay_name_index_next(index, e)) {
        const struct lay_place_record *record = &g->places.at[e->value];
        if (!is_in(record, wanted->country) ||
            (wanted->levelled && record->level != (uint8_t)wanted->level))
            continue;
        enum lay_gaz_match match =
            (enum lay_gaz_match)((int)e->rank > wanted->at_least ? (int)e->rank : wanted->at_least);
        const struct lay_gaz_place *place = lay_shown_place(g, e->value);
        if (!wanted->at_least || !is_among(out, from, place))
            lay_vec_push(out,
                         (struct lay_gaz_candidate){place, match, lay_gaz_weight(place, match)});
    }
}

static int by_weight(const void *a, const void *b)
{
    const struct lay_gaz_candidate *x = a, *y = b;
    if (x->weight > y->weight || x->weight < y->weight)
        return x->weight > y->weight ? -1 : 1;
    return strcmp(x->place->id, y->place->id);
}

static void sort(lay_gaz_candidates *out, size_t from)
{
    if (out->n - from > 1)
        qsort(out->at + from, out->n - from, sizeof *out->at, by_weight);
}

void lay_gaz_candidates_sort(lay_gaz_candidates *candidates)
{
    sort(candidates, 0);
}

/* A town, a base, a country or a theatre; an area alone is often the town's of another spelling. */
static bool has_town_or_whole(const lay_gaz_candidates *list, size_t from)
{
    for (size_t i = from; i < list->n; i++)
        if (list->at[i].place->level != LAY_LEVEL_AREA)
            return true;
    return false;
}

/* Whether a name may be another case of one in -а. */
static bool is_of_feminine(const char *name)
{
    static const char *const endings[] = {"у", "ы", "е", "ой"};
    size_t len = strlen(name);
    for (size_t i = 0; i < LAY_COUNT(endings); i++) {
        size_t n = strlen(endings[i]);
        if (len > n && strcmp(name + len - n, endings[i]) == 0)
            return true;
    }
    return false;
}

static void find_loosely(const struct lay_gazetteer *g, const char *folded, struct wanted *wanted,
                         lay_gaz_candidates *out, size_t from)
{
    LAY_FREE char *bare = lay_bare_name(g, folded, &wanted->level, &wanted->levelled);
    LAY_FREE char *loose = lay_loose_name(bare);
    wanted->at_least = LAY_GAZ_LOOSE;
    add_entries(g, &g->place_names, loose, wanted, out, from);
    add_entries(g, &g->place_loose, loose, wanted, out, from);
    if (has_town_or_whole(out, from) || (wanted->levelled && out->n > from))
        return;
    LAY_FREE char *sound = lay_sound(bare);
    wanted->at_least = LAY_GAZ_SOUND;
    if (strlen(sound) >= LEAST_SOUND)
        add_entries(g, &g->place_sounds, sound, wanted, out, from);
    if (out->n > from)
        return; /* else in a Russian case, whose list has no Cyrillic name: "в Торецке" */
    size_t len;
    LAY_FREE char *stem = lay_stem_name(bare, strlen(bare), &len);
    LAY_FREE char *feminine = lay_asprintf("%sа", stem); /* в Мисрату */
    const char *const readings[] = {stem, feminine};
    size_t most = is_of_feminine(bare) ? LAY_COUNT(readings) : 1;
    for (size_t i = 0; i < most && out->n == from && lay_is_cyrillic(stem, len); i++) {
        LAY_FREE char *root = lay_sound(readings[i]);
        if (strlen(root) >= LEAST_SOUND)
            add_entries(g, &g->place_sounds, root, wanted, out, from);
    }
}

/* Without the Cyrillic letter that is g in Russian and h in Ukrainian; h counts as nothing. */
static char *without_g(const char *text)
{
    static const char g[] = "г";
    LAY_BUF out = {0};
    for (const char *at = text; *at;) {
        bool is_g = strncmp(at, g, sizeof g - 1) == 0;
        if (!is_g)
            lay_buf_putc(&out, *at);
        at += is_g ? sizeof g - 1 : 1;
    }
    return lay_buf_take(&out);
}

/* By its consonants, where they leave few places: some in a country, more of them in the world. */
static void find_by_bones(const struct lay_gazetteer *g, const char *folded, const char *country,
                          lay_gaz_candidates *out, size_t from)
{
    enum { IN_WORLD = 5, MOST = 3 };
    if ((unsigned char)*folded < 0x80)
        return;
    struct wanted wanted = {.country = country, .at_least = LAY_GAZ_SOUND};
    LAY_FREE char *bare = lay_bare_name(g, folded, &wanted.level, &wanted.levelled);
    size_t len;
    LAY_FREE char *stem = lay_stem_name(bare, strlen(bare), &len);
    LAY_FREE char *article_off = lay_loose_name(bare);
    LAY_FREE char *aspirated = without_g(stem);
    const char *const readings[] = {bare, stem, article_off, aspirated};
    for (size_t i = 0; i < 2 * LAY_COUNT(readings) && out->n == from; i++) {
        bool vowels = i < LAY_COUNT(readings);
        LAY_FREE char *bones = lay_bones(readings[i % LAY_COUNT(readings)], vowels);
        if (strlen(bones) < (country ? LAY_LEAST_BONES : IN_WORLD))
            continue;
        add_entries(g, &g->place_bones, bones, &wanted, out, from);
        if (out->n > from + MOST)
            out->n = from;
    }
}

/* "в Карабахе": without one ending it is Карабах, which as it is listed has lost one, too. With or
 * without the mark of facilities. */
static void add_loose(const struct lay_gazetteer *g, const char *loose, const struct wanted *wanted,
                      lay_gaz_candidates *out, size_t from)
{
    size_t mark = *loose == LAY_FACILITY_MARK;
    add_entries(g, &g->place_loose, loose, wanted, out, from);
    if (out->n > from || !lay_is_cyrillic(loose + mark, strlen(loose + mark)))
        return;
    LAY_FREE char *again = lay_loose_name(loose + mark);
    LAY_FREE char *key = lay_asprintf("%.*s%s", (int)mark, loose, again);
    if (strcmp(key, loose) != 0)
        add_entries(g, &g->place_loose, key, wanted, out, from);
}

/* The towns that words for a facility name; by a key behind the mark of facilities. */
static void add_towns(const struct lay_gazetteer *g, const char *core, const char *country,
                      lay_gaz_candidates *out, size_t from)
{
    struct wanted town = {
        .country = country, .levelled = true, .level = LAY_LEVEL_TOWN, .at_least = LAY_GAZ_LOOSE};
    add_entries(g, &g->place_names, core + 1, &town, out, from);
    add_loose(g, core + 1, &town, out, from);
}

/* A facility by its proper name, where the words say facility. That of a town says too little: a
 * base of a town may be any of those there. Returns whether it is that. */
static bool find_facility(const struct lay_gazetteer *g, const char *folded, const char *country,
                          lay_gaz_candidates *out, size_t from)
{
    LAY_FREE char *core = lay_facility_core(g, folded);
    if (!core || lay_gazetteer_guess_level(g, folded) != LAY_LEVEL_FACILITY)
        return false;
    add_towns(g, core, NULL, out, from);
    bool of_town = out->n > from;
    out->n = from;
    struct wanted wanted = {.country = country, .at_least = LAY_GAZ_LOOSE};
    if (!of_town)
        add_loose(g, core, &wanted, out, from);
    if (out->n > from + 1)
        out->n = from;
    return of_town;
}

static const struct lay_gaz_place *country_at_end(const struct lay_gazetteer *g, const char *words)
{
    size_t len = strlen(words);
    const struct lay_gaz_place *found = lay_gazetteer_country_named(g, words, len);
    if (found || !len)
        return found;
    enum lay_place_level level;
    bool levelled;
    lay_gaz_candidates all = {0};
    struct wanted wanted = {.levelled = true, .level = LAY_LEVEL_COUNTRY};
    LAY_FREE char *bare = lay_bare_name(g, words, &level, &levelled);
    LAY_FREE char *loose = lay_loose_name(bare);
    add_entries(g, &g->place_names, bare, &wanted, &all, 0);
    if (!all.n)
        add_entries(g, &g->place_loose, loose, &wanted, &all, 0);
    found = all.n == 1 ? all.at[0].place : NULL;
    lay_vec_done(&all);
    return found;
}

/* "Gao, Burkina Faso", "Триполи в Ливии": a name and, behind it, its country; the longest. */
static void find_with_country(const struct lay_gazetteer *g, const char *folded,
                              const char *country, lay_gaz_candidates *out)
{
    for (const char *at = strchr(folded, ' '); at; at = strchr(at + 1, ' ')) {
        const struct lay_gaz_place *named = country_at_end(g, at + 1);
        if (!named || (country && strcmp(country, named->country) != 0))
            continue;
        LAY_FREE char *name = lay_strndup(folded, (size_t)(at - folded));
        lay_gazetteer_find(g, name, named->country, false, out);
        return;
    }
}

void lay_gazetteer_find(const struct lay_gazetteer *g, const char *name, const char *country,
                        bool exactly, lay_gaz_candidates *out)
{
    size_t from = out->n;
    LAY_FREE char *folded = lay_fold(name);
    struct wanted wanted = {.country = country};
    add_entries(g, &g->place_names, folded, &wanted, out, from);
    if (!exactly && *folded && !has_town_or_whole(out, from))
        find_loosely(g, folded, &wanted, out, from);
    bool short_enough = strlen(folded) <= MOST_PARTED; /* to be looked at word by word */
    bool of_town = false;
    if (!exactly && short_enough && out->n == from)
        of_town = find_facility(g, folded, country, out, from);
    if (!exactly && short_enough && out->n == from)
        find_with_country(g, folded, country, out);
    if (!exactly && short_enough && out->n == from && !of_town)
        find_by_bones(g, folded, country, out, from);
    sort(out, from);
}

void lay_gazetteer_find_in_case(const struct lay_gazetteer *g, const char *name,
                                lay_gaz_candidates *out)
{
    LAY_FREE char *folded = lay_fold(name);
    struct wanted wanted = {.at_least = LAY_GAZ_LOOSE};
    size_t from = out->n;
    LAY_FREE char *bare = lay_bare_name(g, folded, &wanted.level, &wanted.levelled);
    LAY_FREE char *loose = lay_loose_name(bare);
    add_loose(g, loose, &wanted, out, from);
    sort(out, from);
}

void lay_gazetteer_find_core(const struct lay_gazetteer *g, const char *name,
                             lay_gaz_candidates *out)
{
    struct wanted wanted = {
        .levelled = true, .level = LAY_LEVEL_FACILITY, .at_least = LAY_GAZ_LOOSE};
    size_t from = out->n;
    LAY_FREE char *folded = lay_fold(name);
    LAY_FREE char *loose = lay_loose_name(folded);
    LAY_FREE char *core = lay_asprintf("%c%s", LAY_FACILITY_MARK, loose);
    add_loose(g, core, &wanted, out, from);
    sort(out, from);
}

void lay_gazetteer_find_facility(const struct lay_gazetteer *g, const char *name,
                                 lay_gaz_candidates *out)
{
    LAY_FREE char *folded = lay_fold(name);
    LAY_FREE char *core = lay_facility_core(g, folded);
    struct wanted named = {.at_least = LAY_GAZ_LOOSE};
    size_t from = out->n;
    if (core && lay_gazetteer_guess_level(g, folded) == LAY_LEVEL_FACILITY)
        add_loose(g, core, &named, out, from);
    sort(out, from);
}

void lay_gazetteer_find_at_town(const struct lay_gazetteer *g, const char *name,
                                const char *country, lay_gaz_candidates *out)
{
    enum { NEAR_M = 15000 };
    LAY_FREE char *folded = lay_fold(name);
    LAY_FREE char *core = lay_facility_core(g, folded);
    if (!core || lay_gazetteer_guess_level(g, folded) != LAY_LEVEL_FACILITY)
        return;
    size_t from = out->n;
    struct wanted named = {.country = country, .at_least = LAY_GAZ_LOOSE};
    add_loose(g, core, &named, out, from);
    lay_gaz_candidates towns = {0};
    if (out->n == from) /* none has the town's name itself */
        add_towns(g, core, country, &towns, 0);
    sort(&towns, 0);
    for (size_t i = 0; i < g->places.n && towns.n; i++) {
        const struct lay_place_record *place = &g->places.at[i];
        const struct lay_gaz_place *town = towns.at[0].place;
        if (place->level == LAY_LEVEL_FACILITY && place->has_point &&
            lay_sphere_m(town->lon, town->lat, place->lon, place->lat) <= NEAR_M) {
            const struct lay_gaz_place *shown = lay_shown_place(g, (uint32_t)i);
            lay_vec_push(out, (struct lay_gaz_candidate){shown, LAY_GAZ_AT_TOWN,
                                                         lay_gaz_weight(shown, LAY_GAZ_AT_TOWN)});
        }
    }
    sort(out, from);
    lay_vec_done(&towns);
}

void lay_gazetteer_find_code(const struct lay_gazetteer *g, const char *code, const char *country,
                             lay_gaz_candidates *out)
{
    size_t from = out->n;
    LAY_FREE char *folded = lay_fold(code);
    struct wanted wanted = {.country = country};
    add_entries(g, &g->place_codes, folded, &wanted, out, from);
    for (size_t i = from; i < out->n; i++)
        out->at[i].match = LAY_GAZ_CODE;
    sort(out, from);
}

const struct lay_gaz_place *lay_gazetteer_place_of_id(const struct lay_gazetteer *g, const char *id)
{
    const struct lay_name_entry *e =
        lay_name_index_find(&g->place_ids, &g->strings, id, strlen(id));
    return e ? lay_shown_place(g, e->value) : NULL;
}

const struct lay_gaz_actor *lay_gazetteer_actor_of_id(const struct lay_gazetteer *g, const char *id)
{
    const struct lay_name_entry *e =
        lay_name_index_find(&g->actor_ids, &g->strings, id, strlen(id));
    return e ? lay_shown_actor(g, e->value) : NULL;
}

const struct lay_gaz_place *lay_gazetteer_country(const struct lay_gazetteer *g, const char *code)
{
    if (code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z' || code[2])
        return NULL;
    char id[] = {(char)(code[0] | 0x20), (char)(code[1] | 0x20), '\0'};
    return lay_gazetteer_place_of_id(g, id);
}

const struct lay_gaz_place *lay_gazetteer_country_named(const struct lay_gazetteer *g,
                                                        const char *folded, size_t len)
{
    const struct lay_name_entry *e = lay_name_index_find(&g->place_names, &g->strings, folded, len);
    uint32_t found = LAY_NONE;
    for (; e; e = lay_name_index_next(&g->place_names, e)) {
        bool country = g->places.at[e->value].level == LAY_LEVEL_COUNTRY;
        if (country && found != LAY_NONE)
            return NULL;
        if (country)
            found = e->value;
    }
    return lay_shown_place(g, found);
}

const struct lay_gaz_actor *lay_gazetteer_find_actor(const struct lay_gazetteer *g,
                                                     const char *name)
{
    LAY_FREE char *folded = lay_fold(name);
    size_t len = strlen(folded);
    const struct lay_name_entry *e = lay_name_index_find(&g->actor_names, &g->strings, folded, len);
    if (e)
        return lay_shown_actor(g, e->value);
    e = lay_name_index_find(&g->learned_names, &g->learned_strings, folded, len);
    if (e)
        return g->learned.at[e->value];
    const struct lay_gaz_actor *inflected = lay_actor_in_case(g, folded, len);
    return inflected ? inflected : lay_forces_named(g, folded);
}
