/* load_words.c: the words that say what an unknown name is: facility-words.csv and
 * force-words.csv. */
#include "base/error.h"
#include "gazetteer/rows.h"
#include <string.h>

enum { WORD_LANG, WORD_KIND, WORD_MATCH, WORD_TEXT };

static lay_status take_level_word(struct lay_row *row, lay_error *err)
{
    static const char *const matches[] = {"word",   "beside", "first", "last",
                                          "prefix", "suffix", "part"};
    struct lay_level_word word = {0};
    if (!lay_row_level(row, WORD_KIND, &word.level))
        return lay_row_invalid(row, WORD_KIND, err, "is no level of a place");
    size_t i = 0;
    while (i < LAY_COUNT(matches) && strcmp(lay_row_cell(row, WORD_MATCH), matches[i]) != 0)
        i++;
    if (i == LAY_COUNT(matches))
        return lay_row_invalid(row, WORD_MATCH, err, "is no way to match a word");
    word.match = (enum lay_word_match)i;
    word.word =
        lay_row_fold(row->g, lay_row_cell(row, WORD_TEXT), row->cells[WORD_TEXT]->len, &word.len);
    if (!word.len)
        return lay_row_invalid(row, WORD_TEXT, err, "is no word");
    lay_vec_push(&row->g->level_words, word);
    return LAY_OK;
}

static lay_status take_force_word(struct lay_row *row, lay_error *err)
{
    static const char *const classes[] = {"service", "police", "unit",  "none",
                                          "of",      "in",     "filler"};
    struct lay_gazetteer *g = row->g;
    struct lay_force_word word = {.prefix = strcmp(lay_row_cell(row, WORD_MATCH), "prefix") == 0};
    size_t i = 0;
    while (i < LAY_COUNT(classes) && strcmp(lay_row_cell(row, WORD_KIND), classes[i]) != 0)
        i++;
    if (i == LAY_COUNT(classes))
        return lay_row_invalid(row, WORD_KIND, err, "is no class of force words");
    if (!word.prefix && strcmp(lay_row_cell(row, WORD_MATCH), "word") != 0)
        return lay_row_invalid(row, WORD_MATCH, err, "is neither word nor prefix");
    word.class = (enum lay_force_class)i;
    word.word =
        lay_row_fold(g, lay_row_cell(row, WORD_TEXT), row->cells[WORD_TEXT]->len, &word.len);
    if (!word.len)
        return lay_row_invalid(row, WORD_TEXT, err, "is no word");
    if (word.prefix) {
        lay_vec_push(&g->force_prefixes, word);
        return LAY_OK;
    }
    const struct lay_name_entry *e = lay_name_index_find(&g->force_words, word.word, word.len);
    if (e && ((const struct lay_force_word *)e->value)->class != word.class)
        return lay_row_invalid(row, WORD_TEXT, err, "is of two classes");
    struct lay_force_word *kept = lay_arena_new(&g->arena, struct lay_force_word);
    *kept = word;
    if (!e)
        lay_name_index_add(&g->force_words, kept->word, kept->len, kept, true);
    return LAY_OK;
}

const struct lay_row_table lay_word_tables[2] = {
    {"facility-words", {"lang", "level", "match", "word", NULL}, take_level_word},
    {"force-words", {"lang", "class", "match", "word", NULL}, take_force_word},
};
