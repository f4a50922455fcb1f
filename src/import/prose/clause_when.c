/* clause_when.c: which of the times of a sentence a clause's is. */
#include "import/prose/making.h"

#include <string.h>

/* "contre 2 000 un an auparavant": the time of what it is compared with. */
static bool is_compared(const struct making *m, const struct lay_when *when)
{
    enum { REACH = 6 };
    for (size_t i = when->from; i > m->s->from && when->from - i < REACH; i--) {
        bool counts = m->r->tokens.all.at[i].kind == LAY_TOKEN_NUMBER ||
                      lay_noted(m->s, i, LAY_LEX_NUMBER) || lay_noted(m->s, i, LAY_LEX_QUALIFIER);
        if (lay_noted_as(m->s, i - 1, LAY_LEX_CUE, "compared"))
            return counts;
    }
    return false;
}

/* "under the 2014 pact", "retirera ses soldats, arrivés | en janvier": it dates nothing but that.
 */
static bool is_attribute(const struct making *m, const struct lay_when *when)
{
    const struct lay_token *at = m->r->tokens.all.at;
    const size_t told = m->clause->trigger->attribute;
    return (told && when->from > told && when->from <= told + 2) ||
           (when->to == when->from + 1 && at[when->from].kind == LAY_TOKEN_NUMBER &&
            when->to < m->s->to && lay_noted_as(m->s, when->from - 1, LAY_LEX_DET, "def") &&
            at[when->to].kind == LAY_TOKEN_WORD && !lay_noted(m->s, when->to, LAY_LEX_PREP));
}

/* "for six months" dates what lasts until now, and nothing else. */
static bool can_date(const struct making *m, const struct lay_when *when)
{
    bool lasting = strcmp(when->rule->count, "lasted") == 0;
    if (lay_is_possessive(m->r, when->to, m->s->to) || is_attribute(m, when))
        return false;
    return !when->part && !is_compared(m, when) && !m->s->masked[when->from - m->s->from] &&
           (!lasting || (lay_claim_lasts(m->clause->rule->type) && !*when->mode &&
                         strcmp(m->clause->modality, "actual") == 0));
}

/* "Le départ, prévu | en mai, a été reporté à août": the time of words that a comma begins, behind
 * which more is told of when it is, or that it is not. */
static bool is_told_of_noun(const struct making *m, size_t comma, const struct lay_when *when)
{
    const size_t end = lay_end_of_told(m->r, m->s, comma), right = m->clause->trigger->right;
    bool more = false;
    for (size_t i = end; i < right && end > when->from; i++) {
        const struct lay_note *cue = lay_noted(m->s, i, LAY_LEX_CUE);
        if (lay_noted_as(m->s, i, LAY_LEX_CUE, "announced"))
            return more;
        more |= lay_in_time(m->s, i) || (cue && *cue->entry->value);
    }
    return more;
}

/* "the soldiers, whose withdrawal is due in June": the time of a clause within the clause. */
static bool is_within(const struct making *m, const struct lay_when *when)
{
    const struct lay_token *at = m->r->tokens.all.at;
    bool within = false;
    const size_t noun = m->clause->trigger->from;
    bool plan = false; /* told before a noun */
    for (size_t n = 2; n <= 4 && noun >= m->s->from + n && !lay_is_verb(m->clause->trigger); n++)
        plan |= lay_noted_as(m->s, noun - n, LAY_LEX_CUE, "planned");
    for (size_t i = m->clause->trigger->to; plan && i < when->from; i++)
        if (lay_ends_with(m->r, i, &m->r->lexicon->language.past) ||
            lay_noted_as(m->s, i, LAY_LEX_CUE, "ongoing"))
            return true; /* the accord on the withdrawal was signed | on Monday */
    for (size_t i = m->clause->trigger->to; i < when->from; i++)
        if (at[i].sign == ',' && lay_opens_insertion(m->r, m->s, i) &&
            (lay_closing_of(m->r, m->s, i) > when->from || lay_closing_of(m->r, m->s, i) == i))
            return true; /* вывод войск, начатый | в мае; закроет базу, открытую | в мае */
    for (size_t i = m->clause->trigger->to; i < when->from && !lay_is_verb(m->clause->trigger); i++)
        if (is_told_of_noun(m, i, when) || lay_noted_as(m->s, i, LAY_LEX_CUE, "announced"))
            return true; /* their arrival was confirmed | on Monday */
    for (size_t i = m->clause->trigger->to; i < when->from; i++)
        within = lay_noted(m->s, i, LAY_LEX_RELATIVE) || (within && at[i].sign != ',');
    return within;
}

/* "left Herat, and in June 100 more arrived": the time of what comes next. */
static bool begins_next(const struct making *m, const struct lay_when *when)
{
    size_t from = when->from, end;
    if (*lay_preposition_before(m->s, from, &end))
        from = end;
    return from > m->clause->trigger->to && lay_noted(m->s, from - 1, LAY_LEX_AND) &&
           lay_has_trigger(m->s, when->to, m->s->to);
}

/* "300 soldats stationnés à Gao": a participle of presence without an auxiliary. */
static bool is_participle(const struct making *m)
{
    const struct lay_trigger *t = m->clause->trigger;
    return m->clause->rule->type == LAY_TYPE_PRESENCE && t->to - t->from == 1 &&
           m->clause->rule->voice == LAY_VOICE_PASSIVE &&
           !lay_noted(m->s, t->from - 1, LAY_LEX_HAVE);
}

/* "le départ des soldats présents au Niger devra s'achever le 15 mai": the clause of a participle
 * ends before the verb of another. */
static size_t right_of(const struct making *m)
{
    const struct lay_trigger *t = m->clause->trigger;
    size_t at = t->to;
    bool relative = false;
    for (size_t n = 1; n <= 3 && t->from >= m->s->from + n; n++)
        relative |= lay_noted(m->s, t->from - n, LAY_LEX_RELATIVE) != NULL;
    for (size_t i = at; relative && i + 1 < t->right; i++) /* which hosts 300 men, was hit */
        if (lay_is_sign(m->r, i, ',') && lay_noted(m->s, i + 1, LAY_LEX_HAVE))
            return i;
    const size_t once = t->from - (t->from > m->s->from + 1 &&
                                   lay_noted_as(m->s, t->from - 1, LAY_LEX_CUE, "then"));
    const size_t close = lay_before_comma(m->r, t->to, t->right);
    if (lay_claim_lasts(m->clause->rule->type) && once < t->from && close < t->right &&
        lay_is_sign(m->r, once - 1, ','))
        return close; /* will hand over the camp, once home to 5,000, in June */
    if (t->from > m->s->from && lay_closing_of(m->r, m->s, t->from - 1) >= t->to &&
        lay_is_sign(m->r, t->from - 1, ','))
        return lay_closing_of(m->r, m->s, t->from - 1);
    if (!is_participle(m))
        return t->right;
    while (at < t->right && !lay_noted_as(m->s, at, LAY_LEX_CUE, "planned") &&
           !lay_noted(m->s, at, LAY_LEX_HAVE))
        at++;
    return at;
}

/* "Two days earlier, he said, there had been 500": nothing but who says so between them. */
static bool is_fronted(const struct making *m, const struct lay_when *when)
{
    for (size_t i = when->to; i < m->clause->trigger->from; i++)
        if (!m->s->masked[i - m->s->from] && m->r->tokens.all.at[i].kind != LAY_TOKEN_MARK)
            return false;
    return true;
}

/* "now", "сейчас" */
static bool is_present(const struct making *m, size_t at)
{
    const char *present = m->r->lexicon->language.cases ? "now" : "present";
    return lay_noted_as(m->s, at, LAY_LEX_CUE, present);
}

/* "hit on Sunday the base, which hosts 300 soldiers", "signed on Monday a deal that provides for
 * their withdrawal": a time of another verb. */
static bool is_of_main(const struct making *m, const struct lay_when *when)
{
    enum { ASIDE = 8 }; /* tokens: under the deal reached in Geneva on Monday, they will leave */
    const struct lay_trigger *t = m->clause->trigger;
    bool lasts = lay_claim_lasts(m->clause->rule->type), done = false, off = false;
    bool planned = !lay_is_verb(t) && strcmp(m->clause->modality, "planned") == 0;
    for (size_t i = when->from; i > m->s->from && when->from - i < 3; i--)
        done |= lay_noted(m->s, i - 1, LAY_LEX_HAVE) != NULL;
    off = lasts && when->to <= t->from && !is_fronted(m, when) && /* où sont …, based there */
          (lay_noted(m->s, t->from, LAY_LEX_THERE) || (is_participle(m) && !*when->mode));
    off |= !lasts && strcmp(when->mode, "since") == 0 && when->from > m->s->from + 2 &&
           when->to < t->from &&
           lay_is_sign(m->r, when->to, ','); /* there since 2013, has closed */
    bool later = lay_is_verb(t) &&
                 m->r->lexicon->language.cases && /* прибыли 300, | которые уйдут */
                 strcmp(m->clause->modality, "planned") == 0,
         told = false;
    off |= t->joined && m->clause->under_way && /* came in May and are building */
           (when->to <= t->from || lay_has_trigger(m->s, when->to, t->from));
    for (size_t i = when->to; i < t->from; i++) {
        told |= lay_noted(m->s, i, LAY_LEX_TRIGGER) != NULL;
        off |= later && told && lay_noted(m->s, i, LAY_LEX_RELATIVE);
    }
    for (size_t i = when->to; i <= t->to && lasts; i++)
        off |= lay_has_trigger(m->s, m->s->from, i) && is_present(m, i); /* ушли в мае и теперь в */
    for (size_t i = when->to; i < t->from; i++)
        off |= (lasts && lay_noted(m->s, i, LAY_LEX_RELATIVE)) ||
               (planned && done && lay_noted_as(m->s, i, LAY_LEX_CUE, "planned"));
    for (size_t i = m->s->from; i < when->from && when->to <= t->from; i++)
        off |= lay_noted_as(m->s, i, LAY_LEX_PREP, "aside") && when->from - i <= ASIDE;
    return off;
}

/* "Пока там 400 солдат, к 2027 году их станет больше": a time that opens the clause of the verb
 * behind it. */
static bool opens_next(const struct making *m, const struct lay_when *when)
{
    const struct lay_trigger *t = m->clause->trigger;
    const struct lay_token *at = m->r->tokens.all.at;
    size_t comma = when->from;
    while (comma > t->to && when->from - comma < 3 && at[comma].sign != ',')
        comma--;
    if (!m->r->lexicon->language.cases || at[comma].sign != ',' || when->from >= t->right ||
        !lay_noted(m->s, t->right, LAY_LEX_TRIGGER))
        return false;
    for (size_t i = when->to; i < t->right; i++)
        if (at[i].sign == ',' || lay_noted(m->s, i, LAY_LEX_AND))
            return false;
    return true;
}

/* "C'est en mai | que", "ce n'est qu'en mai | que": a time that a verb of being opens the sentence
 * with. */
static bool is_cleft(const struct making *m, const struct lay_when *when)
{
    enum { REACH = 4 };
    size_t at = when->from;
    while (at > m->s->from && (lay_noted(m->s, at - 1, LAY_LEX_PREP) || lay_is_only(m->s, at - 1)))
        at--;
    return at > m->s->from && at - m->s->from <= REACH &&
           lay_noted_as(m->s, at - 1, LAY_LEX_HAVE, "been") &&
           lay_noted_as(m->s, when->to, LAY_LEX_BOUND, "object");
}

/* "On 5 May, fifteen days after Bamako demanded it, they left": of what is told up to the comma. */
static bool is_of_demand(const struct making *m, const struct lay_when *when)
{
    return lay_joins_clause(m, when) &&
           lay_before_comma(m->r, when->to, m->clause->trigger->from) < m->clause->trigger->from;
}

/* "in 2014, when British troops left": the time right before what opens the clause. */
static bool is_when_of(const struct making *m, const struct lay_when *when)
{
    const struct lay_trigger *t = m->clause->trigger;
    bool comma = when->to < m->s->to && lay_is_sign(m->r, when->to, ',');
    if (when->to == t->left && lay_joins_clause(m, when) && !is_of_demand(m, when))
        return true; /* a day after | they had left */
    return when->to + comma + 1 == t->left &&
           (lay_noted_as(m->s, when->to + comma, LAY_LEX_BOUND, "when") || is_cleft(m, when));
}

/* "En mai, | après la chute de Kidal, | ils ont quitté Gao": the comma that ends what is inserted
 * behind an opening time; 0 where nothing is. */
static size_t end_of_inserted(const struct making *m, const struct lay_when *when)
{
    size_t at = when->to + 1, to = m->clause->trigger->from;
    if (!lay_noted(m->s, at, LAY_LEX_BOUND) && !lay_noted(m->s, at, LAY_LEX_PREP))
        return 0;
    at = lay_before_comma(m->r, at, to);
    return at < to && !lay_has_trigger(m->s, at, to) ? at : 0;
}

/* "Le 1er avril, l'Amisom, présente en Somalie depuis 2007, a changé de nom": the time that opens
 * the sentence, where it has one main verb. */
static const struct lay_when *opening_time(const struct making *m)
{
    const struct lay_trigger *t = m->clause->trigger;
    const struct lay_when *when = m->s->times.n ? &m->s->times.at[0] : NULL;
    if (!when || !lay_is_verb(t) || lay_claim_lasts(m->clause->rule->type) || t->joined ||
        when->from > m->s->from + 1 || when->to >= t->from || !can_date(m, when) ||
        !lay_is_sign(m->r, when->to, ','))
        return NULL;
    size_t inserted = end_of_inserted(m, when);
    if (!inserted && !lay_is_sign(m->r, t->from - 1, ','))
        return NULL;
    for (size_t i = (inserted ? inserted : when->to) + 1; i < t->from; i++)
        if (lay_noted(m->s, i, LAY_LEX_BOUND) || lay_noted(m->s, i, LAY_LEX_RELATIVE) ||
            lay_is_sign(m->r, i, ';') || lay_is_sign(m->r, i, ':'))
            return NULL;
    return when;
}

/* "left Gao and reached Menaka on Monday": the time of what "and" adds, where that is told as this
 * is; but not of "are in Gao, and 300 will follow in June", "left Gao and will leave Kidal in
 * June".
 */
static bool is_chained(const struct making *m, const struct lay_when *when)
{
    const struct lay_trigger *t = m->clause->trigger;
    if (when->from < t->right || !lay_noted(m->s, t->right, LAY_LEX_AND) ||
        lay_noted(m->s, t->right, LAY_LEX_RELATIVE) || lay_claim_lasts(m->clause->rule->type) ||
        !can_date(m, when) || is_within(m, when))
        return false;
    for (size_t i = t->right; i < when->from; i++) {
        if (lay_noted_as(m->s, i, LAY_LEX_CUE, "planned") &&
            strcmp(m->clause->modality, "planned") != 0)
            return false;
        if (i > t->right + 1 && lay_noted(m->s, i, LAY_LEX_RELATIVE))
            return false; /* and replaced those | who came in May */
    }
    return true;
}

/* "В Бамако, где | 3 мая | приземлились самолеты, власти": of a clause between commas. */
static bool is_in_insertion(const struct making *m, const struct lay_when *when)
{
    for (size_t i = m->s->from; i < when->from; i++) {
        size_t close = lay_is_sign(m->r, i, ',') ? lay_closing_of(m->r, m->s, i) : i;
        if (close > when->to && close <= m->clause->trigger->from &&
            lay_has_trigger(m->s, i, close))
            return true;
    }
    return false;
}

/* "Under the deal, signed in January 2017, Russia keeps": of what stands between commas. */
static bool is_of_inserted(const struct making *m, const struct lay_when *when)
{
    enum { LONGEST = 8 };
    const uint64_t small = lay_class_bit(LAY_LEX_PREP) | lay_class_bit(LAY_LEX_TIMEMODE) |
                           lay_class_bit(LAY_LEX_DET) | lay_class_bit(LAY_LEX_ADVERB) |
                           lay_class_bit(LAY_LEX_CUE) | lay_class_bit(LAY_LEX_QUALIFIER) |
                           lay_class_bit(LAY_LEX_BOUND);
    size_t from = when->from, verb = m->clause->trigger->from, last = when->to + LONGEST;
    bool told = false;
    if (is_in_insertion(m, when))
        return true;
    size_t to = lay_before_comma(m->r, when->to, last < verb ? last + 1 : verb);
    if (to >= verb || to > last) /* forte de son accord de 2019 | avec Tripoli, */
        return false;
    while (from > m->s->from && when->from - from < LONGEST && !lay_is_sign(m->r, from - 1, ','))
        told |= !(m->s->noted[--from - m->s->from] & small) && !lay_in_time(m->s, from);
    return told && from > m->s->from && lay_is_sign(m->r, from - 1, ',');
}

/* "gave up on Sunday the post, | which had been shelled": before that day; where that begins, 0: it
 * is no such clause. */
static size_t had_been_from(const struct making *m)
{
    const size_t from = m->clause->trigger->from, to = m->clause->trigger->to;
    size_t relative = 0;
    for (size_t i = from > m->s->from + 4 ? from - 4 : m->s->from; i < to; i++) {
        if (i < from && lay_noted(m->s, i, LAY_LEX_RELATIVE))
            relative = i;
        if (relative && lay_noted_as(m->s, i, LAY_LEX_CUE, "then"))
            return relative;
    }
    return 0;
}

/* "Selenga-2019": the year of a name, which says when it was where nothing else does. */
static bool is_named(const struct making *m, const struct lay_when *when)
{
    return when->from > m->s->from && lay_is_sign(m->r, when->from - 1, '-');
}

/* "The fighters, who came in 2018, built a base and | hold the mine", "after they had left under a
 * deal that was brokered in May, 300 Americans | arrived": of a relative clause that is closed. */
static bool is_of_closed(const struct making *m, const struct lay_when *when)
{
    const struct lay_sentence *s = m->s;
    size_t open = when->from, to = m->clause->trigger->from;
    bool told = false; /* no "said that in May, …" */
    while (open > s->from && !lay_is_sign(m->r, open - 1, ',') &&
           !lay_noted(s, open, LAY_LEX_RELATIVE))
        told |= !lay_noted(s, --open, LAY_LEX_PREP) && !lay_in_time(s, open) &&
                !lay_noted(s, open, LAY_LEX_RELATIVE);
    bool verb = false; /* the marines who crossed in October | have given up */
    for (size_t i = open; i < when->from && lay_ends_force(s, open); i++)
        verb |= lay_noted(s, i, LAY_LEX_TRIGGER) ||
                (m->r->lexicon->language.past.n &&
                 lay_ends_with(m->r, i, &m->r->lexicon->language.past));
    return !m->r->lexicon->language.cases && told && open > s->from + 1 && when->to <= to &&
           lay_noted(s, open, LAY_LEX_RELATIVE) && !s->masked[open - 1 - s->from] &&
           !lay_noted(s, open - 1, LAY_LEX_AND) &&
           (verb || lay_before_comma(m->r, when->to, to) < to);
}

/* "Chad, which signed a pact in Moscow in May, | sent": `aside`, where that begins. */
static bool is_of_relative(const struct making *m, const struct lay_when *when, size_t aside)
{
    const struct lay_trigger *t = m->clause->trigger;
    return aside < when->from && lay_before_comma(m->r, when->to, t->from) < t->from;
}

/* "for the first time since | 2013", "under a deal signed in | May": of what only stands aside. */
static bool is_aside(const struct making *m, const struct lay_when *when)
{
    enum { REACH = 8 };
    for (size_t n = 1; n <= REACH && when->from >= m->s->from + n; n++) {
        const struct lay_note *aside = lay_noted(m->s, when->from - n, LAY_LEX_PREP);
        if (lay_noted_as(m->s, when->from - n, LAY_LEX_PREP, "aside") && aside->len >= n)
            return true;
    }
    return false;
}

/* The time of a place on a list: the next one behind it, before the next place. */
const struct lay_when *lay_when_of(const struct making *m, const struct lay_spot *spot)
{
    const struct lay_trigger *t = m->clause->trigger;
    const struct lay_when *after = NULL, *before = NULL, *behind = NULL, *named = NULL;
    if (m->own_when)
        return m->own_when;
    size_t right = right_of(m);
    size_t aside = lay_before_relative(m->r, m->s, t); /* relevé en mai, il est rentré */
    for (size_t i = 0; i < m->s->times.n; i++) {
        const struct lay_when *when = &m->s->times.at[i];
        if (!can_date(m, when) || is_aside(m, when) ||
            (when->from <= t->from && when->to > t->from &&
             strcmp(when->rule->count, "event:since") != 0))
            continue; /* "the fall of the base" is no season */
        if (when->from > t->told && when->from < t->asked)
            continue; /* les soldats, présents depuis 1992, quittent */
        if (is_named(m, when)) {
            named = when;
            continue;
        }
        if (m->clause->promised && when->to > m->clause->promised && when->from < t->from)
            continue;
        if (spot && spot->from >= t->to && when->from >= spot->to && when->from - spot->to <= 2)
            behind = when;
        if (when->from >= t->from && when->from < right && !after)
            after = is_within(m, when) || begins_next(m, when) || opens_next(m, when) ? NULL : when;
        if ((when->to <= t->from && when->from >= t->left && !is_of_main(m, when) &&
             !is_of_inserted(m, when) && !lay_is_inserted(m->r, m->s, t, when->from) &&
             !(before && is_of_demand(m, when)) && !is_of_relative(m, when, aside) &&
             !is_of_closed(m, when)) ||
            is_when_of(m, when))
            before = when;
    }
    if (behind && m->clause->spot_count > 1)
        return behind;
    bool ended = after && before && !lay_claim_lasts(m->clause->rule->type) && !*before->mode &&
                 strcmp(after->mode, "since") == 0; /* the base that they had held since 2013 */
    if (after && before && m->clause->rule->type == LAY_TYPE_REQUEST && t->absorbs &&
        !*before->mode)
        ended = true; /* в понедельник потребовал | закрыть базу до 1 июля */
    const struct lay_when *last = m->last_when;
    if (last && (is_named(m, last) || is_in_insertion(m, last) ||
                 (last->from > t->told && last->from < t->asked) ||
                 (m->clause->promised && last->to > m->clause->promised)))
        last = NULL;
    const size_t had = had_been_from(m);
    if (before && before->to <= had)
        before = NULL;
    if (right < t->right || (last && (last->to <= had || is_of_closed(m, last))) ||
        (last && (is_of_main(m, last) || (aside < t->from && last->from > aside))))
        last = NULL;
    bool over = last && strcmp(last->mode, "since") == 0 && !lay_claim_lasts(m->clause->rule->type);
    if (over) { /* based there since 2012, they left */
        before = before == last ? NULL : before;
        last = NULL;
    }
    const struct lay_when *found = after && !ended ? after : before ? before : last;
    for (size_t i = 0; i < m->s->times.n && !found; i++) {
        if (is_chained(m, &m->s->times.at[i]))
            found = &m->s->times.at[i];
    }
    found = found ? found : opening_time(m);
    return found ? found : named;
}
