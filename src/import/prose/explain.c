/* explain.c: the whole text with its marks, then each claim in words. Where marks lie over each
 * other the narrower one is shown. */
#include "import/prose/explain.h"

#include "base/escape.h"
#include "base/term.h"
#include <string.h>

static const char page[] =
    "<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>laydown extract</title>\n"
    "<style>body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "pre{white-space:pre-wrap;font:inherit}mark{background:#fff3c4}mark.trigger{background:#f5b7b1}"
    "mark.actor,mark.to{background:#aed6f1}mark.place,mark.from{background:#a9dfbf}"
    "mark.when{background:#d7bde2}mark.strength{background:#fad7a0}"
    "mark.attribution{background:#d5d8dc}mark.evidence{background:#fdfae9}td{padding:0 .8em 0 0;"
    "vertical-align:top}</style>\n";

void lay_explain_begin(lay_output *out)
{
    lay_output_write(out, page, sizeof page - 1);
}

void lay_explain_end(lay_output *out)
{
    lay_output_printf(out, "</html>\n");
}

/* Fields that a claim is read from; those of one kind look alike, as on the page. */
static const struct {
    const char *field, *colour;
} looks[] = {{"trigger", "\033[31m"},  {"actor", "\033[34m"},      {"to", "\033[34m"},
             {"place", "\033[32m"},    {"from", "\033[32m"},       {"when", "\033[35m"},
             {"strength", "\033[33m"}, {"attribution", "\033[36m"}};

static const char *colour_of(const char *field)
{
    for (size_t i = 0; i < LAY_COUNT(looks); i++)
        if (strcmp(field, looks[i].field) == 0)
            return looks[i].colour;
    return "";
}

static void write_legend(enum lay_explain_form form, lay_output *out)
{
    bool page_form = form == LAY_EXPLAIN_PAGE, coloured = form == LAY_EXPLAIN_COLOURED;
    lay_output_printf(out, page_form ? "<p>" : "[field claim: words]");
    for (size_t i = 0; i < LAY_COUNT(looks); i++)
        if (page_form)
            lay_output_printf(out, "<mark class=\"%s\">%s</mark> ", looks[i].field, looks[i].field);
        else
            lay_output_printf(out, " %s%s%s", coloured ? looks[i].colour : "", looks[i].field,
                              coloured ? "\033[0m" : "");
    lay_output_printf(out, page_form ? "<mark class=\"evidence\">evidence</mark></p>\n" : "\n\n");
}

/* By byte: 1 + 16 * claim + span, 0 for none. Caller frees. */
static uint32_t *marks_of(const struct lay_text_reader *r)
{
    uint32_t *marks = lay_zalloc(r->tokens.len + 1, sizeof *marks);
    for (int narrow = 0; narrow < 2; narrow++)
        for (size_t k = 0; k < r->claims.n; k++)
            for (size_t i = 0; i < r->claims.at[k].span_count; i++) {
                const struct lay_claim_span *span = &r->claims.at[k].spans[i];
                if ((i > 0) != narrow)
                    continue;
                for (uint32_t b = span->from; b < span->to; b++)
                    marks[b] = (uint32_t)(1 + 16 * k + i);
            }
    return marks;
}

static void write_run(const struct lay_text_reader *r, uint32_t mark, const char *text,
                      enum lay_explain_form form, lay_output *out)
{
    if (form != LAY_EXPLAIN_PAGE) {
        LAY_BUF safe = {0};
        for (const char *at = text; *at;) { /* line ends stay */
            size_t n = strcspn(at, "\n");
            LAY_FREE char *line = lay_strndup(at, n);
            lay_term_add(&safe, line);
            if (at[n])
                lay_buf_putc(&safe, '\n');
            at += n + (at[n] != '\0');
        }
        const char *field = mark ? r->claims.at[(mark - 1) / 16].spans[(mark - 1) % 16].field : "";
        const char *colour = form == LAY_EXPLAIN_COLOURED ? colour_of(field) : "";
        if (mark && strcmp(field, "evidence") != 0)
            lay_output_printf(out, "%s[%s %zu: %s]%s", colour, field, (size_t)(mark - 1) / 16 + 1,
                              lay_buf_text(&safe), *colour ? "\033[0m" : "");
        else
            lay_output_printf(out, "%s", lay_buf_text(&safe));
        return;
    }
    if (mark) {
        const struct lay_prose_claim *claim = &r->claims.at[(mark - 1) / 16];
        const char *field = claim->spans[(mark - 1) % 16].field;
        lay_output_printf(out, "<mark class=\"%s\" title=\"%zu: %s of %s, rule %s\">", field,
                          (size_t)(mark - 1) / 16 + 1, field, claim->type, claim->rule->id);
    }
    lay_escape_text(out, text);
    if (mark)
        lay_output_printf(out, "</mark>");
}

static void write_text(const struct lay_text_reader *r, enum lay_explain_form form, lay_output *out)
{
    LAY_FREE uint32_t *marks = marks_of(r);
    for (size_t at = 0; at < r->tokens.len;) {
        size_t end = at + 1;
        while (end < r->tokens.len && marks[end] == marks[at])
            end++;
        LAY_FREE char *run = lay_strndup(r->original + at, end - at);
        write_run(r, marks[at], run, form, out);
        at = end;
    }
}

static void write_line(const char *name, const char *value, enum lay_explain_form form,
                       lay_output *out)
{
    if (!value || !*value)
        return;
    if (form != LAY_EXPLAIN_PAGE) {
        LAY_FREE char *safe = lay_term_text(value);
        lay_output_printf(out, "    %-10s %s\n", name, safe);
        return;
    }
    lay_output_printf(out, "<tr><td>%s<td>", name);
    lay_escape_text(out, value);
    lay_output_printf(out, "\n");
}

static void write_claim(const struct lay_text_reader *r, size_t k, enum lay_explain_form form,
                        lay_output *out)
{
    const struct lay_prose_claim *c = &r->claims.at[k];
    LAY_FREE char *how = lay_asprintf("%s, %s", c->stance, c->modality);
    LAY_FREE char *why = lay_asprintf("rule %s, confidence %d of 100", c->rule->id, c->confidence);
    lay_output_printf(out, form == LAY_EXPLAIN_PAGE ? "<h3>%zu. %s</h3><table>\n" : "\n%4zu. %s\n",
                      k + 1, c->type);
    write_line("says", how, form, out);
    for (size_t i = 0; i < c->actor_count; i++)
        write_line(c->actors[i].role, c->actors[i].name, form, out);
    for (size_t i = 0; i < c->place_count; i++)
        write_line(c->places[i].role, c->places[i].name, form, out);
    write_line("when", c->when, form, out);
    write_line("in words", c->when_text, form, out);
    write_line("strength", c->strength_text, form, out);
    write_line("speaker", c->speaker, form, out);
    write_line("note", c->note, form, out);
    write_line("why", why, form, out);
    if (form == LAY_EXPLAIN_PAGE)
        lay_output_printf(out, "</table>\n");
}

void lay_write_explained(const struct lay_text_reader *r, const char *id,
                         enum lay_explain_form form, lay_output *out)
{
    LAY_FREE char *safe = lay_term_text(id);
    if (form == LAY_EXPLAIN_PAGE) {
        lay_output_printf(out, "<h2>");
        lay_escape_text(out, id);
        lay_output_printf(out, "</h2>\n");
    } else {
        lay_output_printf(out, "== %s ==\n", safe);
    }
    write_legend(form, out);
    if (form == LAY_EXPLAIN_PAGE)
        lay_output_printf(out, "<pre>");
    write_text(r, form, out);
    lay_output_printf(out, form == LAY_EXPLAIN_PAGE ? "</pre>\n" : "\n");
    for (size_t k = 0; k < r->claims.n; k++)
        write_claim(r, k, form, out);
    if (!r->claims.n)
        lay_output_printf(out, form == LAY_EXPLAIN_PAGE ? "<p>no claims</p>\n" : "no claims\n");
}
