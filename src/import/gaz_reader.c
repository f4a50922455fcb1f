/* gaz_reader.c: see gaz_reader.h. */
#include "import/gaz_reader.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "gazetteer/outline.h"
#include "import/document.h"
#include <string.h>

enum { PROGRESS_STEP = 20000 };

static const char *const tables[LAY_GAZ_TABLES] = {
    [LAY_GAZ_GEONAMES] = "geonames", [LAY_GAZ_OURAIRPORTS] = "ourairports",
    [LAY_GAZ_PLACES] = "places",     [LAY_GAZ_BASES] = "bases",
    [LAY_GAZ_ACTORS] = "actors",     [LAY_GAZ_LAYER] = "layer"};

const char *lay_gaz_table_name(enum lay_gaz_table table)
{
    return tables[table];
}

void lay_gaz_bad(struct lay_gaz_reader *reader, struct lay_gaz_at at, const char *hint,
                 const char *fmt, ...)
{
    lay_error err = LAY_ERROR_INIT;
    va_list ap;
    va_start(ap, fmt);
    LAY_FREE char *message = lay_vasprintf(fmt, ap);
    va_end(ap);
    lay_error_set(&err, LAY_REFUSED, "gazetteer.row", "%s", message);
    if (hint)
        lay_error_hint(&err, "%s", hint);
    lay_error_at(&err, reader->file, at.line, at.column);
    reader->summary->rows_refused++;
    lay_problem_pass(&reader->problems, LAY_SEVERITY_ERROR, &err);
}

lay_status lay_gaz_put(struct lay_gaz_reader *reader, const struct lay_imported_row *row, long line,
                       lay_error *err)
{
    reader->hashes.n = 0;
    lay_imported_hashes(reader->gazetteer, row, &reader->hashes);
    reader->summary->rows_stored++;
    return lay_store_imported_put(reader->db, &reader->writer, row, reader->hashes.at,
                                  reader->hashes.n, line, err);
}

lay_status lay_gaz_put_actor(struct lay_gaz_reader *reader, const struct lay_imported_actor *actor,
                             lay_error *err)
{
    reader->summary->rows_stored++;
    return lay_store_imported_put_actor(reader->db, &reader->writer, actor, err);
}

void lay_gaz_count(struct lay_gaz_reader *reader)
{
    const struct lay_gaz_import_options *options = reader->options;
    if (++reader->summary->rows_read % PROGRESS_STEP == 0 && options->progress)
        options->progress(options->context, reader->summary->rows_read, reader->bytes,
                          reader->total);
}

bool lay_gaz_is_name(const char *text, size_t len)
{
    bool letter = false;
    if (!len || len > LAY_MAX_NAME)
        return false;
    for (size_t at = 0; at < len;) {
        uint32_t cp;
        size_t n = lay_utf8_decode(text + at, len - at, &cp);
        if (!n || cp < ' ' || (cp >= 0x7f && cp < 0xa0))
            return false;
        letter |=
            cp >= 0xa0 || (cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
        at += n;
    }
    return letter;
}

bool lay_gaz_wants_country(const struct lay_gaz_reader *reader, const char *code)
{
    for (size_t i = 0; i < reader->options->country_count; i++)
        if (strcmp(reader->options->countries[i], code) == 0)
            return true;
    return !reader->options->country_count;
}

const char *lay_gaz_country_at(const struct lay_gaz_reader *reader, double lon, double lat)
{
    const struct lay_gaz_place *country =
        lay_gazetteer_country_at(reader->gazetteer, LAY_WORLDVIEW_UN, lon, lat);
    return country ? country->country : "";
}

double lay_gaz_town_radius_m(double people)
{
    static const struct {
        double people, radius_m;
    } sizes[] = {{2000, 2000}, {20000, 3000}, {100000, 5000}, {1000000, 10000}};
    for (size_t i = 0; i < LAY_COUNT(sizes); i++)
        if (people < sizes[i].people)
            return sizes[i].radius_m;
    return 15000;
}

const struct lay_gaz_kind *lay_gaz_kind_named(const char *name)
{
    static const struct lay_gaz_kind kinds[] = {
        {"base", LAY_LEVEL_FACILITY, 1, 2000},     {"camp", LAY_LEVEL_FACILITY, 1, 1500},
        {"airfield", LAY_LEVEL_FACILITY, 1, 2500}, {"port", LAY_LEVEL_FACILITY, 1, 2000},
        {"site", LAY_LEVEL_FACILITY, 1, 1000},     {"town", LAY_LEVEL_TOWN, 2, 3000},
        {"village", LAY_LEVEL_TOWN, 2, 2000},      {"area", LAY_LEVEL_AREA, 5, 50000},
        {"region", LAY_LEVEL_AREA, 5, 100000},     {"admin1", LAY_LEVEL_AREA, 4, 100000},
        {"admin2", LAY_LEVEL_AREA, 4, 40000},      {"theatre", LAY_LEVEL_THEATRE, 6, -1}};
    for (size_t i = 0; i < LAY_COUNT(kinds); i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    return NULL;
}

bool lay_gaz_is_kind(const char *word)
{
    return lay_gaz_kind_named(word) != NULL;
}
