/* by_view.c: see by_view.h.
 *
 * What a report or the gazetteer says of a place's country stays, unless its position is clearly
 * another country's in the view. Each place is judged once. */
#include "query/by_view.h"

#include "base/mem.h"
#include "gazetteer/outline.h"
#include "gazetteer/textmap.h"
#include "store/query.h"
#include "store/store.h"
#include <stdlib.h>
#include <string.h>

struct by_view {
    lay_db *db;
    lay_rows *rows;
    struct lay_gazetteer *gazetteer;
    enum lay_worldview view;
    int place_id, country; /* columns; -1: there is none */
    size_t own;            /* columns of `rows` */
    struct lay_column *columns;
    struct lay_value *values;
    lay_arena arena;
    struct lay_textmap known; /* id of a place -> 1 + index in codes */
    LAY_VEC(const char *) codes;
};

static void by_view_close(void *self)
{
    struct by_view *v = self;
    lay_rows_free(v->rows);
    lay_gazetteer_free(v->gazetteer);
    lay_textmap_done(&v->known);
    lay_vec_done(&v->codes);
    lay_arena_done(&v->arena);
    free(v->columns);
    free(v->values);
    free(v);
}

static lay_status code_of(struct by_view *v, const char *id, const char *told, const char **out,
                          lay_error *err)
{
    int64_t *at = lay_textmap_at(&v->known, lay_arena_strdup(&v->arena, id));
    if (*at) {
        *out = v->codes.at[*at - 1];
        return LAY_OK;
    }
    int64_t row;
    struct lay_lonlat where;
    const char *code = told;
    lay_status status = lay_store_find_place(v->db, id, &row, err);
    if (status == LAY_OK)
        status = lay_store_place_middle(v->db, row, &where, err);
    if (status == LAY_OK)
        code = lay_gazetteer_country_in(v->gazetteer, v->view, told, where.lon, where.lat);
    else if (status != LAY_NO)
        return status;
    lay_vec_push(&v->codes, code ? lay_arena_strdup(&v->arena, code) : NULL);
    *at = (int64_t)v->codes.n;
    *out = v->codes.at[*at - 1];
    return LAY_OK;
}

static lay_status by_view_next(void *self, struct lay_row *row, lay_error *err)
{
    struct by_view *v = self;
    lay_status status = lay_rows_next(v->rows, row, err);
    if (status != LAY_OK)
        return status;
    memcpy(v->values, row->values, v->own * sizeof *v->values);
    const char *view = v->view == LAY_WORLDVIEW_UN ? "un" : "defacto";
    v->values[v->own] = (struct lay_value){.kind = LAY_VALUE_TEXT, .text = view};
    row->values = v->values;
    if (v->country < 0 || v->place_id < 0 || v->values[v->place_id].kind != LAY_VALUE_TEXT)
        return LAY_OK;
    struct lay_value *country = &v->values[v->country];
    const char *told = country->kind == LAY_VALUE_TEXT ? country->text : NULL, *code;
    status = code_of(v, v->values[v->place_id].text, told, &code, err);
    if (status == LAY_OK && code)
        *country = (struct lay_value){.kind = LAY_VALUE_TEXT, .text = code};
    return status;
}

lay_status lay_rows_by_view(lay_db *db, lay_rows *rows, bool united_nations, lay_rows **out,
                            lay_error *err)
{
    const struct lay_rows_source *from = lay_rows_source(rows);
    struct by_view *v = lay_zalloc(1, sizeof *v);
    v->db = db;
    v->rows = rows;
    v->view = united_nations ? LAY_WORLDVIEW_UN : LAY_WORLDVIEW_DEFACTO;
    v->place_id = lay_rows_column(from, "place_id");
    v->country = lay_rows_column(from, "country");
    v->own = from->column_count;
    v->columns = lay_zalloc(v->own + 1, sizeof *v->columns);
    v->values = lay_zalloc(v->own + 1, sizeof *v->values);
    memcpy(v->columns, from->columns, v->own * sizeof *v->columns);
    v->columns[v->own] = (struct lay_column){"worldview", LAY_VALUE_TEXT, NULL, true};
    lay_status status = lay_gazetteer_open_own(&v->gazetteer, err);
    if (status != LAY_OK) {
        by_view_close(v);
        return status;
    }
    struct lay_rows_source source = *from;
    source.columns = v->columns;
    source.column_count = v->own + 1;
    source.next = by_view_next;
    source.close = by_view_close;
    *out = lay_rows_new(&source, v);
    return LAY_OK;
}
