/* filter.c: reads what a filter says.
 *
 * An option that is given but cannot be read is an error, never "no filter": a mistyped status must
 * not list everything. */
#include "query/filter.h"

#include "base/error.h"
#include "base/fold.h"
#include <stdlib.h>
#include <string.h>

static const char *const part_names[LAY_PART_COUNT] = {
    [LAY_PART_AT] = "--at",         [LAY_PART_SINCE] = "--since", [LAY_PART_UNTIL] = "--until",
    [LAY_PART_TYPE] = "--type",     [LAY_PART_ACTOR] = "--actor", [LAY_PART_PLACE] = "--place",
    [LAY_PART_STATUS] = "--status", [LAY_PART_BBOX] = "--bbox",   [LAY_PART_NEAR] = "--near",
    [LAY_PART_IN] = "--in",
};

const char *lay_filter_part_name(enum lay_filter_part part)
{
    return part_names[part];
}

lay_status lay_filter_date(const char *option, const char *text, struct lay_date *out,
                           lay_error *err)
{
    lay_error why = LAY_ERROR_INIT;
    if (lay_date_parse(text, out, &why) == LAY_OK)
        return LAY_OK;
    lay_error_set(err, LAY_USAGE, why.code ? why.code : "date.invalid", "%s \"%s\": %s", option,
                  text, why.message ? why.message : "no date");
    if (why.hint)
        lay_error_hint(err, "%s", why.hint);
    if (err) {
        lay_error_keep(&err->excerpt, why.excerpt);
        err->excerpt_column = why.excerpt_column;
    }
    lay_error_done(&why);
    return LAY_USAGE;
}

static lay_status read_date(enum lay_filter_part part, const char *text, struct lay_date *out,
                            lay_error *err)
{
    return lay_filter_date(part_names[part], text, out, err);
}

static lay_status read_dates(const struct lay_filter *filter, struct lay_store_filter *out,
                             lay_error *err)
{
    struct lay_date date;
    lay_status status = LAY_OK;
    for (size_t i = 0; i < filter->at.count && status == LAY_OK; i++) {
        status = read_date(LAY_PART_AT, filter->at.at[i], &date, err);
        if (status == LAY_OK)
            lay_vec_push(&out->at,
                         (struct lay_day_range){lay_date_first(&date), lay_date_last(&date)});
    }
    if (status == LAY_OK && filter->since) {
        status = read_date(LAY_PART_SINCE, filter->since, &date, err);
        out->since = status == LAY_OK ? lay_date_first(&date) : 0;
    }
    if (status == LAY_OK && filter->until) {
        status = read_date(LAY_PART_UNTIL, filter->until, &date, err);
        out->until = status == LAY_OK ? lay_date_last(&date) : 0;
    }
    if (status == LAY_OK && filter->since && filter->until && out->since > out->until) {
        lay_error_set(err, LAY_USAGE, "filter.value", "--since %s is later than --until %s",
                      filter->since, filter->until);
        status = LAY_USAGE;
    }
    return status;
}

static lay_status unknown_choice(const char *layer, enum lay_filter_part part, const char *text,
                                 const char *const *values, size_t count, lay_error *err)
{
    LAY_FREE char *folded = lay_fold(text);
    LAY_FREE char *near = lay_near_names(folded, values, values, NULL, count);
    lay_error_set(err, LAY_NOT_FOUND, part == LAY_PART_TYPE ? "type.unknown" : "status.unknown",
                  "%s of %s is never \"%s\"", part_names[part] + 2, layer, text);
    if (near)
        lay_error_hint(err, "did you mean %s? `laydown help filters` lists them all", near);
    else
        lay_error_hint(err, "`laydown help filters` lists them");
    return LAY_NOT_FOUND;
}

/* Texts of a closed list to their numbers, which are their places in it. */
static lay_status read_choices(const char *layer, enum lay_filter_part part,
                               const struct lay_texts *texts, lay_ids *out, lay_error *err)
{
    size_t count;
    const char *const *values = lay_filter_values(layer, part_names[part] + 2, &count);
    for (size_t i = 0; i < texts->count; i++) {
        size_t at = 0;
        while (at < count && strcmp(values[at], texts->at[i]) != 0)
            at++;
        if (at == count)
            return unknown_choice(layer, part, texts->at[i], values, count, err);
        lay_vec_push(out, (int64_t)at);
    }
    return LAY_OK;
}

/* "all" among the states of presence: whatever is hidden unless asked for, too. */
static bool asks_for_all(const struct lay_query_layer *layer, const struct lay_texts *statuses)
{
    for (size_t i = 0; layer->number == LAY_LAYER_PRESENCE && i < statuses->count; i++)
        if (strcmp(statuses->at[i], "all") == 0)
            return true;
    return false;
}

static lay_status read_statuses(const struct lay_query_layer *layer,
                                const struct lay_texts *statuses, struct lay_store_filter *out,
                                lay_error *err)
{
    out->everything = asks_for_all(layer, statuses);
    if (!out->everything)
        return read_choices(layer->name, LAY_PART_STATUS, statuses, &out->statuses, err);
    out->set &= ~(1u << LAY_PART_STATUS);
    return LAY_OK;
}

static lay_status read_box(const struct lay_filter *filter, struct lay_store_filter *out,
                           lay_error *err)
{
    if (!filter->has_bbox)
        return LAY_OK;
    /* Written so that NaN fails. */
    bool lon_ok =
        filter->west >= -180 && filter->west <= 180 && filter->east >= -180 && filter->east <= 180;
    bool lat_ok =
        filter->south >= -90 && filter->south <= 90 && filter->north >= -90 && filter->north <= 90;
    if (!lon_ok || !lat_ok || filter->south > filter->north) {
        lay_error_set(err, LAY_USAGE, "filter.bbox", "--bbox is no box on the globe: %s",
                      !lon_ok   ? "WEST and EAST lie in -180..180"
                      : !lat_ok ? "SOUTH and NORTH lie in -90..90"
                                : "SOUTH is north of NORTH");
        lay_error_hint(err, "the order is WEST,SOUTH,EAST,NORTH");
        return LAY_USAGE;
    }
    out->west = filter->west, out->south = filter->south;
    out->east = filter->east, out->north = filter->north;
    return LAY_OK;
}

static unsigned parts_set(const struct lay_filter *filter)
{
    unsigned set = 0;
    const bool given[LAY_PART_COUNT] = {[LAY_PART_AT] = filter->at.count > 0,
                                        [LAY_PART_SINCE] = filter->since != NULL,
                                        [LAY_PART_UNTIL] = filter->until != NULL,
                                        [LAY_PART_TYPE] = filter->types.count > 0,
                                        [LAY_PART_ACTOR] = filter->actors.count > 0,
                                        [LAY_PART_PLACE] = filter->places.count > 0,
                                        [LAY_PART_STATUS] = filter->statuses.count > 0,
                                        [LAY_PART_BBOX] = filter->has_bbox,
                                        [LAY_PART_NEAR] =
                                            filter->near || filter->within || filter->nearest,
                                        [LAY_PART_IN] = filter->areas.count > 0};
    for (int part = 0; part < LAY_PART_COUNT; part++)
        set |= (unsigned)given[part] << part;
    return set;
}

static lay_status check_parts(const struct lay_query_layer *layer, unsigned set, lay_error *err)
{
    for (int part = 0; part < LAY_PART_COUNT; part++)
        if (set & 1u << part && !lay_store_has_part(layer->number, (enum lay_filter_part)part))
            return lay_error_set(err, LAY_USAGE, "filter.unsupported",
                                 "%s cannot be filtered by %s", layer->name, part_names[part]);
    return LAY_OK;
}

static bool knows_status(const char *layer, const char *status)
{
    size_t count;
    const char *const *values = lay_filter_values(layer, "status", &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(values[i], status) == 0)
            return true;
    return strcmp(status, "all") == 0 && strcmp(layer, "presence") == 0;
}

/* Of several layers' statuses and states the ones that are this layer's, into *own, as long as the
 * list; and those that are no layer's, which read_choices() refuses. */
static struct lay_texts statuses_of(const struct lay_query_layer *layer,
                                    const struct lay_texts *statuses, const char **own)
{
    struct lay_texts fit = {own, 0};
    for (size_t i = 0; i < statuses->count; i++) {
        const char *status = statuses->at[i];
        bool known = knows_status("events", status) || knows_status("presence", status) ||
                     knows_status("bases", status);
        if (!known || knows_status(layer->name, status))
            own[fit.count++] = status;
    }
    return fit;
}

/* The filter without what the layer cannot be filtered by, of which the caller is told. */
static struct lay_filter fitting(const struct lay_query_layer *layer,
                                 const struct lay_filter *filter, const char **own)
{
    struct lay_filter fit = *filter;
    if (lay_store_has_part(layer->number, LAY_PART_STATUS))
        fit.statuses = statuses_of(layer, &filter->statuses, own);
    unsigned set = parts_set(filter);
    for (int part = 0; part < LAY_PART_COUNT; part++) {
        if (!(set & 1u << part) || lay_store_has_part(layer->number, (enum lay_filter_part)part))
            continue;
        if (part == LAY_PART_SINCE)
            fit.since = NULL;
        else if (part == LAY_PART_TYPE)
            fit.types.count = 0;
        else if (part == LAY_PART_STATUS)
            fit.statuses.count = 0;
        else
            continue; /* check_parts() refuses it */
        LAY_FREE char *said =
            lay_asprintf("%s cannot be filtered by %s, and are not", layer->name, part_names[part]);
        if (filter->note)
            filter->note(filter->context, said);
    }
    return fit;
}

lay_status lay_filter_resolve(lay_db *db, const struct lay_query_layer *layer,
                              const struct lay_filter *given, struct lay_store_filter *out,
                              lay_error *err)
{
    LAY_FREE const char **own = lay_zalloc(given->statuses.count + 1, sizeof *own);
    struct lay_filter fit = given->as_far_as_fits ? fitting(layer, given, own) : *given;
    const struct lay_filter *filter = &fit;
    struct lay_store_filter read = {.set = parts_set(filter)};
    read.limit = filter->limit;
    lay_status status = check_parts(layer, read.set, err);
    if (status == LAY_OK)
        status = read_dates(filter, &read, err);
    if (status == LAY_OK)
        status = read_choices(layer->name, LAY_PART_TYPE, &filter->types, &read.types, err);
    if (status == LAY_OK)
        status = read_statuses(layer, &filter->statuses, &read, err);
    if (status == LAY_OK)
        status = read_box(filter, &read, err);
    if (status == LAY_OK)
        status = lay_filter_names(db, filter, false, &filter->places, &read.places, NULL, err);
    if (status == LAY_OK)
        status = lay_filter_names(db, filter, true, &filter->actors, &read.actors,
                                  &read.named_actors, err);
    if (status == LAY_OK && read.set & 1u << LAY_PART_NEAR)
        status = lay_filter_near(db, filter, &read, err);
    if (status == LAY_OK)
        status = lay_filter_sort(layer, &filter->sort, &read, err);
    if (status == LAY_OK)
        *out = read;
    else
        lay_store_filter_done(&read);
    return status;
}
