/* choose.h: chosen evidence: a store as it would be had only some of its reports come in.
 *
 * The reports and claims that pass stand in TEMP tables and views of the same names before the
 * stored ones, and so do places and actors, whose rows depend on what reports say of them: every
 * query with unqualified names then sees a store that holds nothing else. For src/query; the store
 * is not written. */
#ifndef LAY_STORE_CHOOSE_H
#define LAY_STORE_CHOOSE_H

#include <laydown/date.h>
#include <laydown/db.h>
#include <stddef.h>
#include <stdint.h>

struct lay_evidence_choice {
    int64_t recorded_by;        /* Unix time: the revisions that were current then */
    lay_day known_by;           /* reports published by then (the last day of `published`) */
    char min_reliability;       /* 'F': all */
    int min_credibility;        /* 6: all; else only reports with a claim that passes */
    const char *const *sources; /* as stored, any of them */
    size_t source_count;        /* 0: all */
};

#define LAY_CHOOSE_ALL                                                                             \
    {                                                                                              \
        INT64_MAX, LAY_DAY_MAX, 'F', 6, NULL, 0                                                    \
    }

/* Makes the TEMP tables, in place of those of an earlier call, and calls `settle`, which is to make
 * what is told of unknown names follow from the chosen reports alone. Not within a transaction. */
lay_status lay_store_choose(lay_db *db, const struct lay_evidence_choice *choice,
                            lay_status (*settle)(lay_db *db, lay_error *err), lay_error *err);

/* Drops the TEMP tables of lay_store_choose() and lay_store_save(): queries see what is stored
 * again. */
lay_status lay_store_choose_none(lay_db *db, lay_error *err);

/* While TEMP tables are written: on a read connection too, and without looking at references,
 * which cannot be checked across schemas; in one transaction, which `status` ends. */
lay_status lay_store_temp_begin(lay_db *db, lay_error *err);
lay_status lay_store_temp_end(lay_db *db, lay_status status, lay_error *err);

#endif
