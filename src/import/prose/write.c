/* write.c: sections and claims as a laydown-reports/1 document. */
#include "base/json_write.h"
#include "base/number_write.h"
#include "import/prose/extract.h"

#include <string.h>

static void write_places(const struct lay_prose_claim *claim, struct lay_json_write *w)
{
    if (!claim->place_count)
        return;
    lay_json_write_key(w, "where");
    lay_json_write_array(w);
    for (size_t i = 0; i < claim->place_count; i++) {
        const struct lay_claim_place *place = &claim->places[i];
        lay_json_write_object(w);
        lay_json_write_optional(w, "name", place->name);
        lay_json_write_optional(w, "role", place->role);
        lay_json_write_optional(w, "country", place->country);
        if (place->located) {
            lay_json_write_key(w, "lon");
            lay_json_write_degrees(w, place->lon);
            lay_json_write_key(w, "lat");
            lay_json_write_degrees(w, place->lat);
            if (place->radius_m > 0) {
                lay_json_write_key(w, "radius_m");
                lay_json_write_int(w, (int64_t)place->radius_m);
            }
        }
        lay_json_write_key(w, "precision");
        lay_json_write_int(w, place->precision);
        lay_json_write_end(w);
    }
    lay_json_write_end(w);
}

static void write_actors(const struct lay_prose_claim *claim, struct lay_json_write *w)
{
    if (!claim->actor_count)
        return;
    lay_json_write_key(w, "who");
    lay_json_write_array(w);
    for (size_t i = 0; i < claim->actor_count; i++) {
        lay_json_write_object(w);
        lay_json_write_optional(w, "name", claim->actors[i].name);
        lay_json_write_optional(w, "role", claim->actors[i].role);
        lay_json_write_end(w);
    }
    lay_json_write_end(w);
    lay_json_write_optional(w, "as_reported", claim->actors[0].as_reported);
}

static void write_number(struct lay_json_write *w, const char *key, int64_t value)
{
    if (value < 0)
        return;
    lay_json_write_key(w, key);
    lay_json_write_int(w, value);
}

static void write_strength(const struct lay_prose_claim *claim, struct lay_json_write *w)
{
    if (!claim->has_strength)
        return;
    lay_json_write_key(w, "strength");
    lay_json_write_object(w);
    write_number(w, "low", claim->quantity.low);
    write_number(w, "best", claim->quantity.best);
    write_number(w, "high", claim->quantity.high);
    lay_json_write_optional(w, "qualifier", claim->quantity.qualifier);
    lay_json_write_optional(w, "unit", claim->unit);
    lay_json_write_optional(w, "scope", claim->scope);
    lay_json_write_optional(w, "text", claim->strength_text);
    lay_json_write_end(w);
}

static void write_speaker(const struct lay_prose_claim *claim, struct lay_json_write *w)
{
    if (!claim->speaker)
        return;
    lay_json_write_key(w, "speaker");
    lay_json_write_object(w);
    lay_json_write_optional(w, "text", claim->speaker);
    lay_json_write_optional(w, "actor", claim->speaker_actor);
    lay_json_write_optional(w, "basis", claim->basis);
    lay_json_write_end(w);
}

/* Where the part of a section begins: parts leave out nothing. */
static size_t part_start(const struct lay_text_reader *r, size_t section)
{
    if (!section)
        return 0;
    return section < r->sections.n ? r->tokens.all.at[r->sections.at[section].header].start
                                   : r->tokens.len;
}

/* The bytes of the text that a section's report keeps: all of it, so that its spans are those of
 * the file; of a long digest its own part, or every report would have the whole issue. */
static void report_text(const struct lay_text_reader *r, size_t section, size_t *from, size_t *to)
{
    bool whole = r->sections.n == 1 || r->tokens.len <= LAY_WHOLE_DIGEST;
    *from = whole ? 0 : part_start(r, section);
    *to = whole ? r->tokens.len : part_start(r, section + 1);
}

/* Bytes into the report's text. */
static void write_spans(const struct lay_text_reader *r, const struct lay_prose_claim *claim,
                        struct lay_json_write *w)
{
    size_t text, text_end;
    report_text(r, claim->section, &text, &text_end);
    lay_json_write_key(w, "spans");
    lay_json_write_object(w);
    for (size_t i = 0; i < claim->span_count; i++) {
        lay_json_write_key(w, claim->spans[i].field);
        lay_json_write_array(w);
        lay_json_write_int(w, (int64_t)(claim->spans[i].from - text));
        lay_json_write_int(w, (int64_t)(claim->spans[i].to - text));
        lay_json_write_end(w);
    }
    lay_json_write_end(w);
    lay_json_write_key(w, "quotes");
    lay_json_write_object(w);
    for (size_t i = 0; i < claim->span_count; i++) {
        const struct lay_claim_span *span = &claim->spans[i];
        lay_json_write_key(w, span->field);
        lay_json_write_bytes(w, r->original + span->from, span->to - span->from);
    }
    lay_json_write_end(w);
}

static void write_claim(const struct lay_text_reader *r, const struct lay_prose_claim *claim,
                        size_t number, struct lay_json_write *w)
{
    char id[1 + LAY_NUMBER_SIZE] = "c";
    lay_number_write_int(id + 1, (int64_t)number);
    const struct lay_claim_span *evidence = &claim->spans[0];
    lay_json_write_object(w);
    lay_json_write_optional(w, "id", id);
    lay_json_write_optional(w, "type", lay_type_info(claim->type)->name);
    lay_json_write_optional(w, "stance", claim->stance);
    lay_json_write_optional(w, "modality", claim->modality);
    lay_json_write_optional(w, "aspect", claim->aspect);
    lay_json_write_optional(w, "when", claim->when);
    lay_json_write_optional(w, "when_text", claim->when_text);
    write_places(claim, w);
    write_actors(claim, w);
    write_strength(claim, w);
    write_speaker(claim, w);
    lay_json_write_optional(w, "note", claim->note);
    lay_json_write_key(w, "quote");
    lay_json_write_bytes(w, r->original + evidence->from, evidence->to - evidence->from);
    write_spans(r, claim, w);
    lay_json_write_key(w, "machine");
    lay_json_write_object(w);
    lay_json_write_optional(w, "rule", claim->rule->id);
    lay_json_write_key(w, "confidence");
    lay_json_write_int(w, claim->confidence);
    lay_json_write_end(w);
    lay_json_write_end(w);
}

static void write_source(const struct lay_text_reader *r, const struct lay_section *section,
                         struct lay_json_write *w)
{
    lay_json_write_key(w, "source");
    lay_json_write_object(w);
    lay_json_write_optional(w, "name", section->source ? section->source : "unknown");
    lay_json_write_end(w);
    lay_json_write_optional(w, "title", section->title);
    if (section->url && strncmp(section->url, "http", 4) == 0)
        lay_json_write_optional(w, "url", section->url);
    lay_json_write_optional(w, "language", r->lexicons[section->language].language.name);
    lay_json_write_optional(w, "published", section->published_edtf);
    lay_json_write_optional(w, "published_as_printed", section->printed);
    lay_json_write_optional(w, "note", section->conflict);
}

static void begin_report(struct lay_reports_write *w, const struct lay_text_reader *r,
                         size_t section)
{
    size_t text, text_end;
    report_text(r, section, &text, &text_end);
    LAY_FREE char *own = section ? lay_asprintf("%s-%zu", w->id, section) : lay_strdup(w->id);
    lay_json_write_object(w->json);
    lay_json_write_optional(w->json, "id", own);
    write_source(r, &r->sections.at[section], w->json);
    lay_json_write_key(w->json, "text");
    lay_json_write_bytes(w->json, r->original + text, text_end - text);
    lay_json_write_key(w->json, "claims");
    lay_json_write_array(w->json);
    w->reports++;
    w->claims = 0;
}

void lay_write_claims(struct lay_reports_write *w, const struct lay_text_reader *r, size_t section)
{
    if (section == w->reports) {
        lay_write_reports_end(w);
        begin_report(w, r, section);
    }
    for (size_t i = 0; i < r->claims.n; i++)
        write_claim(r, &r->claims.at[i], ++w->claims, w->json);
}

void lay_write_reports_end(struct lay_reports_write *w)
{
    if (!w->reports)
        return;
    lay_json_write_end(w->json);
    lay_json_write_end(w->json);
}
