/* timeline_data.c: a timeline as JSON (places with their bars, and the handovers) and as CSV (a
 * line per bar). Days are YYYY-MM-DD, both ends inclusive. */
#include "base/csv_write.h"
#include "export/timeline.h"
#include <stdlib.h>

static void write_day(struct lay_json_write *w, const char *name, lay_day day)
{
    LAY_FREE char *text = lay_day_format(day);
    lay_json_write_key(w, name);
    lay_json_write_text(w, text);
}

static void write_count(struct lay_json_write *w, const char *name, int64_t value)
{
    if (value < 0)
        return;
    lay_json_write_key(w, name);
    lay_json_write_int(w, value);
}

static void write_bar(struct lay_json_write *w, const struct lay_bar *bar)
{
    lay_json_write_object(w);
    lay_json_write_optional(w, "id", bar->id);
    lay_json_write_optional(w, "stay_id", bar->stay);
    lay_json_write_optional(w, "actor", bar->actor_name);
    lay_json_write_optional(w, "role", lay_bar_role_names[bar->role]);
    lay_json_write_optional(w, "state", lay_bar_state_names[bar->state]);
    write_day(w, "start", bar->first);
    write_day(w, "end", bar->last);
    lay_json_write_key(w, "ongoing");
    lay_json_write_bool(w, bar->ongoing);
    lay_json_write_optional(w, "edtf", bar->edtf);
    write_count(w, "days_since", bar->days_since);
    lay_json_write_optional(w, "certain_start", bar->certain_start);
    lay_json_write_optional(w, "certain_end", bar->certain_end);
    lay_json_write_optional(w, "possible_start", bar->possible_start);
    lay_json_write_optional(w, "possible_end", bar->possible_end);
    lay_json_write_optional(w, "grade", bar->grade);
    write_count(w, "origins", bar->origins);
    lay_json_write_optional(w, "disputed", bar->disputed);
    lay_json_write_end(w);
}

static void write_place(struct lay_json_write *w, const struct lay_timeline *t,
                        const struct lay_timeline_place *place)
{
    lay_json_write_object(w);
    lay_json_write_optional(w, "place", place->name);
    lay_json_write_optional(w, "place_id", place->id);
    lay_json_write_optional(w, "country", place->country);
    lay_json_write_key(w, "presence");
    lay_json_write_array(w);
    for (size_t i = 0; i < place->bar_count; i++)
        write_bar(w, &t->bars.at[place->bar + i]);
    lay_json_write_end(w);
    lay_json_write_end(w);
}

static void write_handover(struct lay_json_write *w, const struct lay_timeline *t,
                           const struct lay_timeline_handover *handover)
{
    lay_json_write_object(w);
    lay_json_write_optional(w, "place", t->places.at[handover->place].name);
    lay_json_write_optional(w, "place_id", t->places.at[handover->place].id);
    lay_json_write_optional(w, "giver", t->bars.at[handover->giver].actor_name);
    lay_json_write_optional(w, "receiver", t->bars.at[handover->receiver].actor_name);
    write_day(w, "first", handover->first);
    write_day(w, "last", handover->last);
    lay_json_write_end(w);
}

void lay_timeline_write_json(const struct lay_timeline *t, const struct lay_export_options *options,
                             lay_output *out)
{
    struct lay_json_write w;
    lay_json_write_init(&w, out, 4);
    lay_json_write_object(&w);
    lay_json_write_key(&w, "laydown");
    lay_json_write_object(&w);
    lay_write_json_info(&w, &options->info);
    lay_json_write_end(&w);
    lay_json_write_key(&w, "places");
    lay_json_write_array(&w);
    for (size_t i = 0; i < t->places.n; i++)
        write_place(&w, t, &t->places.at[i]);
    lay_json_write_end(&w);
    lay_json_write_key(&w, "handovers");
    lay_json_write_array(&w);
    for (size_t i = 0; i < t->handovers.n; i++)
        write_handover(&w, t, &t->handovers.at[i]);
    lay_json_write_end(&w);
    lay_json_write_end(&w);
    lay_json_write_line(&w);
    lay_json_write_done(&w);
}

static void csv_day(struct lay_csv_write *w, lay_day day)
{
    LAY_FREE char *text = lay_day_format(day);
    lay_csv_write_plain(w, text);
}

static void csv_count(struct lay_csv_write *w, int64_t value)
{
    if (value < 0)
        lay_csv_write_null(w);
    else
        lay_csv_write_int(w, value);
}

static void csv_plain(struct lay_csv_write *w, const char *text)
{
    lay_csv_write_plain(w, text ? text : "");
}

void lay_timeline_write_csv(const struct lay_timeline *t, const struct lay_export_options *options,
                            lay_output *out)
{
    static const char *const names[] = {
        "place",        "actor",    "role",          "state",       "start",
        "end",          "ongoing",  "edtf",          "days_since",  "grade",
        "origins",      "disputed", "certain_start", "certain_end", "possible_start",
        "possible_end", "id",       "stay_id",       "place_id",    "country"};
    struct lay_csv_write w = {.out = out, .raw = options->raw_csv};
    for (size_t i = 0; i < LAY_COUNT(names); i++)
        lay_csv_write_plain(&w, names[i]);
    lay_csv_write_end_row(&w);
    for (size_t i = 0; i < t->bars.n; i++) {
        const struct lay_bar *bar = &t->bars.at[i];
        lay_csv_write_text(&w, bar->place_name);
        lay_csv_write_text(&w, bar->actor_name);
        lay_csv_write_plain(&w, lay_bar_role_names[bar->role]);
        lay_csv_write_plain(&w, lay_bar_state_names[bar->state]);
        csv_day(&w, bar->first);
        csv_day(&w, bar->last);
        lay_csv_write_plain(&w, bar->ongoing ? "true" : "false");
        lay_csv_write_text(&w, bar->edtf);
        csv_count(&w, bar->days_since);
        lay_csv_write_text(&w, bar->grade);
        csv_count(&w, bar->origins);
        lay_csv_write_text(&w, bar->disputed);
        csv_plain(&w, bar->certain_start);
        csv_plain(&w, bar->certain_end);
        csv_plain(&w, bar->possible_start);
        csv_plain(&w, bar->possible_end);
        lay_csv_write_text(&w, bar->id);
        lay_csv_write_text(&w, bar->stay);
        lay_csv_write_text(&w, bar->place_id);
        lay_csv_write_text(&w, bar->country);
        lay_csv_write_end_row(&w);
    }
}
