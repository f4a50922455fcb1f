/* sort.c: what to sort by. A name is checked here, because it becomes a part of SQL. */
#include "query/filter.h"

#include "base/error.h"
#include "base/suggest.h"
#include <string.h>

static const char *const upwards = ":asc", *const downwards = ":desc";

static bool has_column(const struct lay_query_layer *layer, const char *name, unsigned set)
{
    for (size_t i = 0; i < layer->column_count; i++)
        if (strcmp(layer->columns[i].name, name) == 0)
            return true;
    size_t count;
    const struct lay_column *near = lay_query_near_columns(set, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(near[i].name, name) == 0)
            return true;
    return false;
}

static lay_status unknown_column(const struct lay_query_layer *layer, const char *name,
                                 lay_error *err)
{
    LAY_VEC(const char *) names = {0};
    for (size_t i = 0; i < layer->column_count; i++)
        lay_vec_push(&names, layer->columns[i].name);
    size_t count;
    const struct lay_column *more = lay_query_near_columns(1u << LAY_PART_NEAR, &count);
    for (size_t i = 0; i < count; i++)
        lay_vec_push(&names, more[i].name);
    LAY_FREE char *near = lay_near_names(name, names.at, names.at, NULL, names.n);
    lay_error_set(err, LAY_USAGE, "columns.unknown", "%s cannot be sorted by \"%s\"", layer->name,
                  name);
    if (strcmp(name, "distance_km") == 0 || strcmp(name, "within") == 0)
        lay_error_hint(err, "there are distances only with --near, and within with --in, too");
    else if (near)
        lay_error_hint(err, "did you mean %s?", near);
    else
        lay_suggest_hint(name, names.at, layer->column_count, err);
    lay_vec_done(&names);
    return LAY_USAGE;
}

static bool ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), n = strlen(end);
    return len >= n && strcmp(text + len - n, end) == 0;
}

lay_status lay_filter_sort(const struct lay_query_layer *layer, const struct lay_texts *sort,
                           struct lay_store_filter *out, lay_error *err)
{
    for (size_t i = 0; i < sort->count; i++) {
        const char *text = sort->at[i];
        bool minus = text[0] == '-', desc = ends_with(text, downwards);
        text += minus;
        size_t len = strlen(text) - (desc                       ? strlen(downwards)
                                     : ends_with(text, upwards) ? strlen(upwards)
                                                                : 0);
        LAY_FREE char *name = lay_strndup(text, len);
        if (!has_column(layer, name, out->set))
            return unknown_column(layer, name, err);
        lay_vec_push(&out->sort, (struct lay_sort_key){lay_strdup(name), minus || desc});
    }
    return LAY_OK;
}
