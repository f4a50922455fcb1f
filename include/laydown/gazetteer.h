/* gazetteer.h: the gazetteer itself, as rows: what places a name may mean, what towns are near. */
#ifndef LAYDOWN_GAZETTEER_H
#define LAYDOWN_GAZETTEER_H

#include <laydown/db.h>
#include <laydown/rows.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Columns of both: id, name, kind, country (ISO 3166-1 alpha-2), admin1, lon, lat, population,
 * radius_m, source. With a store (db, which must outlive the rows; NULL: none) the places that the
 * user added to its gazetteer are listed, too; what the store says may be the error. find_rows has
 * `reasons` in front, near_rows `away_km`. Rows own what they need; free with lay_rows_free().
 * `worldview`, "un" or "defacto": whose borders give the country; NULL: as the tables have it.
 * Errors: LAY_USAGE "filter.value" (another worldview), LAY_NOT_FOUND "gazetteer.missing",
 * "place.unknown" (the country), LAY_REFUSED "gazetteer.invalid". */

/* The places that a name, or a code of three to five capitals, may mean, best first. `country`
 * (code or name; NULL: any) leaves out others. limit 0: all. */
lay_status lay_gazetteer_find_rows(lay_db *db, const char *name, const char *country,
                                   const char *worldview, int64_t limit, lay_rows **out,
                                   lay_error *err);

/* The nearest towns, nearest first. limit at least 1. */
lay_status lay_gazetteer_near_rows(lay_db *db, double lon, double lat, const char *worldview,
                                   int64_t limit, lay_rows **out, lay_error *err);

/* In which country and first-level area a position is, "Mali (ML), Timbuktu Region"; without a
 * `worldview`, where borders as they stand and those of the United Nations differ, both. NULL in no
 * country (25 km off a coast is still in one), or without a gazetteer. Caller frees. */
char *lay_gazetteer_where(double lon, double lat, const char *worldview);

/* The sources of the gazetteer's positions with their licences, for exports, and the tables that
 * the user added to that of `db`, which may be NULL. NULL without a gazetteer. *out is good until
 * the next call; do not free it. */
lay_status lay_gazetteer_attribution(lay_db *db, const char **out, lay_error *err);

#ifdef __cplusplus
}
#endif
#endif
