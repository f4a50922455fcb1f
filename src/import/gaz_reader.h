/* gaz_reader.h: what the readers of gazetteer tables share: where rows go, and what is wrong. */
#ifndef LAY_IMPORT_GAZ_READER_H
#define LAY_IMPORT_GAZ_READER_H

#include "base/buf.h"
#include "gazetteer/imported.h"
#include "import/problems.h"
#include "store/imported.h"
#include <laydown/import.h>

struct lay_gaz_reader {
    lay_db *db;
    struct lay_gazetteer *gazetteer;
    const struct lay_gaz_import_options *options;
    struct lay_gaz_import_summary *summary;
    struct lay_problems problems;
    const char *file, *source; /* for messages; what the rows are filed under */
    struct lay_imported_writer writer;
    lay_hashes hashes;
    size_t bytes, total; /* read, of the file */
    uint64_t hash;       /* of what was read */
};

/* Where in the file something stands; column 0 for the whole line. */
struct lay_gaz_at {
    long line, column;
};

/* Says what is wrong with a row, which is left out. hint may be NULL. */
void lay_gaz_bad(struct lay_gaz_reader *reader, struct lay_gaz_at at, const char *hint,
                 const char *fmt, ...) LAY_PRINTF(4, 5);

/* Stores a place or an actor. */
lay_status lay_gaz_put(struct lay_gaz_reader *reader, const struct lay_imported_row *row, long line,
                       lay_error *err);
lay_status lay_gaz_put_actor(struct lay_gaz_reader *reader, const struct lay_imported_actor *actor,
                             lay_error *err);

/* Counts a row that was read, and tells of the progress now and then. */
void lay_gaz_count(struct lay_gaz_reader *reader);

/* Whether a text can be a name: UTF-8 without control characters, of at most 1000 bytes, and
 * something is left of it when it is folded. */
bool lay_gaz_is_name(const char *text, size_t len);

/* Whether rows of a country are wanted. */
bool lay_gaz_wants_country(const struct lay_gaz_reader *reader, const char *code);

/* The country that a position is in, as the United Nations see it; "" for none. */
const char *lay_gaz_country_at(const struct lay_gaz_reader *reader, double lon, double lat);

/* How far a town of so many people reaches. */
double lay_gaz_town_radius_m(double people);

/* Level, precision and usual radius of a kind of place ("base", "town", "admin1" …); NULL for a
 * word that is none. */
struct lay_gaz_kind {
    const char *name;
    enum lay_place_level level;
    int precision;
    double radius_m; /* below 0: none */
};
const struct lay_gaz_kind *lay_gaz_kind_named(const char *name);

/* The readers. A failure is one of reading, of the file as a whole, or of the store. */
lay_status lay_gaz_read_geonames(struct lay_gaz_reader *reader, int fd, lay_error *err);
lay_status lay_gaz_read_csv(struct lay_gaz_reader *reader, enum lay_gaz_table table,
                            const char *text, size_t len, lay_error *err);
lay_status lay_gaz_read_layer(struct lay_gaz_reader *reader, const char *path, lay_error *err);

/* Which table a text begins, by its first line; LAY_GAZ_GUESS for none of them. */
enum lay_gaz_table lay_gaz_table_of(const char *text, size_t len);

#endif
