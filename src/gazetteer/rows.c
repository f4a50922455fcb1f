/* rows.c: the cells of a record as values and names. A cell of names is "lang:name;lang:name". */
#include "gazetteer/rows.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/number.h"
#include <string.h>

const char *lay_row_cell(const struct lay_row *row, int column)
{
    return row->cells[column]->text;
}

lay_status lay_row_invalid(const struct lay_row *row, int column, lay_error *err, const char *what)
{
    const struct lay_csv_field *field = row->cells[column];
    lay_error_set(err, LAY_REFUSED, "gazetteer.invalid", "\"%s\" %s.", field->text, what);
    lay_error_at(err, row->file, field->line, field->column);
    return LAY_REFUSED;
}

char *lay_row_keep(const struct lay_row *row, int column)
{
    return lay_arena_strdup(&row->g->arena, lay_row_cell(row, column));
}

/* ---- values ---- */

bool lay_row_number(const struct lay_row *row, int column, double *out)
{
    return lay_number_real(lay_row_cell(row, column), row->cells[column]->len, out);
}

static bool parse_digits(const char *text, size_t n, int *out)
{
    *out = 0;
    for (size_t i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *out = *out * 10 + (text[i] - '0');
    }
    return true;
}

/* YYYY-MM-DD, or empty for an open bound. */
bool lay_row_day(const struct lay_row *row, int column, lay_day open, lay_day *out)
{
    const char *text = lay_row_cell(row, column);
    int year, month, day;
    if (!*text) {
        *out = open;
        return true;
    }
    return strlen(text) == 10 && text[4] == '-' && text[7] == '-' && parse_digits(text, 4, &year) &&
           parse_digits(text + 5, 2, &month) && parse_digits(text + 8, 2, &day) &&
           lay_day_from_civil(year, month, day, out);
}

bool lay_row_level(const struct lay_row *row, int column, enum lay_place_level *out)
{
    static const char *const names[] = {"facility", "town", "area", "country", "theatre"};
    for (size_t i = 0; i < LAY_COUNT(names); i++)
        if (strcmp(lay_row_cell(row, column), names[i]) == 0) {
            *out = (enum lay_place_level)i;
            return true;
        }
    return false;
}

/* ---- names ---- */

const char *lay_row_fold(struct lay_gazetteer *g, const char *name, size_t len, size_t *out_len)
{
    LAY_BUF folded = {0};
    lay_fold_add(&folded, name, len);
    *out_len = folded.len;
    return lay_arena_strndup(&g->arena, lay_buf_text(&folded), folded.len);
}

/* Whether a key already leads to this value. */
static bool indexed(const struct lay_name_index *index, const char *key, size_t len,
                    const void *value)
{
    const struct lay_name_entry *e = lay_name_index_find(index, key, len);
    for (; e; e = lay_name_index_next(index, e))
        if (e->value == value)
            return true;
    return false;
}

void lay_row_index(struct lay_gazetteer *g, struct lay_name_index *index, const char *name,
                   size_t len, const void *value, bool first_name)
{
    size_t key_len;
    const char *key = lay_row_fold(g, name, len, &key_len);
    if (key_len && !indexed(index, key, key_len, value))
        lay_name_index_add(index, key, key_len, value, first_name);
}

/* Moves *at past the next "lang:name" of a cell; false at its end. *lang_ok tells whether it is of
 * that form. */
bool lay_row_next_name(const char **at, const char **name, size_t *len, bool *lang_ok)
{
    if (!**at)
        return false;
    size_t n = strcspn(*at, ";");
    const char *colon = memchr(*at, ':', n);
    *lang_ok = colon && colon - *at >= 2 && colon - *at <= 3 && colon + 1 < *at + n;
    *name = *lang_ok ? colon + 1 : *at;
    *len = n - (size_t)(*name - *at);
    *at += n + ((*at)[n] == ';');
    return true;
}

/* The names of a row: `first`, then those of the cell. */
lay_status lay_row_names(struct lay_row *row, int column, const char *first,
                         struct lay_name_index *index, const void *value, const char *const **names,
                         size_t *count, lay_error *err)
{
    struct lay_gazetteer *g = row->g;
    size_t room = 2;
    for (const char *p = lay_row_cell(row, column); *p; p++)
        room += *p == ';';
    const char **list = lay_arena_array(&g->arena, const char *, room);
    list[0] = first;
    *count = 1;
    lay_row_index(g, index, first, strlen(first), value, true);
    const char *at = lay_row_cell(row, column), *name;
    size_t len;
    bool ok;
    while (lay_row_next_name(&at, &name, &len, &ok)) {
        if (!ok)
            return lay_row_invalid(row, column, err, "has a name that is not written as lang:name");
        list[(*count)++] = lay_arena_strndup(&g->arena, name, len);
        lay_row_index(g, index, name, len, value, false);
    }
    *names = list;
    return LAY_OK;
}
