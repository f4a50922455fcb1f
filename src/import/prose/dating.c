/* dating.c: which of the times of a sentence is a claim's.
 *
 * What is not told stays open: an event without a date was by the day of publication, a state
 * without one is of about that day, a plan has none. */
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

/* "for six months" dates what lasts until now, and nothing else. */
static bool can_date(const struct making *m, const struct lay_when *when)
{
    bool lasting = strcmp(when->rule->count, "lasted") == 0;
    return !when->part && !is_compared(m, when) &&
           (!lasting || (lay_claim_lasts(m->clause->rule->type) && !*when->mode &&
                         strcmp(m->clause->modality, "actual") == 0));
}

/* "the soldiers, whose withdrawal is due in June": the time of a clause within the clause. */
static bool is_within(const struct making *m, const struct lay_when *when)
{
    const struct lay_token *at = m->r->tokens.all.at;
    bool within = false;
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

/* "in 2014, when British troops left": the time right before what opens the clause. */
static bool is_when_of(const struct making *m, const struct lay_when *when)
{
    const struct lay_trigger *t = m->clause->trigger;
    bool comma = when->to < m->s->to && lay_is_sign(m->r, when->to, ',');
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
    while (at < to && !lay_is_sign(m->r, at, ','))
        at++;
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
        !can_date(m, when))
        return false;
    for (size_t i = t->right; i < when->from; i++)
        if (lay_noted_as(m->s, i, LAY_LEX_CUE, "planned") &&
            strcmp(m->clause->modality, "planned") != 0)
            return false;
    return true;
}

/* "Under the deal, signed in January 2017, Russia keeps": of what stands between commas. */
static bool is_of_inserted(const struct making *m, const struct lay_when *when)
{
    enum { LONGEST = 8 };
    const uint64_t small = lay_class_bit(LAY_LEX_PREP) | lay_class_bit(LAY_LEX_TIMEMODE) |
                           lay_class_bit(LAY_LEX_DET) | lay_class_bit(LAY_LEX_ADVERB) |
                           lay_class_bit(LAY_LEX_CUE) | lay_class_bit(LAY_LEX_QUALIFIER);
    size_t from = when->from, to = when->to;
    bool told = false;
    while (to < m->clause->trigger->from && to - when->to < LONGEST && !lay_is_sign(m->r, to, ','))
        to++; /* forte de son accord de 2019 | avec Tripoli, */
    if (to >= m->clause->trigger->from || !lay_is_sign(m->r, to, ','))
        return false;
    while (from > m->s->from && when->from - from < LONGEST && !lay_is_sign(m->r, from - 1, ','))
        told |= !(m->s->noted[--from - m->s->from] & small) && !lay_in_time(m->s, from);
    return told && from > m->s->from && lay_is_sign(m->r, from - 1, ',');
}

/* The time of a place on a list: the next one behind it, before the next place. */
const struct lay_when *lay_when_of(const struct making *m, const struct lay_spot *spot)
{
    const struct lay_trigger *t = m->clause->trigger;
    const struct lay_when *after = NULL, *before = NULL, *behind = NULL;
    if (m->own_when)
        return m->own_when;
    size_t right = right_of(m);
    for (size_t i = 0; i < m->s->times.n; i++) {
        const struct lay_when *when = &m->s->times.at[i];
        if (!can_date(m, when) || (when->from <= t->from && when->to > t->from &&
                                   strcmp(when->rule->count, "event:since") != 0))
            continue; /* "the fall of the base" is no season */
        if (m->clause->promised && when->to > m->clause->promised && when->from < t->from)
            continue;
        if (spot && spot->from >= t->to && when->from >= spot->to && when->from - spot->to <= 2)
            behind = when;
        if (when->from >= t->from && when->from < right && !after)
            after = is_within(m, when) || begins_next(m, when) || opens_next(m, when) ? NULL : when;
        if ((when->to <= t->from && when->from >= t->left && !is_of_main(m, when) &&
             !is_of_inserted(m, when)) ||
            is_when_of(m, when))
            before = when;
    }
    if (behind && m->clause->spot_count > 1)
        return behind;
    bool ended = after && before && !lay_claim_lasts(m->clause->rule->type) && !*before->mode &&
                 strcmp(after->mode, "since") == 0; /* the base that they had held since 2013 */
    const struct lay_when *last = m->last_when;
    size_t aside = lay_before_relative(m->r, m->s, t); /* relevé en mai, il est rentré */
    if (right < t->right ||
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
    return found ? found : opening_time(m);
}

/* "left on 15 January, but they had not left": what is denied of the same day. */
static const char *when_of_same(const struct making *m, const struct lay_prose_claim *claim)
{
    for (size_t i = m->r->claims.n; i > m->first; i--) {
        const struct lay_prose_claim *told = &m->r->claims.at[i - 1];
        if (told->type == claim->type && told->when_text)
            return told->when;
    }
    return NULL;
}

/* What is told again, or what comes instead of those who leave: of the day that was told. */
static const char *when_of_again(const struct making *m, const struct lay_prose_claim *claim)
{
    enum { BACK = 4 }; /* claims */
    bool denied = strcmp(claim->stance, "denies") == 0;
    if (denied || lay_claim_lasts(claim->type))
        return NULL;
    for (size_t n = 0; n < BACK && n < m->r->claims.n; n++) {
        const struct lay_prose_claim *told = &m->r->claims.at[m->r->claims.n - 1 - n];
        if (told->section != m->section)
            return NULL;
        bool there = told->place_count && claim->place_count &&
                     strcmp(told->places[0].name, claim->places[0].name) == 0;
        bool again = told->type == claim->type && there;
        bool instead =
            n == 0 && claim->type == LAY_TYPE_REPLACEMENT && told->type == LAY_TYPE_DEPARTURE;
        if ((again || instead) && told->when_text && strcmp(told->stance, "asserts") == 0 &&
            strcmp(told->modality, claim->modality) == 0)
            return told->when;
    }
    return NULL;
}

/* "300 soldiers will remain": from now on. */
static bool stays(const struct making *m, const struct lay_prose_claim *claim)
{
    return lay_has_trait(m->clause->rule, LAY_TRAIT_SINCE_NOW) && lay_claim_lasts(claim->type) &&
           strcmp(claim->modality, "planned") == 0 && strcmp(claim->stance, "asserts") == 0 &&
           m->r->section->published != LAY_DAY_MIN;
}

static void default_when(struct making *m, struct lay_prose_claim *claim)
{
    const struct lay_saying *saying = m->clause->saying;
    bool dated = saying && saying->day != LAY_DAY_MIN;
    lay_day published = dated ? saying->day : m->r->section->published;
    if (published == LAY_DAY_MIN)
        return;
    LAY_FREE char *day = lay_day_format(published);
    const char *modality = claim->modality;
    bool open = strcmp(modality, "actual") != 0 && strcmp(modality, "ongoing") != 0;
    bool state = lay_claim_lasts(claim->type), denied = strcmp(claim->stance, "denies") == 0;
    const char *same = denied && !open ? when_of_same(m, claim) : when_of_again(m, claim);
    if (same)
        claim->when = same;
    else if (stays(m, claim))
        claim->when = lay_arena_printf(&m->r->arena, "%s/..", day);
    else if (state && m->clause->over && !open && !denied)
        claim->when = lay_arena_printf(&m->r->arena, "[..%s]", day);
    else if (state && (!open || strcmp(claim->modality, "possible") == 0))
        claim->when = lay_arena_printf(&m->r->arena, "%s~", day);
    else if (denied && !open && (!saying || strcmp(saying->stance, "denies") != 0))
        claim->when = NULL; /* has not left: no day of its own */
    else if (denied && !open)
        claim->when = lay_arena_printf(&m->r->arena, "%s~", day);
    else if (!open)
        claim->when = lay_arena_printf(&m->r->arena, "[..%s]", day);
}

static void date_conflict(struct making *m, struct lay_prose_claim *claim, lay_day first)
{
    bool past = strcmp(claim->modality, "actual") == 0 && strcmp(claim->stance, "asserts") == 0;
    if (past && m->r->section->published != LAY_DAY_MIN && first > m->r->section->published)
        claim->note = lay_arena_printf(
            &m->r->arena, "date_conflict: told as past, but after the report's date %s",
            m->r->section->published_edtf);
}

/* "from 5,000 in the summer of 2021 to 3,000 in the summer of 2022": the change took that long. */
static void widen(const struct making *m, const struct lay_when *when,
                  const struct lay_time_base *base, struct lay_span_days *days, size_t *to)
{
    size_t len;
    struct lay_span_days end;
    if (!lay_slot(m->clause->rule, "quantity", &len))
        return;
    for (size_t i = 0; i < m->s->times.n; i++) {
        const struct lay_when *last = &m->s->times.at[i];
        if (last->from >= when->to && last->from < m->clause->trigger->right &&
            lay_when_days(m->s, last, base, &end) && end.last > days->last) {
            days->last = end.last;
            days->season = 0;
            *to = last->to;
        }
    }
}

/* The day to count "two days later" from: the last one that the text tells before, which may be of
 * something that is no claim; that of who said it where there is no other. */
static lay_day event_before(const struct making *m, const struct lay_when *when)
{
    enum { REACH = 150, SAID = 3 }; /* tokens */
    struct lay_text_reader *r = m->r;
    struct lay_time_base base = {.published = r->section->published, .event = LAY_DAY_MIN};
    size_t from = when->from > r->section->from + REACH ? when->from - REACH : r->section->from;
    from = r->focus.day_at > from ? r->focus.day_at : from;
    lay_day told = LAY_DAY_MIN;
    for (size_t i = when->from; i > from; i--) {
        const struct lay_sentence before = {.from = from, .to = when->from};
        struct lay_when found;
        struct lay_span_days days;
        if (!lay_longest_time(r, &before, i - 1, &found) ||
            (strncmp(found.rule->count, "date", 4) != 0 && strcmp(found.rule->count, "iso") != 0 &&
             strcmp(found.rule->count, "weekday") != 0 &&
             strncmp(found.rule->count, "day:", 4) != 0) ||
            !lay_time_days(found.rule, &found.match, &base, &days))
            continue;
        bool said = false; /* the minister said on Sunday */
        for (size_t k = i - 1; k > from && i - k <= SAID; k--)
            said |= lay_lexicon_word(r->lexicon, r->tokens.all.at[k - 1].word, LAY_LEX_SAY) != NULL;
        if (!said) /* a night is of the day that it ends on */
            return strstr(found.rule->count, "night") ? days.last : days.first;
        told = told == LAY_DAY_MIN ? days.first : told;
    }
    return r->focus.day == LAY_DAY_MIN ? told : r->focus.day;
}

/* The same for all that one "the day before" dates: the day of the first is not the next one's. */
static lay_day counted_from(const struct making *m, const struct lay_when *when)
{
    struct lay_text_reader *r = m->r;
    if (!when->from || r->focus.counted_at != when->from)
        r->focus.counted = event_before(m, when);
    r->focus.counted_at = when->from;
    return r->focus.counted;
}

/* "closed on 3 and 17 October": the first place on the first day. */
static void one_of_two(const struct making *m, const struct lay_when *when,
                       const struct lay_spot *spot, struct lay_span_days *days)
{
    bool both = false;
    for (size_t i = when->from; i < when->to; i++)
        both |= lay_noted(m->s, i, LAY_LEX_AND) != NULL;
    if (!both || m->clause->spot_count != 2 || days->first == days->last)
        return;
    if (spot == m->clause->spots[0])
        days->last = days->first;
    else
        days->first = days->last;
}

static bool is_ahead(const struct making *m, const struct lay_when *when,
                     const struct lay_span_days *days)
{
    lay_day published = m->r->section->published;
    return published != LAY_DAY_MIN && days->last > published &&
           (days->first > published || strcmp(when->mode, "by") == 0 ||
            strcmp(when->rule->count, "ahead:within") == 0);
}

/* "on Friday, four days after they had left it": what joins the clause to the one before ends the
 * words for the time. */
static bool joins_clause(const struct making *m, const struct lay_when *when)
{
    return (strcmp(when->rule->count, "event:+") == 0 ||
            strcmp(when->rule->count, "event:-") == 0) &&
           when->to <= m->clause->trigger->from && lay_noted(m->s, when->to - 1, LAY_LEX_BOUND) &&
           m->r->tokens.all.at[when->to].kind != LAY_TOKEN_MARK; /* "two weeks before, they" */
}

/* Words of times that are to come, "tomorrow", "next Friday": what is told of them is a plan. */
static bool is_to_come(const struct lay_when *when)
{
    static const char *const counts[] = {"day:1", "week:1", "months:1", "months:+1"};
    const char *count = when->rule->count;
    bool ahead = strstr(count, ":next") && strncmp(count, "event", 5) != 0;
    for (size_t i = 0; i < LAY_COUNT(counts); i++)
        ahead |= strncmp(count, counts[i], strlen(counts[i])) == 0;
    return ahead;
}

/* "ont quitté": done by the form of the verb. */
static bool is_done(const struct making *m, const struct lay_prose_claim *claim)
{
    const struct lay_trigger *t = m->clause->trigger;
    const struct lay_note *have = lay_noted(m->s, t->from, LAY_LEX_HAVE);
    bool been = have && strcmp(have->entry->value, "been") == 0; /* sont arrivés */
    return have && lay_is_verb(t) && strcmp(claim->modality, "actual") == 0 &&
           (!been || (m->r->lexicon->language.adjectives_after && t->to > t->from + 1 &&
                      t->rule->voice == LAY_VOICE_ACTIVE));
}

/* What the words of a time count from. */
static struct lay_time_base base_of(const struct making *m, const struct lay_prose_claim *claim,
                                    const struct lay_when *when)
{
    struct lay_time_base base = {
        .published = m->r->section->published,
        .event = m->r->focus.day,
        .planned = strcmp(claim->modality, "planned") == 0 ||
                   (m->clause->under_way && when && strcmp(when->mode, "since") != 0)};
    if (!when)
        return base;
    const char *count = when->rule->count;
    base.past = is_done(m, claim);
    base.planned |= strcmp(when->mode, "until") == 0 &&
                    (lay_claim_lasts(claim->type) || claim->type == LAY_TYPE_EXERCISE);
    if (strncmp(count, "event", 5) == 0 || strcmp(count, "day:eve") == 0)
        base.event = counted_from(m, when);
    if (strcmp(count, "ahead") == 0 && strcmp(claim->modality, "actual") == 0)
        base.published = counted_from(m, when); /* In two days they left: after what is told */
    base.turned = joins_clause(m, when);
    if (base.turned && when->from == m->s->from)
        base.event = LAY_DAY_MIN; /* that day is told behind it */
    return base;
}

/* A time that is in the clause, but not of what it claims. */
static bool is_of_other(const struct making *m, const struct lay_prose_claim *claim,
                        const struct lay_when *when, const struct lay_span_days *days)
{
    bool planned = strcmp(claim->modality, "planned") == 0;
    if (claim->type == LAY_TYPE_REQUEST && !planned &&
        (is_ahead(m, when, days) || strcmp(when->mode, "by") == 0))
        return true; /* "told them to leave by June": that is when they shall leave */
    return lay_claim_lasts(claim->type) && !*when->mode && /* 300 are there today */
           strcmp(when->rule->count, "day:0") == 0;
}

/* The EDTF of days that are told: what lasts began then. */
static const char *edtf_of(const struct making *m, const struct lay_prose_claim *claim,
                           const struct lay_when *when, const struct lay_span_days *days)
{
    lay_day published = m->r->section->published;
    bool lasts = lay_claim_lasts(claim->type),
         past = strcmp(when->rule->count, "past") == 0 || strcmp(when->rule->count, "lasted") == 0;
    LAY_FREE char *edtf =
        lay_time_edtf(days, past && lasts ? "since" : when->mode, lasts, published);
    LAY_FREE char *today = lay_day_format(published);
    return stays(m, claim) && strncmp(edtf, "../", 3) == 0
               ? lay_arena_printf(&m->r->arena, "%s%s", today, edtf + 2)
               : lay_arena_strdup(&m->r->arena, edtf);
}

void lay_set_when(struct making *m, struct lay_prose_claim *claim, const struct lay_spot *spot)
{
    struct lay_text_reader *r = m->r;
    const struct lay_when *when = lay_when_of(m, spot);
    const struct lay_time_base base = base_of(m, claim, when);
    struct lay_span_days days;
    claim->first_day = LAY_DAY_MIN;
    bool told = when && lay_when_days(m->s, when, &base, &days) &&
                !(base.planned && when->to <= m->clause->trigger->from &&
                  days.last < r->section->published) && /* the base, opened in 2016, will close */
                !is_of_other(m, claim, when, &days);
    if (!told) {
        default_when(m, claim);
        return;
    }
    one_of_two(m, when, spot, &days);
    size_t to = when->until ? m->s->times.at[when->until - 1].to : when->to;
    widen(m, when, &base, &days, &to);
    claim->when = edtf_of(m, claim, when, &days);
    claim->when_text = lay_words_of(r, when->from, to);
    claim->first_day = days.first;
    lay_add_span(m, claim, "when", when->from, to);
    bool noun = m->clause->rule->voice == LAY_VOICE_NOUN; /* announced the closure by May */
    bool by = strcmp(when->mode, "by") == 0;              /* leave by the end of the year */
    if ((((noun || by || is_to_come(when)) && strcmp(claim->modality, "actual") == 0) ||
         m->clause->under_way) &&
        strcmp(claim->stance, "asserts") == 0 && is_ahead(m, when, &days))
        claim->modality = "planned";
    if (!*when->mode)
        date_conflict(m, claim, days.first);
}

/* Where a claim's trigger stands; 0 where nothing tells it. */
static uint32_t trigger_at(const struct lay_prose_claim *claim)
{
    for (size_t i = 0; i < claim->span_count; i++)
        if (strcmp(claim->spans[i].field, "trigger") == 0)
            return claim->spans[i].from;
    return 0;
}

void lay_date_before(struct making *m, const struct lay_trigger *t)
{
    enum { REACH = 300 }; /* bytes */
    size_t n = m->r->claims.n;
    uint32_t at = n ? trigger_at(&m->r->claims.at[n - 1]) : 0,
             here = m->r->tokens.all.at[t->from].start;
    struct lay_trigger whole = *t;
    whole.left = m->s->from;
    whole.right = m->s->to;
    for (size_t i = n; i > 0 && m->s->times.n; i--) { /* those that "and" joined, too */
        struct lay_prose_claim *claim = &m->r->claims.at[i - 1];
        if (claim->section != m->section || trigger_at(claim) != at || here - at > REACH ||
            claim->when_text || lay_claim_lasts(claim->type))
            return;
        struct lay_clause clause = {.trigger = &whole,
                                    .rule = claim->rule,
                                    .stance = claim->stance,
                                    .modality = claim->modality};
        m->clause = &clause;
        m->own_when = &m->s->times.at[0];
        lay_set_when(m, claim, NULL);
        m->own_when = NULL;
        m->clause = NULL;
    }
}
