/* dating.c: when a claim is of, by the time of its clause (clause_when.c).
 *
 * What is not told stays open: an event without a date was by the day of publication, a state
 * without one is of about that day, a plan has none. */
#include "import/prose/making.h"

#include <string.h>

/* "left on 15 January, but they had not left": what is denied of the same day. */
static const char *when_of_same(const struct making *m, const struct lay_prose_claim *claim)
{
    for (size_t i = m->r->claims.n; i > m->first; i--) {
        const struct lay_prose_claim *told = &m->r->claims.at[i - 1];
        bool there = told->place_count && claim->place_count &&
                     strcmp(told->places[0].name, claim->places[0].name) == 0;
        bool them = told->actor_count && claim->actor_count &&
                    strcmp(told->actors[0].name, claim->actors[0].name) == 0;
        if (told->type == claim->type && told->when_text && (there || them))
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
    struct lay_span_days end;
    if (!lay_has_slot(m->clause->rule, LAY_SLOT_QUANTITY))
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
    enum { REACH = 150, SAID = 3, NIGHT = 1 }; /* tokens */
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
            !lay_time_days(found.rule, &found.match, &base, &days) ||
            days.last - days.first > NIGHT) /* no month */
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

bool lay_joins_clause(const struct making *m, const struct lay_when *when)
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
    const size_t next = when->to; /* will leave, two weeks after Macron had said so */
    if (strncmp(count, "event", 5) == 0 && when->from >= m->clause->trigger->to &&
        next < m->s->to && lay_noted(m->s, next - 1, LAY_LEX_BOUND) && !lay_in_time(m->s, next) &&
        m->r->tokens.all.at[next].kind != LAY_TOKEN_MARK &&
        lay_noted(m->s, next - 1, LAY_LEX_TIMEMODE))
        base.event = LAY_DAY_MIN;
    if (strcmp(count, "ahead") == 0 && strcmp(claim->modality, "actual") == 0)
        base.published = counted_from(m, when); /* In two days they left: after what is told */
    base.turned = lay_joins_clause(m, when);
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

/* "from March to June 2021", of what lasts: all the time between, and not some day of it, as is
 * told of "the night from Monday to Tuesday" and "3 and 5 June". */
static bool is_throughout(const struct making *m, const struct lay_prose_claim *claim,
                          const struct lay_when *when, const struct lay_span_days *days)
{
    const char *span = strchr(when->rule->count, ':');
    bool range = (when->until || (span && strcmp(span, ":span") == 0)) &&
                 days->last > days->first + 1; /* more than a night */
    bool between =
        when->from > m->s->from && lay_noted_as(m->s, when->from - 1, LAY_LEX_QUALIFIER, "between");
    for (size_t i = when->from; i < when->to; i++)
        range &= between || !lay_noted(m->s, i, LAY_LEX_AND);
    return range && !*when->mode && strcmp(claim->stance, "asserts") == 0 &&
           (lay_claim_lasts(claim->type) || claim->type == LAY_TYPE_EXERCISE);
}

/* "left in May the base | that they had held since 2013": until then. */
static const char *until_left(const struct making *m, const char *edtf)
{
    const struct lay_prose_claim *left = lay_last_claim(m->r);
    const char *slash = strchr(edtf, '/');
    return m->clause->over && slash && slash[1] != '.' && left && left->when &&
                   left->when[strspn(left->when, "0123456789-")] == '\0'
               ? lay_arena_printf(&m->r->arena, "%.*s/%s", (int)(slash - edtf), edtf, left->when)
               : edtf;
}

/* The EDTF of days that are told: what lasts began then. */
static const char *edtf_of(const struct making *m, const struct lay_prose_claim *claim,
                           const struct lay_when *when, const struct lay_span_days *days)
{
    lay_day published = m->r->section->published;
    bool since = strcmp(when->mode, "since") == 0 && claim->type == LAY_TYPE_EXERCISE,
         lasts = since || lay_claim_lasts(claim->type),
         past = strcmp(when->rule->count, "past") == 0 || strcmp(when->rule->count, "lasted") == 0;
    const char *mode = past && lasts                         ? "since"
                       : is_throughout(m, claim, when, days) ? "throughout"
                                                             : when->mode;
    LAY_FREE char *edtf = lay_time_edtf(days, mode, lasts, published);
    LAY_FREE char *today = lay_day_format(published);
    return stays(m, claim) && strncmp(edtf, "../", 3) == 0
               ? lay_arena_printf(&m->r->arena, "%s%s", today, edtf + 2)
               : lay_arena_strdup(&m->r->arena, edtf);
}

/* "12 июня войска покидают Гао", told on the 15th: the day is past, as is one that would come only
 * months after it is told. */
static bool is_far_ahead(const struct making *m, const struct lay_when *when,
                         const struct lay_span_days *days)
{
    enum { SOON = 60 };
    lay_day published = m->r->section->published;
    bool sure = m->r->lexicon->language.progressive.n; /* is leaving in December */
    return days->last < published || (!sure && !is_to_come(when) && days->first > published + SOON);
}

void lay_set_when(struct making *m, struct lay_prose_claim *claim, const struct lay_spot *spot)
{
    struct lay_text_reader *r = m->r;
    const struct lay_when *when = lay_when_of(m, spot);
    struct lay_time_base base = base_of(m, claim, when);
    struct lay_span_days days;
    claim->first_day = LAY_DAY_MIN;
    bool told = when && lay_when_days(m->s, when, &base, &days);
    if (told && m->clause->under_way && is_far_ahead(m, when, &days)) {
        base.planned = false;
        told = lay_when_days(m->s, when, &base, &days);
    }
    told = told &&
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
    claim->when = until_left(m, edtf_of(m, claim, when, &days));
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

void lay_date_before(struct making *m, const struct lay_trigger *t)
{
    enum { REACH = 300 }; /* bytes */
    size_t n = m->r->claims.n;
    const struct lay_claim_span *told = n ? lay_trigger_of(&m->r->claims.at[n - 1]) : NULL, *same;
    uint32_t at = told ? told->from : 0, here = m->r->tokens.all.at[t->from].start;
    struct lay_trigger whole = *t;
    whole.left = m->s->from;
    whole.right = m->s->to;
    for (size_t i = n; i > 0 && m->s->times.n; i--) { /* those that "and" joined, too */
        struct lay_prose_claim *claim = &m->r->claims.at[i - 1];
        same = lay_trigger_of(claim);
        if (claim->section != m->section || !same || same->from != at || here - at > REACH ||
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
