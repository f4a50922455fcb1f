/* places.c: the gazetteer's answers as rows. They are few, so all are made at once. */
#include "base/buf.h"
#include "base/error.h"
#include "gazetteer/imported.h"
#include "gazetteer/outline.h"
#include "query/area.h"
#include <laydown/gazetteer.h>
#include <stdlib.h>
#include <string.h>

enum { NEAREST_MOST = 1000 };

enum {
    AT_FRONT, /* reasons or away_km */
    AT_ID,
    AT_NAME,
    AT_KIND,
    AT_COUNTRY,
    AT_ADMIN1,
    AT_LON,
    AT_LAT,
    AT_POPULATION,
    AT_RADIUS,
    AT_SOURCE,
    COLUMNS
};

#define COMMON_COLUMNS                                                                             \
    [AT_ID] = {"id", LAY_VALUE_TEXT, NULL, true},                                                  \
    [AT_NAME] = {"name", LAY_VALUE_TEXT, NULL, true},                                              \
    [AT_KIND] = {"kind", LAY_VALUE_TEXT, NULL, true},                                              \
    [AT_COUNTRY] = {"country", LAY_VALUE_TEXT, NULL, true},                                        \
    [AT_ADMIN1] = {"admin1", LAY_VALUE_TEXT, NULL, true},                                          \
    [AT_LON] = {"lon", LAY_VALUE_REAL, NULL, true},                                                \
    [AT_LAT] = {"lat", LAY_VALUE_REAL, NULL, true},                                                \
    [AT_POPULATION] = {"population", LAY_VALUE_INT, NULL, true},                                   \
    [AT_RADIUS] = {"radius_m", LAY_VALUE_REAL, "m", false},                                        \
    [AT_SOURCE] = {"source", LAY_VALUE_TEXT, NULL, false}

static const struct lay_column found_columns[COLUMNS] = {
    [AT_FRONT] = {"reasons", LAY_VALUE_TEXT, NULL, true}, COMMON_COLUMNS};
static const struct lay_column near_columns[COLUMNS] = {
    [AT_FRONT] = {"away_km", LAY_VALUE_REAL, "km", true}, COMMON_COLUMNS};

/* Whose borders are asked for. */
enum asked_view { AS_TOLD, DEFACTO, UN };

struct answer {
    struct lay_gazetteer *gazetteer;
    enum asked_view view;
    struct lay_imported *imported; /* NULL without a store */
    lay_gaz_candidates found;
    struct lay_gaz_near *near;
    size_t count, at;
    lay_buf reasons;
    struct lay_value values[COLUMNS];
};

static struct lay_value text_value(const char *text)
{
    return (struct lay_value){.kind = text && *text ? LAY_VALUE_TEXT : LAY_VALUE_NULL,
                              .text = text};
}

static struct lay_value real_value(bool given, double value)
{
    return (struct lay_value){.kind = given ? LAY_VALUE_REAL : LAY_VALUE_NULL, .real = value};
}

static const char *admin1_of(const struct lay_gaz_place *place)
{
    for (const struct lay_gaz_place *p = place->parent; p; p = p->parent)
        if (strcmp(p->kind, "admin1") == 0)
            return p->name;
    return NULL;
}

static lay_status read_view(const char *text, enum asked_view *out, lay_error *err)
{
    bool un;
    struct lay_filter filter = LAY_FILTER_INIT;
    filter.worldview = text;
    lay_status status = lay_filter_worldview(&filter, &un, err);
    *out = !text ? AS_TOLD : un ? UN : DEFACTO;
    return status;
}

static enum lay_worldview worldview_of(enum asked_view view)
{
    return view == UN ? LAY_WORLDVIEW_UN : LAY_WORLDVIEW_DEFACTO;
}

static const char *country_of(const struct answer *answer, const struct lay_gaz_place *place)
{
    return answer->view == AS_TOLD || !place->has_point || place->level >= LAY_LEVEL_COUNTRY
               ? place->country
               : lay_gazetteer_country_in(answer->gazetteer, worldview_of(answer->view),
                                          place->country, place->lon, place->lat);
}

static void put_common(struct answer *answer, const struct lay_gaz_place *place,
                       struct lay_point *point)
{
    struct lay_value *v = answer->values;
    v[AT_ID] = text_value(place->id);
    v[AT_NAME] = text_value(place->name);
    v[AT_KIND] = text_value(place->kind);
    v[AT_COUNTRY] = text_value(country_of(answer, place));
    v[AT_ADMIN1] = text_value(admin1_of(place));
    v[AT_LON] = real_value(place->has_point, place->lon);
    v[AT_LAT] = real_value(place->has_point, place->lat);
    v[AT_POPULATION] =
        (struct lay_value){.kind = place->population > 0 ? LAY_VALUE_INT : LAY_VALUE_NULL,
                           .integer = place->population};
    v[AT_RADIUS] = real_value(place->radius_m > 0, place->radius_m);
    v[AT_SOURCE] = text_value(place->source);
    *point = (struct lay_point){place->has_point, place->lon, place->lat};
}

/* "other name; seat of a first-level area": why it is a candidate and why so high in the list. */
static void put_reasons(struct answer *answer, const struct lay_gaz_candidate *candidate)
{
    static const char *const matches[] = {"name",
                                          "other name",
                                          "name in no known language",
                                          "name but for articles, endings, blanks",
                                          "sounds like its name",
                                          "code",
                                          "at the town of this name"};
    const struct lay_gaz_place *place = candidate->place;
    answer->reasons.len = 0;
    lay_buf_puts(&answer->reasons, matches[candidate->match]);
    if (place->version)
        lay_buf_puts(&answer->reasons, "; imported");
    if (!place->world && place->level < LAY_LEVEL_COUNTRY)
        lay_buf_puts(&answer->reasons, "; known for forces");
    if (place->seat == 'C')
        lay_buf_puts(&answer->reasons, "; capital");
    else if (place->seat == '1')
        lay_buf_puts(&answer->reasons, "; seat of a first-level area");
    else if (place->seat == '2')
        lay_buf_puts(&answer->reasons, "; seat of a second-level area");
    answer->values[AT_FRONT] = text_value(lay_buf_text(&answer->reasons));
}

static lay_status next(void *self, struct lay_row *row, lay_error *err)
{
    (void)err;
    struct answer *answer = self;
    if (answer->at == answer->count)
        return LAY_NO;
    size_t at = answer->at++;
    if (answer->near) {
        put_common(answer, answer->near[at].place, &row->point);
        double km = (double)(int64_t)(answer->near[at].away_m / 100 + 0.5) / 10;
        answer->values[AT_FRONT] = real_value(true, km);
    } else {
        put_common(answer, answer->found.at[at].place, &row->point);
        put_reasons(answer, &answer->found.at[at]);
    }
    row->values = answer->values;
    return LAY_OK;
}

static void close_answer(void *self)
{
    struct answer *answer = self;
    lay_imported_free(answer->imported);
    lay_gazetteer_free(answer->gazetteer);
    lay_vec_done(&answer->found);
    lay_buf_done(&answer->reasons);
    free(answer->near);
    free(answer);
}

static const struct lay_rows_source found_source = {.layer = "places",
                                                    .columns = found_columns,
                                                    .column_count = COLUMNS,
                                                    .spatial = true,
                                                    .next = next,
                                                    .close = close_answer};
static const struct lay_rows_source near_source = {.layer = "places",
                                                   .columns = near_columns,
                                                   .column_count = COLUMNS,
                                                   .spatial = true,
                                                   .next = next,
                                                   .close = close_answer};

/* The code of a country given by code or name. */
static lay_status country_code(const struct lay_gazetteer *g, const char *text, const char **out,
                               lay_error *err)
{
    const struct lay_gaz_place *country = NULL;
    LAY_FREE char *code = lay_strdup(text);
    for (char *p = code; *p; p++)
        if (*p >= 'a' && *p <= 'z')
            *p = (char)(*p - 32);
    if (strlen(code) == 2)
        country = lay_gazetteer_country(g, code);
    lay_gaz_candidates found = {0};
    lay_gazetteer_find(g, text, NULL, false, &found);
    for (size_t i = 0; i < found.n && !country; i++)
        if (found.at[i].place->level == LAY_LEVEL_COUNTRY)
            country = found.at[i].place;
    lay_vec_done(&found);
    if (!country)
        return lay_error_set(err, LAY_NOT_FOUND, "place.unknown", "no country is called \"%s\"",
                             text);
    *out = country->country;
    return LAY_OK;
}

static bool is_code(const char *name)
{
    size_t n = 0;
    while ((name[n] >= 'A' && name[n] <= 'Z') || (name[n] >= '0' && name[n] <= '9'))
        n++;
    return n >= 3 && n <= 5 && !name[n];
}

static lay_status open_answer(lay_db *db, const char *worldview, struct answer **out,
                              lay_error *err)
{
    struct answer *answer = lay_zalloc(1, sizeof *answer);
    lay_status status = read_view(worldview, &answer->view, err);
    if (status == LAY_OK)
        status = lay_gazetteer_open_own(&answer->gazetteer, err);
    if (status == LAY_OK && db)
        status = lay_imported_open(db, answer->gazetteer, &answer->imported, err);
    if (status == LAY_OK)
        *out = answer;
    else
        close_answer(answer);
    return status;
}

static lay_status give(struct answer *answer, lay_status status,
                       const struct lay_rows_source *source, lay_rows **out, lay_error *err)
{
    if (status == LAY_OK)
        status = lay_imported_failed(answer->imported, err);
    if (status == LAY_OK)
        *out = lay_rows_new(source, answer);
    else
        close_answer(answer);
    return status;
}

lay_status lay_gazetteer_find_rows(lay_db *db, const char *name, const char *country,
                                   const char *worldview, int64_t limit, lay_rows **out,
                                   lay_error *err)
{
    struct answer *answer;
    const char *code = NULL;
    lay_status status = open_answer(db, worldview, &answer, err);
    if (status != LAY_OK)
        return status;
    if (country)
        status = country_code(answer->gazetteer, country, &code, err);
    if (status == LAY_OK && is_code(name)) {
        lay_gazetteer_find_code(answer->gazetteer, name, code, &answer->found);
        lay_imported_find_code(answer->imported, name, code, &answer->found);
    }
    if (status == LAY_OK) {
        lay_gazetteer_find(answer->gazetteer, name, code, false, &answer->found);
        lay_imported_find(answer->imported, name, code, false, &answer->found);
    }
    if (status == LAY_OK && !answer->found.n)
        lay_gazetteer_find_at_town(answer->gazetteer, name, code, &answer->found);
    answer->count = answer->found.n;
    if (limit > 0 && answer->count > (size_t)limit)
        answer->count = (size_t)limit;
    return give(answer, status, &found_source, out, err);
}

lay_status lay_gazetteer_near_rows(lay_db *db, double lon, double lat, const char *worldview,
                                   int64_t limit, lay_rows **out, lay_error *err)
{
    struct answer *answer;
    lay_status status = open_answer(db, worldview, &answer, err);
    if (status != LAY_OK)
        return status;
    size_t most = limit < NEAREST_MOST ? (size_t)limit : NEAREST_MOST;
    answer->near = lay_zalloc(most, sizeof *answer->near);
    answer->count = lay_gazetteer_near(answer->gazetteer, lon, lat, answer->near, most);
    answer->count =
        lay_imported_near(answer->imported, lon, lat, answer->near, answer->count, most);
    return give(answer, status, &near_source, out, err);
}

static char *describe(const struct lay_gazetteer *g, double lon, double lat, enum asked_view view)
{
    const struct lay_gaz_place *stands =
        lay_gazetteer_country_at(g, LAY_WORLDVIEW_DEFACTO, lon, lat);
    const struct lay_gaz_place *un = lay_gazetteer_country_at(g, LAY_WORLDVIEW_UN, lon, lat);
    const struct lay_gaz_place *area = lay_gazetteer_area_at(g, lon, lat);
    const struct lay_gaz_place *country = view == DEFACTO ? stands : view == UN || un ? un : stands;
    LAY_BUF text = {0};
    if (un == stands && (view == AS_TOLD || !un)) /* as reports are told; islands without outline */
        country = lay_gazetteer_country_of(g, lon, lat);
    if (!country)
        return NULL;
    lay_buf_printf(&text, "%s (%s)", country->name, country->country);
    if (area && strcmp(area->country, country->country) == 0)
        lay_buf_printf(&text, ", %s", area->name);
    if (view == UN)
        lay_buf_puts(&text, " to the United Nations");
    else if (view == DEFACTO)
        lay_buf_puts(&text, " de facto");
    else if (un && stands && un != stands)
        lay_buf_printf(&text, " to the United Nations; de facto %s (%s)", stands->name,
                       stands->country);
    return lay_buf_take(&text);
}

char *lay_gazetteer_where(double lon, double lat, const char *worldview)
{
    struct lay_gazetteer *g = NULL;
    enum asked_view view;
    lay_error err = LAY_ERROR_INIT;
    char *text = NULL;
    if (read_view(worldview, &view, &err) == LAY_OK && lay_gazetteer_open_own(&g, &err) == LAY_OK)
        text = describe(g, lon, lat, view);
    lay_gazetteer_free(g);
    lay_error_done(&err);
    return text;
}

/* "villages.gpkg, ML.txt of GeoNames (CC BY 4.0)" */
static void add_source(void *context, const char *name, const char *cited)
{
    lay_buf *text = context;
    lay_buf_puts(text, text->len ? ", " : "");
    lay_buf_puts(text, name);
    if (*cited && strcmp(cited, name) != 0)
        lay_buf_printf(text, " of %s", cited);
}

lay_status lay_gazetteer_attribution(lay_db *db, const char **out, lay_error *err)
{
    static char *line = NULL;
    struct lay_gazetteer *g = NULL;
    lay_error missing = LAY_ERROR_INIT;
    LAY_BUF added = {0};
    lay_status status = db ? lay_store_imported_sources(db, add_source, &added, err) : LAY_OK;
    if (status != LAY_OK)
        return status;
    free(line);
    line = NULL;
    if (lay_gazetteer_open_own(&g, &missing) == LAY_OK)
        line = lay_asprintf("Positions from %s, see geodata/SOURCES.tsv, %s%s%sand reports",
                            lay_gazetteer_sources(g), added.len ? "added tables (" : "",
                            added.len ? lay_buf_text(&added) : "", added.len ? "), " : "");
    lay_gazetteer_free(g);
    lay_error_done(&missing);
    *out = line;
    return LAY_OK;
}
