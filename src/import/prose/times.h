/* times.h: what a phrase of time means on a day: EDTF.
 *
 * Conventions: early, mid, late month are days 1-10, 11-20, 21-end; early, mid, late year are
 * months 1-4, 5-8, 9-12; "last week" is the ISO week before; "recently" is the 35 days before, the
 * first about; a weekday is the last one, or the next one of what is planned; overnight is that day
 * and the next, and told of no day the night before; weeks of a month are its days 1-7, 8-14,
 * 15-21 and its last seven; "earlier this month" ends, "later this month" begins on the day of the
 * report; years ago are whole years, about; "a few weeks later" is two to nine of them later, none
 * behind the report; "within two weeks" is any day from the report to the one two weeks later; a
 * day or month without a year is the last one that is not more than 31 days ahead, or the next one
 * of what is planned or under way ("is leaving on Friday"). */
#ifndef LAY_PROSE_TIMES_H
#define LAY_PROSE_TIMES_H

#include "import/prose/match.h"
#include <laydown/date.h>

struct lay_span_days {
    lay_day first, last;
    bool approximate;       /* both ends */
    bool first_approximate; /* only the first */
    int year, season;       /* season 21..24 where it is just that */
};

struct lay_time_base {
    lay_day published; /* the last day on which it was; LAY_DAY_MIN: not known */
    lay_day event;     /* of what is told before; LAY_DAY_MIN: nothing is */
    bool planned;
    bool past;   /* had left in July: of the one before */
    bool turned; /* four days after | they left: it counts back from what is told before */
};

/* What a rule of times.tsv counts; false where it cannot be told (relative to no event, or, of the
 * count "other", to something that is no claim: two years after the coup). */
bool lay_time_days(const struct lay_rule *rule, const struct lay_match *match,
                   const struct lay_time_base *base, struct lay_span_days *out);

/* As EDTF. mode: "", by, since, until, before, after, throughout; `lasting`: of something that
 * lasts. The caller frees. */
char *lay_time_edtf(const struct lay_span_days *days, const char *mode, bool lasting,
                    lay_day published);

#endif
