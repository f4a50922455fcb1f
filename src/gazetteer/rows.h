/* rows.h: one record of a table while the gazetteer is built, and the functions that take one in.
 */
#ifndef LAY_GAZETTEER_ROWS_H
#define LAY_GAZETTEER_ROWS_H

#include "base/buf.h"
#include "base/csv_read.h"
#include "gazetteer/internal.h"

#define LAY_ROW_MAX 16

struct lay_builder {
    struct lay_gazetteer g;
    uint64_t hash;                  /* over the content of all tables */
    struct lay_name_index texts;    /* what is in g.strings already -> itself */
    struct lay_name_index geonames; /* GeoNames id or "ML.08" -> the place that it is */
    lay_buf attribution;
    uint32_t geonames_source, newer_source, ged_source, airports_source, no_text; /* in g.strings */
};

struct lay_record {
    struct lay_builder *b;
    const char *file;
    const struct lay_csv_field *cells[LAY_ROW_MAX]; /* in the order the table asks for them */
};

const char *lay_row_cell(const struct lay_record *row, int column);
/* Sets "gazetteer.invalid" at a cell: "<its text>" <what>. */
lay_status lay_row_invalid(const struct lay_record *row, int column, lay_error *err,
                           const char *what);

/* A text in the strings, once. */
uint32_t lay_keep(struct lay_builder *b, const char *text, size_t len);
uint32_t lay_row_keep(const struct lay_record *row, int column);

bool lay_row_number(const struct lay_record *row, int column, double *out);
/* YYYY-MM-DD; `open` for an empty cell. */
bool lay_row_day(const struct lay_record *row, int column, lay_day open, lay_day *out);
bool lay_row_level(const struct lay_record *row, int column, enum lay_place_level *out);

/* A folded text in the strings. */
uint32_t lay_keep_folded(struct lay_builder *b, const char *name, size_t len);
/* The value of a text in an index of ids, or LAY_NONE. */
uint32_t lay_id_find(const struct lay_builder *b, const struct lay_name_index *index,
                     const char *id);
/* Lets a name lead to a value, once, by the best of its ranks. */
void lay_row_index(struct lay_builder *b, struct lay_name_index *index, const char *name,
                   size_t len, uint32_t value, enum lay_name_rank rank);
/* Moves *at past the next "lang:name" of a cell; false at its end. *lang_ok tells whether it is of
 * that form. */
bool lay_row_next_name(const char **at, const char **name, size_t *len, bool *lang_ok);
/* All names of a row: `first`, then those of the cell; kept in name_lists and indexed. Names
 * without a language are refused, unless untagged ones are allowed. */
lay_status lay_row_names(struct lay_record *row, int column, uint32_t first,
                         struct lay_name_index *index, uint32_t value, bool untagged,
                         uint32_t *names, uint32_t *count, lay_error *err);
/* The same for a place, which is also found by its names loosely. */
lay_status lay_row_place_names(struct lay_record *row, int column, uint32_t place, bool untagged,
                               lay_error *err);

/* Indexes the names of a cell for a place that has its row already. */
lay_status lay_row_more_names(struct lay_record *row, int column, uint32_t at, lay_error *err);

/* Gives the world's areas the circle round their towns, and areas and countries the people of their
 * towns, when all towns are there. */
void lay_place_areas(struct lay_builder *b);

/* A table: its columns, all required, and what takes a record in. */
struct lay_row_table {
    const char *name;                 /* with its extension */
    const char *columns[LAY_ROW_MAX]; /* NULL ends the list */
    lay_status (*take)(struct lay_record *row, lay_error *err);
};

/* In the order they must be read. */
extern const struct lay_row_table lay_word_tables[3];
extern const struct lay_row_table lay_place_tables[3];
extern const struct lay_row_table lay_more_names_table;
extern const struct lay_row_table lay_world_tables[5];
extern const struct lay_row_table lay_outline_tables[1];
extern const struct lay_row_table lay_actor_tables[1];

#endif
