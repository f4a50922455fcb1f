/* csv_write.h: CSV as in RFC 4180, in UTF-8 without a byte order mark, with LF at the end of a line
 * (every reader takes it, and so do the line tools of a shell).
 *
 * An absent value is an empty cell, an empty text is "". The formula guard: a *text* that begins
 * with = + - @, tab, CR, LF or full-width ＝ ＋ － ＠ gets a leading apostrophe, because a
 * spreadsheet would run it; quoting does not help there. A text that begins with apostrophes before
 * such a character gets one more, so that taking one away gives every text back. Numbers, dates and
 * booleans are never touched: lon -3.00742 stays a number. */
#ifndef LAY_BASE_CSV_WRITE_H
#define LAY_BASE_CSV_WRITE_H

#include "base/output.h"

struct lay_csv_write {
    lay_output *out; /* borrowed */
    bool raw;        /* no formula guard */
    bool in_row;
};

void lay_csv_write_text(struct lay_csv_write *w, const char *text); /* NULL: absent */
void lay_csv_write_plain(struct lay_csv_write *w,
                         const char *text); /* a name, date or number of ours */
void lay_csv_write_int(struct lay_csv_write *w, int64_t value);
void lay_csv_write_real(struct lay_csv_write *w, double value);
void lay_csv_write_degrees(struct lay_csv_write *w, double degrees);
void lay_csv_write_null(struct lay_csv_write *w);
void lay_csv_write_end_row(struct lay_csv_write *w);

/* True when the guard puts an apostrophe before this text. */
bool lay_csv_is_formula(const char *text);

#endif
