/* disputes.h: disputes on their way from rows of the store to nodes of a tree. */
#ifndef LAY_QUERY_DISPUTES_H
#define LAY_QUERY_DISPUTES_H

#include "base/tree.h"
#include "model/terms.h"
#include "store/query.h"
#include <laydown/query.h>

/* What a dispute is about, which says what its sides are. */
enum lay_dispute_kind {
    LAY_DISPUTE_DENIAL,    /* some say so; some deny, doubt or take back */
    LAY_DISPUTE_IDENTITY,  /* rows of presence whose actor is denied under another name */
    LAY_DISPUTE_CONTESTED, /* seen there, and told not to be there, of one day */
    LAY_DISPUTE_HOLDERS,   /* two hold one base on one day who did not come to it together */
    LAY_DISPUTE_TIME,      /* the claims of one event tell of other days */
    LAY_DISPUTE_ENDING,    /* events of one kind end one stay on other days */
    LAY_DISPUTE_STRENGTH   /* figures of one thing that cannot both be right */
};

struct lay_dispute_draft {
    enum lay_dispute_kind kind;
    enum lay_aspect aspect;
    lay_ids events;  /* that are disputed */
    lay_ids against; /* claims; of figures: all that conflict; none where days conflict */
    lay_ids spans;   /* of what is contested, or held twice */
    lay_ids rows;    /* place and actor by turns: rows of presence that the dispute marks */
};

typedef LAY_VEC(struct lay_dispute_draft) lay_dispute_drafts;

void lay_dispute_drafts_done(lay_dispute_drafts *drafts);

/* Finds the disputes of these events and spans. `rows_too`: rows that no dispute of the events
 * marks make disputes of their own. disputes_find.c */
lay_status lay_disputes_find(lay_db *db, const lay_ids *events, const lay_ids *spans, bool rows_too,
                             lay_dispute_drafts *out, lay_error *err);

/* One dispute as a node. disputes_node.c */
lay_status lay_disputes_node(lay_db *db, lay_tree *tree, const struct lay_dispute_draft *draft,
                             struct lay_node **out, lay_error *err);

/* Hangs the disputes that the filter selects in node's list "disputes", and puts how many there
 * are, not counting the limit, as "count". Evidence is as it was derived last. disputes.c */
lay_status lay_disputes_hang(lay_db *db, const struct lay_filter *filter, lay_tree *tree,
                             struct lay_node *node, lay_error *err);

#endif
