/* build_world.c: the world's first-level areas, towns, villages and airfields.
 *
 * A row that our own tables have already (their column `geonames`, or the same name within 25 km
 * in the same country) is no second place: it gives that place its names, its population and its
 * codes. An area without a position of its own gets the circle round its towns. */
#include "base/fold.h"
#include "gazetteer/rows.h"
#include "geo/sphere.h"
#include <math.h>
#include <string.h>

enum { SAME_M = 25000 };

static char *id_of(const char *prefix, const char *text)
{
    char *id = lay_asprintf("%s%s", prefix, text);
    for (char *p = id; *p; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p | 0x20);
        else if (*p == '.')
            *p = '-';
    return id;
}

static uint32_t country_of(const struct lay_builder *b, const char *code)
{
    char id[3] = {(char)(code[0] | 0x20), (char)(code[1] | 0x20), '\0'};
    return lay_id_find(b, &b->g.place_ids, id);
}

/* Adds the names of a row to a place that is there already: its list is written anew at the end. */
static lay_status add_names(struct lay_record *row, int first, int names, uint32_t at,
                            lay_error *err)
{
    struct lay_builder *b = row->b;
    uint32_t old = b->g.places.at[at].names, old_count = b->g.places.at[at].name_count;
    uint32_t more, more_count, own = lay_row_keep(row, first);
    size_t before = b->g.place_names.entries.n;
    lay_status status =
        lay_row_names(row, names, own, &b->g.place_names, at, true, &more, &more_count, err);
    for (size_t i = before; i < b->g.place_names.entries.n; i++)
        if (b->g.place_names.entries.at[i].rank == LAY_NAME_FIRST)
            b->g.place_names.entries.at[i].rank = LAY_NAME_OTHER;
    for (uint32_t i = 0; i < old_count; i++) {
        uint32_t name = b->g.name_lists.at[old + i];
        lay_vec_push(&b->g.name_lists, name);
    }
    for (uint32_t i = 0; i < more_count; i++) {
        uint32_t name = b->g.name_lists.at[more + i];
        lay_vec_push(&b->g.name_lists, name);
    }
    b->g.places.at[at].names = more + more_count;
    b->g.places.at[at].name_count = old_count + more_count;
    return status;
}

static lay_status add_place(struct lay_record *row, struct lay_place_record *place, const char *id,
                            int names, uint32_t *at, lay_error *err)
{
    struct lay_builder *b = row->b;
    if (lay_id_find(b, &b->g.place_ids, id) != LAY_NONE)
        return lay_row_invalid(row, 0, err, "is the id of another place");
    place->id = lay_keep(b, id, strlen(id));
    place->note = b->no_text;
    place->town = LAY_NONE;
    place->world = true;
    *at = (uint32_t)b->g.places.n;
    lay_vec_push(&b->g.places, *place);
    lay_name_index_add(&b->g.place_ids, &b->g.strings, place->id, *at, LAY_NAME_FIRST);
    return lay_row_place_names(row, names, *at, true, err);
}

enum { ADMIN_CODE, ADMIN_NAME, ADMIN_NAMES };

static lay_status take_admin(struct lay_record *row, lay_error *err)
{
    struct lay_builder *b = row->b;
    const char *code = lay_row_cell(row, ADMIN_CODE);
    uint32_t at = lay_id_find(b, &b->geonames, code);
    if (at != LAY_NONE)
        return add_names(row, ADMIN_NAME, ADMIN_NAMES, at, err);
    uint32_t country = strlen(code) > 3 ? country_of(b, code) : LAY_NONE;
    if (country == LAY_NONE)
        return LAY_OK; /* of a state that is no more */
    struct lay_place_record place = {.name = lay_row_keep(row, ADMIN_NAME),
                                     .kind = lay_keep(b, "admin1", 6),
                                     .source = b->geonames_source,
                                     .level = LAY_LEVEL_AREA,
                                     .precision = 4,
                                     .parent = country};
    memcpy(place.country, code, 2);
    LAY_FREE char *id = id_of("gn-", code);
    lay_status status = add_place(row, &place, id, ADMIN_NAMES, &at, err);
    lay_name_index_add(&b->geonames, &b->g.strings, lay_row_keep(row, ADMIN_CODE), at,
                       LAY_NAME_FIRST);
    return status;
}

enum {
    CITY_ID,
    CITY_NAME,
    CITY_NAMES,
    CITY_CODES,
    CITY_LON,
    CITY_LAT,
    CITY_FEATURE,
    CITY_COUNTRY,
    CITY_ADMIN,
    CITY_POPULATION
};

static double radius_m(double population)
{
    static const struct {
        double people, radius_m;
    } sizes[] = {{2000, 2000}, {20000, 3000}, {100000, 5000}, {1000000, 10000}};
    for (size_t i = 0; i < LAY_COUNT(sizes); i++)
        if (population < sizes[i].people)
            return sizes[i].radius_m;
    return 15000;
}

static char rank_of(const char *feature)
{
    if (strcmp(feature, "PPLC") == 0)
        return 'C';
    if (strcmp(feature, "PPLA") == 0)
        return '1';
    return strcmp(feature, "PPLA2") == 0 ? '2' : 'P';
}

/* Which places a row may be. */
struct same {
    enum lay_place_level level;
    bool own; /* only of our own tables */
    double within_m;
};

/* A place that this is, by a name, the country and the position; or LAY_NONE. */
static uint32_t same_place(const struct lay_builder *b, const char *name,
                           const struct lay_place_record *place, struct same same)
{
    LAY_FREE char *folded = lay_fold(name);
    const struct lay_name_entry *e =
        lay_name_index_find(&b->g.place_names, &b->g.strings, folded, strlen(folded));
    for (; e; e = lay_name_index_next(&b->g.place_names, e)) {
        const struct lay_place_record *other = &b->g.places.at[e->value];
        if ((!other->world || !same.own) && other->level == (uint8_t)same.level &&
            strcmp(other->country, place->country) == 0 &&
            lay_sphere_m(other->lon, other->lat, place->lon, place->lat) <= same.within_m)
            return e->value;
    }
    return LAY_NONE;
}

static void take_codes(struct lay_record *row, int column, uint32_t at)
{
    const char *cell = lay_row_cell(row, column);
    while (*cell) {
        size_t len = strcspn(cell, ";");
        lay_row_index(row->b, &row->b->g.place_codes, cell, len, at, LAY_NAME_OTHER);
        cell += len + (cell[len] == ';');
    }
}

static lay_status take_city(struct lay_record *row, lay_error *err)
{
    struct lay_builder *b = row->b;
    double population = 0;
    struct lay_place_record city = {.has_point = true, .precision = 2, .level = LAY_LEVEL_TOWN};
    if (!lay_row_number(row, CITY_LON, &city.lon) || !lay_row_number(row, CITY_LAT, &city.lat))
        return lay_row_invalid(row, CITY_LON, err, "is no position");
    if (!lay_row_number(row, CITY_POPULATION, &population) || population < 0)
        return lay_row_invalid(row, CITY_POPULATION, err, "is no population");
    const char *code = lay_row_cell(row, CITY_COUNTRY);
    uint32_t country = strlen(code) == 2 ? country_of(b, code) : LAY_NONE;
    if (country == LAY_NONE)
        return LAY_OK;
    memcpy(city.country, code, 2);
    city.population = (uint32_t)population;
    city.rank = rank_of(lay_row_cell(row, CITY_FEATURE));
    LAY_FREE char *area = lay_asprintf("%s.%s", code, lay_row_cell(row, CITY_ADMIN));
    city.parent = lay_id_find(b, &b->geonames, area);
    if (city.parent == LAY_NONE)
        city.parent = country;
    uint32_t at = lay_id_find(b, &b->geonames, lay_row_cell(row, CITY_ID));
    if (at == LAY_NONE)
        at = same_place(b, lay_row_cell(row, CITY_NAME), &city,
                        (struct same){LAY_LEVEL_TOWN, true, SAME_M});
    lay_status status;
    if (at != LAY_NONE) {
        status = add_names(row, CITY_NAME, CITY_NAMES, at, err);
        b->g.places.at[at].population = city.population;
        b->g.places.at[at].rank = city.rank;
    } else {
        city.name = lay_row_keep(row, CITY_NAME);
        city.kind = lay_keep(b, "town", 4);
        city.source = b->geonames_source;
        city.radius_m = radius_m(population);
        LAY_FREE char *id = id_of("gn-", lay_row_cell(row, CITY_ID));
        status = add_place(row, &city, id, CITY_NAMES, &at, err);
    }
    take_codes(row, CITY_CODES, at);
    return status;
}

/* What a row of the tables below has in common: position and country. False for a country that is
 * none of ours. */
static lay_status take_point(struct lay_record *row, int lon, int country,
                             struct lay_place_record *place, bool *ours, lay_error *err)
{
    const char *code = lay_row_cell(row, country);
    place->has_point = true;
    if (!lay_row_number(row, lon, &place->lon) || !lay_row_number(row, lon + 1, &place->lat))
        return lay_row_invalid(row, lon, err, "is no position");
    place->parent = strlen(code) == 2 ? country_of(row->b, code) : LAY_NONE;
    *ours = place->parent != LAY_NONE;
    if (*ours)
        memcpy(place->country, code, 2);
    return LAY_OK;
}

enum { VILLAGE_ID, VILLAGE_NAME, VILLAGE_NAMES, VILLAGE_LON, VILLAGE_LAT, VILLAGE_COUNTRY };

/* A town of which only its name and point are known, unless it is there already. */
static lay_status take_bare_town(struct lay_record *row, const char *prefix, uint32_t source,
                                 lay_error *err)
{
    struct lay_builder *b = row->b;
    struct lay_place_record place = {.level = LAY_LEVEL_TOWN, .precision = 2, .radius_m = 4000};
    bool ours;
    lay_status status = take_point(row, VILLAGE_LON, VILLAGE_COUNTRY, &place, &ours, err);
    if (status != LAY_OK || !ours)
        return status;
    const struct same same = {LAY_LEVEL_TOWN, false, SAME_M};
    if (same_place(b, lay_row_cell(row, VILLAGE_NAME), &place, same) != LAY_NONE)
        return LAY_OK;
    uint32_t at;
    place.name = lay_row_keep(row, VILLAGE_NAME);
    place.kind = lay_keep(b, "town", 4);
    place.source = source;
    place.rank = 'P';
    LAY_FREE char *id = id_of(prefix, lay_row_cell(row, VILLAGE_ID));
    return add_place(row, &place, id, VILLAGE_NAMES, &at, err);
}

static lay_status take_new_town(struct lay_record *row, lay_error *err)
{
    return take_bare_town(row, "gt-", row->b->newer_source, err);
}

static lay_status take_village(struct lay_record *row, lay_error *err)
{
    return take_bare_town(row, "ged-", row->b->ged_source, err);
}

enum {
    FIELD_IDENT,
    FIELD_NAME,
    FIELD_NAMES,
    FIELD_CODES,
    FIELD_LON,
    FIELD_LAT,
    FIELD_COUNTRY,
    FIELD_KIND
};

/* The base of our own tables that an airfield is, by any of its names; or LAY_NONE. */
static uint32_t same_field(const struct lay_record *row, const struct lay_place_record *place)
{
    const struct same same = {LAY_LEVEL_FACILITY, true, 10000};
    uint32_t at = same_place(row->b, lay_row_cell(row, FIELD_NAME), place, same);
    const char *cell = lay_row_cell(row, FIELD_NAMES), *name;
    size_t len;
    bool tagged;
    while (at == LAY_NONE && lay_row_next_name(&cell, &name, &len, &tagged)) {
        LAY_FREE char *other = lay_strndup(name, len);
        at = same_place(row->b, other, place, same);
    }
    return at;
}

static lay_status take_airfield(struct lay_record *row, lay_error *err)
{
    struct lay_builder *b = row->b;
    struct lay_place_record place = {.level = LAY_LEVEL_FACILITY, .precision = 1, .radius_m = 2500};
    bool ours;
    lay_status status = take_point(row, FIELD_LON, FIELD_COUNTRY, &place, &ours, err);
    if (status != LAY_OK || !ours)
        return status;
    uint32_t at = same_field(row, &place);
    if (at == LAY_NONE) {
        place.name = lay_row_keep(row, FIELD_NAME);
        place.kind = lay_row_keep(row, FIELD_KIND);
        place.source = b->airports_source;
        LAY_FREE char *id = id_of("oa-", lay_row_cell(row, FIELD_IDENT));
        status = add_place(row, &place, id, FIELD_NAMES, &at, err);
    } else {
        status = add_names(row, FIELD_NAME, FIELD_NAMES, at, err);
    }
    if (status == LAY_OK)
        take_codes(row, FIELD_CODES, at);
    return status;
}

/* The middle of an area's towns, and the circle round it that takes them all in. */
struct circle {
    double x, y, z, n, radius_m;
};

void lay_place_areas(struct lay_builder *b)
{
    struct circle *circles = lay_zalloc(b->g.places.n, sizeof *circles);
    for (size_t i = 0; i < b->g.places.n; i++) {
        const struct lay_place_record *town = &b->g.places.at[i];
        if (town->level != LAY_LEVEL_TOWN || town->parent == LAY_NONE)
            continue;
        for (uint32_t at = town->parent; at != LAY_NONE; at = b->g.places.at[at].parent)
            b->g.places.at[at].population += town->population;
        double v[3];
        lay_sphere_vector(town->lon, town->lat, v);
        struct circle *circle = &circles[town->parent];
        circle->x += v[0], circle->y += v[1], circle->z += v[2], circle->n += 1;
    }
    for (size_t i = 0; i < b->g.places.n; i++) {
        struct lay_place_record *area = &b->g.places.at[i];
        if (area->level == LAY_LEVEL_AREA && area->world && circles[i].n > 0) {
            double v[3] = {circles[i].x, circles[i].y, circles[i].z};
            area->has_point = lay_sphere_lonlat(v, &area->lon, &area->lat);
            area->lon = round(area->lon * 100) / 100; /* it is no better than that */
            area->lat = round(area->lat * 100) / 100;
        }
    }
    for (size_t i = 0; i < b->g.places.n; i++) {
        const struct lay_place_record *town = &b->g.places.at[i];
        struct lay_place_record *area =
            town->parent == LAY_NONE ? NULL : &b->g.places.at[town->parent];
        if (!area || !area->world || !area->has_point || !town->has_point)
            continue;
        double far_m = lay_sphere_m(area->lon, area->lat, town->lon, town->lat) + town->radius_m;
        if (far_m > area->radius_m)
            area->radius_m = far_m;
    }
    free(circles);
}

const struct lay_row_table lay_world_tables[5] = {
    {"admins.tsv", {"code", "name", "names", NULL}, take_admin},
    {"cities.tsv",
     {"id", "name", "names", "codes", "lon", "lat", "feature", "country", "admin1", "population",
      NULL},
     take_city},
    {"villages.tsv", {"id", "name", "names", "lon", "lat", "country", NULL}, take_village},
    {"newtowns.tsv", {"id", "name", "names", "lon", "lat", "country", NULL}, take_new_town},
    {"airfields.tsv",
     {"ident", "name", "names", "codes", "lon", "lat", "country", "kind", NULL},
     take_airfield},
};
