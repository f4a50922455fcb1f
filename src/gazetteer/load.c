/* load.c: the tables of the data folder, one after the other.
 *
 * Each table is read by one loop that finds its columns by their names in the header and hands
 * every record to the table's own function (load_places.c, load_actors.c, load_words.c). The
 * content of every file goes into the gazetteer's version. */
#include "base/buf.h"
#include "base/csv_read.h"
#include "base/error.h"
#include "base/hash.h"
#include "gazetteer/rows.h"
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static lay_status read_file(const char *path, lay_buf *out, lay_error *err)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        lay_error_set(err, LAY_NOT_FOUND, "gazetteer.missing",
                      "The gazetteer's table \"%s\" cannot be opened: %s.", path, strerror(errno));
        lay_error_hint(err, "LAYDOWN_DATA names the folder that holds geodata/.");
        return LAY_NOT_FOUND;
    }
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

static lay_status read_records(struct lay_gazetteer *g, const struct lay_row_table *table,
                               struct lay_csv *csv, lay_error *err)
{
    bool more;
    size_t position[LAY_ROW_MAX];
    lay_status status = lay_csv_next(csv, &more, err);
    if (status == LAY_OK)
        status = find_columns(table, csv, position, err);
    size_t width = csv->fields.n;
    struct lay_row row = {.g = g, .file = csv->file};
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

static lay_status read_table(struct lay_gazetteer *g, const char *dir,
                             const struct lay_row_table *table, lay_error *err)
{
    LAY_BUF text = {0};
    LAY_FREE char *path = lay_asprintf("%s/%s.csv", dir, table->name);
    lay_status status = read_file(path, &text, err);
    if (status != LAY_OK)
        return status;
    g->hash = lay_hash_more(g->hash, table->name, strlen(table->name) + 1);
    g->hash = lay_hash_more(g->hash, lay_buf_text(&text), text.len);
    struct lay_csv csv;
    lay_csv_init(&csv, lay_buf_text(&text), text.len, path);
    status = read_records(g, table, &csv, err);
    lay_csv_done(&csv);
    return status;
}

static lay_status read_tables(struct lay_gazetteer *g, const char *dir,
                              const struct lay_row_table *tables, size_t n, lay_error *err)
{
    lay_status status = LAY_OK;
    for (size_t i = 0; i < n && status == LAY_OK; i++)
        status = read_table(g, dir, &tables[i], err);
    return status;
}

lay_status lay_gazetteer_load(struct lay_gazetteer *g, const char *dir, lay_error *err)
{
    g->hash = LAY_HASH_SEED;
    lay_status status = read_tables(g, dir, lay_place_tables, LAY_COUNT(lay_place_tables), err);
    if (status == LAY_OK)
        status = read_tables(g, dir, lay_actor_tables, LAY_COUNT(lay_actor_tables), err);
    if (status == LAY_OK)
        status = read_tables(g, dir, lay_word_tables, LAY_COUNT(lay_word_tables), err);
    if (status != LAY_OK)
        return status;
    snprintf(g->version, sizeof g->version, "%016" PRIx64, lay_hash_end(g->hash));
    return LAY_OK;
}
