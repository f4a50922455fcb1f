/* store_styles.c: the styles of the store's own layers: the same as those of an export, for all
 * that is in the store, with a symbol for what comes later. */
#include "export/qml.h"
#include "query/styles.h"
#include <laydown/folder.h>
#include <stdlib.h>

static lay_status make_style(lay_db *db, const struct lay_style *style,
                             const struct lay_query_layer *layer, const char *name, char **qml,
                             lay_error *err)
{
    lay_arena arena = {0};
    lay_style_values values = {0};
    lay_status status =
        lay_query_style_values(db, name, lay_style_field(name), &arena, &values, err);
    if (status == LAY_OK) {
        const struct lay_styled_layer styled = {name, values.at,      values.n,
                                                true, layer->columns, layer->column_count};
        LAY_BUF text = {0};
        lay_output *out = lay_output_memory(&text);
        lay_qml_write(out, style, &styled);
        status = lay_output_commit(out, err);
        *qml = lay_buf_take(&text);
    }
    lay_vec_done(&values);
    lay_arena_done(&arena);
    return status;
}

lay_status lay_style_store(lay_db *db, lay_error *err)
{
    struct lay_style *style = NULL;
    LAY_VEC(struct lay_store_style) styles = {0};
    lay_status status = lay_style_open(&style, err);
    const struct lay_query_layer *layer;
    const char *name;
    for (size_t i = 0; status == LAY_OK && (layer = lay_query_styled_layer(i, &name)); i++) {
        char *qml = NULL;
        status = make_style(db, style, layer, name, &qml, err);
        lay_vec_push(&styles, (struct lay_store_style){name, layer->spatial ? "geom" : NULL, qml});
    }
    if (status == LAY_OK)
        status = lay_store_put_styles(db, styles.at, styles.n, err);
    for (size_t i = 0; i < styles.n; i++)
        free((char *)styles.at[i].qml);
    lay_vec_done(&styles);
    lay_style_free(style);
    return status;
}
