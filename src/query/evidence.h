/* evidence.h: the filters that choose evidence: --known-by, --recorded-by, --min-grade, --source.
 */
#ifndef LAY_QUERY_EVIDENCE_H
#define LAY_QUERY_EVIDENCE_H

#include "base/mem.h"
#include "store/choose.h"
#include <laydown/query.h>

/* Zero-initialised: all evidence. */
struct lay_chosen {
    bool any; /* something is chosen */
    struct lay_evidence_choice choice;
    LAY_VEC(char *) sources;                                /* that choice.sources points to */
    char *known_by, *recorded_by, *min_grade, *source_list; /* as exports say them; NULL: not set */
};

/* Reads those filters; nothing is derived. *out is owned by the caller, after a failure too.
 * Errors: those of lay_selection_new(). */
lay_status lay_chosen_read(lay_db *db, const struct lay_filter *filter, struct lay_chosen *out,
                           lay_error *err);
void lay_chosen_done(struct lay_chosen *chosen);

/* " known by 2021-12-01 from TV5MONDE": what is said behind "the store has no events". Caller
 * frees.
 */
char *lay_chosen_words(const struct lay_chosen *chosen);

#endif
