/* build_words.c: the words that say what an unknown name is, facility-words.csv and
 * force-words.csv, and those that stand around names, name-words.csv. */
#include "base/error.h"
#include "gazetteer/rows.h"
#include <string.h>

enum { WORD_LANG, WORD_KIND, WORD_MATCH, WORD_TEXT };

static bool keep_word(const struct lay_record *row, uint32_t *word, uint32_t *len)
{
    *word = lay_keep_folded(row->b, lay_row_cell(row, WORD_TEXT), row->cells[WORD_TEXT]->len);
    *len = (uint32_t)strlen(lay_text_at(&row->b->g, *word));
    return *len > 0;
}

static lay_status take_level_word(struct lay_record *row, lay_error *err)
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
    if (!keep_word(row, &word.word, &word.len))
        return lay_row_invalid(row, WORD_TEXT, err, "is no word");
    lay_vec_push(&row->b->g.level_words, word);
    return LAY_OK;
}

static lay_status take_force_word(struct lay_record *row, lay_error *err)
{
    static const char *const classes[] = {"service", "police", "unit",    "whole", "none",
                                          "of",      "in",     "article", "filler"};
    struct lay_gazetteer *g = &row->b->g;
    bool prefix = strcmp(lay_row_cell(row, WORD_MATCH), "prefix") == 0;
    struct lay_force_prefix word = {0};
    size_t i = 0;
    while (i < LAY_COUNT(classes) && strcmp(lay_row_cell(row, WORD_KIND), classes[i]) != 0)
        i++;
    if (i == LAY_COUNT(classes))
        return lay_row_invalid(row, WORD_KIND, err, "is no class of force words");
    if (!prefix && strcmp(lay_row_cell(row, WORD_MATCH), "word") != 0)
        return lay_row_invalid(row, WORD_MATCH, err, "is neither word nor prefix");
    word.class = (enum lay_force_class)i;
    if (!keep_word(row, &word.word, &word.len))
        return lay_row_invalid(row, WORD_TEXT, err, "is no word");
    if (prefix) {
        lay_vec_push(&g->force_prefixes, word);
        return LAY_OK;
    }
    uint32_t other = lay_id_find(row->b, &g->force_words, lay_text_at(g, word.word));
    if (other != LAY_NONE && other != (uint32_t)word.class)
        return lay_row_invalid(row, WORD_TEXT, err, "is of two classes");
    if (other == LAY_NONE)
        lay_name_index_add(&g->force_words, &g->strings, word.word, (uint32_t)word.class,
                           LAY_NAME_FIRST);
    return LAY_OK;
}

static lay_status take_name_word(struct lay_record *row, lay_error *err)
{
    static const char *const kinds[] = {"article", "town", "area", "facility"};
    struct lay_name_word word = {.behind = strcmp(lay_row_cell(row, WORD_MATCH), "behind") == 0};
    size_t i = 0;
    while (i < LAY_COUNT(kinds) && strcmp(lay_row_cell(row, WORD_KIND), kinds[i]) != 0)
        i++;
    if (i == LAY_COUNT(kinds))
        return lay_row_invalid(row, WORD_KIND, err, "is no kind of word around a name");
    if (!word.behind && strcmp(lay_row_cell(row, WORD_MATCH), "before") != 0)
        return lay_row_invalid(row, WORD_MATCH, err, "is neither before nor behind");
    word.kind = (enum lay_around)i;
    if (!keep_word(row, &word.word, &word.len))
        return lay_row_invalid(row, WORD_TEXT, err, "is no word");
    lay_vec_push(&row->b->g.name_words, word);
    return LAY_OK;
}

const struct lay_row_table lay_word_tables[3] = {
    {"facility-words.csv", {"lang", "level", "match", "word", NULL}, take_level_word},
    {"force-words.csv", {"lang", "class", "match", "word", NULL}, take_force_word},
    {"name-words.csv", {"lang", "kind", "stands", "word", NULL}, take_name_word},
};
