/* Every outline of a country, in both views, of an area and of a lake is a valid area to GEOS,
 * which SpatiaLite asks. */
#include "gazetteer/outline.h"
#include "query/area_text.h"
#include "store_fixture.h"

static struct lay_gazetteer *g;

/* NULL for a valid one. */
static char *reason_of(lay_db *db, const char *area)
{
    const struct lay_sql_parameter parameter = {"area", area};
    const struct lay_sql_options options = {.parameters = &parameter, .parameter_count = 1};
    lay_rows *rows;
    struct lay_row row;
    OK(lay_db_sql(db,
                  "SELECT ST_IsValid(GeomFromGeoJSON(:area)), "
                  "ST_IsValidReason(GeomFromGeoJSON(:area))",
                  &options, &rows, err));
    OK(lay_rows_next(rows, &row, err));
    assert_int_equal(row.values[0].kind, LAY_VALUE_INT);
    char *reason = row.values[0].integer == 1
                       ? NULL
                       : lay_asprintf("%s", row.values[1].text ? row.values[1].text : "-");
    lay_rows_free(rows);
    return reason;
}

static bool is_area(const struct lay_outline *outline)
{
    return outline->layer != LAY_OUTLINE_DISPUTED && outline->layer != LAY_OUTLINE_RIVER;
}

static void outlines_are_valid(void **state)
{
    (void)state;
    char *folder = new_folder(), *path = lay_asprintf("%s/s.db", folder);
    lay_db *db;
    OK(lay_db_open(path, LAY_DB_CREATE, &db, err));
    lay_db_close(db);
    OK(lay_db_open(path, LAY_DB_READ, &db, err));
    OK(lay_gazetteer_open(LAYDOWN_BINARY_DIR "/share/laydown/gazetteer.bin", &g, err));
    size_t wrong = 0, seen = 0;
    for (size_t i = 0; i < lay_outline_count(g); i++) {
        struct lay_outline outline;
        lay_outline_at(g, i, &outline);
        if (!is_area(&outline))
            continue;
        struct lay_shape shape = {0};
        LAY_BUF text = {0};
        lay_shape_of_outline(&outline, &shape);
        lay_area_text(&shape, &text);
        LAY_FREE char *reason = reason_of(db, lay_buf_text(&text));
        if (reason)
            print_error("outline %zu, layer %d, %s: %s\n", i, (int)outline.layer,
                        outline.place ? outline.place->name : outline.name, reason);
        wrong += reason != NULL;
        seen++;
        lay_shape_done(&shape);
    }
    assert_int_equal(wrong, 0);
    assert_true(seen > 3500);
    lay_gazetteer_free(g);
    lay_db_close(db);
    clean_folder(folder);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(outlines_are_valid)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
