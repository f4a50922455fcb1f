/* gaz_geonames.c: GeoNames' dumps, allCountries.txt or one country: a row on each line, 19 columns
 * with tabs between them, nothing quoted. Lines are taken one by one from a block of the file, so
 * that its size does not matter.
 *
 * Literature: download.geonames.org/export/dump/readme.txt. */
#include "base/error.h"
#include "base/hash.h"
#include "base/number.h"
#include "base/utf8.h"
#include "import/gaz_reader.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 1 << 18, COLUMNS = 19, LONGEST_CODE = 4, SHORTEST_NAME = 3 };

enum {
    GN_ID,
    GN_NAME,
    GN_ASCII,
    GN_OTHERS,
    GN_LAT,
    GN_LON,
    GN_CLASS,
    GN_CODE,
    GN_COUNTRY,
    GN_ADMIN1 = 10,
    GN_PEOPLE = 14
};

struct cell {
    const char *at;
    size_t len;
};

struct line {
    struct lay_gaz_reader *reader;
    struct cell cells[COLUMNS];
    const char *text;
    long number;
    lay_buf names, codes, key, above, name; /* kept from line to line */
};

/* ---- what a row is ---- */

static bool is(const struct cell *cell, const char *text)
{
    return cell->len == strlen(text) && memcmp(cell->at, text, cell->len) == 0;
}

/* Levels, kinds and how far a thing of that kind reaches where its extent is not told. */
struct sort {
    const char *code; /* a feature code, or a class alone */
    const char *kind;
    enum lay_place_level level;
    int precision;
    double radius_m;
};
static const struct sort sorts[] = {
    {"AIRB", "base", LAY_LEVEL_FACILITY, 1, 2500},
    {"AIRF", "airfield", LAY_LEVEL_FACILITY, 1, 2500},
    {"AIRP", "airfield", LAY_LEVEL_FACILITY, 1, 2500},
    {"AIRH", "airfield", LAY_LEVEL_FACILITY, 1, 1000},
    {"AIRS", "airfield", LAY_LEVEL_FACILITY, 1, 1000},
    {"MILB", "base", LAY_LEVEL_FACILITY, 1, 2500},
    {"INSM", "base", LAY_LEVEL_FACILITY, 1, 1500},
    {"NVB", "base", LAY_LEVEL_FACILITY, 1, 2500},
    {"FT", "base", LAY_LEVEL_FACILITY, 1, 1000},
    {"CMP", "camp", LAY_LEVEL_FACILITY, 1, 1500},
    {"ADM1", "admin1", LAY_LEVEL_AREA, 4, 100000},
    {"ADM2", "admin2", LAY_LEVEL_AREA, 4, 40000},
    {"ADM3", "admin3", LAY_LEVEL_AREA, 4, 20000},
    {"ADM4", "admin4", LAY_LEVEL_AREA, 4, 10000},
    {"P", "town", LAY_LEVEL_TOWN, 2, 0},
    {"S", "site", LAY_LEVEL_FACILITY, 1, 1000},
    {"A", "area", LAY_LEVEL_AREA, 4, 20000},
    {"L", "area", LAY_LEVEL_AREA, 5, 20000},
    {"T", "area", LAY_LEVEL_AREA, 5, 10000},
    {"H", "water", LAY_LEVEL_AREA, 5, 10000},
    {"V", "area", LAY_LEVEL_AREA, 5, 10000},
    {"R", "road", LAY_LEVEL_AREA, 5, 10000},
    {"U", "undersea", LAY_LEVEL_AREA, 5, 20000},
};

/* NULL for what is no place of its own: countries are known, and a row without a class is nothing.
 */
static const struct sort *sort_of(const struct line *line)
{
    const struct cell *code = &line->cells[GN_CODE], *class = &line->cells[GN_CLASS];
    if (is(class, "A") && code->len >= 3 && memcmp(code->at, "PCL", 3) == 0)
        return NULL;
    for (size_t i = 0; i < LAY_COUNT(sorts); i++)
        if (is(sorts[i].code[1] ? code : class, sorts[i].code))
            return &sorts[i];
    return NULL;
}

/* "P", "S:AIRB" or "AIRB". */
static bool is_class(const struct line *line, const char *text)
{
    const struct cell *class = &line->cells[GN_CLASS], *code = &line->cells[GN_CODE];
    if (text[0] && !text[1])
        return is(class, text);
    if (text[0] && text[1] == ':')
        return class->len == 1 && class->at[0] == text[0] && is(code, text + 2);
    return is(code, text);
}

static bool wants_class(const struct line *line)
{
    const struct lay_gaz_import_options *options = line->reader->options;
    for (size_t i = 0; i < options->class_count; i++)
        if (is_class(line, options->classes[i]))
            return true;
    return !options->class_count;
}

/* ---- what is wrong ---- */

static struct lay_gaz_at place_of(const struct line *line, const struct cell *cell)
{
    struct lay_gaz_at at = {line->number, 1};
    for (const char *p = line->text; p < cell->at; p++)
        at.column += ((unsigned char)*p & 0xc0) != 0x80;
    return at;
}

static void bad_cell(const struct line *line, int column, const char *what, const char *hint)
{
    const struct cell *cell = &line->cells[column];
    LAY_FREE char *shown = lay_utf8_excerpt(cell->at, cell->len, 40);
    lay_gaz_bad(line->reader, place_of(line, cell), hint, "\"%s\" is no %s.", shown, what);
}

static bool take_number(const struct line *line, int column, double most, const char *what,
                        double *out)
{
    const struct cell *cell = &line->cells[column];
    if (lay_number_real(cell->at, cell->len, out) && *out >= -most && *out <= most)
        return true;
    bad_cell(line, column, what,
             "degrees with a point; GeoNames has the latitude in column 5, the longitude in 6");
    return false;
}

static bool is_upper(const struct cell *cell)
{
    for (size_t i = 0; i < cell->len; i++)
        if (cell->at[i] < 'A' || cell->at[i] > 'Z')
            return false;
    return true;
}

static bool same_bytes(const struct cell *a, const struct cell *b)
{
    return a->len == b->len && memcmp(a->at, b->at, a->len) == 0;
}

/* The other names have no language; of three or four capitals they are codes. */
static void take_others(struct line *line)
{
    const struct cell *others = &line->cells[GN_OTHERS], *name = &line->cells[GN_NAME];
    const char *at = others->at, *end = others->at + others->len;
    line->names.len = line->codes.len = 0;
    if (!same_bytes(&line->cells[GN_ASCII], name) &&
        lay_gaz_is_name(line->cells[GN_ASCII].at, line->cells[GN_ASCII].len))
        lay_buf_printf(&line->names, ":%.*s\n", (int)line->cells[GN_ASCII].len,
                       line->cells[GN_ASCII].at);
    while (at < end) {
        const char *comma = memchr(at, ',', (size_t)(end - at));
        struct cell other = {at, (size_t)((comma ? comma : end) - at)};
        at += other.len + 1;
        bool code = other.len >= 3 && other.len <= LONGEST_CODE && is_upper(&other);
        if (!code && (other.len < SHORTEST_NAME || same_bytes(&other, name) ||
                      !lay_gaz_is_name(other.at, other.len)))
            continue;
        if (!code)
            lay_buf_putc(&line->names, ':');
        lay_buf_add(code ? &line->codes : &line->names, other.at, other.len);
        lay_buf_putc(code ? &line->codes : &line->names, '\n');
    }
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c == '.' ? '-' : c;
}

/* "gn-ml-08": first-level areas are called so by the program, too. */
static void write_admin1(const struct line *line, lay_buf *out)
{
    const struct cell *country = &line->cells[GN_COUNTRY], *admin = &line->cells[GN_ADMIN1];
    out->len = 0;
    if (country->len != 2 || !admin->len || is(admin, "00"))
        return;
    lay_buf_printf(out, "gn-%.*s-%.*s", 2, country->at, (int)admin->len, admin->at);
    for (char *p = out->text; *p; p++)
        *p = lower(*p);
}

static void write_key(struct line *line, const struct sort *sort)
{
    const struct cell *id = &line->cells[GN_ID];
    write_admin1(line, &line->above);
    line->key.len = 0;
    if (strcmp(sort->kind, "admin1") == 0 && line->above.len) {
        lay_buf_add(&line->key, line->above.text, line->above.len);
        line->above.len = 0;
        line->above.text[0] = '\0';
    } else {
        lay_buf_printf(&line->key, "gn-%.*s", (int)id->len, id->at);
    }
}

static char seat_of(const struct line *line)
{
    static const char *const codes[] = {"PPLC", "PPLA", "PPLA2"};
    for (size_t i = 0; i < LAY_COUNT(codes); i++)
        if (is(&line->cells[GN_CODE], codes[i]))
            return "C12"[i];
    return 'P';
}

static bool is_id(const struct cell *cell)
{
    int64_t number;
    return lay_number_int(cell->at, cell->len, &number) && number > 0;
}

/* Everything that can be wrong with a row that is wanted. */
static bool take_values(const struct line *line, struct lay_imported_row *row)
{
    const struct cell *name = &line->cells[GN_NAME], *people = &line->cells[GN_PEOPLE];
    if (!is_id(&line->cells[GN_ID])) {
        bad_cell(line, GN_ID, "GeoNames id", "a whole number above 0");
        return false;
    }
    if (!lay_gaz_is_name(name->at, name->len)) {
        bad_cell(line, GN_NAME, "name",
                 "UTF-8 without control characters, with a letter or digit, of at most 1000 bytes");
        return false;
    }
    row->point.has = true;
    if (!take_number(line, GN_LAT, 90, "latitude", &row->point.lat) ||
        !take_number(line, GN_LON, 180, "longitude", &row->point.lon))
        return false;
    if (people->len &&
        (!lay_number_int(people->at, people->len, &row->population) || row->population < 0)) {
        bad_cell(line, GN_PEOPLE, "population", "a whole number; 0 where it is not known");
        return false;
    }
    return true;
}

static lay_status take_row(struct line *line, const struct sort *sort, const char *country,
                           lay_error *err)
{
    struct lay_imported_row row = {.kind = sort->kind,
                                   .level = sort->level,
                                   .country = country,
                                   .precision = sort->precision,
                                   .radius_m = sort->radius_m,
                                   .seat = seat_of(line),
                                   .cited = "GeoNames (CC BY 4.0)"};
    if (!take_values(line, &row))
        return LAY_OK;
    write_key(line, sort);
    take_others(line);
    line->name.len = 0;
    lay_buf_add(&line->name, line->cells[GN_NAME].at, line->cells[GN_NAME].len);
    if (row.level == LAY_LEVEL_TOWN)
        row.radius_m = lay_gaz_town_radius_m((double)row.population);
    row.key = lay_buf_text(&line->key);
    row.above = line->above.len ? lay_buf_text(&line->above) : "";
    row.name = lay_buf_text(&line->name);
    row.names = line->names.len ? lay_buf_text(&line->names) : "";
    row.codes = line->codes.len ? lay_buf_text(&line->codes) : "";
    return lay_gaz_put(line->reader, &row, line->number, err);
}

static bool split(struct line *line, const char *text, size_t len)
{
    size_t n = 0;
    for (const char *at = text, *end = text + len;;) {
        const char *tab = memchr(at, '\t', (size_t)(end - at));
        size_t cell = (size_t)((tab ? tab : end) - at);
        if (n < COLUMNS)
            line->cells[n] = (struct cell){at, cell};
        n++;
        if (!tab)
            break;
        at = tab + 1;
    }
    if (n != COLUMNS)
        lay_gaz_bad(line->reader, (struct lay_gaz_at){line->number, 1},
                    "a tab within a name, or a file cut off?",
                    "The row has %zu columns; GeoNames has %d.", n, COLUMNS);
    return n == COLUMNS;
}

static lay_status take_line(struct line *line, const char *text, size_t len, lay_error *err)
{
    if (line->number == 1 && len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
        text += 3;
        len -= 3;
    }
    if (len && text[len - 1] == '\r')
        len--;
    if (!len)
        return LAY_OK;
    line->text = text;
    lay_gaz_count(line->reader);
    if (!split(line, text, len))
        return LAY_OK;
    char code[3] = "";
    const struct cell *country = &line->cells[GN_COUNTRY];
    if (country->len == 2)
        memcpy(code, country->at, 2);
    const struct sort *sort = sort_of(line);
    bool known = !country->len || lay_gazetteer_country(line->reader->gazetteer, code);
    if (!sort || !wants_class(line) || !known || !lay_gaz_wants_country(line->reader, code)) {
        line->reader->summary->rows_passed_over++; /* unknown: of a state that is no more */
        return LAY_OK;
    }
    return take_row(line, sort, code, err);
}

/* ---- lines ---- */

struct block {
    char *bytes;
    size_t have;
    bool skipping; /* the rest of a line that is too long */
    bool ended;
};

static lay_status fill(struct line *line, struct block *block, int fd, lay_error *err)
{
    ssize_t got;
    do
        got = read(fd, block->bytes + block->have, BLOCK - block->have);
    while (got < 0 && errno == EINTR);
    if (got < 0) {
        lay_error_set(err, LAY_IO, "io.read", "The file cannot be read: %s.", strerror(errno));
        lay_error_at(err, line->reader->file, 0, 0);
        return LAY_IO;
    }
    block->ended = got == 0;
    line->reader->bytes += (size_t)got;
    if (!line->reader->total) /* it was not hashed before */
        line->reader->hash =
            lay_hash_more(line->reader->hash, block->bytes + block->have, (size_t)got);
    block->have += (size_t)got;
    return LAY_OK;
}

static lay_status take_block(struct line *line, struct block *block, lay_error *err)
{
    size_t from = 0;
    lay_status status = LAY_OK;
    while (status == LAY_OK && from < block->have) {
        const char *text = block->bytes + from;
        const char *end = memchr(text, '\n', block->have - from);
        if (!end && !block->ended && (from || block->have < BLOCK))
            break;
        size_t len = end ? (size_t)(end - text) : block->have - from;
        bool whole = end || block->ended;
        if (!block->skipping && whole)
            status = take_line(line, text, len, err);
        else if (!block->skipping)
            lay_gaz_bad(line->reader, (struct lay_gaz_at){line->number, 1},
                        "is it a GeoNames table?", "The line has more than %d bytes.", BLOCK);
        block->skipping = !whole;
        line->number += whole;
        from += len + (end != NULL);
    }
    block->have -= from;
    memmove(block->bytes, block->bytes + from, block->have);
    return status;
}

lay_status lay_gaz_read_geonames(struct lay_gaz_reader *reader, int fd, lay_error *err)
{
    LAY_FREE char *bytes = lay_alloc(BLOCK);
    struct block block = {.bytes = bytes};
    struct line line = {.reader = reader, .number = 1};
    lay_status status = LAY_OK;
    while (status == LAY_OK && !block.ended) {
        status = fill(&line, &block, fd, err);
        if (status == LAY_OK)
            status = take_block(&line, &block, err);
    }
    lay_buf_done(&line.names);
    lay_buf_done(&line.codes);
    lay_buf_done(&line.key);
    lay_buf_done(&line.above);
    lay_buf_done(&line.name);
    return status;
}
