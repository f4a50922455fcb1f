/* rows.h: an answer as rows: columns with names and units, values, and at most one geometry.
 *
 * A query makes a lay_rows; a writer consumes it. Rows are pulled one at a time, so that memory
 * does not grow with the answer. Text in a row lives until the next lay_rows_next().
 */
#ifndef LAYDOWN_ROWS_H
#define LAYDOWN_ROWS_H

#include <laydown/coord.h>
#include <laydown/error.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum lay_value_kind {
    LAY_VALUE_NULL,
    LAY_VALUE_INT,  /* .integer */
    LAY_VALUE_REAL, /* .real, always finite */
    LAY_VALUE_TEXT, /* .text, NUL-terminated UTF-8 */
    LAY_VALUE_BOOL, /* .integer 0 or 1 */
    LAY_VALUE_TIME  /* .text, "2021-12-14T00:00:00Z": first or last second of a day, UTC */
};

struct lay_value {
    enum lay_value_kind kind;
    int64_t integer;
    double real;
    const char *text;
};

struct lay_column {
    const char *name;         /* "strength_best": a promised name */
    enum lay_value_kind kind; /* of every non-null value in this column; LAY_VALUE_NULL: not known
                                 before the values are there, which may differ */
    const char *unit;         /* "m", "days", "personnel" …, shown in headings; NULL for none */
    bool brief;               /* shown in a terminal table when the user did not ask for columns */
};

/* A position; has is false for a row without one. lon -180..180, lat -90..90, degrees, WGS 84. */
struct lay_point {
    bool has;
    double lon, lat;
};

/* A line from position to position, two or more; it does not cross the antimeridian. */
struct lay_line {
    const struct lay_lonlat *at;
    size_t count;
};

struct lay_row {
    const struct lay_value *values; /* as many as there are columns */
    struct lay_point point;
    const struct lay_line *lines; /* of one geometry, in their order; none where it has no place.
                                     They live until the next lay_rows_next() */
    size_t line_count;
    const char *geometry; /* where it is no point: the geometry as GeoJSON text; else NULL */
};

typedef struct lay_rows lay_rows;

/* What a producer of rows implements; `next` gets a *row of zeros, and returns LAY_OK with
 * it filled, LAY_NO at the end (no error set), or a failure. `close` frees self. */
struct lay_rows_source {
    const char *layer; /* "events", "presence" … */
    const struct lay_column *columns;
    size_t column_count;
    bool spatial; /* rows of this layer may have a point or another geometry */
    lay_status (*next)(void *self, struct lay_row *row, lay_error *err);
    void (*close)(void *self);
    bool lines; /* and it is lines, not a point */
    bool areas; /* and it is a MultiPolygon, in row.geometry */
};

lay_rows *lay_rows_new(const struct lay_rows_source *source, void *self);
const struct lay_rows_source *lay_rows_source(const lay_rows *rows);
lay_status lay_rows_next(lay_rows *rows, struct lay_row *row, lay_error *err);
void lay_rows_free(lay_rows *rows); /* NULL is fine */

/* Where in a row the column of this name is (NULL: none is meant); -1 where there is none. */
int lay_rows_column(const struct lay_rows_source *source, const char *name);

/* What formats without a geometry of their own write of it, after the columns: "lon" and "lat" of a
 * point; "from_lon", "from_lat", "to_lon", "to_lat" of lines. *names is static; the number of them
 * is returned, 0 where rows are not spatial or have columns of these names. */
size_t lay_rows_coordinates(const struct lay_rows_source *source, const char *const **names);
/* Coordinate i of them, in degrees; false where the row has no geometry. */
bool lay_row_coordinate(const struct lay_rows_source *source, const struct lay_row *row, size_t i,
                        double *degrees);

#ifdef __cplusplus
}
#endif
#endif
