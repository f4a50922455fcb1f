/* areas.c: areas as rows: events that are told of an area, with its outline; countries, for a base
 * map. Outlines are the gazetteer's; what has none there and is known to a radius is a circle. */
#include "base/error.h"
#include "base/mem.h"
#include "gazetteer/gazetteer.h"
#include "gazetteer/textmap.h"
#include "query/area_text.h"
#include "store/store.h"
#include <laydown/query.h>
#include <stdlib.h>
#include <string.h>

struct areas {
    lay_db *db; /* of what the gazetteer does not know; borrowed */
    lay_rows *events;
    struct lay_gazetteer *gazetteer;
    enum lay_worldview worldview;
    int place, place_id, precision;
    lay_arena arena;
    struct lay_textmap known; /* id of a place -> 1 + index in texts */
    LAY_VEC(const char *) texts;
};

static void areas_close(void *self)
{
    struct areas *areas = self;
    lay_rows_free(areas->events);
    lay_gazetteer_free(areas->gazetteer);
    lay_textmap_done(&areas->known);
    lay_vec_done(&areas->texts);
    lay_arena_done(&areas->arena);
    free(areas);
}

static lay_status draw(struct areas *areas, const char *id, const char *name,
                       struct lay_shape *shape, lay_error *err)
{
    struct lay_lonlat middle;
    double radius_m;
    if (lay_shape_of_place(areas->gazetteer, id, name, areas->worldview, shape))
        return LAY_OK;
    lay_status status = lay_store_circle_of(areas->db, id, &middle, &radius_m, err);
    if (status == LAY_OK)
        lay_shape_of_circle(middle, radius_m, shape);
    return status == LAY_NO ? LAY_OK : status;
}

/* NULL where nothing can be drawn. */
static lay_status find_text(struct areas *areas, const char *id, const char *name, const char **out,
                            lay_error *err)
{
    int64_t *at = lay_textmap_at(&areas->known, lay_arena_strdup(&areas->arena, id));
    lay_status status = LAY_OK;
    if (!*at) {
        struct lay_shape shape = {0};
        LAY_BUF text = {0};
        status = draw(areas, id, name, &shape, err);
        if (shape.parts.n)
            lay_area_text(&shape, &text);
        lay_shape_done(&shape);
        lay_vec_push(&areas->texts,
                     text.len ? lay_arena_strdup(&areas->arena, lay_buf_text(&text)) : NULL);
        *at = (int64_t)areas->texts.n;
    }
    *out = areas->texts.at[*at - 1];
    return status;
}

static lay_status areas_next(void *self, struct lay_row *row, lay_error *err)
{
    enum { FIRST_AREA = 3, LAST_AREA = 6 };
    struct areas *areas = self;
    lay_status status;
    while ((status = lay_rows_next(areas->events, row, err)) == LAY_OK) {
        const struct lay_value *precision = &row->values[areas->precision];
        const struct lay_value *id = &row->values[areas->place_id];
        if (row->point.has || id->kind != LAY_VALUE_TEXT || precision->kind != LAY_VALUE_INT ||
            precision->integer < FIRST_AREA || precision->integer > LAST_AREA)
            continue;
        status = find_text(areas, id->text, row->values[areas->place].text, &row->geometry, err);
        if (status != LAY_OK || row->geometry)
            return status;
    }
    return status;
}

lay_status lay_area_rows(lay_db *db, lay_rows *events, bool united_nations, lay_rows **out,
                         lay_error *err)
{
    const struct lay_rows_source *from = lay_rows_source(events);
    struct areas *areas = lay_zalloc(1, sizeof *areas);
    areas->db = db;
    areas->events = events;
    areas->worldview = united_nations ? LAY_WORLDVIEW_UN : LAY_WORLDVIEW_DEFACTO;
    areas->place = lay_rows_column(from, "place");
    areas->place_id = lay_rows_column(from, "place_id");
    areas->precision = lay_rows_column(from, "precision");
    lay_status status = lay_gazetteer_open_own(&areas->gazetteer, err);
    if (status != LAY_OK) {
        areas_close(areas);
        return status;
    }
    struct lay_rows_source source = *from;
    source.layer = "event_areas";
    source.areas = true;
    source.next = areas_next;
    source.close = areas_close;
    *out = lay_rows_new(&source, areas);
    return LAY_OK;
}

struct countries {
    struct lay_gazetteer *gazetteer;
    enum lay_outline_layer layer;
    size_t at;
    struct lay_value values[3];
    lay_buf text;
};

static void countries_close(void *self)
{
    struct countries *countries = self;
    lay_gazetteer_free(countries->gazetteer);
    lay_buf_done(&countries->text);
    free(countries);
}

static lay_status countries_next(void *self, struct lay_row *row, lay_error *err)
{
    (void)err;
    struct countries *c = self;
    while (c->at < lay_outline_count(c->gazetteer)) {
        struct lay_outline outline;
        lay_outline_at(c->gazetteer, c->at++, &outline);
        if (outline.layer != c->layer)
            continue;
        const char *code = outline.place && outline.place->country ? outline.place->country : "";
        const char *name = outline.place ? outline.place->name : outline.name;
        c->values[0] = (struct lay_value){.kind = LAY_VALUE_TEXT, .text = *code ? code : name};
        c->values[1] = (struct lay_value){.kind = LAY_VALUE_TEXT, .text = code};
        c->values[2] = (struct lay_value){.kind = LAY_VALUE_TEXT, .text = name};
        struct lay_shape shape = {0};
        lay_shape_of_outline(&outline, &shape);
        lay_buf_clear(&c->text);
        lay_area_text(&shape, &c->text);
        lay_shape_done(&shape);
        *row = (struct lay_row){.values = c->values, .geometry = lay_buf_text(&c->text)};
        return LAY_OK;
    }
    return LAY_NO;
}

lay_status lay_country_rows(bool united_nations, lay_rows **out, lay_error *err)
{
    static const struct lay_column columns[] = {{"id", LAY_VALUE_TEXT, NULL, true},
                                                {"country", LAY_VALUE_TEXT, NULL, true},
                                                {"name", LAY_VALUE_TEXT, NULL, true}};
    struct countries *countries = lay_zalloc(1, sizeof *countries);
    countries->layer = united_nations ? LAY_OUTLINE_COUNTRY_UN : LAY_OUTLINE_COUNTRY_DEFACTO;
    lay_status status = lay_gazetteer_open_own(&countries->gazetteer, err);
    if (status != LAY_OK) {
        countries_close(countries);
        return status;
    }
    struct lay_rows_source source = {.layer = "countries",
                                     .columns = columns,
                                     .column_count = LAY_COUNT(columns),
                                     .spatial = true,
                                     .areas = true,
                                     .next = countries_next,
                                     .close = countries_close};
    *out = lay_rows_new(&source, countries);
    return LAY_OK;
}
