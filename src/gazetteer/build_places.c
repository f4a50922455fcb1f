/* build_places.c: our own tables of places: countries.csv, places.csv and bases.csv. A parent is
 * given by the id of a row above. */
#include "base/error.h"
#include "gazetteer/rows.h"
#include <string.h>

/* A place of this id, with what it has in common with all. */
static lay_status new_place(struct lay_record *row, const char *id, struct lay_place_record *out,
                            lay_error *err)
{
    struct lay_gazetteer *g = &row->b->g;
    if (!*id || lay_id_find(row->b, &g->place_ids, id) != LAY_NONE)
        return lay_row_invalid(row, 0, err, "is no id, or the id of another place");
    *out = (struct lay_place_record){.id = lay_keep(row->b, id, strlen(id)),
                                     .note = row->b->no_text,
                                     .town = LAY_NONE,
                                     .parent = LAY_NONE};
    return LAY_OK;
}

static lay_status add_place(struct lay_record *row, const struct lay_place_record *place, int names,
                            lay_error *err)
{
    struct lay_gazetteer *g = &row->b->g;
    uint32_t at = (uint32_t)g->places.n;
    lay_vec_push(&g->places, *place);
    lay_name_index_add(&g->place_ids, &g->strings, place->id, at, LAY_NAME_FIRST);
    return lay_row_place_names(row, names, at, false, err);
}

/* The columns lon, lat, precision, radius_m, beginning at `column`. */
static lay_status take_position(const struct lay_record *row, int column,
                                struct lay_place_record *place, lay_error *err)
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
    place->precision = (uint8_t)precision;
    if (!lay_row_number(row, column + 3, &place->radius_m) || place->radius_m <= 0)
        return lay_row_invalid(row, column + 3, err, "is no radius in metres");
    return LAY_OK;
}

/* The country by its code, which is nothing for an empty cell; it is the parent until another is
 * given. */
static lay_status take_country(const struct lay_record *row, int column,
                               struct lay_place_record *place, lay_error *err)
{
    const char *code = lay_row_cell(row, column);
    if (!*code)
        return LAY_OK;
    if (strlen(code) == 2) {
        char id[] = {(char)(code[0] | 0x20), (char)(code[1] | 0x20), '\0'};
        place->parent = lay_id_find(row->b, &row->b->g.place_ids, id);
    }
    if (place->parent == LAY_NONE || strcmp(row->b->g.places.at[place->parent].country, code) != 0)
        return lay_row_invalid(row, column, err, "is no country of countries.csv");
    memcpy(place->country, code, sizeof place->country);
    return LAY_OK;
}

enum { COUNTRY_CODE, COUNTRY_NAME, COUNTRY_NAMES, COUNTRY_DEMONYMS, COUNTRY_SOURCE };

/* The words that name a country or what is of it, for lay_gazetteer_derive_parent(). */
static lay_status take_adjectives(struct lay_record *row, uint32_t at, lay_error *err)
{
    struct lay_builder *b = row->b;
    const char *cell = lay_row_cell(row, COUNTRY_DEMONYMS), *name;
    size_t len;
    bool ok;
    while (lay_row_next_name(&cell, &name, &len, &ok)) {
        if (!ok)
            return lay_row_invalid(row, COUNTRY_DEMONYMS, err,
                                   "has a name that is not written as lang:name");
        lay_row_index(b, &b->g.adjectives, name, len, at, LAY_NAME_OTHER);
    }
    const struct lay_place_record *country = &b->g.places.at[at];
    for (uint32_t i = 0; i < country->name_count; i++) {
        LAY_FREE char *own = lay_strdup(lay_text_at(&b->g, b->g.name_lists.at[country->names + i]));
        lay_row_index(b, &b->g.adjectives, own, strlen(own), at, LAY_NAME_OTHER);
    }
    return LAY_OK;
}

static lay_status take_country_row(struct lay_record *row, lay_error *err)
{
    const char *code = lay_row_cell(row, COUNTRY_CODE);
    struct lay_place_record place;
    if (strlen(code) != 2)
        return lay_row_invalid(row, COUNTRY_CODE, err, "is no country code of two letters");
    char id[] = {(char)(code[0] | 0x20), (char)(code[1] | 0x20), '\0'};
    lay_status status = new_place(row, id, &place, err);
    if (status != LAY_OK)
        return status;
    place.name = lay_row_keep(row, COUNTRY_NAME);
    place.kind = lay_keep(row->b, "country", 7);
    place.level = LAY_LEVEL_COUNTRY;
    place.precision = 6;
    place.source = lay_row_keep(row, COUNTRY_SOURCE);
    memcpy(place.country, code, sizeof place.country);
    uint32_t at = (uint32_t)row->b->g.places.n;
    status = add_place(row, &place, COUNTRY_NAMES, err);
    return status == LAY_OK ? take_adjectives(row, at, err) : status;
}

/* Areas may lie in bigger areas. */
static bool is_bigger(const struct lay_place_record *parent, const struct lay_place_record *place)
{
    return parent->level > place->level ||
           (parent->level == place->level && place->level == LAY_LEVEL_AREA);
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
    PLACE_GEONAMES,
    PLACE_SOURCE
};

static lay_status take_parent(const struct lay_record *row, struct lay_place_record *place,
                              lay_error *err)
{
    const char *parent = lay_row_cell(row, PLACE_PARENT);
    if (!*parent)
        return LAY_OK;
    place->parent = lay_id_find(row->b, &row->b->g.place_ids, parent);
    if (place->parent == LAY_NONE || !is_bigger(&row->b->g.places.at[place->parent], place))
        return lay_row_invalid(row, PLACE_PARENT, err,
                               "is the id of no bigger place in the rows above");
    return LAY_OK;
}

/* Notes that a row is the world's town or area of this id, which then gives it its names only. */
static lay_status take_geonames(const struct lay_record *row, lay_error *err)
{
    struct lay_builder *b = row->b;
    uint32_t id = lay_row_keep(row, PLACE_GEONAMES);
    if (!*lay_text_at(&b->g, id))
        return LAY_OK;
    if (lay_id_find(b, &b->geonames, lay_text_at(&b->g, id)) != LAY_NONE)
        return lay_row_invalid(row, PLACE_GEONAMES, err, "is another place already");
    lay_name_index_add(&b->geonames, &b->g.strings, id, (uint32_t)b->g.places.n, LAY_NAME_FIRST);
    return LAY_OK;
}

static lay_status take_place(struct lay_record *row, lay_error *err)
{
    struct lay_place_record place;
    lay_status status = new_place(row, lay_row_cell(row, PLACE_ID), &place, err);
    if (status == LAY_OK)
        status = take_position(row, PLACE_LON, &place, err);
    if (status == LAY_OK)
        status = take_country(row, PLACE_COUNTRY, &place, err);
    if (status != LAY_OK)
        return status;
    enum lay_place_level level;
    if (!lay_row_level(row, PLACE_LEVEL, &level))
        return lay_row_invalid(row, PLACE_LEVEL, err, "is no level of a place");
    if (!*lay_row_cell(row, PLACE_SOURCE))
        return lay_row_invalid(row, PLACE_SOURCE, err, "is no source");
    place.level = (uint8_t)level;
    place.name = lay_row_keep(row, PLACE_NAME);
    place.kind = lay_row_keep(row, PLACE_KIND);
    place.source = lay_row_keep(row, PLACE_SOURCE);
    status = take_parent(row, &place, err);
    if (status == LAY_OK)
        status = take_geonames(row, err);
    return status == LAY_OK ? add_place(row, &place, PLACE_NAMES, err) : status;
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

static lay_status take_base(struct lay_record *row, lay_error *err)
{
    struct lay_builder *b = row->b;
    struct lay_place_record base;
    lay_status status = new_place(row, lay_row_cell(row, BASE_ID), &base, err);
    if (status == LAY_OK)
        status = take_position(row, BASE_LON, &base, err);
    if (status == LAY_OK)
        status = take_country(row, BASE_COUNTRY, &base, err);
    if (status != LAY_OK)
        return status;
    if (!*lay_row_cell(row, BASE_SOURCE))
        return lay_row_invalid(row, BASE_SOURCE, err, "is no source");
    base.level = LAY_LEVEL_FACILITY;
    base.name = lay_row_keep(row, BASE_NAME);
    base.kind = lay_row_keep(row, BASE_KIND);
    base.source = lay_row_keep(row, BASE_SOURCE);
    base.note = lay_row_keep(row, BASE_NOTE);
    if (*lay_row_cell(row, BASE_TOWN)) {
        base.town = lay_id_find(b, &b->g.place_ids, lay_row_cell(row, BASE_TOWN));
        if (base.town == LAY_NONE || b->g.places.at[base.town].level != LAY_LEVEL_TOWN)
            return lay_row_invalid(row, BASE_TOWN, err, "is the id of no town");
        base.parent = base.town;
    }
    return add_place(row, &base, BASE_NAMES, err);
}

enum { MORE_ID, MORE_NAMES, MORE_SOURCE };

/* Names that the tables of the world lack, for any place that has its row by now. */
static lay_status take_more_names(struct lay_record *row, lay_error *err)
{
    uint32_t at = lay_id_find(row->b, &row->b->g.place_ids, lay_row_cell(row, MORE_ID));
    if (at == LAY_NONE)
        return lay_row_invalid(row, MORE_ID, err, "is the id of no place");
    if (!*lay_row_cell(row, MORE_SOURCE))
        return lay_row_invalid(row, MORE_SOURCE, err, "is no source");
    return lay_row_more_names(row, MORE_NAMES, at, err);
}

const struct lay_row_table lay_more_names_table = {
    "more-names.csv", {"id", "names", "source", NULL}, take_more_names};

const struct lay_row_table lay_place_tables[3] = {
    {"countries.csv", {"code", "name", "names", "demonyms", "source", NULL}, take_country_row},
    {"places.csv",
     {"id", "name", "names", "kind", "level", "lon", "lat", "precision", "radius_m", "country",
      "parent", "geonames", "source", NULL},
     take_place},
    {"bases.csv",
     {"id", "name", "names", "kind", "lon", "lat", "precision", "radius_m", "country", "town",
      "source", "note", NULL},
     take_base},
};
