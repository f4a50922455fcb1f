/* verify.h: the checks of lay_db_verify(), and how they say what they find. */
#ifndef LAY_STORE_VERIFY_H
#define LAY_STORE_VERIFY_H

#include "base/error.h"
#include <laydown/db.h>
#include <stdbool.h>

struct lay_checker {
    lay_db *db;
    void (*say)(void *context, const struct lay_finding *finding);
    void *context;
    lay_error *err;
    size_t findings;
    bool altered; /* the schema is not ours: content must not be looked at */
};

/* Says one finding, with the advice that goes with its code. */
void lay_found(struct lay_checker *check, const char *code, const char *fmt, ...) LAY_PRINTF(3, 4);

/* The names of the numbers are those of this program. */
lay_status lay_check_terms(struct lay_checker *check);

/* The hash of each report is that of its document. */
lay_status lay_check_documents(struct lay_checker *check);

/* The points of places, of what is at them, and of the spatial indexes are the same. */
lay_status lay_check_points(struct lay_checker *check);

/* Compares the TEMP tables of lay_store_save() with the stored ones, and says what differs. */
lay_status lay_store_compare(lay_db *db,
                             void (*say)(void *context, const struct lay_finding *finding),
                             void *context, lay_error *err);

#endif
