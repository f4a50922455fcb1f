/* flat.h: rows made in memory, for what is a tree and is wanted as a table too. */
#ifndef LAY_QUERY_FLAT_H
#define LAY_QUERY_FLAT_H

#include "base/mem.h"
#include <laydown/rows.h>
#include <laydown/tree.h>

typedef struct lay_flat lay_flat;

/* Columns are borrowed. Texts put into rows must live as long as the rows. */
lay_flat *lay_flat_new(const char *layer, const struct lay_column *columns, size_t count);
void lay_flat_row(lay_flat *flat); /* begins a row of nulls */
/* Fills a column of the last row; a name that is no column is a bug. NULL, and a number below 0 of
 * put_count, stay null. */
void lay_flat_put(lay_flat *flat, const char *column, const char *text);
void lay_flat_put_int(lay_flat *flat, const char *column, int64_t number);
/* The field of a node under its own or another name. */
void lay_flat_put_field(lay_flat *flat, const char *column, const struct lay_node *node,
                        const char *field);
/* An arena that dies with the rows. */
lay_arena *lay_flat_arena(lay_flat *flat);
lay_rows *lay_flat_rows(lay_flat *flat); /* takes `flat` */

void lay_flat_disputes(lay_flat *flat, const struct lay_node *root);
void lay_flat_ledger(lay_flat *flat, const struct lay_node *root);
extern const struct lay_column lay_dispute_columns[], lay_ledger_columns[];
extern const size_t lay_dispute_column_count, lay_ledger_column_count;

#endif
