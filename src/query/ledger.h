/* ledger.h: a ledger while it is made. */
#ifndef LAY_QUERY_LEDGER_H
#define LAY_QUERY_LEDGER_H

#include "query/chain.h"

struct lay_ledger {
    lay_db *db;
    lay_tree *tree;
    struct lay_store_filter filter; /* the days that are asked for */
    lay_day cutoff;
    int64_t place, town; /* town 0: none, or the place itself */
    int level;           /* lay_place_level of the place */
    lay_ids stays;       /* that are shown, those in the town too */
};

/* Whether the filter's days have something of from..to. */
bool lay_ledger_overlaps(const struct lay_ledger *ledger, lay_day from, lay_day to);

/* ledger_stays.c: the stays at some places, with their spans, boundaries and events; how those of
 * the place ended, in phases. */
lay_status lay_ledger_stays(struct lay_ledger *ledger, struct lay_node *node, const char *list,
                            const lay_ids *places, lay_error *err);
lay_status lay_ledger_leavings(struct lay_ledger *ledger, struct lay_node *node, lay_error *err);

/* ledger_periods.c: who held a place, and days of which nothing is known there. */
lay_status lay_ledger_holders(struct lay_ledger *ledger, struct lay_node *node, int64_t place,
                              lay_error *err);
lay_status lay_ledger_gaps(struct lay_ledger *ledger, struct lay_node *node, lay_error *err);

#endif
