/* chunk_next.c: where the next mention of a force begins, though its words could be of the same. */
#include "import/prose/chunk.h"

#include <string.h>

/* "после ввода войск | российские солдаты ушли", "танки | американцы вывезли", "спор с хунтой |
 * французские солдаты": by its case no part of the noun before; `noun`: it has one of its own. */
static bool is_in_other_case(const struct lay_text_reader *r, const struct lay_sentence *s,
                             const struct lay_chunk *c, size_t end, bool noun)
{
    const struct lay_language *language = &r->lexicon->language;
    bool by = lay_ends_with(r, c->at, &language->instrumental);
    if (by && end < s->to && lay_ends_with(r, end, &language->instrumental) &&
        !lay_ends_with(r, c->at - 1, &language->instrumental))
        by = false; /* замена французских солдат | немецкими десантниками */
    else if (by || lay_ends_with(r, c->at, &language->oblique))
        return false;
    bool office = c->force.office && !c->noun;
    bool people = c->force.adjective && !c->noun && c->kept == c->at && /* с малийцами | … */
                  lay_is_people(r, c->at - 1);
    if (!language->cases || !(office || people || (c->noun && c->kept == c->at)))
        return false;
    return office || people || noun || lay_noted(s, end, LAY_LEX_FORCE) ||
           (end == c->at + 1 && lay_noted(s, end, LAY_LEX_TRIGGER) && lay_is_people(r, c->at) &&
            !lay_ends_with(r, c->at, &language->oblique_people));
}

/* "KFOR soldiers | patrol Kosovo": a verb with its object, not the patrol of a state. */
static bool is_verb_with_object(const struct lay_text_reader *r, const struct lay_sentence *s,
                                const struct lay_chunk *c)
{
    const struct lay_language *language = &r->lexicon->language;
    const struct lay_note *verb = lay_noted(s, c->force.from, LAY_LEX_TRIGGER);
    return c->noun && c->kept == c->at && c->at == c->force.from + 1 &&
           !language->adjectives_after && verb && verb->entry->rule->voice == LAY_VOICE_ACTIVE &&
           s->forces.n && s->forces.at[s->forces.n - 1].to == c->force.from;
}

bool lay_begins_next(const struct lay_text_reader *r, const struct lay_sentence *s,
                     const struct lay_chunk *c, bool adjective, size_t end)
{
    bool noun = !adjective && lay_noted(s, end - 1, LAY_LEX_FORCE) && end > c->at + 1 &&
                lay_ends_with(r, c->at, &r->lexicon->language.attribute);
    return ((adjective || noun) && is_in_other_case(r, s, c, end, noun)) ||
           (!adjective && is_verb_with_object(r, s, c));
}

bool lay_is_past_office(struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_chunk *c)
{
    const struct lay_language *language = &r->lexicon->language;
    struct lay_quantity quantity;
    if (!language->cases || c->noun)
        return false;
    bool force = lay_noted(s, c->at, LAY_LEX_FORCE) || lay_noted(s, c->at, LAY_LEX_EQUIP);
    return (force && !lay_ends_with(r, c->at, &language->oblique)) ||
           lay_read_quantity(r, s, c->at, &quantity);
}
