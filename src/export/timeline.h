/* timeline.h: presence rows as a chart in memory: places, their bars, who took over from whom.
 *
 * Read once from the rows, then laid out and drawn, or written as JSON or CSV. Strings belong to
 * `arena`; a NULL string is an absent value. Places keep the order in which the rows bring them;
 * actors are sorted by name, so that the same names get the same colours. */
#ifndef LAY_EXPORT_TIMELINE_H
#define LAY_EXPORT_TIMELINE_H

#include "base/mem.h"
#include "export/writers.h"
#include <laydown/date.h>

enum lay_bar_state {
    LAY_BAR_CONFIRMED,
    LAY_BAR_PRESUMED,
    LAY_BAR_POSSIBLE,
    LAY_BAR_CONTESTED,
    LAY_BAR_ABSENT,
    LAY_BAR_STATES
};

enum lay_bar_role {
    LAY_BAR_HOLDER,
    LAY_BAR_POSSIBLE_HOLDER,
    LAY_BAR_LODGER,
    LAY_BAR_PRESENT,
    LAY_BAR_ROLES
};

/* Names as in the presence layer. */
extern const char *const lay_bar_state_names[LAY_BAR_STATES];
extern const char *const lay_bar_role_names[LAY_BAR_ROLES];

/* One span of a stay: a row of the presence layer. */
struct lay_bar {
    const char *id, *stay, *edtf, *grade, *disputed;
    const char *place_name, *place_id, *country, *actor_name;
    const char *certain_start, *certain_end, *possible_start, *possible_end; /* days */
    enum lay_bar_state state;
    enum lay_bar_role role;
    lay_day first, last; /* inclusive; an ongoing one ends at the data cut-off; drawn from and to */
    lay_day told_first, told_last; /* the same before anything was cut off */
    bool ongoing;
    int64_t days_since, origins; /* -1: not given */
    size_t seq;                  /* of its row */
    size_t place, actor;         /* indices below */
};

struct lay_timeline_place {
    const char *name, *id, *country;
    size_t bar, bar_count; /* its bars, by actor and then by day */
};

/* The holder's role passes on one day of first..last, the receiver's first certain day. */
struct lay_timeline_handover {
    size_t place, giver, receiver; /* the last bar of the one, the first of the other */
    lay_day first, last;
};

struct lay_timeline {
    LAY_VEC(struct lay_bar) bars;
    LAY_VEC(struct lay_timeline_place) places;
    LAY_VEC(const char *) actors;
    LAY_VEC(struct lay_timeline_handover) handovers;
    lay_arena arena;
};

/* Draws nothing before `from` and after the data cut-off (YYYY-MM-DD, or NULL): what is there
 * beyond the cut-off goes on. */
void lay_timeline_cut(struct lay_timeline *t, const char *from, const char *cutoff);

/* Reads all rows. Errors: LAY_USAGE "format.unfit" when a column is missing that a timeline needs,
 * LAY_BUG "timeline.row" for a row without days or with an unknown state or role, and what the rows
 * fail with. Call lay_timeline_done() in any case. */
lay_status lay_timeline_read(lay_rows *rows, struct lay_timeline *t, lay_error *err);
void lay_timeline_done(struct lay_timeline *t);

/* "2021-12-14T…" or "2021-12-14" as a day; false when it is none. */
bool lay_timeline_day(const char *text, lay_day *out);

void lay_timeline_write_json(const struct lay_timeline *t, const struct lay_export_options *options,
                             lay_output *out);
void lay_timeline_write_csv(const struct lay_timeline *t, const struct lay_export_options *options,
                            lay_output *out);
void lay_timeline_write_svg(const struct lay_timeline *t, const struct lay_export_options *options,
                            lay_output *out);

#endif
