/* scenario.c: reads the notation of scenario.h, infers, compares. */
#include "scenario.h"

#include "base/buf.h"
#include <stdlib.h>
#include <string.h>

static char *read_text(const char *path)
{
    FILE *in = fopen(path, "rb");
    if (!in)
        return NULL;
    lay_buf buf = {0};
    char block[4096];
    size_t n;
    while ((n = fread(block, 1, sizeof block, in)) > 0)
        lay_buf_add(&buf, block, n);
    fclose(in);
    return lay_buf_take(&buf);
}

/* Splits in place; returns the number of cells. */
static size_t split(char *text, char by, char **cells, size_t most)
{
    size_t n = 0;
    for (char *at = text; n < most; n++) {
        cells[n] = at;
        char *next = strchr(at, by);
        if (!next)
            return n + 1;
        *next = '\0';
        at = next + 1;
    }
    return n;
}

static void die(const struct scenario *s, int line, const char *what)
{
    fprintf(stderr, "%s:%d: %s\n", s->file, line, what);
    abort();
}

static int place_of(const struct scenario *s, const char *key)
{
    for (size_t i = 0; i < s->places.n; i++)
        if (strcmp(s->places.at[i].key, key) == 0)
            return (int)i;
    return -1;
}

static int actor_of(const struct scenario *s, const char *key)
{
    for (size_t i = 0; i < s->actors.n; i++)
        if (strcmp(s->actors.at[i].key, key) == 0)
            return (int)i;
    return -1;
}

static int report_of(const struct scenario *s, const char *key)
{
    for (size_t i = 0; i < s->reports.n; i++)
        if (strcmp(s->reports.at[i].key, key) == 0)
            return (int)i;
    return -1;
}

static struct lay_date date_of(const struct scenario *s, int line, const char *text)
{
    struct lay_date date;
    if (lay_date_parse(text, &date, NULL) != LAY_OK)
        die(s, line, text);
    return date;
}

static int term(const struct scenario *s, int line, enum lay_list list, const char *name)
{
    int value;
    if (!lay_term_find(list, name, &value))
        die(s, line, name);
    return value;
}

static void add_place(struct scenario *s, int line, char **cell)
{
    static const char *const levels[] = {"facility", "town", "area", "country", "theatre"};
    struct lay_place place = {.id = (int64_t)s->places.n + 1,
                              .key = cell[1],
                              .name = cell[1],
                              .parent = place_of(s, cell[3])};
    for (size_t i = 0; i < LAY_COUNT(levels); i++)
        if (strcmp(levels[i], cell[2]) == 0)
            place.level = (enum lay_place_level)i;
    place.locality = (int)s->places.n;
    if (place.level == LAY_LEVEL_FACILITY && place.parent >= 0 &&
        s->places.at[place.parent].level == LAY_LEVEL_TOWN)
        place.locality = place.parent;
    if (place.parent < 0 && strcmp(cell[3], "-") != 0)
        die(s, line, cell[3]);
    lay_vec_push(&s->places, place);
}

static void add_report(struct scenario *s, int line, char **cell)
{
    struct lay_date published = date_of(s, line, cell[2]);
    struct lay_report_ref report = {.key = cell[1],
                                    .published_first = lay_date_first(&published),
                                    .published_last = lay_date_last(&published),
                                    .reliability = 'C'};
    char **origins = lay_arena_array(&s->all.arena, char *, 8);
    report.origin_count = split(strcmp(cell[3], "-") ? cell[3] : cell[1], ';', origins, 8);
    report.origins = (const char *const *)origins;
    lay_vec_push(&s->reports, report);
    lay_vec_push(&s->derived, cell[4]);
}

static void add_places(struct scenario *s, int line, struct lay_claim *claim, char *text)
{
    char *parts[16];
    if (strcmp(text, "-") == 0)
        return;
    size_t n = split(text, ';', parts, 16);
    struct lay_mention_place *places = lay_arena_array(&s->all.arena, struct lay_mention_place, n);
    for (size_t i = 0; i < n; i++) {
        char *role = strrchr(parts[i], '/');
        if (!role)
            die(s, line, parts[i]);
        *role++ = '\0';
        char *coarse = strchr(role, ',');
        if (coarse)
            *coarse = '\0';
        places[i].place = place_of(s, parts[i]);
        places[i].role = (enum lay_place_role)term(s, line, LAY_LIST_PLACE_ROLE, role);
        places[i].coarse = coarse != NULL;
        if (places[i].place < 0)
            die(s, line, parts[i]);
    }
    claim->places = places;
    claim->place_count = n;
}

static void add_actors(struct scenario *s, int line, struct lay_claim *claim, char *text)
{
    char *parts[16];
    if (strcmp(text, "-") == 0)
        return;
    size_t n = split(text, ';', parts, 16);
    struct lay_mention_actor *actors = lay_arena_array(&s->all.arena, struct lay_mention_actor, n);
    for (size_t i = 0; i < n; i++) {
        char *role = strrchr(parts[i], '/');
        if (!role)
            die(s, line, parts[i]);
        *role++ = '\0';
        actors[i].actor = actor_of(s, parts[i]);
        actors[i].role = (enum lay_actor_role)term(s, line, LAY_LIST_ACTOR_ROLE, role);
        if (actors[i].actor < 0)
            die(s, line, parts[i]);
    }
    claim->actors = actors;
    claim->actor_count = n;
}

static void add_extra(struct scenario *s, int line, struct lay_claim *claim, const char *name,
                      char *value)
{
    struct lay_strength *strength = &claim->strength;
    int64_t number = strtoll(value, NULL, 10);
    if (strcmp(name, "aspect") == 0)
        claim->aspect = (enum lay_aspect)term(s, line, LAY_LIST_ASPECT, value);
    else if (strcmp(name, "about") == 0)
        claim->about = value;
    else if (strcmp(name, "speaker") == 0)
        claim->speaker = actor_of(s, value);
    else if (strcmp(name, "basis") == 0)
        claim->basis = (enum lay_basis)term(s, line, LAY_LIST_BASIS, value);
    else if (strcmp(name, "text") == 0)
        claim->speaker_text = value;
    else if (strcmp(name, "low") == 0)
        strength->low = number, claim->has_strength = true;
    else if (strcmp(name, "best") == 0)
        strength->best = number, claim->has_strength = true;
    else if (strcmp(name, "high") == 0)
        strength->high = number, claim->has_strength = true;
    else if (strcmp(name, "unit") == 0)
        strength->unit = value, claim->has_strength = true;
    else if (strcmp(name, "measure") == 0)
        strength->measure = (enum lay_measure)term(s, line, LAY_LIST_MEASURE, value);
    else if (strcmp(name, "scope") == 0)
        strength->scope = (enum lay_scope)term(s, line, LAY_LIST_SCOPE, value);
    else if (strcmp(name, "credibility") == 0)
        claim->credibility = (int)number;
    else
        die(s, line, name);
}

static void add_claim(struct scenario *s, int line, char **cell, size_t n)
{
    struct lay_claim claim = {.id = (int64_t)s->claims.n + 1,
                              .report = report_of(s, cell[2]),
                              .speaker = -1,
                              .credibility = 6};
    if (claim.report < 0)
        die(s, line, cell[2]);
    claim.ref = lay_arena_printf(&s->all.arena, "%s#%s", cell[2], cell[1]);
    claim.type = (enum lay_type)term(s, line, LAY_LIST_TYPE, cell[3]);
    claim.stance = (enum lay_stance)term(s, line, LAY_LIST_STANCE, cell[4]);
    claim.modality = (enum lay_modality)term(s, line, LAY_LIST_MODALITY, cell[5]);
    claim.strength = (struct lay_strength){.low = -1, .best = -1, .high = -1, .unit = ""};
    if (strcmp(cell[6], "-") != 0) {
        claim.dated = true;
        claim.when = date_of(s, line, cell[6]);
    }
    add_places(s, line, &claim, cell[7]);
    add_actors(s, line, &claim, cell[8]);
    char *extras[16];
    size_t count = n > 9 && strcmp(cell[9], "-") ? split(cell[9], ';', extras, 16) : 0;
    for (size_t i = 0; i < count; i++) {
        char *value = strchr(extras[i], '=');
        if (!value)
            die(s, line, extras[i]);
        *value++ = '\0';
        add_extra(s, line, &claim, extras[i], value);
    }
    lay_vec_push(&s->claims, claim);
}

/* ---- the evidence of a day, and what follows from it ---- */

static int by_ref(const void *a, const void *b)
{
    return strcmp(((const struct lay_claim *)a)->ref, ((const struct lay_claim *)b)->ref);
}

static void infer_known(struct scenario *s, lay_day known, struct lay_evidence *ev,
                        struct lay_laydown *out)
{
    *ev = s->all;
    ev->places = s->places.at;
    ev->place_count = s->places.n;
    ev->actors = s->actors.at;
    ev->actor_count = s->actors.n;
    ev->reports = s->reports.at;
    ev->report_count = s->reports.n;
    ev->claims = lay_zalloc(s->claims.n + 1, sizeof *ev->claims);
    for (size_t i = 0; i < s->claims.n; i++)
        if (s->reports.at[s->claims.at[i].report].published_last <= known)
            ev->claims[ev->claim_count++] = s->claims.at[i];
    qsort(ev->claims, ev->claim_count, sizeof *ev->claims, by_ref);
    for (size_t r = 0; r < s->reports.n; r++) {
        char *list = lay_arena_strdup(&s->all.arena, s->derived.at[r]), *keys[16];
        size_t n = strcmp(list, "-") ? split(list, ';', keys, 16) : 0;
        int *digests = lay_arena_array(&s->all.arena, int, n + 1);
        s->reports.at[r].digest_count = 0;
        for (size_t i = 0; i < n; i++) {
            int index = report_of(s, keys[i]);
            if (index >= 0 && s->reports.at[index].published_last <= known)
                digests[s->reports.at[r].digest_count++] = index;
        }
        s->reports.at[r].digests = digests;
    }
    lay_infer(ev, out);
}

static bool among(const char *options, const char *value)
{
    size_t len = strlen(value);
    for (const char *at = options; at; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL)
        if (strncmp(at, value, len) == 0 && (at[len] == '|' || at[len] == '\0'))
            return true;
    return strcmp(options, "-") == 0;
}

static void check_at(struct scenario *s, int line, const struct lay_laydown *out, char **cell,
                     FILE *to)
{
    struct lay_date date = date_of(s, line, cell[1]);
    lay_day day = lay_date_first(&date);
    int place = place_of(s, cell[2]), actor = actor_of(s, cell[3]);
    const char *state = "unknown", *role = "-";
    for (size_t i = 0; i < out->span_count; i++) {
        const struct lay_span *span = &out->spans[i];
        const struct lay_stay *stay = &out->stays[span->stay];
        if (stay->place == place && stay->actor == actor && span->from <= day && day < span->to) {
            state = lay_state_name(span->state);
            role = lay_presence_role_name(span->role);
        }
    }
    bool absent = strcmp(state, "unknown") == 0 || strcmp(state, "reported_absent") == 0;
    const char *wanted_role = absent ? "-" : cell[5];
    s->checks++;
    if (among(cell[4], state) && among(wanted_role, role))
        return;
    s->failures++;
    fprintf(to, "%s:%d: on %s at %s, %s is %s, %s; wanted %s, %s: %s\n", s->file, line, cell[1],
            cell[2], cell[3], state, role, cell[4], cell[5], cell[6]);
}

static void check_event(struct scenario *s, int line, const struct lay_laydown *out, char **cell,
                        FILE *to)
{
    int type = term(s, line, LAY_LIST_TYPE, cell[1]), place = place_of(s, cell[2]);
    s->checks++;
    for (size_t i = 0; i < out->event_count; i++) {
        const struct lay_event *event = &out->events[i];
        char *edtf =
            lay_date_format_range(lay_date_first(&event->when), lay_date_last(&event->when));
        char *origins = lay_asprintf("%d", event->origins);
        bool same = (int)event->type == type && event->place == place && among(cell[3], edtf) &&
                    among(cell[4], origins) && among(cell[5], lay_event_status_name(event->status));
        free(edtf);
        free(origins);
        if (same)
            return;
    }
    s->failures++;
    fprintf(to, "%s:%d: no %s at %s with %s, %s origins, %s: %s; there are\n", s->file, line,
            cell[1], cell[2], cell[3], cell[4], cell[5], cell[6]);
    for (size_t i = 0; i < out->event_count; i++) {
        const struct lay_event *event = &out->events[i];
        if ((int)event->type != type || event->place != place)
            continue;
        char *edtf =
            lay_date_format_range(lay_date_first(&event->when), lay_date_last(&event->when));
        fprintf(to, "    %s, %d origins, %s\n", edtf, event->origins,
                lay_event_status_name(event->status));
        free(edtf);
    }
}

static void shuffle_claims(struct scenario *s)
{
    unsigned state = s->shuffle;
    for (size_t i = s->claims.n; i > 1; i--) {
        state = state * 1103515245u + 12345u;
        size_t k = (state >> 8) % i;
        struct lay_claim swap = s->claims.at[i - 1];
        s->claims.at[i - 1] = s->claims.at[k];
        s->claims.at[k] = swap;
    }
}

static void run_checks(struct scenario *s, char **lines, size_t n, FILE *to)
{
    struct lay_evidence ev;
    struct lay_laydown out;
    infer_known(s, LAY_DAY_MAX, &ev, &out);
    for (size_t i = 0; i < n; i++) {
        char *cell[12] = {0};
        if (strncmp(lines[i], "at\t", 3) && strncmp(lines[i], "event\t", 6) &&
            strncmp(lines[i], "known\t", 6))
            continue;
        size_t cells = split(lines[i], '\t', cell, 12);
        if (strcmp(cell[0], "known") == 0) {
            struct lay_date known = {.end_last = LAY_DAY_MAX};
            if (strcmp(cell[1], "-"))
                known = date_of(s, (int)i + 1, cell[1]);
            lay_laydown_done(&out);
            free(ev.claims);
            infer_known(s, lay_date_last(&known), &ev, &out);
        } else if (cells < 7) {
            die(s, (int)i + 1, "a check needs seven cells");
        } else if (strcmp(cell[0], "at") == 0) {
            check_at(s, (int)i + 1, &out, cell, to);
        } else {
            check_event(s, (int)i + 1, &out, cell, to);
        }
    }
    lay_laydown_done(&out);
    free(ev.claims);
}

bool scenario_run(const char *path, unsigned shuffle, FILE *out, struct scenario *s)
{
    char *text = read_text(path);
    if (!text)
        return false;
    *s = (struct scenario){.file = strrchr(path, '/') ? strrchr(path, '/') + 1 : path,
                           .shuffle = shuffle};
    LAY_VEC(char *) lines = {0};
    for (char *at = text; at;) {
        char *next = strchr(at, '\n');
        if (next)
            *next++ = '\0';
        lay_vec_push(&lines, at);
        at = next;
    }
    for (size_t i = 0; i < lines.n; i++) {
        char *cell[12] = {0};
        int line = (int)i + 1;
        if (strncmp(lines.at[i], "place\t", 6) == 0 && split(lines.at[i], '\t', cell, 12) == 4)
            add_place(s, line, cell);
        else if (strncmp(lines.at[i], "actor\t", 6) == 0 &&
                 split(lines.at[i], '\t', cell, 12) == 4) {
            struct lay_actor actor = {.key = cell[1],
                                      .name = cell[1],
                                      .parent = actor_of(s, cell[2]),
                                      .valid_from = LAY_DAY_MIN,
                                      .valid_to = LAY_DAY_MAX};
            if (strcmp(cell[3], "-")) {
                struct lay_date valid = date_of(s, line, cell[3]);
                actor.valid_to = lay_date_last(&valid);
            }
            lay_vec_push(&s->actors, actor);
        } else if (strncmp(lines.at[i], "report\t", 7) == 0 &&
                   split(lines.at[i], '\t', cell, 12) == 5)
            add_report(s, line, cell);
        else if (strncmp(lines.at[i], "claim\t", 6) == 0) {
            size_t n = split(lines.at[i], '\t', cell, 12);
            if (n < 9)
                die(s, line, "a claim needs nine cells");
            add_claim(s, line, cell, n);
        }
    }
    if (shuffle)
        shuffle_claims(s);
    run_checks(s, lines.at, lines.n, out);
    lay_vec_done(&lines);
    lay_vec_done(&s->places);
    lay_vec_done(&s->actors);
    lay_vec_done(&s->reports);
    lay_vec_done(&s->claims);
    lay_vec_done(&s->derived);
    lay_arena_done(&s->all.arena);
    free(text);
    return true;
}
