/* chunk_things.c: what arms are called, in marks and by their models, and who is on board. */
#include "import/prose/chunk.h"

#include <string.h>

/* "Tu-160", "Ка-52": what it is called that the noun behind it says. */
size_t lay_model_at(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    enum { LONGEST_MODEL = 6 }; /* bytes */
    if (at + 3 >= s->to)
        return 0;
    const struct lay_token *t = &r->tokens.all.at[at];
    if (t[0].kind != LAY_TOKEN_WORD || !t[0].capital || t[0].end - t[0].start > LONGEST_MODEL ||
        t[1].sign != '-' || t[1].spaced || t[2].kind != LAY_TOKEN_NUMBER)
        return 0;
    return t[3].kind == LAY_TOKEN_WORD && !t[3].spaced ? 4 : 3; /* Tu-22M3 */
}

/* "бойцы «Вагнера»": an opening or closing mark round the name of a force. */
bool lay_is_quote_round(struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_chunk *c)
{
    size_t end;
    bool adjective;
    if (!c->noun || c->kept != c->at)
        return false;
    const struct lay_token *token = &r->tokens.all.at[c->at];
    if (c->force.actor && token->sign == LAY_CLOSING_GUILLEMET)
        return true;
    const struct lay_gaz_actor *actor =
        s->opening[c->at - s->from] && c->at + 1 < s->to && !c->force.actor
            ? lay_actor_at(r, c->at + 1, s->to, &end, &adjective)
            : NULL;
    return actor && !lay_is_state(actor);
}

/* "два «Миража» ВВС", "эфиопские «голубые каски»": the mark before or behind such a noun. */
bool lay_is_marked_thing(const struct lay_text_reader *r, const struct lay_sentence *s,
                         const struct lay_chunk *c)
{
    const struct lay_token *token = &r->tokens.all.at[c->at];
    if (!c->noun)
        return s->opening[c->at - s->from] && token->sign != '(' && c->at > c->force.from &&
               ((c->force.actor && c->force.adjective) || c->force.quantity.to == c->at) &&
               (lay_noted(s, c->at + 1, LAY_LEX_EQUIP) ||
                (c->force.adjective && lay_noted(s, c->at + 1, LAY_LEX_FORCE)));
    return c->kept == c->at && c->head > s->from && s->opening[c->head - 1 - s->from] &&
           (c->force.equipment || c->head > c->force.from) && token->sign == LAY_CLOSING_GUILLEMET;
}

/* "корабль «Орск» Черноморского флота": how many tokens the name of a ship in its marks takes. */
size_t lay_named_ship(const struct lay_text_reader *r, const struct lay_sentence *s,
                      const struct lay_chunk *c)
{
    enum { LONGEST = 6 };
    const struct lay_token *at = r->tokens.all.at;
    if (!c->noun || !c->force.equipment || c->kept != c->at || c->at + 2 >= s->to ||
        !s->opening[c->at - s->from] || at[c->at].sign == '(')
        return 0;
    for (size_t n = 2; n < LONGEST && c->at + n < s->to; n++) {
        const struct lay_token *mark = &at[c->at + n];
        if (mark->kind == LAY_TOKEN_MARK && mark->end - mark->start > 1)
            return n + 1; /* no comma: » or ” */
    }
    return 0;
}

/* "самолет с российскими военными", "planes with French soldiers": whose, by who is on board; where
 * these are counted, "с сотней солдат", `on_board` is their number. */
bool lay_carries(struct lay_text_reader *r, const struct lay_sentence *s, const struct lay_chunk *c,
                 struct lay_quantity *on_board)
{
    const struct lay_note *with = lay_noted(s, c->at, LAY_LEX_WITH), *small;
    size_t at = with ? c->at + with->len : s->to, end;
    bool adjective, whose = false;
    struct lay_quantity quantity = *on_board = (struct lay_quantity){0};
    const struct lay_gaz_actor *actor;
    if (!c->noun || c->kept != c->at)
        return false;
    bool people = !c->force.equipment && c->force.quantity.to > c->force.quantity.from;
    for (size_t n; at < s->to;) {
        if (people && lay_noted(s, at, LAY_LEX_EQUIP))
            return false; /* 500 soldiers with 30 tanks */
        if (lay_noted(s, at, LAY_LEX_FORCE) || lay_noted(s, at, LAY_LEX_EQUIP))
            return c->force.actor ? !whose && on_board->to : whose;
        if ((small = lay_noted(s, at, LAY_LEX_FILL)) || (small = lay_noted(s, at, LAY_LEX_DET)))
            at += small->len;
        else if ((r->lexicon->language.cases || c->force.equipment) && !on_board->to &&
                 (n = lay_read_quantity(r, s, at, on_board)))
            at += n;
        else if ((n = lay_read_quantity(r, s, at, &quantity)))
            at += n;
        else if ((actor = lay_actor_at(r, at, s->to, &end, &adjective)) && adjective)
            at = end, whose = true;
        else
            return actor && !c->force.actor && strcmp(actor->kind, "armed_force") == 0;
    }
    return false;
}

bool lay_are_given(const struct lay_text_reader *r, const struct lay_sentence *s,
                   const struct lay_chunk *c)
{
    enum { SHORT = 3 }; /* bytes: sent US | tanks */
    const struct lay_force *f = &c->force;
    const struct lay_token *name = &r->tokens.all.at[f->from];
    if (!c->named || c->noun || f->adjective || !f->actor || !lay_is_state(f->actor) ||
        !r->lexicon->language.capitals || r->lexicon->language.adjectives_after ||
        f->quantity.to > f->quantity.from || name->end - name->start <= SHORT)
        return false;
    bool things = lay_noted(s, c->at, LAY_LEX_EQUIP) != NULL;
    for (size_t i = f->from + 1; i < c->at && !things; i++)
        things = lay_noted(s, i, LAY_LEX_POSS) != NULL; /* gave Ukraine its | battery */
    if (!things)
        return false;
    for (size_t n = 1; n <= 2 && f->from >= s->from + n; n++) {
        const struct lay_note *verb = lay_noted(s, f->from - n, LAY_LEX_TRIGGER);
        if (verb && verb->len == n && verb->entry->rule->voice == LAY_VOICE_ACTIVE)
            return lay_slot_is(verb->entry->rule, LAY_SLOT_REST, "receiver");
    }
    return false;
}
