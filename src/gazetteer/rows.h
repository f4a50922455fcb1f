/* rows.h: one record of a table while it is read, and the functions that take one in. */
#ifndef LAY_GAZETTEER_ROWS_H
#define LAY_GAZETTEER_ROWS_H

#include "base/csv_read.h"
#include "gazetteer/internal.h"

#define LAY_ROW_MAX 16

struct lay_row {
    struct lay_gazetteer *g;
    const char *file;
    const struct lay_csv_field *cells[LAY_ROW_MAX]; /* in the order the table asks for them */
};

const char *lay_row_cell(const struct lay_row *row, int column);
char *lay_row_keep(const struct lay_row *row, int column); /* a copy in the gazetteer's arena */
/* Sets "gazetteer.invalid" at a cell: "<its text>" <what>. */
lay_status lay_row_invalid(const struct lay_row *row, int column, lay_error *err, const char *what);

bool lay_row_number(const struct lay_row *row, int column, double *out);
/* YYYY-MM-DD; `open` for an empty cell. */
bool lay_row_day(const struct lay_row *row, int column, lay_day open, lay_day *out);
bool lay_row_level(const struct lay_row *row, int column, enum lay_place_level *out);

/* A folded copy in the arena. */
const char *lay_row_fold(struct lay_gazetteer *g, const char *name, size_t len, size_t *out_len);
/* Lets a name lead to a value, once. */
void lay_row_index(struct lay_gazetteer *g, struct lay_name_index *index, const char *name,
                   size_t len, const void *value, bool first_name);
/* Moves *at past the next "lang:name" of a cell; false at its end. *lang_ok tells whether it is of
 * that form. */
bool lay_row_next_name(const char **at, const char **name, size_t *len, bool *lang_ok);
/* All names of a row: `first`, then those of the cell; kept and indexed. */
lay_status lay_row_names(struct lay_row *row, int column, const char *first,
                         struct lay_name_index *index, const void *value, const char *const **names,
                         size_t *count, lay_error *err);

/* A table: its columns, all required, and what takes a record in. */
struct lay_row_table {
    const char *name;
    const char *columns[LAY_ROW_MAX]; /* NULL ends the list */
    lay_status (*take)(struct lay_row *row, lay_error *err);
};

/* In the order they must be read. */
extern const struct lay_row_table lay_place_tables[3];
extern const struct lay_row_table lay_actor_tables[1];
extern const struct lay_row_table lay_word_tables[2];

#endif
