/* build_shapes.c: shapes.tsv into outlines. An area of the world's tables that has one lies where
 * the outline does, instead of round its towns. */
#include "base/error.h"
#include "base/number.h"
#include "gazetteer/antimeridian.h"
#include "gazetteer/outline.h"
#include "gazetteer/rows.h"
#include "geo/sphere.h"
#include <math.h>
#include <string.h>

enum { SHAPE_LAYER, SHAPE_KEY, SHAPE_NAME, SHAPE_GEOMETRY };

static bool take_layer(const struct lay_record *row, uint32_t *out)
{
    static const char *const names[LAY_OUTLINE_LAYERS] = {"country_defacto", "country_un", "admin1",
                                                          "disputed",        "lake",       "river"};
    for (uint32_t i = 0; i < LAY_OUTLINE_LAYERS; i++)
        if (strcmp(lay_row_cell(row, SHAPE_LAYER), names[i]) == 0) {
            *out = i;
            return true;
        }
    return false;
}

static void widen(struct lay_outline_record *shape, int64_t x, int64_t y)
{
    if (x < shape->west)
        shape->west = (int32_t)x;
    if (x > shape->east)
        shape->east = (int32_t)x;
    if (y < shape->south)
        shape->south = (int32_t)y;
    if (y > shape->north)
        shape->north = (int32_t)y;
}

static void put_part(struct lay_builder *b, struct lay_outline_record *shape,
                     const lay_corners *part)
{
    lay_vec_push(&b->g.shape_parts, (uint32_t)(b->g.shape_points.n / 2));
    shape->part_count++;
    for (size_t i = 0; i < part->n; i++) {
        int32_t x = (int32_t)lround(part->at[i].lon * 1000),
                y = (int32_t)lround(part->at[i].lat * 1000);
        widen(shape, x, y);
        lay_vec_push(&b->g.shape_points, x);
        lay_vec_push(&b->g.shape_points, y);
    }
}

/* A ring that jumps over the antimeridian becomes one on each side of it. */
static void put_ring(struct lay_builder *b, struct lay_outline_record *shape, lay_corners *ring)
{
    const struct lay_lonlat *last = &ring->at[ring->n - 1];
    if (ring->n > 1 && last->lon == ring->at[0].lon && last->lat == ring->at[0].lat)
        ring->n--;
    if (!lay_corners_unwrap(ring)) {
        put_part(b, shape, ring);
        return;
    }
    lay_corners sides[2] = {{0}, {0}};
    lay_corners_cut(ring, &sides[0], &sides[1]);
    for (size_t i = 0; i < LAY_COUNT(sides); i++) {
        if (sides[i].n >= 3 && lay_corners_area(&sides[i]) > 0)
            put_part(b, shape, &sides[i]);
        lay_vec_done(&sides[i]);
    }
}

/* One part: its first point, then steps, in thousandths of a degree. False where it is none. */
static bool read_part(const char *text, size_t len, lay_corners *out)
{
    int64_t at[2] = {0, 0}, step;
    size_t axis = 0;
    while (len) {
        size_t digits = 0;
        while (digits < len && text[digits] != ' ')
            digits++;
        if (!lay_number_int(text, digits, &step))
            return false;
        at[axis] += step;
        if (at[0] < -180000 || at[0] > 180000 || at[1] < -90000 || at[1] > 90000)
            return false;
        if (axis == 1) {
            struct lay_lonlat corner = {(double)at[0] / 1000, (double)at[1] / 1000};
            lay_vec_push(out, corner);
        }
        axis = 1 - axis;
        digits += digits < len;
        text += digits;
        len -= digits;
    }
    return axis == 0 && out->n;
}

static bool take_geometry(const struct lay_record *row, struct lay_outline_record *shape)
{
    struct lay_builder *b = row->b;
    const char *at = lay_row_cell(row, SHAPE_GEOMETRY);
    bool line = shape->layer == LAY_OUTLINE_DISPUTED || shape->layer == LAY_OUTLINE_RIVER;
    bool sound = true;
    shape->parts = (uint32_t)b->g.shape_parts.n;
    while (*at && sound) {
        size_t len = strcspn(at, "|");
        lay_corners part = {0};
        sound = read_part(at, len, &part);
        if (sound && line)
            put_part(b, shape, &part);
        else if (sound)
            put_ring(b, shape, &part);
        lay_vec_done(&part);
        at += len + (at[len] == '|');
    }
    lay_vec_push(&b->g.shape_parts, (uint32_t)(b->g.shape_points.n / 2));
    return sound && shape->part_count > 0;
}

/* The middle of the box, and as far as the farthest point; none for what lies on both sides of the
 * antimeridian. */
static void place_area(struct lay_builder *b, const struct lay_outline_record *shape)
{
    struct lay_place_record *area = &b->g.places.at[shape->place];
    if (!area->world || shape->east - shape->west > 180000)
        return;
    area->has_point = true;
    area->lon = (shape->west + shape->east) / 2 / 1000.0;
    area->lat = (shape->south + shape->north) / 2 / 1000.0;
    area->radius_m = 1000;
    uint32_t first = b->g.shape_parts.at[shape->parts];
    uint32_t end = b->g.shape_parts.at[shape->parts + shape->part_count];
    for (uint32_t i = first; i < end; i++) {
        const int32_t *point = &b->g.shape_points.at[2 * (size_t)i];
        double far_m = lay_sphere_m(area->lon, area->lat, point[0] / 1000.0, point[1] / 1000.0);
        if (far_m > area->radius_m)
            area->radius_m = far_m;
    }
}

static lay_status take_shape(struct lay_record *row, lay_error *err)
{
    struct lay_builder *b = row->b;
    const char *key = lay_row_cell(row, SHAPE_KEY);
    struct lay_outline_record shape = {.place = LAY_NONE,
                                       .west = 180000,
                                       .east = -180000,
                                       .south = 90000,
                                       .north = -90000,
                                       .name = lay_row_keep(row, SHAPE_NAME)};
    if (!take_layer(row, &shape.layer))
        return lay_row_invalid(row, SHAPE_LAYER, err, "is no layer of shapes");
    if (shape.layer == LAY_OUTLINE_ADMIN1)
        shape.place = lay_id_find(b, &b->geonames, key);
    else if (strlen(key) == 2) {
        char id[] = {(char)(key[0] | 0x20), (char)(key[1] | 0x20), '\0'};
        shape.place = lay_id_find(b, &b->g.place_ids, id);
    }
    if (shape.place == LAY_NONE && *key)
        return LAY_OK; /* of a territory that is no place of ours */
    if (!take_geometry(row, &shape))
        return lay_row_invalid(row, SHAPE_GEOMETRY, err, "is no geometry");
    lay_vec_push(&b->g.shapes, shape);
    if (shape.layer == LAY_OUTLINE_ADMIN1)
        place_area(b, &shape);
    return LAY_OK;
}

const struct lay_row_table lay_outline_tables[1] = {
    {"shapes.tsv", {"layer", "key", "name", "geometry", NULL}, take_shape},
};
