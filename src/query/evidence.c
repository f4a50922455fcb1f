/* evidence.c: see evidence.h.
 *
 * F and 6 mean "cannot be judged", not "worst": they pass only where everything does (F6). So C6
 * and F3 leave out what nobody has judged in one of the two respects. */
#include "query/evidence.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/fold.h"
#include "model/date_time.h"
#include "query/filter.h"
#include <stdlib.h>
#include <string.h>

static lay_status read_known_by(const char *text, struct lay_chosen *out, lay_error *err)
{
    struct lay_date date;
    lay_status status = lay_filter_date("--known-by", text, &date, err);
    if (status != LAY_OK)
        return status;
    out->choice.known_by = lay_date_last(&date);
    out->known_by = out->choice.known_by == LAY_DAY_MAX ? lay_strdup(text)
                                                        : lay_day_format(out->choice.known_by);
    return LAY_OK;
}

/* A moment, or the last second of a date's last day, UTC. */
static lay_status read_recorded_by(const char *text, struct lay_chosen *out, lay_error *err)
{
    if (!lay_time_parse(text, &out->choice.recorded_by)) {
        struct lay_date date;
        lay_status status = lay_filter_date("--recorded-by", text, &date, err);
        if (status != LAY_OK)
            return status;
        lay_day last = lay_date_last(&date);
        out->choice.recorded_by =
            last == LAY_DAY_MAX ? INT64_MAX : ((int64_t)last + 1) * LAY_DAY_SECONDS - 1;
    }
    out->recorded_by = out->choice.recorded_by == INT64_MAX
                           ? lay_strdup(text)
                           : lay_time_format(out->choice.recorded_by);
    return LAY_OK;
}

static lay_status read_grade(const struct lay_filter *filter, struct lay_chosen *out,
                             lay_error *err)
{
    const char *text = filter->min_grade;
    char letter = text[0] >= 'a' && text[0] <= 'f' ? (char)(text[0] - 'a' + 'A') : text[0];
    if (letter < 'A' || letter > 'F' || text[1] < '1' || text[1] > '6' || text[2]) {
        lay_error_set(err, LAY_USAGE, "filter.value", "--min-grade \"%s\" is no grade", text);
        lay_error_hint(err, "a letter A to F and a digit 1 to 6: B2 is a usually reliable source "
                            "and a probably true claim");
        return LAY_USAGE;
    }
    int digit = text[1] - '0';
    bool all = letter == 'F' && digit == 6;
    out->choice.min_reliability = letter == 'F' && !all ? 'E' : letter;
    out->choice.min_credibility = digit == 6 && !all ? 5 : digit;
    out->min_grade = lay_asprintf("%c%d", out->choice.min_reliability, out->choice.min_credibility);
    if (!all && (letter == 'F' || digit == 6) && filter->note) {
        LAY_FREE char *line = lay_asprintf("F and 6 (cannot be judged) pass only with --min-grade "
                                           "F6: %c%d is taken as %s",
                                           letter, digit, out->min_grade);
        filter->note(filter->context, line);
    }
    return LAY_OK;
}

static void keep_source(void *context, const char *name)
{
    struct lay_known_names *known = context;
    LAY_FREE char *folded = lay_fold(name);
    lay_vec_push(&known->folded, lay_arena_strdup(&known->arena, folded));
    lay_vec_push(&known->names, lay_arena_strdup(&known->arena, name));
}

/* Adds the sources of that name, whatever its case and accents. */
static bool add_source(const struct lay_known_names *known, const char *name,
                       struct lay_chosen *out)
{
    LAY_FREE char *folded = lay_fold(name);
    bool found = false;
    for (size_t i = 0; i < known->names.n; i++)
        if (strcmp(known->folded.at[i], folded) == 0) {
            lay_vec_push(&out->sources, lay_strdup(known->names.at[i]));
            found = true;
        }
    return found;
}

static lay_status unknown_source(const struct lay_known_names *known, const char *name,
                                 lay_error *err)
{
    LAY_FREE char *folded = lay_fold(name);
    LAY_FREE char *near =
        lay_near_names(folded, known->folded.at, known->names.at, NULL, known->names.n);
    lay_error_set(err, LAY_NOT_FOUND, "source.unknown", "no report has the source \"%s\"", name);
    if (near)
        lay_error_hint(err, "did you mean %s?", near);
    else
        lay_error_hint(err, "`laydown reports --columns source` lists the sources");
    return LAY_NOT_FOUND;
}

/* A comma separates sources, save where it belongs to one: the longest stretch that is a source is
 * taken first. */
static lay_status add_list(const struct lay_known_names *known, const char *list,
                           struct lay_chosen *out, lay_error *err)
{
    while (*list) {
        size_t len = strlen(list);
        for (;;) {
            LAY_FREE char *name = lay_strndup(list, len);
            if (add_source(known, name, out))
                break;
            while (len && list[len - 1] != ',')
                len--;
            if (!len) {
                LAY_FREE char *first = lay_strndup(list, strcspn(list, ","));
                return unknown_source(known, first, err);
            }
            len--;
        }
        list += len + (list[len] == ',');
    }
    return LAY_OK;
}

static lay_status read_sources(lay_db *db, const struct lay_texts *texts, struct lay_chosen *out,
                               lay_error *err)
{
    struct lay_known_names known = {0};
    lay_status status = lay_store_each_source(db, keep_source, &known, err);
    for (size_t i = 0; i < texts->count && status == LAY_OK; i++)
        status = texts->at[i][0] ? add_list(&known, texts->at[i], out, err)
                                 : lay_error_set(err, LAY_USAGE, "filter.value",
                                                 "the name of --source is empty");
    lay_known_names_done(&known);
    LAY_BUF list = {0};
    for (size_t i = 0; i < out->sources.n; i++)
        lay_buf_printf(&list, "%s%s", i ? "; " : "", out->sources.at[i]);
    out->source_list = lay_strdup(lay_buf_text(&list));
    out->choice.sources = (const char *const *)out->sources.at;
    out->choice.source_count = out->sources.n;
    return status;
}

lay_status lay_chosen_read(lay_db *db, const struct lay_filter *filter, struct lay_chosen *out,
                           lay_error *err)
{
    *out = (struct lay_chosen){.choice = LAY_CHOOSE_ALL};
    out->any =
        filter->known_by || filter->recorded_by || filter->min_grade || filter->sources.count;
    lay_status status = filter->known_by ? read_known_by(filter->known_by, out, err) : LAY_OK;
    if (status == LAY_OK && filter->recorded_by)
        status = read_recorded_by(filter->recorded_by, out, err);
    if (status == LAY_OK && filter->min_grade)
        status = read_grade(filter, out, err);
    if (status == LAY_OK && filter->sources.count)
        status = read_sources(db, &filter->sources, out, err);
    return status;
}

void lay_chosen_done(struct lay_chosen *chosen)
{
    for (size_t i = 0; i < chosen->sources.n; i++)
        free(chosen->sources.at[i]);
    lay_vec_done(&chosen->sources);
    free(chosen->known_by);
    free(chosen->recorded_by);
    free(chosen->min_grade);
    free(chosen->source_list);
    *chosen = (struct lay_chosen){0};
}

char *lay_chosen_words(const struct lay_chosen *chosen)
{
    LAY_BUF words = {0};
    if (chosen->known_by)
        lay_buf_printf(&words, " known by %s", chosen->known_by);
    if (chosen->recorded_by)
        lay_buf_printf(&words, " recorded by %s", chosen->recorded_by);
    if (chosen->min_grade)
        lay_buf_printf(&words, " of grade %s or better", chosen->min_grade);
    if (chosen->source_list)
        lay_buf_printf(&words, " from %s", chosen->source_list);
    return lay_strdup(lay_buf_text(&words));
}
