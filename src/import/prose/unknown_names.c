/* unknown_names.c: how far a name reaches that the gazetteer does not know. */
#include "import/prose/reader.h"

/* "Al Anad", "El Adde": a word that only a name behind it makes a name. */
static bool is_article(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    return lay_noted_as(s, at, LAY_LEX_STOP, "article") && at + 1 < s->to &&
           r->tokens.all.at[at + 1].capital;
}

/* "Fort National", "Camp Victory": a word that is no name by itself, behind a base that is written
 * with a capital. */
static bool is_behind_base(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    const struct lay_token *t = &r->tokens.all.at[at];
    return at > s->from && t->spaced && t[-1].capital && lay_noted(s, at - 1, LAY_LEX_BASE) &&
           !s->shouting && !lay_in_time(s, at) && !lay_noted(s, at, LAY_LEX_PREP);
}

bool lay_is_in_name(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    static const enum lay_lex_class others[] = {LAY_LEX_MONTH, LAY_LEX_FORCE, LAY_LEX_SPEAKER,
                                                LAY_LEX_UNIT};
    const struct lay_token *token = &r->tokens.all.at[at];
    bool article = at + 2 < s->to && token->end - token->start <= 3 &&
                   lay_is_hyphen(r, at + 1, s->to) && r->tokens.all.at[at + 2].capital;
    for (size_t i = 0; i < LAY_COUNT(others); i++)
        if (lay_noted(s, at, others[i]))
            return false;
    return token->kind == LAY_TOKEN_WORD && (token->capital || article) &&
           (article || !lay_noted(s, at, LAY_LEX_STOP) || is_article(r, s, at) ||
            is_behind_base(r, s, at));
}

size_t lay_unknown_name_end(const struct lay_text_reader *r, const struct lay_sentence *s,
                            size_t at)
{
    size_t end = at;
    for (size_t words = 0; end < s->to && words < 3 && lay_is_in_name(r, s, end); words++) {
        end++;
        while (lay_is_hyphen(r, end, s->to) && end + 1 < s->to && !r->tokens.all.at[end + 1].spaced)
            end += 2; /* Wadi al-Deif */
    }
    return end;
}
