/* who_is_there.c: imports a report document into a new store and says who is at a place on a day.
 *
 *   cc who_is_there.c $(pkg-config --cflags --libs laydown) -o who_is_there
 *   ./who_is_there store.db imports/dossiers/mali-2021-2025.json "Timbuktu base" 2022-01-10
 */
#include <laydown/import.h>
#include <laydown/query.h>
#include <stdio.h>
#include <string.h>

static int failed(lay_error *err)
{
    fprintf(stderr, "%s: %s\n", err->code, err->message);
    int status = (int)err->status;
    lay_error_done(err);
    return status;
}

/* The cell of the column with this name; "" where it is null. */
static const char *cell(const lay_rows *rows, const struct lay_row *row, const char *name)
{
    const struct lay_rows_source *source = lay_rows_source(rows);
    for (size_t i = 0; i < source->column_count; i++)
        if (strcmp(source->columns[i].name, name) == 0)
            return row->values[i].kind == LAY_VALUE_TEXT ? row->values[i].text : "";
    return "";
}

int main(int argc, char **argv)
{
    if (argc != 5)
        return fprintf(stderr, "usage: %s STORE DOCUMENT PLACE DATE\n", argv[0]), 2;
    const char *document = argv[2], *place = argv[3], *date = argv[4];
    lay_error err = LAY_ERROR_INIT;
    lay_db *db = NULL;
    lay_rows *rows = NULL;
    struct lay_import_options how = {0};
    struct lay_import_summary done = {0};
    struct lay_filter filter = LAY_FILTER_INIT;
    filter.places = (struct lay_texts){&place, 1};
    filter.at = (struct lay_texts){&date, 1};
    lay_status status = lay_db_open(argv[1], LAY_DB_CREATE, &db, &err);
    if (status == LAY_OK)
        status = lay_import_files(db, &document, 1, &how, &done, &err);
    if (status == LAY_OK)
        status = lay_query(db, "presence", &filter, &rows, &err);
    struct lay_row row;
    while (status == LAY_OK && (status = lay_rows_next(rows, &row, &err)) == LAY_OK)
        printf("%s: %s, %s (%s)\n", date, cell(rows, &row, "actor"), cell(rows, &row, "role"),
               cell(rows, &row, "state"));
    lay_rows_free(rows);
    lay_import_summary_done(&done);
    lay_db_close(db);
    return status == LAY_NO ? 0 : failed(&err);
}
