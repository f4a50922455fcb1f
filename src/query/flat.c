/* flat.c: a table in memory behind lay_rows, and which table a tree is. */
#include "query/flat.h"

#include "base/error.h"
#include <assert.h>
#include <laydown/query.h>
#include <stdlib.h>
#include <string.h>

struct lay_flat {
    const char *layer;
    const struct lay_column *columns;
    size_t count, given;
    lay_arena arena;
    LAY_VEC(struct lay_value *) rows;
};

lay_flat *lay_flat_new(const char *layer, const struct lay_column *columns, size_t count)
{
    lay_flat *flat = lay_zalloc(1, sizeof *flat);
    flat->layer = layer;
    flat->columns = columns;
    flat->count = count;
    return flat;
}

lay_arena *lay_flat_arena(lay_flat *flat)
{
    return &flat->arena;
}

void lay_flat_row(lay_flat *flat)
{
    /* Zeroed is null. */
    struct lay_value *row = lay_arena_array(&flat->arena, struct lay_value, flat->count);
    lay_vec_push(&flat->rows, row);
}

static struct lay_value *cell(lay_flat *flat, const char *column)
{
    size_t at = 0;
    while (at < flat->count && strcmp(flat->columns[at].name, column) != 0)
        at++;
    assert(at < flat->count && flat->rows.n);
    return &flat->rows.at[flat->rows.n - 1][at];
}

void lay_flat_put(lay_flat *flat, const char *column, const char *text)
{
    struct lay_value *value = cell(flat, column);
    if (text)
        *value = (struct lay_value){.kind = LAY_VALUE_TEXT, .text = text};
}

void lay_flat_put_int(lay_flat *flat, const char *column, int64_t number)
{
    *cell(flat, column) = (struct lay_value){.kind = LAY_VALUE_INT, .integer = number};
}

void lay_flat_put_field(lay_flat *flat, const char *column, const struct lay_node *node,
                        const char *field)
{
    for (size_t i = 0; i < node->field_count; i++)
        if (strcmp(node->fields[i].name, field) == 0)
            *cell(flat, column) = node->fields[i].value;
}

static lay_status next(void *self, struct lay_row *row, lay_error *err)
{
    (void)err;
    lay_flat *flat = self;
    if (flat->given == flat->rows.n)
        return LAY_NO;
    *row = (struct lay_row){.values = flat->rows.at[flat->given++]};
    return LAY_OK;
}

static void close_flat(void *self)
{
    lay_flat *flat = self;
    lay_vec_done(&flat->rows);
    lay_arena_done(&flat->arena);
    free(flat);
}

lay_rows *lay_flat_rows(lay_flat *flat)
{
    struct lay_rows_source source = {.layer = flat->layer,
                                     .columns = flat->columns,
                                     .column_count = flat->count,
                                     .next = next,
                                     .close = close_flat};
    return lay_rows_new(&source, flat);
}

lay_status lay_tree_rows(const lay_tree *tree, lay_rows **out, lay_error *err)
{
    const struct lay_node *root = lay_tree_root(tree);
    lay_flat *flat;
    if (strcmp(root->kind, "disputes") == 0) {
        flat = lay_flat_new("disputes", lay_dispute_columns, lay_dispute_column_count);
        lay_flat_disputes(flat, root);
    } else if (strcmp(root->kind, "ledger") == 0) {
        flat = lay_flat_new("ledger", lay_ledger_columns, lay_ledger_column_count);
        lay_flat_ledger(flat, root);
    } else
        return lay_error_set(err, LAY_USAGE, "format.unfit", "%s is no table", root->kind);
    *out = lay_flat_rows(flat);
    return LAY_OK;
}
