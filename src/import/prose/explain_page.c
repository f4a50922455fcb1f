/* explain_page.c: an explained text as a web page that needs nothing else: the text with its marks,
 * whose numbers lead to the claims, and each claim as a card, which leads back. No script; what
 * comes from the text is escaped and cannot load anything. */
#include "import/prose/explain.h"

#include "base/escape.h"
#include <string.h>

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'\">\n<title>laydown: what was read, and why</title>\n<style>\n";
static const char style[] =
#include "import/prose/explain_css.inc"
    ;
static const struct {
    const char *field, *means;
} legend[] = {{"trigger", "the words that make it a claim; the number is the claim's"},
              {"actor", "who"},
              {"to", "who else: the receiver, the host, the other side"},
              {"place", "where"},
              {"from", "where from"},
              {"when", "when"},
              {"strength", "how many"},
              {"attribution", "who says so"},
              {"evidence", "the rest of what the claim is read from"}};

void lay_explain_begin(lay_output *out)
{
    lay_output_write(out, head, sizeof head - 1);
    lay_output_write(out, style, sizeof style - 1);
    lay_output_puts(out,
                    "</style>\n</head>\n<body>\n<p class=\"hint\">Correct what is wrong in the "
                    "report document that extract writes, by the id of the claim, and import "
                    "it.</p>\n<ul class=\"legend\">\n");
    for (size_t i = 0; i < LAY_COUNT(legend); i++)
        lay_output_printf(out, "<li><mark class=\"%s\">%s</mark> %s</li>\n", legend[i].field,
                          legend[i].field, legend[i].means);
    lay_output_puts(out, "</ul>\n");
}

void lay_explain_end(lay_output *out)
{
    lay_output_puts(out, "</body>\n</html>\n");
}

/* The target of links: unique on a page of several texts. */
static void write_anchor(const struct lay_explaining *x, const char *kind, size_t claim)
{
    LAY_FREE char *id = lay_explained_claim_id(x, claim);
    lay_output_puts(x->out, kind);
    for (char *c = id; *c; c++) /* an id has no blanks */
        *c = strchr(" \t\r\n\f", *c) ? '_' : *c;
    lay_escape_attribute(x->out, id);
}

static bool is_web(const char *url)
{
    return strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0;
}

static void write_lines(const struct lay_explaining *x, lay_explained_lines *lines)
{
    lay_output_puts(x->out, "<dl>\n");
    for (size_t i = 0; i < lines->n; i++) {
        const char *name = lines->at[i].name, *value = lines->at[i].value;
        bool link = strcmp(name, "url") == 0 && is_web(value);
        lay_output_printf(x->out, "<dt>%s</dt><dd%s>", name,
                          strcmp(name, "note") == 0 ? " class=\"warn\"" : "");
        if (link) {
            lay_output_puts(x->out, "<a rel=\"noreferrer\" href=\"");
            lay_escape_attribute(x->out, value);
            lay_output_puts(x->out, "\">");
        }
        lay_escape_text(x->out, value);
        lay_output_puts(x->out, link ? "</a></dd>\n" : "</dd>\n");
    }
    lay_output_puts(x->out, "</dl>\n");
    lay_explained_lines_done(lines);
}

static void write_report(const struct lay_explaining *x, size_t section)
{
    lay_explained_lines lines = {0};
    LAY_FREE char *id = lay_explained_report_id(x, section);
    lay_output_puts(x->out, "<li><h3>");
    lay_escape_text(x->out, id);
    lay_output_puts(x->out, "</h3>\n");
    lay_explain_report(x, section, &lines);
    write_lines(x, &lines);
    lay_output_puts(x->out, "</li>\n");
}

/* "3: actor of arrival, 4: …" */
static void write_title(const struct lay_explaining *x, const struct lay_explained_run *run)
{
    lay_output_printf(x->out, " title=\"%s of", run->field);
    for (size_t i = 0; i < run->claim_count; i++) {
        const struct lay_prose_claim *claim = &x->reader->claims.at[run->claims[i]];
        lay_output_printf(x->out, "%s %zu %s (rule ", i ? "," : "", run->claims[i] + 1,
                          lay_type_info(claim->type)->name);
        lay_escape_attribute(x->out, claim->rule->id);
        lay_output_putc(x->out, ')');
    }
    lay_output_putc(x->out, '"');
}

static void write_run(const struct lay_explaining *x, const struct lay_explained_run *run)
{
    bool trigger = run->claim_count && strcmp(run->field, "trigger") == 0;
    LAY_FREE char *words = lay_strndup(x->text.text + run->from, run->to - run->from);
    if (run->field)
        lay_output_printf(x->out, "<mark class=\"%s\"", run->field);
    if (run->claim_count)
        write_title(x, run);
    lay_output_puts(x->out, run->field ? ">" : "");
    lay_escape_text(x->out, words);
    for (size_t i = 0; trigger && i < run->claim_count; i++) {
        write_anchor(x, i ? " <sup><a id=\"t-" : "<sup><a id=\"t-", run->claims[i]);
        write_anchor(x, "\" href=\"#", run->claims[i]);
        lay_output_printf(x->out, "\">%zu</a></sup>", run->claims[i] + 1);
    }
    lay_output_puts(x->out, run->field ? "</mark>" : "");
}

/* In the language that most of it is in, for who reads it aloud or hyphenates it. */
static void write_text(const struct lay_explaining *x)
{
    const struct lay_text_reader *r = x->reader;
    struct lay_explained_run run;
    lay_output_printf(x->out, "<h2>The text</h2>\n<div class=\"text\" dir=\"auto\" lang=\"%s\">",
                      r->sections.n ? r->lexicons[r->sections.at[0].language].language.name : "");
    for (size_t at = 0; lay_explained_run(x, at, &run); at = run.to)
        write_run(x, &run);
    lay_output_puts(x->out, "</div>\n");
}

static void write_claim(const struct lay_explaining *x, size_t k)
{
    const struct lay_prose_claim *c = &x->reader->claims.at[k];
    lay_explained_lines lines = {0};
    LAY_FREE char *id = lay_explained_claim_id(x, k), *quote = lay_explained_quote(x, k);
    write_anchor(x, "<li id=\"", k);
    write_anchor(x, "\"><h3><a href=\"#t-", k);
    lay_output_printf(x->out, "\">%zu</a>. %s <small>", k + 1, lay_type_info(c->type)->name);
    lay_escape_text(x->out, id);
    lay_output_puts(x->out, "</small></h3>\n<blockquote dir=\"auto\">");
    lay_escape_text(x->out, quote);
    lay_output_puts(x->out, "</blockquote>\n");
    lay_explain_claim(x, k, &lines);
    write_lines(x, &lines);
    lay_output_puts(x->out, "</li>\n");
}

void lay_write_explained_page(const struct lay_explaining *x)
{
    const struct lay_text_reader *r = x->reader;
    lay_output_puts(x->out, "<section>\n<h1>");
    lay_escape_text(x->out, x->id);
    lay_output_puts(x->out, "</h1>\n<ul class=\"cards\">\n");
    for (size_t i = 0; i < r->sections.n; i++)
        write_report(x, i);
    lay_output_puts(x->out, "</ul>\n");
    write_text(x);
    lay_output_printf(x->out, "<h2>%zu claim%s</h2>\n", r->claims.n, r->claims.n == 1 ? "" : "s");
    lay_output_puts(x->out, r->claims.n ? "<ol class=\"cards\">\n" : "<p>no claims</p>\n");
    for (size_t k = 0; k < r->claims.n; k++)
        write_claim(x, k);
    lay_output_puts(x->out, r->claims.n ? "</ol>\n</section>\n" : "</section>\n");
}
