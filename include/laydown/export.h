/* export.h: rows and timelines written in a format, to a stream that cannot lie about its end. */
#ifndef LAYDOWN_EXPORT_H
#define LAYDOWN_EXPORT_H

#include <laydown/output.h>
#include <laydown/rows.h>
#include <laydown/tree.h>

#ifdef __cplusplus
extern "C" {
#endif

enum lay_format {
    LAY_FORMAT_TABLE,
    LAY_FORMAT_JSON,
    LAY_FORMAT_NDJSON,
    LAY_FORMAT_CSV,
    LAY_FORMAT_GEOJSON,
    LAY_FORMAT_GEOJSONSEQ,
    LAY_FORMAT_GPKG, /* written by GDAL, like FlatGeobuf */
    LAY_FORMAT_FGB,
    LAY_FORMAT_KML,
    LAY_FORMAT_MBTILES, /* folders only */
    LAY_FORMAT_SVG,     /* timelines only */
    LAY_FORMAT_TEXT,    /* trees only */
    LAY_FORMAT_COUNT
};

/* "json" -> LAY_FORMAT_JSON. False when the name is none. */
bool lay_format_from_name(const char *name, enum lay_format *out);
/* "out/events.geojson" -> LAY_FORMAT_GEOJSON; extensions json ndjson jsonl csv geojson geojsonl
 * geojsonseq gpkg fgb kml svg txt (a table). False when the extension is none of them. */
bool lay_format_from_path(const char *path, enum lay_format *out);
const char *lay_format_name(enum lay_format format);

/* What every export says of itself. NULL members are left out. */
struct lay_export_info {
    const char *title;
    const char *cutoff;      /* YYYY-MM-DD */
    const char *known_by;    /* YYYY-MM-DD */
    const char *recorded_by; /* YYYY-MM-DDThh:mm:ssZ */
    const char *min_grade;   /* "B2" */
    const char *sources;     /* separated by "; " */
    const char *worldview;   /* "un" or "defacto" */
    const char *command;     /* the command that made it, without paths */
    const char *attribution; /* licence and attribution of the geodata used */
    const char *version;     /* of laydown */
};

struct lay_export_options {
    enum lay_format format;
    int width;        /* columns of the terminal for tables; 0 = do not cut */
    bool raw_csv;     /* false: text cells that begin with = + - @ TAB CR get a leading ' */
    bool all_columns; /* tables: show every column, not only the brief ones */
    const char *from; /* timelines: the first day to draw, YYYY-MM-DD; NULL: that of the data */
    struct lay_export_info info;
};

/* Writes all rows; does not commit. Counts rows into *count (may be NULL). */
lay_status lay_export_rows(lay_rows *rows, const struct lay_export_options *options,
                           lay_output *out, int64_t *count, lay_error *err);

/* Writes presence rows (layer "presence", sorted by place, then actor, then start) as a timeline:
 * formats svg, json, csv. */
lay_status lay_export_timeline(lay_rows *presence, const struct lay_export_options *options,
                               lay_output *out, lay_error *err);

/* Writes a node as a JSON object: kind, id, its fields, and its lists as arrays of such objects. */
lay_status lay_export_tree_json(const struct lay_node *node, lay_output *out, lay_error *err);

/* Writes a ledger or disputes (query.h) as text, wrapped to `width` columns of a terminal: from 60 to
 * 160, 0 for 80. Hidden characters are shown by their numbers. Errors: LAY_USAGE "format.unfit" for a
 * tree that has no text of its own. */
lay_status lay_export_tree_text(const struct lay_node *node, int width, lay_output *out,
                                lay_error *err);

#ifdef __cplusplus
}
#endif
#endif
