/* names.c: names of places and actors to rows of the store.
 *
 * First the store's own names, folded. What is not there is asked of the gazetteer, which is only
 * then read: a name it knows but nothing is stored of selects nothing, and says so; any other name
 * is an error with names that are near: a slip of the fingers, or a part of a longer name. */
#include "query/filter.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/fold.h"
#include "query/known.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static void keep_name(void *context, int64_t id, const char *folded, const char *name)
{
    struct lay_known_names *known = context;
    lay_vec_push(&known->folded, lay_arena_strdup(&known->arena, folded));
    lay_vec_push(&known->names, lay_arena_strdup(&known->arena, name));
    lay_vec_push(&known->ids, id);
}

void lay_known_names_done(struct lay_known_names *known)
{
    lay_arena_done(&known->arena);
    lay_vec_done(&known->folded);
    lay_vec_done(&known->names);
    lay_vec_done(&known->ids);
}

static lay_status unknown_name(lay_db *db, bool actors, const char *name, const char *folded,
                               lay_error *err)
{
    struct lay_known_names known = {0};
    lay_status status = lay_store_each_name(db, actors, keep_name, &known, err);
    if (status == LAY_OK) {
        LAY_FREE char *near =
            lay_near_names(folded, known.folded.at, known.names.at, known.ids.at, known.names.n);
        status = lay_error_set(err, LAY_NOT_FOUND, actors ? "actor.unknown" : "place.unknown",
                               "no %s is called \"%s\"", actors ? "actor" : "place", name);
        if (near)
            lay_error_hint(err, "did you mean %s?", near);
    }
    lay_known_names_done(&known);
    return status;
}

lay_status lay_filter_unknown_place(lay_db *db, const char *name, lay_error *err)
{
    LAY_FREE char *folded = lay_fold(name);
    return unknown_name(db, false, name, folded, err);
}

static void say(const struct lay_filter *filter, const char *sentence)
{
    if (filter->note)
        filter->note(filter->context, sentence);
}

static lay_status say_all_meanings(lay_db *db, const struct lay_filter *filter, const char *name,
                                   const lay_ids *ids, lay_error *err)
{
    LAY_BUF line = {0};
    lay_buf_printf(&line, "\"%s\" means %zu places, all are taken: ", name, ids->n);
    for (size_t i = 0; i < ids->n; i++) {
        LAY_FREE char *label = NULL;
        lay_status status = lay_store_place_label(db, ids->at[i], &label, err);
        if (status != LAY_OK)
            return status;
        lay_buf_printf(&line, "%s%s", i ? ", " : "", label);
    }
    say(filter, lay_buf_text(&line));
    return LAY_OK;
}

static lay_status look_up(lay_db *db, const struct lay_filter *filter, bool actors,
                          const char *name, lay_ids *out, lay_error *err)
{
    LAY_FREE char *folded = lay_fold(name);
    lay_status status = actors ? lay_store_actors_named(db, folded, name, out, err)
                               : lay_store_places_named(db, folded, name, out, err);
    if (status != LAY_OK)
        return status;
    if (out->n > 1 && !actors)
        return say_all_meanings(db, filter, name, out, err);
    if (out->n)
        return LAY_OK;
    bool known = false;
    status = lay_gazetteer_knows(db, actors, name, &known, err);
    if (status != LAY_OK)
        return status;
    if (!known)
        return unknown_name(db, actors, name, folded, err);
    LAY_FREE char *line =
        lay_asprintf("the gazetteer knows \"%s\", but nothing in the store is about it", name);
    say(filter, line);
    return LAY_OK;
}

/* The points among what a name means, and what else it means. */
struct meanings {
    struct lay_store_filter *out;
    lay_buf labels;
    size_t n;
};

static void add_meaning(struct meanings *meanings, const char *label, struct lay_point point)
{
    lay_buf_printf(&meanings->labels, "%s%s", meanings->n++ ? ", " : "", label);
    if (point.has)
        lay_vec_push(&meanings->out->near, (struct lay_lonlat){point.lon, point.lat});
}

static void add_from_gazetteer(void *context, const char *label, struct lay_point point)
{
    add_meaning(context, label, point);
}

static lay_status add_stored(lay_db *db, const lay_ids *ids, struct meanings *meanings,
                             lay_error *err)
{
    lay_status status = LAY_OK;
    for (size_t i = 0; status == LAY_OK && i < ids->n; i++) {
        LAY_FREE char *label = NULL;
        struct lay_point point;
        status = lay_store_place_label(db, ids->at[i], &label, err);
        if (status == LAY_OK)
            status = lay_store_place_point(db, ids->at[i], &point, err);
        if (status == LAY_OK)
            add_meaning(meanings, label, point);
    }
    return status;
}

static lay_status judge_meanings(lay_db *db, const struct lay_filter *filter, const char *name,
                                 const struct meanings *meanings, lay_error *err)
{
    LAY_FREE char *folded = lay_fold(name);
    if (!meanings->n)
        return unknown_name(db, false, name, folded, err);
    if (!meanings->out->near.n) {
        lay_error_set(err, LAY_USAGE, "filter.near", "\"%s\" is no point to measure from: %s", name,
                      lay_buf_text(&meanings->labels));
        lay_error_hint(err,
                       "--place \"%s\" lists what is inside it; --near takes a town, a base "
                       "or LON,LAT",
                       name);
        return LAY_USAGE;
    }
    if (meanings->n > 1) {
        LAY_FREE char *line =
            lay_asprintf("\"%s\" means %zu places, rows near any of them are taken: %s", name,
                         meanings->n, lay_buf_text(&meanings->labels));
        say(filter, line);
    }
    return LAY_OK;
}

lay_status lay_filter_points(lay_db *db, const struct lay_filter *filter, const char *name,
                             struct lay_store_filter *out, lay_error *err)
{
    struct meanings meanings = {.out = out};
    LAY_FREE char *folded = lay_fold(name);
    lay_ids ids = {0};
    lay_status status = lay_store_places_named(db, folded, name, &ids, err);
    if (status == LAY_OK)
        status = add_stored(db, &ids, &meanings, err);
    if (status == LAY_OK && !ids.n)
        status = lay_gazetteer_each_place(db, name, add_from_gazetteer, &meanings, err);
    if (status == LAY_OK)
        status = judge_meanings(db, filter, name, &meanings, err);
    lay_vec_done(&ids);
    lay_buf_done(&meanings.labels);
    return status;
}

static char *trimmed(const char *text, size_t len)
{
    while (len && *text == ' ')
        text++, len--;
    while (len && text[len - 1] == ' ')
        len--;
    return lay_strndup(text, len);
}

static lay_status is_stored(lay_db *db, bool actors, const char *name, bool *stored, lay_error *err)
{
    LAY_FREE char *folded = lay_fold(name);
    lay_ids ids = {0};
    lay_status status = actors ? lay_store_actors_named(db, folded, name, &ids, err)
                               : lay_store_places_named(db, folded, name, &ids, err);
    *stored = ids.n > 0;
    lay_vec_done(&ids);
    return status;
}

/* A comma separates names, save where it belongs to one ("Camp Simba, Manda Bay"): from left to
 * right the longest stretch that is a name of the store is taken, else what stands before the next
 * comma. */
static lay_status look_up_list(lay_db *db, const struct lay_filter *filter, bool actors,
                               const char *list, lay_ids *out, lay_error *err)
{
    while (*list) {
        size_t len = strlen(list);
        bool stored = false;
        for (;;) {
            LAY_FREE char *name = trimmed(list, len);
            lay_status status = is_stored(db, actors, name, &stored, err);
            if (status != LAY_OK)
                return status;
            size_t before = len;
            while (before && list[before - 1] != ',')
                before--;
            if (stored || !before)
                break;
            len = before - 1;
        }
        LAY_FREE char *name = trimmed(list, len);
        if (!*name)
            return lay_error_set(err, LAY_USAGE, "filter.value", "a name of %s is empty",
                                 actors ? "--actor" : "--place");
        lay_ids found = {0};
        lay_status status = look_up(db, filter, actors, name, &found, err);
        for (size_t i = 0; i < found.n; i++)
            lay_vec_push(out, found.at[i]);
        lay_vec_done(&found);
        if (status != LAY_OK)
            return status;
        list += len + (list[len] == ',');
    }
    return LAY_OK;
}

lay_status lay_filter_names(lay_db *db, const struct lay_filter *filter, bool actors,
                            const struct lay_texts *names, lay_ids *out, lay_ids *named,
                            lay_error *err)
{
    lay_ids all = {0};
    lay_status status = LAY_OK;
    for (size_t i = 0; i < names->count && status == LAY_OK; i++)
        status = look_up_list(db, filter, actors, names->at[i], &all, err);
    lay_ids as_named = {0};
    for (size_t i = 0; i < all.n && named; i++)
        lay_vec_push(&as_named, all.at[i]);
    if (status == LAY_OK && all.n)
        status =
            actors ? lay_store_actors_below(db, &all, err) : lay_store_places_inside(db, &all, err);
    if (status != LAY_OK) {
        lay_vec_done(&all);
        lay_vec_done(&as_named);
        return status;
    }
    out->at = all.at, out->n = all.n, out->cap = all.cap;
    if (named)
        named->at = as_named.at, named->n = as_named.n, named->cap = as_named.cap;
    return LAY_OK;
}
