/* chunk_of.c: whose a force is by what follows "of" and is no name of an actor. */
#include "import/prose/chunk.h"

#include <string.h>

/* "soldiers of the Tripoli government": the state whose capital it is. */
bool lay_take_seat(struct lay_text_reader *r, const struct lay_sentence *s, struct lay_chunk *c)
{
    const struct lay_note *of = lay_noted(s, c->at, LAY_LEX_OF), *office;
    size_t at = of ? c->at + of->len : s->to, end = at;
    while (at < s->to && lay_noted(s, at, LAY_LEX_DET))
        at++;
    if (!c->noun || c->force.actor || c->kept != c->at || at >= s->to ||
        !r->tokens.all.at[at].capital)
        return false;
    const struct lay_gaz_actor *state = lay_state_of_capital(r, at, s->to, &end);
    office = state ? lay_noted(s, end, LAY_LEX_SPEAKER) : NULL;
    if (!office || strcmp(office->entry->value, "named_official") != 0)
        return false;
    c->force.actor = state;
    c->force.adjective = false;
    c->named = true;
    c->at = c->kept = end + office->len;
    return true;
}

/* "a company of them": of those who were spoken of. */
bool lay_take_of_them(const struct lay_sentence *s, struct lay_chunk *c)
{
    const struct lay_note *of = lay_noted(s, c->at, LAY_LEX_OF),
                          *them = of ? lay_noted(s, c->at + of->len, LAY_LEX_PRONOUN) : NULL;
    if (!c->noun || c->force.actor || c->kept != c->at || !them ||
        strcmp(them->entry->value, "force") != 0)
        return false;
    c->force.pronoun = true;
    c->at = c->kept = c->at + of->len + them->len;
    return true;
}
