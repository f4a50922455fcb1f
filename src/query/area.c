/* area.c: see area.h.
 *
 * A name may mean a country, in the borders of the view that was chosen; a first-level area, with
 * an outline, too; an area of a layer that the user added; else any place with a radius, which is a
 * circle. A country goes before all else
 * of the name, then what the store speaks of, then outlines. The outlines are coarse at coasts:
 * where a position is in no outline it counts to the nearest within 25 km, as the gazetteer has it.
 *
 * What has a radius is in for sure where its circle reaches no other country or area of the kind
 * (the sea is none), or not over the border of a polygon of the user's. What has no position is in
 * where it is told with that country or stands below the area in the tree of places; its position,
 * where it has one, goes before that. */
#include "query/area.h"

#include "base/error.h"
#include "base/fold.h"
#include "gazetteer/imported.h"
#include "gazetteer/outline.h"
#include "geo/geodesic.h"
#include "query/area_file.h"
#include "store/imported.h"
#include "store/store.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double coast_m = 25000, m_per_deg = 110000;

struct area {
    lay_region *region;                /* NULL: a circle */
    const struct lay_gaz_place *place; /* of an outline, and its layer; NULL: of a file */
    enum lay_outline_layer layer;
    struct lay_lonlat at;
    double radius_m; /* of a circle */
};

struct areas {
    lay_db *db;
    const struct lay_filter *filter;
    struct lay_gazetteer *gazetteer;
    struct lay_imported *imported;
    enum lay_worldview view;
    LAY_VEC(struct area) list;
    LAY_VEC(struct lay_box) boxes;
    lay_ids inside;
};

lay_status lay_filter_worldview(const struct lay_filter *filter, bool *un, lay_error *err)
{
    const char *text = filter->worldview;
    *un = text && strcmp(text, "un") == 0;
    if (!text || *un || strcmp(text, "defacto") == 0)
        return LAY_OK;
    lay_error_set(err, LAY_USAGE, "filter.value", "--worldview is never \"%s\"", text);
    lay_error_hint(err, "un: the borders of the United Nations; defacto: who holds the ground");
    return LAY_USAGE;
}

/* ---- areas ---- */

static void add_area(struct areas *areas, struct area area)
{
    struct lay_box box = {area.at.lon, area.at.lat, area.at.lon, area.at.lat};
    double wider_deg = (area.region ? area.place ? coast_m : 0 : area.radius_m) / m_per_deg;
    if (area.region)
        box = lay_region_box(area.region);
    double lat = fmin(fmax(fabs(box.south), fabs(box.north)) + wider_deg, 90);
    double wider_lon = wider_deg / fmax(cos(lat * 3.14159265358979323846 / 180), 1e-6) * 1.01;
    double across = box.east - box.west + (box.east < box.west ? 360 : 0);
    box.south = fmax(box.south - wider_deg, -90);
    box.north = fmin(box.north + wider_deg, 90);
    if (across + 2 * wider_lon >= 360 || (wider_deg > 0 && lat >= 90)) {
        box.west = -180, box.east = 180;
    } else if (wider_deg > 0) {
        box.west -= wider_lon + (box.west - wider_lon < -180 ? -360 : 0);
        box.east += wider_lon - (box.east + wider_lon > 180 ? 360 : 0);
    }
    lay_vec_push(&areas->list, area);
    lay_vec_push(&areas->boxes, box);
}

static bool outline_region(const struct areas *areas, const struct lay_gaz_place *place,
                           struct area *out)
{
    struct lay_outline outline;
    if (place->level != LAY_LEVEL_COUNTRY && strcmp(place->kind, "admin1") != 0)
        return false;
    if (!lay_outline_of(areas->gazetteer, place, areas->view, &outline))
        return false;
    LAY_VEC(struct lay_lonlat) ring = {0};
    *out = (struct area){.region = lay_region_new(), .place = place, .layer = outline.layer};
    lay_region_begin(out->region);
    for (size_t part = 0; part < outline.part_count; part++) {
        ring.n = 0;
        for (uint32_t i = outline.part_starts[part]; i < outline.part_starts[part + 1]; i++)
            lay_vec_push(&ring, (struct lay_lonlat){outline.points[i][0] / 1000.0,
                                                    outline.points[i][1] / 1000.0});
        lay_region_add_ring(out->region, ring.at, ring.n);
    }
    lay_vec_done(&ring);
    return lay_region_finish(out->region);
}

/* What the store has of a place, and all that is told to be inside. */
static lay_status add_inside(struct areas *areas, const char *key, lay_error *err)
{
    int64_t row;
    lay_ids ids = {0};
    lay_status status = lay_store_find_place(areas->db, key, &row, err);
    if (status == LAY_OK) {
        lay_vec_push(&ids, row);
        status = lay_store_places_inside(areas->db, &ids, err);
    }
    for (size_t i = 0; status == LAY_OK && i < ids.n; i++)
        lay_vec_push(&areas->inside, ids.at[i]);
    lay_vec_done(&ids);
    return status == LAY_NO ? LAY_OK : status;
}

static bool has_extent(const struct areas *areas, const struct lay_gaz_place *place)
{
    struct lay_outline outline;
    bool circle = place->has_point && place->radius_m > 0;
    return circle || lay_outline_of(areas->gazetteer, place, areas->view, &outline);
}

/* The polygons of an area that the user added; *out NULL where the place is none. */
static lay_status imported_region(const struct areas *areas, const struct lay_gaz_place *place,
                                  lay_region **out, lay_error *err)
{
    LAY_FREE char *text = NULL;
    lay_status status = LAY_OK;
    *out = NULL;
    if (place->version)
        status = lay_store_imported_outline(areas->db, lay_imported_key_hash(place->id), place->id,
                                            &text, err);
    return text ? lay_area_text_read(text, strlen(text), place->name, out, err) : status;
}

static lay_status add_place(struct areas *areas, const struct lay_gaz_place *place, lay_error *err)
{
    struct area area;
    lay_region *region;
    lay_status status = imported_region(areas, place, &region, err);
    if (status != LAY_OK)
        return status;
    if (region)
        add_area(areas, (struct area){.region = region});
    else if (outline_region(areas, place, &area))
        add_area(areas, area);
    else
        add_area(areas, (struct area){.at = {place->lon, place->lat}, .radius_m = place->radius_m});
    return add_inside(areas, place->id, err);
}

/* ---- names ---- */

/* How early a meaning of a name is taken: a country, what the store speaks of, what has an outline,
 * anything with an extent; 4 for none. */
static lay_status rank_of(struct areas *areas, const struct lay_gaz_place *place, int *rank,
                          lay_error *err)
{
    int64_t row;
    *rank = 4;
    if (!has_extent(areas, place))
        return LAY_OK;
    if (place->level == LAY_LEVEL_COUNTRY) {
        *rank = 0;
        return LAY_OK;
    }
    lay_status status = lay_store_find_place(areas->db, place->id, &row, err);
    *rank = status == LAY_OK ? 1 : strcmp(place->kind, "admin1") == 0 ? 2 : 3;
    return status == LAY_NO ? LAY_OK : status;
}

static void say_meanings(const struct areas *areas, const char *name,
                         const lay_gaz_candidates *found, const int *ranks, int best)
{
    LAY_BUF line = {0};
    size_t others = 0;
    lay_buf_printf(&line, "--in \"%s\" takes", name);
    for (size_t i = 0, n = 0; i < found->n; i++) {
        const struct lay_gaz_place *place = found->at[i].place;
        others += ranks[i] != best;
        if (ranks[i] == best)
            lay_buf_printf(&line, "%s %s (%s%s%s)", n++ ? "," : "", place->name, place->kind,
                           place->country ? ", " : "", place->country ? place->country : "");
    }
    if (others)
        lay_buf_printf(&line, ", and not %zu other places of that name", others);
    if (found->n > 1 && areas->filter->note)
        areas->filter->note(areas->filter->context, lay_buf_text(&line));
}

static lay_status add_found(struct areas *areas, const char *name, const lay_gaz_candidates *found,
                            bool *any, lay_error *err)
{
    int best = 4;
    lay_status status = LAY_OK;
    int *ranks = lay_zalloc(found->n + 1, sizeof *ranks);
    for (size_t i = 0; status == LAY_OK && i < found->n; i++) {
        status = rank_of(areas, found->at[i].place, &ranks[i], err);
        best = ranks[i] < best ? ranks[i] : best;
    }
    *any = best < 4;
    for (size_t i = 0; status == LAY_OK && *any && i < found->n; i++)
        if (ranks[i] == best)
            status = add_place(areas, found->at[i].place, err);
    if (status == LAY_OK && *any)
        say_meanings(areas, name, found, ranks, best);
    free(ranks);
    return status;
}

/* Places of the store alone, which the gazetteer does not know. */
static lay_status add_stored(struct areas *areas, const char *name, bool *known, bool *any,
                             lay_error *err)
{
    lay_ids ids = {0};
    LAY_FREE char *folded = lay_fold(name);
    lay_status status = lay_store_places_named(areas->db, folded, name, &ids, err);
    *known = ids.n > 0;
    for (size_t i = 0; status == LAY_OK && i < ids.n; i++) {
        struct lay_lonlat at;
        double radius_m;
        status = lay_store_place_circle(areas->db, ids.at[i], &at, &radius_m, err);
        if (status == LAY_NO) {
            status = LAY_OK;
            continue;
        }
        if (status == LAY_OK) {
            *any = true;
            add_area(areas, (struct area){.at = at, .radius_m = radius_m});
        }
    }
    if (status == LAY_OK && *any)
        status = lay_store_places_inside(areas->db, &ids, err);
    for (size_t i = 0; status == LAY_OK && *any && i < ids.n; i++)
        lay_vec_push(&areas->inside, ids.at[i]);
    lay_vec_done(&ids);
    return status;
}

static lay_status add_named(struct areas *areas, const char *name, lay_error *err)
{
    const struct lay_gazetteer *g = areas->gazetteer;
    const struct lay_gaz_place *country = lay_gazetteer_country(g, name);
    lay_gaz_candidates found = {0};
    bool any = false, known = false;
    if (country && has_extent(areas, country))
        return add_place(areas, country, err);
    lay_gazetteer_find(g, name, NULL, true, &found);
    if (!found.n)
        lay_imported_find(areas->imported, name, NULL, true, &found);
    lay_status status = lay_imported_failed(areas->imported, err);
    if (status == LAY_OK)
        status = add_found(areas, name, &found, &any, err);
    if (status == LAY_OK && !any)
        status = add_stored(areas, name, &known, &any, err);
    known |= found.n > 0;
    lay_vec_done(&found);
    if (status != LAY_OK || any)
        return status;
    if (!known)
        return lay_filter_unknown_place(areas->db, name, err);
    lay_error_set(err, LAY_USAGE, "filter.in",
                  "--in \"%s\": the place has neither an outline nor a "
                  "radius",
                  name);
    lay_error_hint(err,
                   "--place \"%s\" lists what is told to be inside; --in takes a country, a "
                   "first-level area, a place with a radius, or a GeoJSON file",
                   name);
    return LAY_USAGE;
}

/* ---- judging ---- */

/* Whether another country or area of the kind lies within the reach of a place. */
static bool others_reach(const struct areas *areas, const struct area *area,
                         const struct lay_told_place *place)
{
    double deg = place->radius_m / m_per_deg;
    double deg_lon = deg / fmax(0.01, cos(place->at.lat * 3.14159265358979323846 / 180));
    for (size_t i = 0; i < lay_outline_count(areas->gazetteer); i++) {
        struct lay_outline outline;
        lay_outline_at(areas->gazetteer, i, &outline);
        if (outline.layer != area->layer || outline.place == area->place ||
            place->at.lon < outline.west - deg_lon || place->at.lon > outline.east + deg_lon ||
            place->at.lat < outline.south - deg || place->at.lat > outline.north + deg)
            continue;
        if (lay_outline_away_m(&outline, place->at.lon, place->at.lat) <= place->radius_m)
            return true;
    }
    return false;
}

/* In the outline, or off its coast. */
static lay_status holds_position(const struct areas *areas, const struct area *area,
                                 struct lay_lonlat at, bool *in, lay_error *err)
{
    *in = lay_region_contains(area->region, at);
    if (*in || !area->place)
        return LAY_OK;
    double border_m;
    lay_status status = lay_region_border_m(area->region, at, coast_m, &border_m, err);
    if (status == LAY_OK && border_m <= coast_m * 1.01) {
        const struct lay_gaz_place *there =
            area->layer == LAY_OUTLINE_ADMIN1
                ? lay_gazetteer_area_at(areas->gazetteer, at.lon, at.lat)
                : lay_gazetteer_country_at(areas->gazetteer, areas->view, at.lon, at.lat);
        *in = there == area->place;
    }
    return status;
}

static lay_status judge_region(const struct areas *areas, const struct area *area,
                               const struct lay_told_place *place, enum lay_standing *out,
                               lay_error *err)
{
    bool in = false;
    double border_m = INFINITY;
    lay_status status = holds_position(areas, area, place->at, &in, err);
    *out = in ? LAY_INSIDE : LAY_OUTSIDE;
    if (status != LAY_OK || !(place->radius_m > 0))
        return status;
    if (in && place->inside && !place->is_point) /* an area whose circle is only around it */
        return LAY_OK;
    status = lay_region_border_m(area->region, place->at, place->radius_m, &border_m, err);
    if (status != LAY_OK || border_m > place->radius_m)
        return status;
    if (!in || !area->place || others_reach(areas, area, place))
        *out = LAY_POSSIBLY;
    return LAY_OK;
}

static lay_status judge_circle(const struct area *area, const struct lay_told_place *place,
                               enum lay_standing *out, lay_error *err)
{
    double away_m;
    lay_status status = lay_geodesic_inverse(area->at, place->at, &away_m, NULL, err);
    if (status == LAY_OK)
        *out = away_m + place->radius_m <= area->radius_m   ? LAY_INSIDE
               : away_m - place->radius_m <= area->radius_m ? LAY_POSSIBLY
                                                            : LAY_OUTSIDE;
    return status;
}

static lay_status judge(void *context, const struct lay_told_place *place, enum lay_standing *out,
                        lay_error *err)
{
    const struct areas *areas = context;
    lay_status status = LAY_OK;
    *out = !place->located && place->inside ? LAY_INSIDE : LAY_OUTSIDE;
    for (size_t i = 0; status == LAY_OK && i < areas->list.n && *out != LAY_INSIDE; i++) {
        const struct area *area = &areas->list.at[i];
        enum lay_standing here = LAY_OUTSIDE;
        if (place->located)
            status = area->region ? judge_region(areas, area, place, &here, err)
                                  : judge_circle(area, place, &here, err);
        else if (area->place && area->place->level == LAY_LEVEL_COUNTRY && place->country &&
                 strcmp(place->country, area->place->country) == 0)
            here = LAY_INSIDE;
        *out = here > *out ? here : *out;
    }
    return status;
}

static lay_status add_all(struct areas *areas, lay_error *err)
{
    lay_status status = LAY_OK;
    for (size_t i = 0; status == LAY_OK && i < areas->filter->areas.count; i++) {
        const char *text = areas->filter->areas.at[i];
        if (!lay_area_is_file(text)) {
            if (!areas->gazetteer)
                status = lay_gazetteer_open_own(&areas->gazetteer, err);
            if (status == LAY_OK && !areas->imported)
                status = lay_imported_open(areas->db, areas->gazetteer, &areas->imported, err);
            if (status == LAY_OK)
                status = add_named(areas, text, err);
            continue;
        }
        lay_region *region;
        status = lay_area_file_read(text, &region, err);
        if (status == LAY_OK)
            add_area(areas, (struct area){.region = region});
    }
    return status;
}

lay_status lay_filter_in(lay_db *db, const struct lay_filter *filter, bool un, lay_error *err)
{
    struct areas areas = {
        .db = db, .filter = filter, .view = un ? LAY_WORLDVIEW_UN : LAY_WORLDVIEW_DEFACTO};
    lay_status status = add_all(&areas, err);
    struct lay_in in = {areas.boxes.at, areas.boxes.n, areas.inside, judge, &areas};
    if (status == LAY_OK)
        status = lay_store_in_make(db, LAY_PART_IN, &in, err);
    for (size_t i = 0; i < areas.list.n; i++)
        lay_region_free(areas.list.at[i].region);
    lay_vec_done(&areas.list);
    lay_vec_done(&areas.boxes);
    lay_vec_done(&areas.inside);
    lay_imported_free(areas.imported);
    lay_gazetteer_free(areas.gazetteer);
    return status;
}
