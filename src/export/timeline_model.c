/* timeline_model.c: presence rows into places, bars and handovers.
 *
 * Bars are sorted by place, actor and day; a place is a run of them. A handover is seen from the
 * receiver: where a run of its certain holder bars begins, the other actor's holder bar that ended
 * last before it is the giver, if nothing but possible holding by the two lies between. */
#include "export/timeline.h"

#include "base/error.h"
#include <stdlib.h>
#include <string.h>

const char *const lay_bar_state_names[LAY_BAR_STATES] = {"confirmed", "presumed", "possible",
                                                         "contested", "reported_absent"};
const char *const lay_bar_role_names[LAY_BAR_ROLES] = {"holder", "possible_holder", "lodger",
                                                       "present"};

/* Where the columns are that a timeline reads; -1 for one that is not there. */
struct columns {
    int id, stay, start, end, ongoing, edtf, place, place_id, country, actor, role, state;
    int days_since, origins, grade, disputed;
    int certain_start, certain_end, possible_start, possible_end;
};

static lay_status find_columns(const struct lay_rows_source *s, struct columns *c, lay_error *err)
{
    const struct {
        const char *name;
        int *at;
        bool needed;
    } wanted[] = {
        {"id", &c->id, true},
        {"stay_id", &c->stay, false},
        {"start", &c->start, true},
        {"end", &c->end, true},
        {"ongoing", &c->ongoing, false},
        {"edtf", &c->edtf, false},
        {"place", &c->place, true},
        {"place_id", &c->place_id, false},
        {"country", &c->country, false},
        {"actor", &c->actor, true},
        {"role", &c->role, true},
        {"state", &c->state, true},
        {"days_since", &c->days_since, false},
        {"origins", &c->origins, false},
        {"grade", &c->grade, false},
        {"disputed", &c->disputed, false},
        {"certain_start", &c->certain_start, false},
        {"certain_end", &c->certain_end, false},
        {"possible_start", &c->possible_start, false},
        {"possible_end", &c->possible_end, false},
    };
    for (size_t i = 0; i < LAY_COUNT(wanted); i++) {
        *wanted[i].at = lay_rows_column(s, wanted[i].name);
        if (*wanted[i].at < 0 && wanted[i].needed)
            return lay_error_set(err, LAY_USAGE, "format.unfit",
                                 "%s cannot be written as a timeline: there is no column \"%s\"",
                                 s->layer, wanted[i].name);
    }
    return LAY_OK;
}

static int two_digits(const char *p)
{
    if (p[0] < '0' || p[0] > '9' || p[1] < '0' || p[1] > '9')
        return -1;
    return 10 * (p[0] - '0') + p[1] - '0';
}

bool lay_timeline_day(const char *text, lay_day *out)
{
    bool before = *text == '-';
    const char *p = text + before;
    int year = 0, digits = 0;
    for (; *p >= '0' && *p <= '9' && digits < 4; p++, digits++)
        year = 10 * year + (*p - '0');
    if (digits != 4 || p[0] != '-')
        return false;
    int month = two_digits(p + 1);
    if (month < 0 || p[3] != '-')
        return false;
    int day = two_digits(p + 4);
    if (day < 0 || (p[6] && p[6] != 'T'))
        return false;
    return lay_day_from_civil(before ? -year : year, month, day, out);
}

void lay_timeline_cut(struct lay_timeline *t, const char *from, const char *cutoff)
{
    lay_day first = LAY_DAY_MIN, last = LAY_DAY_MAX;
    if (from)
        lay_timeline_day(from, &first);
    if (cutoff)
        lay_timeline_day(cutoff, &last);
    for (size_t i = 0; i < t->bars.n; i++) {
        struct lay_bar *bar = &t->bars.at[i];
        if (bar->last > last && bar->first <= last) {
            bar->last = last;
            bar->ongoing = true;
        }
        if (bar->first < first && bar->last >= first)
            bar->first = first;
    }
    size_t kept = 0;
    for (size_t i = 0; i < t->handovers.n; i++)
        if (t->handovers.at[i].first >= first && t->handovers.at[i].last <= last)
            t->handovers.at[kept++] = t->handovers.at[i];
    t->handovers.n = kept;
}

static const char *text_at(struct lay_timeline *t, const struct lay_row *row, int column)
{
    if (column < 0)
        return NULL;
    const struct lay_value *v = &row->values[column];
    bool text = v->kind == LAY_VALUE_TEXT || v->kind == LAY_VALUE_TIME;
    return text && *v->text ? lay_arena_strdup(&t->arena, v->text) : NULL;
}

/* The day of a time, or NULL. */
static const char *day_at(struct lay_timeline *t, const struct lay_row *row, int column)
{
    const char *text = text_at(t, row, column);
    return text ? lay_arena_strndup(&t->arena, text, strcspn(text, "T")) : NULL;
}

static int64_t int_at(const struct lay_row *row, int column)
{
    if (column < 0)
        return -1;
    enum lay_value_kind kind = row->values[column].kind;
    return kind == LAY_VALUE_INT || kind == LAY_VALUE_BOOL ? row->values[column].integer : -1;
}

static bool find_name(const char *const *names, int count, const char *name, int *out)
{
    for (int i = 0; name && i < count; i++)
        if (strcmp(names[i], name) == 0) {
            *out = i;
            return true;
        }
    return false;
}

static lay_status read_bar(struct lay_timeline *t, const struct columns *c,
                           const struct lay_row *row, lay_error *err)
{
    struct lay_bar bar = {
        .id = text_at(t, row, c->id),
        .stay = text_at(t, row, c->stay),
        .edtf = text_at(t, row, c->edtf),
        .grade = text_at(t, row, c->grade),
        .disputed = text_at(t, row, c->disputed),
        .place_name = text_at(t, row, c->place),
        .place_id = text_at(t, row, c->place_id),
        .country = text_at(t, row, c->country),
        .actor_name = text_at(t, row, c->actor),
        .certain_start = day_at(t, row, c->certain_start),
        .certain_end = day_at(t, row, c->certain_end),
        .possible_start = day_at(t, row, c->possible_start),
        .possible_end = day_at(t, row, c->possible_end),
        .ongoing = int_at(row, c->ongoing) == 1,
        .days_since = int_at(row, c->days_since),
        .origins = int_at(row, c->origins),
        .seq = t->bars.n,
    };
    if (!bar.disputed && int_at(row, c->disputed) == 1)
        bar.disputed = "yes";
    const char *start = text_at(t, row, c->start), *end = text_at(t, row, c->end);
    int state = 0, role = 0;
    if (!start || !end || !bar.place_name || !bar.actor_name ||
        !lay_timeline_day(start, &bar.first) || !lay_timeline_day(end, &bar.last) ||
        !find_name(lay_bar_state_names, LAY_BAR_STATES, text_at(t, row, c->state), &state) ||
        !find_name(lay_bar_role_names, LAY_BAR_ROLES, text_at(t, row, c->role), &role))
        return lay_error_set(err, LAY_BUG, "timeline.row",
                             "the presence row \"%s\" has no usable place, actor, state, role, "
                             "start or end",
                             bar.id ? bar.id : "");
    if (bar.last < bar.first)
        bar.last = bar.first;
    bar.told_first = bar.first;
    bar.told_last = bar.last;
    bar.state = (enum lay_bar_state)state;
    bar.role = (enum lay_bar_role)role;
    lay_vec_push(&t->bars, bar);
    return LAY_OK;
}

static int compare_texts(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int compare_places(const struct lay_bar *x, const struct lay_bar *y)
{
    int c = compare_texts(x->place_id, y->place_id);
    return c ? c : strcmp(x->place_name, y->place_name);
}

static int by_place(const void *a, const void *b)
{
    const struct lay_bar *x = a, *y = b;
    int c = compare_places(x, y);
    if (!c)
        c = x->seq < y->seq ? -1 : x->seq > y->seq;
    return c;
}

static int by_place_actor_day(const void *a, const void *b)
{
    const struct lay_bar *x = a, *y = b;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    if (x->actor != y->actor)
        return x->actor < y->actor ? -1 : 1;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    if (x->last != y->last)
        return x->last < y->last ? -1 : 1;
    return x->seq < y->seq ? -1 : x->seq > y->seq;
}

static int by_name(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

static int by_actor_name(const void *a, const void *b)
{
    const struct lay_bar *const *x = a, *const *y = b;
    return strcmp((*x)->actor_name, (*y)->actor_name);
}

static void number_actors(struct lay_timeline *t)
{
    struct lay_bar **sorted = lay_arena_array(&t->arena, struct lay_bar *, t->bars.n);
    for (size_t i = 0; i < t->bars.n; i++)
        sorted[i] = &t->bars.at[i];
    qsort(sorted, t->bars.n, sizeof(struct lay_bar *), by_actor_name);
    for (size_t i = 0; i < t->bars.n; i++) {
        const char *name = sorted[i]->actor_name;
        if (!t->actors.n || by_name(&t->actors.at[t->actors.n - 1], &name))
            lay_vec_push(&t->actors, name);
        sorted[i]->actor = t->actors.n - 1;
    }
}

/* The number of a place is the row that names it first, which keeps the order of the rows. */
static void number_places(struct lay_timeline *t)
{
    qsort(t->bars.at, t->bars.n, sizeof *t->bars.at, by_place);
    for (size_t i = 0; i < t->bars.n; i++) {
        struct lay_bar *bar = &t->bars.at[i];
        bool same = i && !compare_places(bar - 1, bar);
        bar->place = same ? (bar - 1)->place : bar->seq;
    }
}

static void group_places(struct lay_timeline *t)
{
    qsort(t->bars.at, t->bars.n, sizeof *t->bars.at, by_place_actor_day);
    for (size_t i = 0; i < t->bars.n; i++) {
        struct lay_bar *bar = &t->bars.at[i];
        if (!i || bar[-1].place != bar->place) {
            struct lay_timeline_place place = {bar->place_name, bar->place_id, bar->country, i, 0};
            lay_vec_push(&t->places, place);
        }
        t->places.at[t->places.n - 1].bar_count++;
    }
    for (size_t p = 0; p < t->places.n; p++)
        for (size_t i = 0; i < t->places.at[p].bar_count; i++)
            t->bars.at[t->places.at[p].bar + i].place = p;
}

static bool is_holder(const struct lay_bar *bar, enum lay_bar_role role)
{
    return bar->role == role && bar->state != LAY_BAR_ABSENT;
}

/* From bar `at`, in steps of +1 or -1, how far possible holding goes on without a gap: the last
 * day reached, or the first one going back. `day` is where the certain holding ends. */
static lay_day possible_reach(const struct lay_timeline *t, const struct lay_timeline_place *place,
                              size_t at, bool forward, lay_day day)
{
    size_t first = place->bar, last = place->bar + place->bar_count - 1;
    while (forward ? at < last : at > first) {
        const struct lay_bar *bar = &t->bars.at[at], *next = forward ? bar + 1 : bar - 1;
        bool touches = forward ? next->first <= day + 1 : next->last >= day - 1;
        if (next->actor != bar->actor || !is_holder(next, LAY_BAR_POSSIBLE_HOLDER) || !touches)
            break;
        day = forward ? next->last : next->first;
        at = forward ? at + 1 : at - 1;
    }
    return day;
}

/* True when this holder bar goes on, as holder, in the next bar of the same actor. */
static bool goes_on(const struct lay_timeline *t, const struct lay_timeline_place *place, size_t at)
{
    const struct lay_bar *bar = &t->bars.at[at];
    return at + 1 < place->bar + place->bar_count && bar[1].actor == bar->actor &&
           is_holder(bar, LAY_BAR_HOLDER) && is_holder(&bar[1], LAY_BAR_HOLDER) &&
           bar[1].first <= bar->last + 1;
}

static void add_handover(struct lay_timeline *t, size_t p, size_t giver, size_t receiver)
{
    const struct lay_timeline_place *place = &t->places.at[p];
    const struct lay_bar *from = &t->bars.at[giver], *to = &t->bars.at[receiver];
    if (goes_on(t, place, giver))
        return;
    lay_day left = possible_reach(t, place, giver, true, from->last);
    lay_day came = possible_reach(t, place, receiver, false, to->first);
    if (left + 1 < came)
        return;
    lay_vec_push(&t->handovers,
                 (struct lay_timeline_handover){p, giver, receiver, from->last + 1, to->first});
}

struct holding {
    lay_day day;
    size_t bar;
};

static int by_day(const void *a, const void *b)
{
    const struct holding *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return x->bar < y->bar ? -1 : x->bar > y->bar;
}

/* Goes through the beginnings in order of time, beside the endings in order of time; of those that
 * have passed, the latest of two different actors are enough to find the receiver's giver. */
static void find_handovers(struct lay_timeline *t, size_t p)
{
    const struct lay_timeline_place *place = &t->places.at[p];
    LAY_VEC(struct holding) begins = {0}, ends = {0};
    for (size_t i = place->bar; i < place->bar + place->bar_count; i++) {
        const struct lay_bar *bar = &t->bars.at[i];
        if (!is_holder(bar, LAY_BAR_HOLDER))
            continue;
        if (i == place->bar || !goes_on(t, place, i - 1))
            lay_vec_push(&begins, (struct holding){bar->first, i});
        lay_vec_push(&ends, (struct holding){bar->last, i});
    }
    if (begins.n > 1) {
        qsort(begins.at, begins.n, sizeof *begins.at, by_day);
        qsort(ends.at, ends.n, sizeof *ends.at, by_day);
    }
    size_t latest = SIZE_MAX, other = SIZE_MAX, passed = 0;
    for (size_t i = 0; i < begins.n; i++) {
        for (; passed < ends.n && ends.at[passed].day < begins.at[i].day; passed++) {
            size_t bar = ends.at[passed].bar;
            if (latest != SIZE_MAX && t->bars.at[latest].actor != t->bars.at[bar].actor)
                other = latest;
            latest = bar;
        }
        size_t receiver = begins.at[i].bar, giver = latest;
        if (giver != SIZE_MAX && t->bars.at[giver].actor == t->bars.at[receiver].actor)
            giver = other;
        if (giver != SIZE_MAX)
            add_handover(t, p, giver, receiver);
    }
    lay_vec_done(&begins);
    lay_vec_done(&ends);
}

lay_status lay_timeline_read(lay_rows *rows, struct lay_timeline *t, lay_error *err)
{
    *t = (struct lay_timeline){0};
    struct columns columns;
    lay_status status = find_columns(lay_rows_source(rows), &columns, err);
    struct lay_row row;
    while (status == LAY_OK && (status = lay_rows_next(rows, &row, err)) == LAY_OK)
        status = read_bar(t, &columns, &row, err);
    if (status != LAY_NO)
        return status;
    if (t->bars.n) {
        number_actors(t);
        number_places(t);
        group_places(t);
    }
    for (size_t p = 0; p < t->places.n; p++)
        find_handovers(t, p);
    return LAY_OK;
}

void lay_timeline_done(struct lay_timeline *t)
{
    lay_vec_done(&t->bars);
    lay_vec_done(&t->places);
    lay_vec_done(&t->actors);
    lay_vec_done(&t->handovers);
    lay_arena_done(&t->arena);
}
