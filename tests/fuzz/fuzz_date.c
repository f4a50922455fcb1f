/* fuzz_date.c: any bytes as a date. A text that is refused has its reason; one that is read keeps
 * what date.h promises of the bounds, and its range has a text that reads back as the same. */
#include <laydown/date.h>

#include "base/mem.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static bool same_bounds(const struct lay_date *a, const struct lay_date *b)
{
    return a->start_first == b->start_first && a->start_last == b->start_last &&
           a->end_first == b->end_first && a->end_last == b->end_last;
}

static void check_bounds(const struct lay_date *date)
{
    must(date->level >= 0 && date->level <= 2);
    must(date->start_first <= date->start_last && date->end_first <= date->end_last);
    must(date->start_first <= date->end_first && date->start_last <= date->end_last);
    if (date->kind != LAY_DATE_INTERVAL)
        must(date->start_first == date->end_first && date->start_last == date->end_last);
    if (date->start_edge != LAY_EDGE_KNOWN)
        must(date->start_first == LAY_DAY_MIN);
    if (date->end_edge != LAY_EDGE_KNOWN)
        must(date->end_last == LAY_DAY_MAX);
}

static void check_texts(const struct lay_date *date)
{
    struct lay_date again;
    lay_day first = lay_date_first(date), last = lay_date_last(date);
    LAY_FREE char *range = lay_date_format_range(first, last);
    must(lay_date_parse(range, &again, NULL) == LAY_OK);
    must(lay_date_first(&again) == first && lay_date_last(&again) == last);
    LAY_FREE char *interval = lay_date_format_interval(date->start_first, date->start_last,
                                                       date->end_first, date->end_last);
    must(lay_date_parse(interval, &again, NULL) == LAY_OK);
    must(again.kind == LAY_DATE_INTERVAL);
    must(again.start_first <= date->start_first && again.start_last >= date->start_last);
    must(again.end_first <= date->end_first && again.end_last >= date->end_last);
    must(same_bounds(&again, date) || strpbrk(interval, "~X") || interval[0] == '/' ||
         interval[strlen(interval) - 1] == '/');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    LAY_FREE char *text = lay_strndup((const char *)data, size);
    lay_error err = LAY_ERROR_INIT;
    struct lay_date date;
    if (lay_date_parse(text, &date, &err) == LAY_OK) {
        check_bounds(&date);
        check_texts(&date);
    } else {
        must(strcmp(err.code, "date.invalid") == 0 && err.message && err.hint && err.column >= 1);
    }
    lay_error_done(&err);
    return 0;
}
