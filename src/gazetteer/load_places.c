/* load_places.c: countries.csv, places.csv and bases.csv into places. Parents are given by id; a
 * row may name one further down, so they are set in a second reading. */
#include "base/error.h"
#include "gazetteer/rows.h"
#include <string.h>

static lay_status new_place(struct lay_row *row, const char *id, struct lay_gaz_place **out,
                            lay_error *err)
{
    struct lay_gazetteer *g = row->g;
    struct lay_gaz_place *place = lay_arena_new(&g->arena, struct lay_gaz_place);
    if (!*id || lay_name_index_find(&g->place_ids, id, strlen(id)))
        return lay_row_invalid(row, 0, err, "is no id, or the id of another place");
    place->id = id;
    place->note = "";
    lay_name_index_add(&g->place_ids, id, strlen(id), place, true);
    lay_vec_push(&g->places, place);
    *out = place;
    return LAY_OK;
}

/* The columns lon, lat, precision, radius_m, beginning at `column`. */
static lay_status take_position(const struct lay_row *row, int column, struct lay_gaz_place *place,
                                lay_error *err)
{
    double precision;
    place->has_point = *lay_row_cell(row, column) || *lay_row_cell(row, column + 1);
    if (place->has_point &&
        (!lay_row_number(row, column, &place->lon) || place->lon < -180 || place->lon > 180))
        return lay_row_invalid(row, column, err, "is no longitude");
    if (place->has_point &&
        (!lay_row_number(row, column + 1, &place->lat) || place->lat < -90 || place->lat > 90))
        return lay_row_invalid(row, column + 1, err, "is no latitude");
    if (!lay_row_number(row, column + 2, &precision) || precision < 0 || precision > 7)
        return lay_row_invalid(row, column + 2, err, "is no precision from 0 to 7");
    place->precision = (int)precision;
    if (!lay_row_number(row, column + 3, &place->radius_m) || place->radius_m <= 0)
        return lay_row_invalid(row, column + 3, err, "is no radius in metres");
    return LAY_OK;
}

static const struct lay_gaz_place *find_id(const struct lay_gazetteer *g, const char *id)
{
    const struct lay_name_entry *e = lay_name_index_find(&g->place_ids, id, strlen(id));
    return e ? e->value : NULL;
}

/* The country's place by its code, NULL for an empty cell. */
static lay_status take_country(const struct lay_row *row, int column,
                               const struct lay_gaz_place **out, lay_error *err)
{
    const char *code = lay_row_cell(row, column);
    *out = NULL;
    if (!*code)
        return LAY_OK;
    if (strlen(code) == 2) {
        char id[] = {(char)(code[0] | 0x20), (char)(code[1] | 0x20), '\0'};
        *out = find_id(row->g, id);
    }
    if (!*out || strcmp((*out)->country, code) != 0)
        return lay_row_invalid(row, column, err, "is no country of countries.csv");
    return LAY_OK;
}

enum { COUNTRY_CODE, COUNTRY_NAME, COUNTRY_NAMES, COUNTRY_DEMONYMS, COUNTRY_SOURCE };

/* The words that name a country or what is of it, for lay_gazetteer_derive_parent(). */
static lay_status take_adjectives(struct lay_row *row, const struct lay_gaz_place *country,
                                  lay_error *err)
{
    struct lay_gazetteer *g = row->g;
    const char *at = lay_row_cell(row, COUNTRY_DEMONYMS), *name;
    size_t len;
    bool ok;
    while (lay_row_next_name(&at, &name, &len, &ok)) {
        if (!ok)
            return lay_row_invalid(row, COUNTRY_DEMONYMS, err,
                                   "has a name that is not written as lang:name");
        lay_row_index(g, &g->adjectives, name, len, country, false);
    }
    for (size_t i = 0; i < country->name_count; i++)
        lay_row_index(g, &g->adjectives, country->names[i], strlen(country->names[i]), country,
                      false);
    return LAY_OK;
}

static lay_status take_country_row(struct lay_row *row, lay_error *err)
{
    struct lay_gazetteer *g = row->g;
    const char *code = lay_row_keep(row, COUNTRY_CODE);
    if (strlen(code) != 2)
        return lay_row_invalid(row, COUNTRY_CODE, err, "is no country code of two letters");
    char *id = lay_arena_strdup(&g->arena, code);
    id[0] = (char)(id[0] | 0x20);
    id[1] = (char)(id[1] | 0x20);
    struct lay_gaz_place *place;
    lay_status status = new_place(row, id, &place, err);
    if (status != LAY_OK)
        return status;
    place->name = lay_row_keep(row, COUNTRY_NAME);
    place->kind = "country";
    place->level = LAY_LEVEL_COUNTRY;
    place->country = code;
    place->precision = 6;
    place->source = lay_row_keep(row, COUNTRY_SOURCE);
    status = lay_row_names(row, COUNTRY_NAMES, place->name, &g->place_names, place, &place->names,
                           &place->name_count, err);
    return status == LAY_OK ? take_adjectives(row, place, err) : status;
}

/* Areas may lie in bigger areas. */
static bool is_bigger(const struct lay_gaz_place *parent, const struct lay_gaz_place *place)
{
    return parent && parent != place &&
           (parent->level > place->level ||
            (parent->level == place->level && place->level == LAY_LEVEL_AREA));
}

enum {
    PLACE_ID,
    PLACE_NAME,
    PLACE_NAMES,
    PLACE_KIND,
    PLACE_LEVEL,
    PLACE_LON,
    PLACE_LAT,
    PLACE_PRECISION,
    PLACE_RADIUS,
    PLACE_COUNTRY,
    PLACE_PARENT,
    PLACE_SOURCE
};

static lay_status take_place(struct lay_row *row, lay_error *err)
{
    struct lay_gazetteer *g = row->g;
    struct lay_gaz_place *place;
    lay_status status = new_place(row, lay_row_keep(row, PLACE_ID), &place, err);
    if (status == LAY_OK)
        status = take_position(row, PLACE_LON, place, err);
    const struct lay_gaz_place *country = NULL;
    if (status == LAY_OK)
        status = take_country(row, PLACE_COUNTRY, &country, err);
    if (status != LAY_OK)
        return status;
    place->name = lay_row_keep(row, PLACE_NAME);
    place->kind = lay_row_keep(row, PLACE_KIND);
    place->source = lay_row_keep(row, PLACE_SOURCE);
    if (!lay_row_level(row, PLACE_LEVEL, &place->level))
        return lay_row_invalid(row, PLACE_LEVEL, err, "is no level of a place");
    if (!*place->source)
        return lay_row_invalid(row, PLACE_SOURCE, err, "is no source");
    place->country = country ? country->country : NULL;
    place->parent = country;
    if (*lay_row_cell(row, PLACE_PARENT))
        place->parent = find_id(row->g, lay_row_cell(row, PLACE_PARENT));
    if (*lay_row_cell(row, PLACE_PARENT) && !is_bigger(place->parent, place))
        return lay_row_invalid(row, PLACE_PARENT, err,
                               "is the id of no bigger place in the rows above");
    return lay_row_names(row, PLACE_NAMES, place->name, &g->place_names, place, &place->names,
                         &place->name_count, err);
}

enum {
    BASE_ID,
    BASE_NAME,
    BASE_NAMES,
    BASE_KIND,
    BASE_LON,
    BASE_LAT,
    BASE_PRECISION,
    BASE_RADIUS,
    BASE_COUNTRY,
    BASE_TOWN,
    BASE_SOURCE,
    BASE_NOTE
};

static lay_status take_base(struct lay_row *row, lay_error *err)
{
    struct lay_gazetteer *g = row->g;
    struct lay_gaz_place *base;
    lay_status status = new_place(row, lay_row_keep(row, BASE_ID), &base, err);
    if (status == LAY_OK)
        status = take_position(row, BASE_LON, base, err);
    const struct lay_gaz_place *country = NULL;
    if (status == LAY_OK)
        status = take_country(row, BASE_COUNTRY, &country, err);
    if (status != LAY_OK)
        return status;
    base->name = lay_row_keep(row, BASE_NAME);
    base->kind = lay_row_keep(row, BASE_KIND);
    base->source = lay_row_keep(row, BASE_SOURCE);
    base->note = lay_row_keep(row, BASE_NOTE);
    base->level = LAY_LEVEL_FACILITY;
    base->country = country ? country->country : NULL;
    base->parent = country;
    if (!*base->source)
        return lay_row_invalid(row, BASE_SOURCE, err, "is no source");
    if (*lay_row_cell(row, BASE_TOWN)) {
        base->town = find_id(g, lay_row_cell(row, BASE_TOWN));
        if (!base->town || base->town->level != LAY_LEVEL_TOWN)
            return lay_row_invalid(row, BASE_TOWN, err, "is the id of no town");
        base->parent = base->town;
    }
    return lay_row_names(row, BASE_NAMES, base->name, &g->place_names, base, &base->names,
                         &base->name_count, err);
}

const struct lay_row_table lay_place_tables[3] = {
    {"countries", {"code", "name", "names", "demonyms", "source", NULL}, take_country_row},
    {"places",
     {"id", "name", "names", "kind", "level", "lon", "lat", "precision", "radius_m", "country",
      "parent", "source", NULL},
     take_place},
    {"bases",
     {"id", "name", "names", "kind", "lon", "lat", "precision", "radius_m", "country", "town",
      "source", "note", NULL},
     take_base},
};
