/* gaz_csv.c: gazetteer tables with a header: OurAirports' airports.csv, and the project's own
 * tables of places, bases and actors. Columns are found by their names; those that a table may lack
 * are empty where it does. */
#include "base/csv_read.h"
#include "base/error.h"
#include "base/number.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "gazetteer/textmap.h"
#include "import/gaz_reader.h"
#include <laydown/date.h>
#include <string.h>

enum { LONGEST_ID = 200 };

enum column {
    ID,
    NAME,
    LON,
    LAT,
    COUNTRY,
    KIND,
    NAMES,
    LEVEL,
    PRECISION,
    RADIUS,
    ABOVE,
    SOURCE,
    PEOPLE,
    FROM,
    TO,
    CODE_1,
    CODE_2,
    CODE_3,
    COLUMNS
};

/* What columns are called in a table, NULL for those it has not, and which it needs. */
struct layout {
    const char *columns[COLUMNS];
    const char *passed_over[12]; /* known, and not read */
    bool needs[COLUMNS];
};

static const struct layout layouts[LAY_GAZ_TABLES] = {
    [LAY_GAZ_OURAIRPORTS] =
        {{[ID] = "ident",
          [NAME] = "name",
          [LON] = "longitude_deg",
          [LAT] = "latitude_deg",
          [COUNTRY] = "iso_country",
          [KIND] = "type",
          [NAMES] = "keywords",
          [CODE_1] = "gps_code",
          [CODE_2] = "iata_code",
          [CODE_3] = "icao_code"},
         {"id", "elevation_ft", "continent", "iso_region", "municipality", "scheduled_service",
          "local_code", "home_link", "wikipedia_link"},
         {[ID] = true, [NAME] = true, [LON] = true, [LAT] = true, [COUNTRY] = true, [KIND] = true}},
    [LAY_GAZ_PLACES] = {{[ID] = "id",
                         [NAME] = "name",
                         [LON] = "lon",
                         [LAT] = "lat",
                         [COUNTRY] = "country",
                         [KIND] = "kind",
                         [NAMES] = "names",
                         [LEVEL] = "level",
                         [PRECISION] = "precision",
                         [RADIUS] = "radius_m",
                         [ABOVE] = "parent",
                         [SOURCE] = "source",
                         [PEOPLE] = "population"},
                        {"note"},
                        {[ID] = true, [NAME] = true, [LON] = true, [LAT] = true}},
    [LAY_GAZ_BASES] = {{[ID] = "id",
                        [NAME] = "name",
                        [LON] = "lon",
                        [LAT] = "lat",
                        [COUNTRY] = "country",
                        [KIND] = "kind",
                        [NAMES] = "names",
                        [PRECISION] = "precision",
                        [RADIUS] = "radius_m",
                        [ABOVE] = "town",
                        [SOURCE] = "source"},
                       {"note"},
                       {[ID] = true, [NAME] = true, [LON] = true, [LAT] = true}},
    [LAY_GAZ_ACTORS] = {{[ID] = "id",
                         [NAME] = "name",
                         [KIND] = "kind",
                         [NAMES] = "names",
                         [ABOVE] = "parent",
                         [SOURCE] = "source",
                         [FROM] = "valid_from",
                         [TO] = "valid_to"},
                        {"note"},
                        {[ID] = true, [NAME] = true, [KIND] = true}},
};

struct table {
    struct lay_gaz_reader *reader;
    enum lay_gaz_table which;
    struct lay_csv csv;
    int position[COLUMNS]; /* -1: the table has it not */
    lay_buf names, codes, key;
    struct lay_textmap seen; /* ids of the rows above */
    lay_arena arena;
};

static const struct lay_csv_field *field(const struct table *table, enum column column)
{
    int at = table->position[column];
    return at < 0 ? NULL : &table->csv.fields.at[at];
}

static const char *text(const struct table *table, enum column column)
{
    const struct lay_csv_field *cell = field(table, column);
    return cell ? cell->text : "";
}

static bool bad(const struct table *table, enum column column, const char *what, const char *hint)
{
    const struct lay_csv_field *cell = field(table, column);
    struct lay_gaz_at at = {table->csv.record_line, 1};
    if (cell)
        at = (struct lay_gaz_at){cell->line, cell->column};
    LAY_FREE char *shown = lay_utf8_excerpt(cell ? cell->text : "", cell ? cell->len : 0, 40);
    lay_gaz_bad(table->reader, at, hint, "\"%s\" is no %s.", shown, what);
    return false;
}

/* ---- cells ---- */

static bool take_number(const struct table *table, enum column column, double least, double most,
                        const char *what, const char *hint, double *out)
{
    const struct lay_csv_field *cell = field(table, column);
    double value;
    if (!cell || !cell->len)
        return true;
    if (!lay_number_real(cell->text, cell->len, &value) || value < least || value > most)
        return bad(table, column, what, hint);
    *out = value;
    return true;
}

static bool is_id(const struct lay_csv_field *cell)
{
    for (size_t i = 0; i < cell->len; i++)
        if ((unsigned char)cell->text[i] <= ' ' || cell->text[i] == 0x7f)
            return false;
    return cell->len && cell->len <= LONGEST_ID && strncmp(cell->text, "u-", 2) != 0 &&
           lay_utf8_valid_prefix(cell->text, cell->len) == cell->len;
}

static bool take_id_and_name(const struct table *table)
{
    const struct lay_csv_field *id = field(table, ID), *name = field(table, NAME);
    if (!is_id(id))
        return bad(table, ID, "id",
                   "letters, digits and hyphens, at most 200; \"u-\" begins those of names that "
                   "nobody knows");
    if (!lay_gaz_is_name(name->text, name->len))
        return bad(table, NAME, "name",
                   "UTF-8 without control characters, with a letter or digit, of at most 1000 "
                   "bytes");
    return true;
}

static bool is_language(const char *at, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (at[i] < 'a' || at[i] > 'z')
            return false;
    return len == 2 || len == 3;
}

/* "fr:Gao;Gawgaw" to lines. OurAirports has commas and no languages. */
static bool take_names(struct table *table)
{
    const struct lay_csv_field *cell = field(table, NAMES);
    bool tagged = table->which != LAY_GAZ_OURAIRPORTS;
    table->names.len = 0;
    for (size_t at = 0; cell && at < cell->len;) {
        const char *name = cell->text + at;
        const char *end = memchr(name, tagged ? ';' : ',', cell->len - at);
        size_t len = end ? (size_t)(end - name) : cell->len - at, skip = 0;
        at += len + 1;
        const char *colon = tagged ? memchr(name, ':', len) : NULL;
        if (colon && is_language(name, (size_t)(colon - name)))
            skip = (size_t)(colon - name) + 1;
        size_t from = skip;
        while (from < len && name[from] == ' ')
            from++;
        if (from == len)
            continue;
        if (!lay_gaz_is_name(name + from, len - from)) {
            if (tagged)
                return bad(table, NAMES, "list of names", "fr:NAME;ru:NAME;NAME");
            continue;
        }
        lay_buf_printf(&table->names, "%.*s:", skip ? (int)skip - 1 : 0, name);
        lay_buf_add(&table->names, name + from, len - from);
        lay_buf_putc(&table->names, '\n');
    }
    return true;
}

static bool take_country(const struct table *table, struct lay_imported_row *row, bool *wanted)
{
    const char *code = text(table, COUNTRY);
    const struct lay_gaz_place *country = lay_gazetteer_country(table->reader->gazetteer, code);
    if (*code && !country)
        return bad(table, COUNTRY, "country", "ISO 3166-1 alpha-2, as ML");
    row->country = country ? country->country
                   : row->point.has && row->level < LAY_LEVEL_THEATRE
                       ? lay_gaz_country_at(table->reader, row->point.lon, row->point.lat)
                       : "";
    *wanted = lay_gaz_wants_country(table->reader, row->country);
    return true;
}

static bool take_position(const struct table *table, struct lay_imported_row *row)
{
    const struct lay_csv_field *lon = field(table, LON), *lat = field(table, LAT);
    row->point.has = lon->len || lat->len;
    if (!row->point.has)
        return table->which != LAY_GAZ_OURAIRPORTS ||
               bad(table, LON, "longitude", "decimal degrees from -180 to 180");
    if (!lon->len)
        return bad(table, LON, "longitude", "decimal degrees from -180 to 180");
    if (!lat->len)
        return bad(table, LAT, "latitude", "decimal degrees from -90 to 90");
    return take_number(table, LON, -180, 180, "longitude", "decimal degrees from -180 to 180",
                       &row->point.lon) &&
           take_number(table, LAT, -90, 90, "latitude", "decimal degrees from -90 to 90",
                       &row->point.lat);
}

/* ---- rows of the project's tables ---- */

static bool take_level(const struct table *table, struct lay_imported_row *row)
{
    static const char *const levels[] = {"facility", "town", "area", "country", "theatre"};
    static const char *const usual[] = {"base", "town", "area", "area", "theatre"};
    const char *level = text(table, LEVEL), *kind = text(table, KIND);
    const struct lay_gaz_kind *of_kind =
        lay_gaz_kind_named(*kind                           ? kind
                           : table->which == LAY_GAZ_BASES ? "base"
                                                           : "town");
    size_t at = 0;
    while (*level && at < LAY_COUNT(levels) && strcmp(levels[at], level) != 0)
        at++;
    if (at == LAY_COUNT(levels) || (*level && at == LAY_LEVEL_COUNTRY))
        return bad(table, LEVEL, "level of a place", "facility, town, area or theatre");
    if (*level && (!of_kind || of_kind->level != (enum lay_place_level)at))
        of_kind = lay_gaz_kind_named(usual[at]);
    if (!of_kind && table->which == LAY_GAZ_BASES)
        of_kind = lay_gaz_kind_named("base");
    if (!of_kind)
        return bad(table, KIND, "kind of place that is known",
                   "give its level, too: facility, town, area or theatre");
    row->kind = *kind ? kind : of_kind->name;
    row->level = table->which == LAY_GAZ_BASES ? LAY_LEVEL_FACILITY : of_kind->level;
    row->precision = of_kind->precision;
    row->radius_m = of_kind->radius_m;
    return true;
}

/* Whether the id that a row gives for what is above it is one of the program's, of the store's or
 * of the rows above. */
static lay_status check_above(const struct table *table, bool *known, lay_error *err)
{
    const struct lay_gaz_reader *reader = table->reader;
    const char *above = text(table, ABOVE);
    bool actor = table->which == LAY_GAZ_ACTORS;
    *known = !*above || lay_textmap_get(&table->seen, above) ||
             (actor ? lay_gazetteer_actor_of_id(reader->gazetteer, above) != NULL
                    : lay_gazetteer_place_of_id(reader->gazetteer, above) != NULL);
    if (*known)
        return LAY_OK;
    lay_status status =
        lay_store_imported_has(reader->db, actor, lay_imported_key_hash(above), above, known, err);
    if (status == LAY_OK && !*known)
        bad(table, ABOVE, actor ? "id of an actor" : "id of a place",
            "an id of the program's, of a file imported before, or of a row above");
    return status;
}

static lay_status take_place(struct table *table, lay_error *err)
{
    struct lay_imported_row row = {.key = text(table, ID),
                                   .name = text(table, NAME),
                                   .above = text(table, ABOVE),
                                   .codes = "",
                                   .own = true,
                                   .cited = text(table, SOURCE)};
    double precision, people = 0;
    bool wanted = true, known = true;
    if (!take_id_and_name(table) || !take_position(table, &row) || !take_level(table, &row))
        return LAY_OK;
    precision = row.precision;
    if (!take_number(table, PRECISION, 0, 7, "precision",
                     "0 to 7: 1 facility, 2 town, 4 first "
                     "level area, 5 region, 6 country",
                     &precision) ||
        !take_number(table, RADIUS, 0, 2e7, "radius in metres", "as 2500", &row.radius_m) ||
        !take_number(table, PEOPLE, 0, 1e9, "population", "a number of people", &people) ||
        !take_country(table, &row, &wanted) || !take_names(table))
        return LAY_OK;
    lay_status status = check_above(table, &known, err);
    if (status != LAY_OK || !known)
        return status;
    if (!wanted) {
        table->reader->summary->rows_passed_over++;
        return LAY_OK;
    }
    row.precision = (int)precision;
    row.population = (int64_t)people;
    row.names = table->names.len ? lay_buf_text(&table->names) : "";
    row.cited = *row.cited ? row.cited : table->reader->source;
    *lay_textmap_at(&table->seen, lay_arena_strdup(&table->arena, row.key)) = 1;
    return lay_gaz_put(table->reader, &row, table->csv.record_line, err);
}

static bool take_day(const struct table *table, enum column column, lay_day open, lay_day *out)
{
    const char *text_of = text(table, column);
    struct lay_date date;
    *out = open;
    if (!*text_of)
        return true;
    if (lay_date_parse(text_of, &date, NULL) != LAY_OK || lay_date_first(&date) == LAY_DAY_MIN ||
        lay_date_last(&date) == LAY_DAY_MAX)
        return bad(table, column, "day, month or year", "YYYY-MM-DD, or as much of it as is known");
    *out = column == FROM ? lay_date_first(&date) : lay_date_last(&date);
    return true;
}

static lay_status take_actor(struct table *table, lay_error *err)
{
    struct lay_imported_actor actor = {.key = text(table, ID),
                                       .name = text(table, NAME),
                                       .kind = text(table, KIND),
                                       .parent = text(table, ABOVE),
                                       .cited = text(table, SOURCE)};
    bool known = true;
    if (!take_id_and_name(table) || !take_names(table) ||
        !take_day(table, FROM, LAY_DAY_MIN, &actor.valid_from) ||
        !take_day(table, TO, LAY_DAY_MAX, &actor.valid_to))
        return LAY_OK;
    if (!lay_gaz_is_name(actor.kind, strlen(actor.kind)) || strcmp(actor.kind, "unknown") == 0) {
        bad(table, KIND, "kind of actor", "state, armed_force, mission, pmc, armed_group …");
        return LAY_OK;
    }
    if (actor.valid_to < actor.valid_from) {
        bad(table, TO, "day after the first", "valid_to is not before valid_from");
        return LAY_OK;
    }
    lay_status status = check_above(table, &known, err);
    if (status != LAY_OK || !known)
        return status;
    int64_t *seen = lay_textmap_at(&table->seen, lay_arena_strdup(&table->arena, actor.key));
    if ((*seen)++) {
        bad(table, ID, "id of its own", "a row above has it already");
        return LAY_OK;
    }
    actor.names = table->names.len ? lay_buf_text(&table->names) : "";
    return lay_gaz_put_actor(table->reader, &actor, err);
}

/* ---- OurAirports ---- */

static bool sounds_military(const char *name)
{
    static const char *const words[] = {"Air Base", "Airbase", "Air Force", "Military",
                                        "Army",     "Naval",   "AFB"};
    for (size_t i = 0; i < LAY_COUNT(words); i++)
        if (strstr(name, words[i]))
            return true;
    return false;
}

static void take_codes(struct table *table)
{
    static const enum column columns[] = {ID, CODE_1, CODE_2, CODE_3};
    table->codes.len = 0;
    for (size_t i = 0; i < LAY_COUNT(columns); i++) {
        const struct lay_csv_field *cell = field(table, columns[i]);
        if (cell && cell->len && lay_gaz_is_name(cell->text, cell->len))
            lay_buf_printf(&table->codes, "%s\n", cell->text);
    }
}

static lay_status take_airport(struct table *table, lay_error *err)
{
    const char *name = text(table, NAME), *code = text(table, COUNTRY);
    struct lay_imported_row row = {.name = name,
                                   .kind = sounds_military(name) ? "base" : "airfield",
                                   .level = LAY_LEVEL_FACILITY,
                                   .precision = 1,
                                   .radius_m = 2500,
                                   .above = "",
                                   .cited = "OurAirports (public domain)"};
    if (!take_id_and_name(table) || !take_position(table, &row))
        return LAY_OK;
    const struct lay_gaz_place *country = lay_gazetteer_country(table->reader->gazetteer, code);
    if (!country || !lay_gaz_wants_country(table->reader, code) ||
        strcmp(text(table, KIND), "balloonport") == 0) {
        table->reader->summary->rows_passed_over++;
        return LAY_OK;
    }
    take_names(table);
    take_codes(table);
    table->key.len = 0;
    lay_buf_printf(&table->key, "oa-%s", text(table, ID));
    for (char *p = table->key.text; *p; p++)
        *p = *p >= 'A' && *p <= 'Z' ? (char)(*p | 0x20) : *p == '.' ? '-' : *p;
    row.key = lay_buf_text(&table->key);
    row.country = country->country;
    row.names = table->names.len ? lay_buf_text(&table->names) : "";
    row.codes = table->codes.len ? lay_buf_text(&table->codes) : "";
    return lay_gaz_put(table->reader, &row, table->csv.record_line, err);
}

/* ---- the table ---- */

static bool is_known(const struct layout *layout, const char *name)
{
    for (size_t i = 0; i < COLUMNS; i++)
        if (layout->columns[i] && strcmp(layout->columns[i], name) == 0)
            return true;
    for (size_t i = 0; i < LAY_COUNT(layout->passed_over) && layout->passed_over[i]; i++)
        if (strcmp(layout->passed_over[i], name) == 0)
            return true;
    return false;
}

static void warn_unknown(struct table *table, const struct layout *layout)
{
    for (size_t i = 0; i < table->csv.fields.n; i++) {
        const struct lay_csv_field *cell = &table->csv.fields.at[i];
        if (is_known(layout, cell->text))
            continue;
        const char *names[COLUMNS];
        size_t n = 0;
        for (size_t k = 0; k < COLUMNS; k++)
            if (layout->columns[k])
                names[n++] = layout->columns[k];
        const char *near = lay_suggest(cell->text, names, n);
        LAY_FREE char *shown = lay_utf8_excerpt(cell->text, cell->len, 40);
        lay_error err = LAY_ERROR_INIT;
        lay_error_set(&err, LAY_REFUSED, "field.unknown",
                      "The column \"%s\" is none of this table; it is not read.", shown);
        if (near)
            lay_error_hint(&err, "did you mean \"%s\"?", near);
        lay_error_at(&err, table->reader->file, cell->line, cell->column);
        lay_problem_pass(&table->reader->problems, LAY_SEVERITY_WARNING, &err);
    }
}

static lay_status find_columns(struct table *table, lay_error *err)
{
    const struct layout *layout = &layouts[table->which];
    for (size_t i = 0; i < COLUMNS; i++) {
        table->position[i] = -1;
        for (size_t k = 0; layout->columns[i] && k < table->csv.fields.n; k++)
            if (strcmp(table->csv.fields.at[k].text, layout->columns[i]) == 0)
                table->position[i] = (int)k;
        if (!layout->needs[i] || table->position[i] >= 0)
            continue;
        lay_error_set(err, LAY_REFUSED, "gazetteer.table", "The column \"%s\" is missing.",
                      layout->columns[i]);
        lay_error_hint(err, "a table of %s has it in its first line; --as names another one",
                       lay_gaz_table_name(table->which));
        lay_error_at(err, table->reader->file, 1, 1);
        return LAY_REFUSED;
    }
    warn_unknown(table, layout);
    return LAY_OK;
}

static lay_status take_record(struct table *table, size_t width, lay_error *err)
{
    if (lay_csv_blank(&table->csv))
        return LAY_OK;
    lay_gaz_count(table->reader);
    if (table->csv.fields.n != width) {
        lay_gaz_bad(table->reader, (struct lay_gaz_at){table->csv.record_line, 1},
                    "a comma in a name needs quotes round the name",
                    "The row has %zu columns; the first line has %zu.", table->csv.fields.n, width);
        return LAY_OK;
    }
    for (size_t i = 0; i < COLUMNS; i++) {
        const struct lay_csv_field *cell = field(table, (enum column)i);
        if (cell && (strlen(cell->text) != cell->len ||
                     lay_utf8_valid_prefix(cell->text, cell->len) != cell->len)) {
            bad(table, (enum column)i, "UTF-8 text", "no zero bytes; is the file in another code?");
            return LAY_OK;
        }
    }
    return table->which == LAY_GAZ_ACTORS        ? take_actor(table, err)
           : table->which == LAY_GAZ_OURAIRPORTS ? take_airport(table, err)
                                                 : take_place(table, err);
}

static lay_status read_records(struct table *table, lay_error *err)
{
    bool more;
    lay_status status = lay_csv_next(&table->csv, &more, err);
    if (status == LAY_OK)
        status = find_columns(table, err);
    size_t width = table->csv.fields.n;
    while (status == LAY_OK) {
        lay_error wrong = LAY_ERROR_INIT;
        if (lay_csv_next(&table->csv, &more, &wrong) != LAY_OK) {
            table->reader->summary->rows_refused++;
            lay_gaz_count(table->reader);
            lay_problem_pass(&table->reader->problems, LAY_SEVERITY_ERROR, &wrong);
            continue;
        }
        if (!more)
            break;
        table->reader->bytes = table->csv.at;
        status = take_record(table, width, err);
    }
    return status;
}

lay_status lay_gaz_read_csv(struct lay_gaz_reader *reader, enum lay_gaz_table which,
                            const char *bytes, size_t len, lay_error *err)
{
    struct table table = {.reader = reader, .which = which};
    lay_csv_init(&table.csv, bytes, len, reader->file);
    lay_status status = read_records(&table, err);
    lay_csv_done(&table.csv);
    lay_buf_done(&table.names);
    lay_buf_done(&table.codes);
    lay_buf_done(&table.key);
    lay_textmap_done(&table.seen);
    lay_arena_done(&table.arena);
    return status;
}

/* ---- which table ---- */

static bool has(const struct lay_csv *csv, const char *name)
{
    for (size_t i = 0; i < csv->fields.n; i++)
        if (strcmp(csv->fields.at[i].text, name) == 0)
            return true;
    return false;
}

enum lay_gaz_table lay_gaz_table_of(const char *bytes, size_t len)
{
    const char *end = memchr(bytes, '\n', len);
    size_t first = end ? (size_t)(end - bytes) : len, tabs = 0;
    for (size_t i = 0; i < first; i++)
        tabs += bytes[i] == '\t';
    if (tabs >= 14)
        return LAY_GAZ_GEONAMES;
    struct lay_csv csv;
    bool more;
    lay_error err = LAY_ERROR_INIT;
    enum lay_gaz_table table = LAY_GAZ_GUESS;
    lay_csv_init(&csv, bytes, first, NULL);
    if (lay_csv_next(&csv, &more, &err) == LAY_OK && more) {
        bool place = has(&csv, "lon") && has(&csv, "lat");
        if (has(&csv, "ident") && has(&csv, "latitude_deg"))
            table = LAY_GAZ_OURAIRPORTS;
        else if (has(&csv, "id") && has(&csv, "name"))
            table = !place                                     ? LAY_GAZ_ACTORS
                    : has(&csv, "town") && !has(&csv, "level") ? LAY_GAZ_BASES
                                                               : LAY_GAZ_PLACES;
        if (table == LAY_GAZ_ACTORS && !has(&csv, "kind"))
            table = LAY_GAZ_GUESS;
    }
    lay_error_done(&err);
    lay_csv_done(&csv);
    return table;
}
