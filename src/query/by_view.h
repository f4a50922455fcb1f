/* by_view.h: rows that go by the borders of a view. */
#ifndef LAY_QUERY_BY_VIEW_H
#define LAY_QUERY_BY_VIEW_H

#include <laydown/db.h>
#include <laydown/rows.h>

/* The same rows with `country` as the view has it, and a last column `worldview` that names the
 * view. Takes `rows`, on failure too. */
lay_status lay_rows_by_view(lay_db *db, lay_rows *rows, bool united_nations, lay_rows **out,
                            lay_error *err);

#endif
