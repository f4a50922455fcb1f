/* explain.c: the whole text with its marks, then each claim in words: what a terminal and a page
 * both show, and the terminal. Where marks lie over each other triggers win, then the claim that is
 * told last; a stretch says of all claims that it was read for. */
#include "import/prose/explain.h"

#include "base/number_write.h"
#include "base/term.h"
#include <string.h>

/* ---- marks ---- */

static int layer_of(const struct lay_claim_span *span)
{
    return strcmp(span->field, "evidence") == 0 ? 0 : strcmp(span->field, "trigger") == 0 ? 2 : 1;
}

static uint32_t *marks_of(const struct lay_text_reader *r)
{
    enum { LAYERS = 3 };
    uint32_t *marks = lay_zalloc(r->tokens.len + 1, sizeof *marks);
    for (int layer = 0; layer < LAYERS; layer++)
        for (size_t k = 0; k < r->claims.n; k++)
            for (size_t i = 0; i < r->claims.at[k].span_count; i++) {
                const struct lay_claim_span *span = &r->claims.at[k].spans[i];
                for (uint32_t b = span->from; b < span->to && layer_of(span) == layer; b++)
                    marks[b] = (uint32_t)(1 + 16 * k + i);
            }
    return marks;
}

/* Blanks as a person wants them: of what is blanked out no more than an empty line stays. Returns
 * where they end. */
static size_t add_blanks(const struct lay_explaining *x, size_t from, lay_buf *out)
{
    const struct lay_tokens *t = &x->reader->tokens;
    bool page = x->reader->original != t->text;
    size_t lines = 0, at = from;
    for (; at < t->len && strchr(" \t\r\n", t->text[at]); at++) /* or what an entity left */
        lines += t->text[at] == '\n';
    for (size_t i = from; !page && i < at; i++)
        if (t->text[i] && t->text[i] != '\r')
            lay_buf_putc(out, t->text[i]);
    bool inside = page && out->len && at < t->len;
    if (inside && lines)
        lay_buf_puts(out, lines > 1 ? "\n\n" : "\n");
    else if (inside && memchr(t->text + from, ' ', at - from))
        lay_buf_putc(out, ' ');
    return at;
}

static void take_text(struct lay_explaining *x)
{
    LAY_FREE uint32_t *marks = marks_of(x->reader);
    const struct lay_tokens *t = &x->reader->tokens;
    for (size_t i = 0; i < t->len;) {
        uint32_t mark = marks[i];
        if (strchr(" \t\r\n", t->text[i]))
            i = add_blanks(x, i, &x->text);
        else
            lay_buf_putc(&x->text, t->text[i++]);
        while (x->marks.n < x->text.len)
            lay_vec_push(&x->marks, mark);
    }
}

char *lay_explained_quote(const struct lay_explaining *x, size_t claim)
{
    const struct lay_claim_span *evidence = &x->reader->claims.at[claim].spans[0];
    const char *text = x->reader->tokens.text;
    LAY_BUF quote = {0};
    for (size_t i = evidence->from; i < evidence->to;) {
        if (strchr(" \t\r\n", text[i]))
            i = add_blanks(x, i, &quote);
        else
            lay_buf_putc(&quote, text[i++]);
    }
    return lay_buf_take(&quote);
}

/* Claims of one sentence follow each other. `mark` is the claim and span that are shown. */
static void find_claims(const struct lay_text_reader *r, uint32_t mark,
                        struct lay_explained_run *run)
{
    enum { NEAR = 16 };
    size_t shown = (mark - 1) / 16, to = shown + NEAR < r->claims.n ? shown + NEAR : r->claims.n;
    const struct lay_claim_span *span = &r->claims.at[shown].spans[(mark - 1) % 16];
    for (size_t k = shown > NEAR ? shown - NEAR : 0; k < to; k++) {
        const struct lay_prose_claim *claim = &r->claims.at[k];
        bool same = false;
        for (size_t i = 0; i < claim->span_count; i++)
            same |= strcmp(claim->spans[i].field, span->field) == 0 &&
                    claim->spans[i].from < span->to && span->from < claim->spans[i].to;
        if (same && run->claim_count < LAY_RUN_CLAIMS)
            run->claims[run->claim_count++] = k;
    }
}

/* Blanks at the ends of what is marked are runs without a mark; false for such a one. */
static bool keep_words(const char *text, struct lay_explained_run *run)
{
    size_t blanks = strspn(text + run->from, " \t\n");
    if (blanks) {
        run->to = run->from + blanks < run->to ? run->from + blanks : run->to;
        return false;
    }
    while (strchr(" \t\n", text[run->to - 1]))
        run->to--;
    return true;
}

bool lay_explained_run(const struct lay_explaining *x, size_t at, struct lay_explained_run *out)
{
    *out = (struct lay_explained_run){.from = at, .to = at + 1};
    if (at >= x->text.len)
        return false;
    uint32_t mark = x->marks.at[at];
    while (out->to < x->text.len && x->marks.at[out->to] == mark)
        out->to++;
    if (!mark)
        return true;
    const char *field = x->reader->claims.at[(mark - 1) / 16].spans[(mark - 1) % 16].field;
    if (strcmp(field, "evidence") != 0 && !keep_words(x->text.text, out))
        return true;
    out->field = field;
    if (strcmp(field, "evidence") != 0)
        find_claims(x->reader, mark, out);
    return true;
}

/* ---- what is said of a claim ---- */

static void add(lay_explained_lines *lines, const char *name, char *value)
{
    if (value && *value)
        lay_vec_push(lines, (struct lay_explained_line){name, value});
    else
        free(value);
}

static void add_told(lay_explained_lines *lines, const char *name, const char *value)
{
    add(lines, name, value ? lay_strdup(value) : NULL);
}

void lay_explained_lines_done(lay_explained_lines *lines)
{
    for (size_t i = 0; i < lines->n; i++)
        free(lines->at[i].value);
    lay_vec_done(lines);
}

/* "Russia (Many Russian instructors)" */
static void add_actor(const struct lay_claim_actor *actor, lay_explained_lines *lines)
{
    bool other =
        actor->as_reported && *actor->as_reported && strcmp(actor->as_reported, actor->name) != 0;
    add(lines, actor->role,
        other ? lay_asprintf("%s (%s)", actor->name, actor->as_reported) : lay_strdup(actor->name));
}

/* "Timbuktu base, ML, a facility at -3.0076,16.7305" */
static void add_place(const struct lay_claim_place *place, lay_explained_lines *lines)
{
    static const char *const sizes[] = {
        "",         "a facility", "a town",          "a second-level area", "a first-level area",
        "a region", "a country",  "a sea or the air"};
    LAY_BUF text = {0};
    lay_buf_puts(&text, place->name);
    if (place->country)
        lay_buf_printf(&text, ", %s", place->country);
    if (place->precision > 0 && (size_t)place->precision < LAY_COUNT(sizes))
        lay_buf_printf(&text, ", %s", sizes[place->precision]);
    if (place->located && place->precision <= 2) {
        char lon[LAY_NUMBER_SIZE], lat[LAY_NUMBER_SIZE];
        lay_number_write_degrees(lon, place->lon);
        lay_number_write_degrees(lat, place->lat);
        lay_buf_printf(&text, " at %s,%s", lon, lat);
    }
    add(lines, place->role, lay_buf_take(&text));
}

/* "at_most 400 personnel, country (up to 400)" */
static void add_strength(const struct lay_prose_claim *c, lay_explained_lines *lines)
{
    const struct lay_quantity *q = &c->quantity;
    LAY_BUF text = {0};
    if (!c->has_strength)
        return;
    if (q->qualifier)
        lay_buf_printf(&text, "%s ", q->qualifier);
    if (q->best >= 0)
        lay_buf_printf(&text, "%lld ", (long long)q->best);
    else if (q->low >= 0 && q->high >= 0)
        lay_buf_printf(&text, "%lld to %lld ", (long long)q->low, (long long)q->high);
    else if (q->low >= 0 || q->high >= 0)
        lay_buf_printf(&text, "%lld ", (long long)(q->low >= 0 ? q->low : q->high));
    lay_buf_puts(&text, c->unit ? c->unit : "");
    if (c->scope)
        lay_buf_printf(&text, ", of the %s", c->scope);
    if (c->strength_text)
        lay_buf_printf(&text, " (%s)", c->strength_text);
    add(lines, "strength", lay_buf_take(&text));
}

void lay_explain_claim(const struct lay_explaining *x, size_t claim, lay_explained_lines *lines)
{
    const struct lay_prose_claim *c = &x->reader->claims.at[claim];
    add(lines, "told as",
        c->aspect ? lay_asprintf("%s the %s, %s", c->stance, c->aspect, c->modality)
                  : lay_asprintf("%s, %s", c->stance, c->modality));
    for (size_t i = 0; i < c->actor_count; i++)
        add_actor(&c->actors[i], lines);
    for (size_t i = 0; i < c->place_count; i++)
        add_place(&c->places[i], lines);
    if (c->when)
        add(lines, "when",
            c->when_text ? lay_asprintf("%s (%s)", c->when, c->when_text)
                         : lay_asprintf("%s (by the day of the report)", c->when));
    add_strength(c, lines);
    if (c->speaker)
        add(lines, "speaker",
            c->basis ? lay_asprintf("%s, %s", c->speaker, c->basis) : lay_strdup(c->speaker));
    add_told(lines, "note", c->note);
    add(lines, "why", lay_asprintf("rule %s, confidence %d of 100", c->rule->id, c->confidence));
}

void lay_explain_report(const struct lay_explaining *x, size_t at, lay_explained_lines *lines)
{
    const struct lay_section *section = &x->reader->sections.at[at];
    bool dated = section->published != LAY_DAY_MIN;
    add_told(lines, "source", section->source);
    add_told(lines, "title", section->title);
    add_told(lines, "url", section->url);
    add_told(lines, "language", x->reader->lexicons[section->language].language.name);
    add_told(lines, "published",
             dated ? section->published_edtf : "not known: nothing tells the day");
    add_told(lines, "printed", section->printed);
    add_told(lines, "note", section->conflict);
}

char *lay_explained_report_id(const struct lay_explaining *x, size_t section)
{
    return section ? lay_asprintf("%s-%zu", x->id, section) : lay_strdup(x->id);
}

char *lay_explained_claim_id(const struct lay_explaining *x, size_t claim)
{
    size_t section = x->reader->claims.at[claim].section;
    LAY_FREE char *report = lay_explained_report_id(x, section);
    return lay_asprintf("%s#c%zu", report, claim - x->first_claims[section] + 1);
}

/* Caller frees. */
static size_t *first_claims_of(const struct lay_text_reader *r)
{
    size_t *first = lay_zalloc(r->sections.n + 1, sizeof *first);
    for (size_t k = r->claims.n; k--;)
        first[r->claims.at[k].section] = k;
    return first;
}

/* ---- a terminal ---- */

/* Fields of one kind look alike, as on the page. */
static const struct {
    const char *field, *colour;
} looks[] = {{"trigger", "\033[31m"},  {"actor", "\033[34m"},      {"to", "\033[34m"},
             {"place", "\033[32m"},    {"from", "\033[32m"},       {"when", "\033[35m"},
             {"strength", "\033[33m"}, {"attribution", "\033[36m"}};
static const char plain[] = "\033[0m";

static const char *colour_of(const struct lay_explaining *x, const char *field)
{
    for (size_t i = 0; x->form == LAY_EXPLAIN_COLOURED && i < LAY_COUNT(looks); i++)
        if (strcmp(field, looks[i].field) == 0)
            return looks[i].colour;
    return "";
}

/* Text that is broken between words where it would leave the terminal. */
struct broken {
    lay_output *out;
    int width, hang, column, wide; /* wide: columns of the word */
    size_t blanks;                 /* before the word */
    lay_buf word;                  /* not written yet, with its colours */
};

static void end_word(struct broken *b)
{
    if (!b->word.len)
        return;
    bool breaks =
        b->width && b->column > b->hang && b->column + (int)b->blanks + b->wide > b->width;
    if (breaks) {
        lay_output_printf(b->out, "\n%*s", b->hang, "");
        b->column = b->hang;
    } else {
        lay_output_printf(b->out, "%*s", (int)b->blanks, "");
        b->column += (int)b->blanks;
    }
    lay_output_write(b->out, b->word.text, b->word.len);
    b->column += b->wide;
    b->wide = 0;
    b->blanks = 0;
    lay_buf_clear(&b->word);
}

/* Hostile text: what hides is shown. */
static void add_words(struct broken *b, const char *text, size_t len)
{
    for (size_t i = 0; i < len;) {
        size_t n = 0;
        while (i + n < len && text[i + n] != ' ' && text[i + n] != '\n' && text[i + n] != '\t')
            n++;
        LAY_FREE char *word = lay_strndup(text + i, n);
        lay_term_add(&b->word, word);
        b->wide += lay_term_width(word);
        i += n;
        if (i == len)
            return;
        end_word(b);
        if (text[i] == '\n') {
            lay_output_putc(b->out, '\n');
            b->column = 0;
            b->blanks = 0;
        } else {
            b->blanks++;
        }
        i++;
    }
}

static void write_text(const struct lay_explaining *x)
{
    struct broken b = {.out = x->out, .width = x->width};
    struct lay_explained_run run;
    for (size_t at = 0; lay_explained_run(x, at, &run); at = run.to) {
        const char *colour = run.claim_count ? colour_of(x, run.field) : "";
        lay_buf_puts(&b.word, colour);
        if (run.claim_count) {
            LAY_BUF label = {0};
            for (size_t i = 0; i < run.claim_count; i++)
                lay_buf_printf(&label, "%s%zu", i ? "," : "", run.claims[i] + 1);
            LAY_FREE char *mark = lay_asprintf("[%s %s: ", run.field, lay_buf_text(&label));
            add_words(&b, mark, strlen(mark));
        }
        add_words(&b, x->text.text + run.from, run.to - run.from);
        if (run.claim_count)
            add_words(&b, "]", 1);
        lay_buf_puts(&b.word, *colour ? plain : "");
    }
    end_word(&b);
    lay_buf_done(&b.word);
    lay_output_printf(x->out, "\n");
}

static void write_lines(const struct lay_explaining *x, lay_explained_lines *lines)
{
    enum { INDENT = 4, NAMES = 10 };
    for (size_t i = 0; i < lines->n; i++) {
        struct broken b = {.out = x->out,
                           .width = x->width,
                           .hang = INDENT + NAMES + 1,
                           .column = INDENT + NAMES + 1};
        lay_output_printf(x->out, "%*s%-*s ", INDENT, "", NAMES, lines->at[i].name);
        for (char *c = lines->at[i].value; *c; c++)
            *c = *c == '\n' ? ' ' : *c;
        add_words(&b, lines->at[i].value, strlen(lines->at[i].value));
        end_word(&b);
        lay_buf_done(&b.word);
        lay_output_putc(x->out, '\n');
    }
    lay_explained_lines_done(lines);
}

static void write_legend(const struct lay_explaining *x)
{
    static const char title[] = "\n[field claim: words]";
    struct broken b = {.out = x->out, .width = x->width};
    add_words(&b, title, sizeof title - 1);
    for (size_t i = 0; i < LAY_COUNT(looks); i++) {
        const char *colour = colour_of(x, looks[i].field);
        add_words(&b, " ", 1);
        lay_buf_puts(&b.word, colour);
        add_words(&b, looks[i].field, strlen(looks[i].field));
        lay_buf_puts(&b.word, *colour ? plain : "");
    }
    add_words(&b, "\n\n", 2);
    lay_buf_done(&b.word);
}

static void write_for_terminal(const struct lay_explaining *x)
{
    for (size_t i = 0; i < x->reader->sections.n; i++) {
        lay_explained_lines lines = {0};
        LAY_FREE char *id = lay_explained_report_id(x, i), *safe = lay_term_text(id);
        lay_output_printf(x->out, "== %s ==\n", safe);
        lay_explain_report(x, i, &lines);
        write_lines(x, &lines);
    }
    write_legend(x);
    write_text(x);
    for (size_t k = 0; k < x->reader->claims.n; k++) {
        lay_explained_lines lines = {0};
        LAY_FREE char *id = lay_explained_claim_id(x, k), *safe = lay_term_text(id);
        lay_output_printf(x->out, "\n%4zu. %s  %s\n", k + 1,
                          lay_type_info(x->reader->claims.at[k].type)->name, safe);
        lay_explain_claim(x, k, &lines);
        write_lines(x, &lines);
    }
    lay_output_printf(x->out, x->reader->claims.n ? "\n" : "no claims\n\n");
}

void lay_write_explained(const struct lay_text_reader *r, const char *id,
                         enum lay_explain_form form, int width, lay_output *out)
{
    struct lay_explaining x = {.reader = r, .id = id, .form = form, .width = width, .out = out};
    LAY_FREE size_t *first_claims = first_claims_of(r);
    x.first_claims = first_claims;
    take_text(&x);
    if (form == LAY_EXPLAIN_PAGE)
        lay_write_explained_page(&x);
    else
        write_for_terminal(&x);
    lay_buf_done(&x.text);
    lay_vec_done(&x.marks);
}
