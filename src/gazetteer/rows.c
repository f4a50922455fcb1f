/* rows.c: the cells of a record as values and names. A cell of names is "lang:name;lang:name". */
#include "gazetteer/rows.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/number.h"
#include <string.h>

const char *lay_row_cell(const struct lay_record *row, int column)
{
    return row->cells[column]->text;
}

lay_status lay_row_invalid(const struct lay_record *row, int column, lay_error *err,
                           const char *what)
{
    const struct lay_csv_field *field = row->cells[column];
    lay_error_set(err, LAY_REFUSED, "gazetteer.invalid", "\"%s\" %s.", field->text, what);
    lay_error_at(err, row->file, field->line, field->column);
    return LAY_REFUSED;
}

uint32_t lay_keep(struct lay_builder *b, const char *text, size_t len)
{
    const struct lay_name_entry *e = lay_name_index_find(&b->texts, &b->g.strings, text, len);
    if (e)
        return e->key;
    uint32_t at = lay_strings_add(&b->g.strings, text, len);
    lay_name_index_add(&b->texts, &b->g.strings, at, 0, LAY_NAME_FIRST);
    return at;
}

uint32_t lay_row_keep(const struct lay_record *row, int column)
{
    return lay_keep(row->b, lay_row_cell(row, column), row->cells[column]->len);
}

/* ---- values ---- */

bool lay_row_number(const struct lay_record *row, int column, double *out)
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
bool lay_row_day(const struct lay_record *row, int column, lay_day open, lay_day *out)
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

bool lay_row_level(const struct lay_record *row, int column, enum lay_place_level *out)
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

uint32_t lay_keep_folded(struct lay_builder *b, const char *name, size_t len)
{
    LAY_BUF folded = {0};
    lay_fold_add(&folded, name, len);
    return lay_keep(b, lay_buf_text(&folded), folded.len);
}

uint32_t lay_id_find(const struct lay_builder *b, const struct lay_name_index *index,
                     const char *id)
{
    const struct lay_name_entry *e = lay_name_index_find(index, &b->g.strings, id, strlen(id));
    return e ? e->value : LAY_NONE;
}

/* Whether a key already leads to this value. */
static struct lay_name_entry *indexed(struct lay_builder *b, struct lay_name_index *index,
                                      uint32_t key, uint32_t value)
{
    const char *text = lay_text_at(&b->g, key);
    const struct lay_name_entry *e = lay_name_index_find(index, &b->g.strings, text, strlen(text));
    while (e && e->value != value)
        e = lay_name_index_next(index, e);
    return e ? &index->entries.at[e - index->entries.at] : NULL;
}

void lay_row_index(struct lay_builder *b, struct lay_name_index *index, const char *name,
                   size_t len, uint32_t value, enum lay_name_rank rank)
{
    uint32_t key = lay_keep_folded(b, name, len);
    struct lay_name_entry *had = indexed(b, index, key, value);
    if (had && had->rank > (unsigned)rank)
        had->rank = (unsigned)rank & 7; /* somebody's name for it is one of a language */
    if (*lay_text_at(&b->g, key) && !had)
        lay_name_index_add(index, &b->g.strings, key, value, rank);
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

static void list_name(struct lay_builder *b, uint32_t text, uint32_t *count)
{
    lay_vec_push(&b->g.name_lists, text);
    (*count)++;
}

lay_status lay_row_names(struct lay_record *row, int column, uint32_t first,
                         struct lay_name_index *index, uint32_t value, bool untagged,
                         uint32_t *names, uint32_t *count, lay_error *err)
{
    struct lay_builder *b = row->b;
    LAY_FREE char *name_first = lay_strdup(lay_text_at(&b->g, first));
    *names = (uint32_t)b->g.name_lists.n;
    *count = 0;
    list_name(b, first, count);
    lay_row_index(b, index, name_first, strlen(name_first), value, LAY_NAME_FIRST);
    const char *at = lay_row_cell(row, column), *name;
    size_t len;
    bool ok;
    while (lay_row_next_name(&at, &name, &len, &ok)) {
        if (!ok && !untagged)
            return lay_row_invalid(row, column, err, "has a name that is not written as lang:name");
        list_name(b, lay_keep(b, name, len), count);
        lay_row_index(b, index, name, len, value, ok ? LAY_NAME_OTHER : LAY_NAME_UNTAGGED);
    }
    return LAY_OK;
}

/* Of keys that many places share. Those of a place come one after another, so that one that it has
 * already is the latest of its list, which is the second. */
static void add_key(struct lay_builder *b, struct lay_name_index *index, const char *key,
                    uint32_t place, enum lay_name_rank rank)
{
    const struct lay_name_entry *first =
        lay_name_index_find(index, &b->g.strings, key, strlen(key));
    const struct lay_name_entry *latest = first ? lay_name_index_next(index, first) : NULL;
    if (!*key || (first && first->value == place) || (latest && latest->value == place))
        return;
    lay_name_index_add_second(index, &b->g.strings, lay_keep(b, key, strlen(key)), place, rank);
}

/* People of a town. Of one that is known to have few the press of other scripts hardly writes; one
 * of many is written of by all its names. */
enum { SMALL = 3000, BIG = 20000 };

static bool is_small(const struct lay_place_record *place)
{
    return place->world && place->population > 0 && place->population < SMALL;
}

static void index_bones(struct lay_builder *b, uint32_t place, const char *bare)
{
    for (int vowels = 0; vowels < 2; vowels++) {
        LAY_FREE char *bones = lay_bones(bare, vowels);
        if (strlen(bones) >= LAY_LEAST_BONES)
            add_key(b, &b->g.place_bones, bones, place, LAY_NAME_SOUND);
    }
}

/* A name is found loosely where its loose form is another one, and, when it is a good one, by its
 * sound. */
static void index_loosely(struct lay_builder *b, uint32_t place, const char *name, bool good)
{
    LAY_FREE char *folded = lay_fold(name);
    enum lay_place_level level = LAY_LEVEL_TOWN;
    bool levelled = false;
    LAY_FREE char *bare = lay_bare_name(&b->g, folded, &level, &levelled);
    LAY_FREE char *loose = lay_loose_name(bare);
    if (levelled && level != (enum lay_place_level)b->g.places.at[place].level)
        return; /* "Kansas City" is not Kansas */
    if (strcmp(loose, folded) != 0)
        add_key(b, &b->g.place_loose, loose, place, LAY_NAME_LOOSE);
    if (strcmp(bare, folded) != 0) { /* "Elfasher", "I-n-Salah" */
        LAY_FREE char *whole = lay_loose_name(folded);
        add_key(b, &b->g.place_loose, whole, place, LAY_NAME_LOOSE);
    }
    LAY_FREE char *core =
        b->g.places.at[place].level == LAY_LEVEL_FACILITY ? lay_facility_core(&b->g, folded) : NULL;
    if (core)
        add_key(b, &b->g.place_loose, core, place, LAY_NAME_LOOSE);
    if (levelled)
        return;
    if (good ? !is_small(&b->g.places.at[place]) : b->g.places.at[place].population >= BIG)
        index_bones(b, place, bare);
    if (!good)
        return;
    LAY_FREE char *sound = lay_sound(bare);
    add_key(b, &b->g.place_sounds, sound, place, LAY_NAME_SOUND);
}

lay_status lay_row_place_names(struct lay_record *row, int column, uint32_t at, bool untagged,
                               lay_error *err)
{
    struct lay_builder *b = row->b;
    struct lay_place_record *place = &b->g.places.at[at];
    lay_status status = lay_row_names(row, column, place->name, &b->g.place_names, at, untagged,
                                      &place->names, &place->name_count, err);
    for (uint32_t i = 0; i < place->name_count && status == LAY_OK; i++) {
        LAY_FREE char *name = lay_strdup(lay_text_at(&b->g, b->g.name_lists.at[place->names + i]));
        index_loosely(b, at, name, i == 0 || !untagged);
    }
    return status;
}

lay_status lay_row_more_names(struct lay_record *row, int column, uint32_t at, lay_error *err)
{
    const char *cell = lay_row_cell(row, column), *name;
    size_t len;
    bool ok;
    while (lay_row_next_name(&cell, &name, &len, &ok)) {
        if (!ok)
            return lay_row_invalid(row, column, err, "has a name that is not written as lang:name");
        LAY_FREE char *own = lay_strndup(name, len);
        lay_row_index(row->b, &row->b->g.place_names, own, len, at, LAY_NAME_OTHER);
        index_loosely(row->b, at, own, true);
    }
    return LAY_OK;
}
