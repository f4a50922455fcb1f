/* date_parse.c: EDTF texts (ISO 8601-2:2019, levels 0, 1 and 2) as four day bounds.
 *
 * Idea: a text is a set in brackets, an interval with one "/", or one part; parts are read by
 * date_part.c. Each text is gone through once, from the left, and never longer than
 * LAY_DATE_TEXT_MAX bytes. What is wrong is said at the character where it shows; what was
 * probably meant is guessed afterwards (date_hint.c), by trying other spellings on this reader.
 *
 * Intervals: a side's bounds are cut to what the other side allows, so that
 * "2021-12/2021-12-14" starts on 1 to 14 December. An interval is refused as reversed only where
 * no day of its end lies on or after a day of its start. A side is a date, or a year after "Y";
 * a season may stand on one side only (of two, the reader must say the months), a century or decade
 * on none: "12/14" is far more often a day and month. The same holds for centuries in sets.
 *
 * Sets: a range covers the days from the first of its start to the last of its end, so that
 * "[2021..2021-11-13]" ends on 13 November. Blanks are allowed around the commas. "[..]", any day,
 * is an addition of ours, so that each range of days has a text.
 */
#include <laydown/date.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "model/date_part.h"
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define QUOTED_CHARACTERS 40

/* ---- saying what is wrong ---- */

static size_t utf8_need(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef)
        return 3;
    return lead >= 0xf0 && lead <= 0xf4 ? 4 : 1;
}

size_t lay_date_char_len(const char *text, size_t at, size_t to)
{
    size_t need = utf8_need((unsigned char)text[at]);
    if (at + need > to)
        return 1;
    for (size_t i = 1; i < need; i++)
        if (((unsigned char)text[at + i] & 0xc0) != 0x80)
            return 1;
    return need;
}

/* Control characters (also U+0080 to U+009F), broken UTF-8, and the marks that turn the direction
 * of writing or are not seen (U+200B-200F, 2028-202E, 2060-206F, FEFF) are not shown as such. */
static bool is_shown(const char *c, size_t len)
{
    const unsigned char *u = (const unsigned char *)c;
    if (len == 1)
        return u[0] >= 0x20 && u[0] < 0x7f;
    if (len == 2)
        return u[0] != 0xc2 || u[1] >= 0xa0;
    if (len == 3 && u[0] == 0xe2 && u[1] == 0x80)
        return !(u[2] >= 0x8b && u[2] <= 0x8f) && !(u[2] >= 0xa8 && u[2] <= 0xae);
    if (len == 3 && u[0] == 0xe2 && u[1] == 0x81)
        return u[2] < 0xa0 || u[2] > 0xaf;
    if (len == 3)
        return memcmp(u, "\xef\xbb\xbf", 3) != 0 && !(u[0] == 0xed && u[1] >= 0xa0) &&
               !(u[0] == 0xe0 && u[1] < 0xa0);
    return u[0] != 0xf3 && !(u[0] == 0xf0 && u[1] < 0x90) && !(u[0] == 0xf4 && u[1] > 0x8f);
}

char *lay_date_quote(const char *bytes, size_t len)
{
    lay_buf out = {0};
    lay_buf_putc(&out, '"');
    size_t at = 0;
    for (int shown = 0; at < len && shown < QUOTED_CHARACTERS; shown++) {
        size_t n = lay_date_char_len(bytes, at, len);
        if (is_shown(bytes + at, n))
            lay_buf_add(&out, bytes + at, n);
        else
            lay_buf_putc(&out, '?');
        at += n;
    }
    lay_buf_puts(&out, at < len ? "\xe2\x80\xa6\"" : "\"");
    return lay_buf_take(&out);
}

static long column_of(const char *text, size_t at)
{
    long column = 1;
    for (size_t i = 0; i < at;) {
        i += lay_date_char_len(text, i, at);
        column++;
    }
    return column;
}

bool lay_date_fail(const struct lay_date_scan *scan, size_t at, const char *what, const char *fmt,
                   ...)
{
    if (!scan->err)
        return false;
    va_list ap;
    va_start(ap, fmt);
    LAY_FREE char *reason = lay_vasprintf(fmt, ap);
    va_end(ap);
    LAY_FREE char *quoted = lay_date_quote(scan->text + scan->from, scan->to - scan->from);
    lay_error_set(scan->err, LAY_NO, "date.invalid", "%s is not %s: %s", quoted, what, reason);
    lay_error_at(scan->err, NULL, 0, column_of(scan->text, at));
    lay_error_in_text(scan->err, scan->text, strlen(scan->text), at, 0);
    return false;
}

/* ---- intervals ---- */

static size_t find(const struct lay_date_scan *scan, const char *what)
{
    size_t len = strlen(what);
    for (size_t i = scan->from; i + len <= scan->to; i++)
        if (memcmp(scan->text + i, what, len) == 0)
            return i;
    return scan->to;
}

static bool is_dots(const struct lay_date_scan *scan)
{
    return scan->to - scan->from == 2 && memcmp(scan->text + scan->from, "..", 2) == 0;
}

static bool read_side(const struct lay_date_scan *scan, enum lay_date_edge *edge,
                      struct lay_date_part *part)
{
    *part = (struct lay_date_part){.level = 1};
    *edge = scan->from == scan->to ? LAY_EDGE_UNKNOWN : LAY_EDGE_OPEN;
    if (scan->from == scan->to || is_dots(scan))
        return true;
    *edge = LAY_EDGE_KNOWN;
    if (!lay_date_read_part(scan, part))
        return false;
    if (part->shape == LAY_SHAPE_CENTURY || part->shape == LAY_SHAPE_DECADE)
        return lay_date_fail(scan, scan->from, "a side of an interval",
                             "a year has four digits, or X for each unknown one");
    if (part->unspecified || part->shape == LAY_SHAPE_SEASON)
        part->level = 2;
    return true;
}

static bool is_before(const struct lay_date_part *a, const struct lay_date_part *b)
{
    return a->last < b->first || a->last_year < b->first_year;
}

static bool check_order(const struct lay_date_scan *scan, size_t slash,
                        const struct lay_date_part *start, const struct lay_date_part *end)
{
    if (start->shape == LAY_SHAPE_SEASON && end->shape == LAY_SHAPE_SEASON) {
        lay_date_fail(scan, slash + 1, "an interval",
                      "a season can stand on one side only; months say when it begins and ends");
        LAY_FREE char *first = lay_day_format(start->first);
        LAY_FREE char *last = lay_day_format(end->last);
        if (scan->err && first[0] && last[0] && start->first <= end->last)
            lay_error_hint(scan->err, "write \"%.*s/%.*s\"", (int)strlen(first) - 3, first,
                           (int)strlen(last) - 3, last);
        return false;
    }
    if (!is_before(end, start))
        return true;
    lay_date_fail(scan, slash + 1, "an interval", "it ends before it starts");
    if (scan->err && scan->to - scan->from <= 2 * QUOTED_CHARACTERS)
        lay_error_hint(scan->err, "the other way round it is \"%.*s/%.*s\"",
                       (int)(scan->to - slash - 1), scan->text + slash + 1,
                       (int)(slash - scan->from), scan->text + scan->from);
    return false;
}

static void interval_bounds(const struct lay_date_part *start, const struct lay_date_part *end,
                            struct lay_date *out)
{
    bool starts = out->start_edge == LAY_EDGE_KNOWN, ends = out->end_edge == LAY_EDGE_KNOWN;
    out->start_first = starts ? start->first : LAY_DAY_MIN;
    out->end_last = ends ? end->last : LAY_DAY_MAX;
    out->start_last = starts && start->last < out->end_last ? start->last : out->end_last;
    out->end_first = ends && end->first > out->start_first ? end->first : out->start_first;
}

static bool read_interval(const struct lay_date_scan *scan, size_t slash, struct lay_date *out)
{
    struct lay_date_scan left = *scan, right = *scan;
    left.to = slash;
    right.from = slash + 1;
    size_t second = find(&right, "/");
    if (second < right.to)
        return lay_date_fail(scan, second, "a date", "an interval has one \"/\", and two sides");
    struct lay_date_part start, end;
    if (!read_side(&left, &out->start_edge, &start) || !read_side(&right, &out->end_edge, &end))
        return false;
    if (out->start_edge == LAY_EDGE_KNOWN && out->end_edge == LAY_EDGE_KNOWN &&
        !check_order(scan, slash, &start, &end))
        return false;
    out->kind = LAY_DATE_INTERVAL;
    out->level = start.level > end.level ? start.level : end.level;
    out->uncertain = start.uncertain || end.uncertain;
    out->approximate = start.approximate || end.approximate;
    interval_bounds(&start, &end, out);
    return true;
}

/* ---- sets ---- */

/* What a set covers so far. */
struct cover {
    bool any, open_start, open_end, uncertain, approximate;
    lay_day first, last;
};

static bool read_member(const struct lay_date_scan *scan, struct lay_date_part *part)
{
    if (!lay_date_read_part(scan, part))
        return false;
    if (part->shape == LAY_SHAPE_CENTURY || part->shape == LAY_SHAPE_DECADE)
        return lay_date_fail(scan, scan->from, "a date of a set",
                             "a year has four digits, or X for each unknown one");
    return true;
}

/* Adds the days from the first of `from` to the last of `to`; NULL where that side is open. */
static void cover_range(struct cover *cover, const struct lay_date_part *from,
                        const struct lay_date_part *to)
{
    lay_day first = from ? from->first : LAY_DAY_MIN, last = to ? to->last : LAY_DAY_MAX;
    cover->first = !cover->any || first < cover->first ? first : cover->first;
    cover->last = !cover->any || last > cover->last ? last : cover->last;
    cover->any = true;
    cover->open_start = cover->open_start || !from;
    cover->open_end = cover->open_end || !to;
    cover->uncertain = cover->uncertain || (from && from->uncertain) || (to && to->uncertain);
    cover->approximate =
        cover->approximate || (from && from->approximate) || (to && to->approximate);
}

static bool reversed_range(const struct lay_date_scan *left, const struct lay_date_scan *right)
{
    struct lay_date_scan both = {left->text, left->from, right->to, left->err};
    lay_date_fail(&both, right->from, "a range", "it ends before it starts");
    if (left->err && both.to - both.from <= 2 * QUOTED_CHARACTERS)
        lay_error_hint(left->err, "the other way round it is \"%.*s..%.*s\"",
                       (int)(right->to - right->from), left->text + right->from,
                       (int)(left->to - left->from), left->text + left->from);
    return false;
}

/* "a", "a..b", "..b" (the first element only), "a.." (the last only). */
static bool read_element(const struct lay_date_scan *scan, bool is_first, bool is_last,
                         struct cover *cover)
{
    struct lay_date_scan left = *scan, right = *scan;
    struct lay_date_part from = {0}, to = {0};
    size_t dots = find(scan, "..");
    if (dots == scan->to) {
        if (!read_member(scan, &from))
            return false;
        cover_range(cover, &from, &from);
        return true;
    }
    left.to = dots;
    right.from = dots + 2;
    bool begins = left.from < left.to, ends = right.from < right.to;
    if (!begins && !ends)
        return lay_date_fail(scan, dots, "a range", "\"..\" needs a date on one side");
    if (!begins && !is_first)
        return lay_date_fail(scan, dots, "a range", "only the first range of a set has no start");
    if (!ends && !is_last)
        return lay_date_fail(scan, dots, "a range", "only the last range of a set has no end");
    if ((begins && !read_member(&left, &from)) || (ends && !read_member(&right, &to)))
        return false;
    if (begins && ends && is_before(&to, &from))
        return reversed_range(&left, &right);
    cover_range(cover, begins ? &from : NULL, ends ? &to : NULL);
    return true;
}

/* The elements between the brackets. */
static bool read_elements(const struct lay_date_scan *inner, struct cover *cover)
{
    size_t from = inner->from;
    for (bool more = true; more;) {
        struct lay_date_scan element = *inner;
        element.from = from;
        element.to = find(&element, ",");
        more = element.to < inner->to;
        bool is_first = from == inner->from;
        from = element.to + 1;
        while (!is_first && element.from < element.to && inner->text[element.from] == ' ')
            element.from++;
        while (more && element.to > element.from && inner->text[element.to - 1] == ' ')
            element.to--;
        if (element.from == element.to)
            return lay_date_fail(inner, element.from, "a list of dates", "a date is missing");
        if (!read_element(&element, is_first, !more, cover))
            return false;
    }
    return true;
}

static bool read_set(const struct lay_date_scan *scan, struct lay_date *out)
{
    bool all = scan->text[scan->from] == '{';
    char close = all ? '}' : ']';
    struct lay_date_scan inner = *scan;
    inner.from++;
    if (inner.from == inner.to || scan->text[scan->to - 1] != close)
        return lay_date_fail(scan, scan->to, "a set", "it does not end with \"%c\"", close);
    inner.to--;
    if (inner.from == inner.to)
        return lay_date_fail(scan, inner.from, "a set", "it is empty");
    struct cover cover = {0};
    if (!all && is_dots(&inner))
        cover_range(&cover, NULL, NULL);
    else if (!read_elements(&inner, &cover))
        return false;
    out->kind = all ? LAY_DATE_ALL : LAY_DATE_ONE;
    out->level = 2;
    out->start_edge = cover.open_start ? LAY_EDGE_OPEN : LAY_EDGE_KNOWN;
    out->end_edge = cover.open_end ? LAY_EDGE_OPEN : LAY_EDGE_KNOWN;
    out->uncertain = cover.uncertain;
    out->approximate = cover.approximate;
    out->start_first = out->end_first = cover.first;
    out->start_last = out->end_last = cover.last;
    return true;
}

/* ---- the whole text ---- */

static bool read_single(const struct lay_date_scan *scan, struct lay_date *out)
{
    struct lay_date_part part;
    if (!lay_date_read_part(scan, &part))
        return false;
    out->kind = LAY_DATE_ONE;
    out->level = part.level;
    out->uncertain = part.uncertain;
    out->approximate = part.approximate;
    out->start_first = out->end_first = part.first;
    out->start_last = out->end_last = part.last;
    return true;
}

static bool read_text(const struct lay_date_scan *scan, struct lay_date *out)
{
    if (scan->from == scan->to)
        return lay_date_fail(scan, 0, "a date", "it is empty");
    if (scan->text[0] == '[' || scan->text[0] == '{')
        return read_set(scan, out);
    size_t slash = find(scan, "/");
    return slash < scan->to ? read_interval(scan, slash, out) : read_single(scan, out);
}

lay_status lay_date_parse(const char *text, struct lay_date *out, lay_error *err)
{
    struct lay_date_scan scan = {text, 0, strnlen(text, LAY_DATE_TEXT_MAX + 1), err};
    struct lay_date date = {0};
    if (scan.to > LAY_DATE_TEXT_MAX) {
        lay_date_fail(&scan, 0, "a date", "it is longer than %d bytes", LAY_DATE_TEXT_MAX);
        lay_error_hint(err, "the longest text that is read as a date has %d bytes",
                       LAY_DATE_TEXT_MAX);
        return LAY_NO;
    }
    if (!read_text(&scan, &date)) {
        if (err && !err->hint)
            lay_date_guess(text, err);
        return LAY_NO;
    }
    *out = date;
    return LAY_OK;
}

lay_day lay_date_first(const struct lay_date *date)
{
    return date->start_first;
}

lay_day lay_date_last(const struct lay_date *date)
{
    return date->end_last;
}
