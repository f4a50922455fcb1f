/* cite.c: a claim in a text. Words of the report stand in quotation marks, notes of who coded it in
 * brackets. */
#include "export/cite.h"

#include "base/mem.h"
#include "base/term.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const struct lay_node *report_of(const struct lay_node *claim)
{
    static const struct lay_node none = {0};
    struct lay_node_list because = lay_node_list(claim, "because");
    return because.count ? because.nodes[0] : &none;
}

char *lay_cite_grade(const struct lay_node *claim)
{
    const char *reliability = lay_node_text(report_of(claim), "reliability");
    return lay_asprintf("%s%" PRId64, reliability ? reliability : "F",
                        lay_node_number(claim, "credibility", 6));
}

static void add_source(lay_buf *line, const struct lay_node *claim)
{
    const struct lay_node *report = report_of(claim);
    const char *source = lay_node_text(report, "source"), *origin = lay_node_text(report, "origin");
    const char *digest = lay_node_text(report, "derived_from");
    const char *speaker = lay_node_text(claim, "speaker");
    LAY_FREE char *grade = lay_cite_grade(claim);
    lay_buf_printf(line, "- %s, %s, %s", source ? source : "?", lay_node_text(report, "published"),
                   grade);
    if (origin && source && strcmp(origin, source) != 0)
        lay_buf_printf(line, ", from %s", origin);
    if (digest)
        lay_buf_printf(line, ", a digest of %s", digest);
    if (speaker)
        lay_buf_printf(line, "; speaker: %s", speaker);
}

static void add_told(lay_buf *line, const struct lay_node *claim)
{
    static const char *const fields[] = {"who", "where", "when", "strength"};
    const char *modality = lay_node_text(claim, "modality"), *type = lay_node_text(claim, "type");
    const char *text;
    lay_buf_puts(line, ". ");
    for (const char *c = type ? type : ""; *c; c++)
        lay_buf_putc(line, *c == '_' ? ' ' : *c);
    if (modality && strcmp(modality, "actual") != 0)
        lay_buf_printf(line, " (%s)", modality);
    for (size_t i = 0; i < LAY_COUNT(fields); i++)
        if ((text = lay_node_text(claim, fields[i])))
            lay_buf_printf(line, "; %s", text);
}

static void add_difference(lay_buf *line, const struct lay_node *claim,
                           const struct lay_node *event)
{
    const char *stance = lay_node_text(claim, "stance"), *when = lay_node_text(claim, "when");
    const char *agreed = lay_node_text(event, "when");
    if (stance && strcmp(stance, "asserts") != 0)
        lay_buf_printf(line, "; it %s this", stance);
    if (when && (!agreed || strcmp(when, agreed) != 0))
        lay_buf_printf(line, "; says %s", when);
}

static void add_words(lay_buf *line, const struct lay_node *claim)
{
    const char *quote = lay_node_text(claim, "quote"), *note = lay_node_text(claim, "note");
    const char *reported = lay_node_text(claim, "as_reported");
    if (quote || reported)
        lay_buf_printf(line, ". \xe2\x80\x9c%s\xe2\x80\x9d", quote ? quote : reported);
    else if (note)
        lay_buf_printf(line, ". [%s]", note);
}

void lay_cite_claim(struct lay_prose *prose, int indent, const struct lay_node *claim,
                    const struct lay_node *event)
{
    LAY_BUF line = {0};
    LAY_BUF where = {0};
    const char *url = lay_node_text(report_of(claim), "url");
    add_source(&line, claim);
    if (event)
        add_difference(&line, claim, event);
    else
        add_told(&line, claim);
    add_words(&line, claim);
    lay_prose_text(prose, indent, 2, lay_buf_text(&line));
    int room = prose->width - indent - 2;
    lay_buf_puts(&where, claim->id);
    if (url && lay_term_width(claim->id) + 2 + lay_term_width(url) <= room)
        lay_buf_printf(&where, "  %s", url);
    lay_prose_text(prose, indent + 2, 0, lay_buf_text(&where));
    if (url && !strstr(lay_buf_text(&where), "  ") && lay_term_width(url) <= room)
        lay_prose_text(prose, indent + 2, 0, url);
}
