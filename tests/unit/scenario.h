/* scenario.h: a small text notation for inference: places, actors, reports, claims, and what must
 * follow. One tab-separated line each; '#' begins a comment; '-' is "none".
 *
 *   place  KEY  facility|town|area|country|theatre  PARENT
 *   actor  KEY  PARENT  VALID_TO
 *   report KEY  PUBLISHED  ORIGINS(;)  DERIVED_FROM(;)
 *   claim  KEY  REPORT  TYPE  STANCE  MODALITY  WHEN  PLACE/ROLE(;)  ACTOR/ROLE(;)  NAME=VALUE(;)
 *   known  DAY                     from here on: as a reader of that day; '-' for all reports
 *   at     DAY  PLACE  ACTOR  STATE(|)  ROLE(|)  WHY
 *   event  TYPE  PLACE  EDTF  ORIGINS  STATUS  WHY     (one event of that type and place has these)
 *
 * A role of a place may carry ",coarse". Names of extras: aspect about speaker basis text low best
 * high unit measure scope credibility. `at` gives `unknown` where there is no row. */
#ifndef LAY_TEST_SCENARIO_H
#define LAY_TEST_SCENARIO_H

#include "infer/infer.h"
#include <stdio.h>

struct scenario {
    const char *file;
    struct lay_evidence all;
    LAY_VEC(struct lay_place) places;
    LAY_VEC(struct lay_actor) actors;
    LAY_VEC(struct lay_report_ref) reports;
    LAY_VEC(struct lay_claim) claims;
    LAY_VEC(const char *) derived; /* per report, as written */
    int checks, failures;
    unsigned shuffle; /* 0: claims in the order written */
};

/* Reads the file, runs every check, prints each failure to `out`. False when it cannot be read. */
bool scenario_run(const char *path, unsigned shuffle, FILE *out, struct scenario *result);

#endif
