/* report_decode.c: one report. Defaults: kind news, reliability F (cannot be judged), the source as
 * origin, no claims. */
#include "import/report_decode.h"

#include "import/canonical.h"
#include "import/claim_decode.h"
#include "import/claim_key.h"
#include <string.h>

static void decode_reliability(const struct lay_object *source, struct lay_doc_report *report)
{
    const char *letter;
    if (!lay_take_text(source, "reliability", &letter))
        return;
    char upper = letter[0] >= 'a' && letter[0] <= 'f' ? (char)(letter[0] & ~0x20) : letter[0];
    if (upper < 'A' || upper > 'F' || letter[1]) {
        lay_field_error(source, "reliability", "report.reliability",
                        "one letter; the number of a grade like B2 is a claim's credibility",
                        " \"%s\" is none of A, B, C, D, E, F.",
                        lay_shown(source->decoder->arena, letter));
        return;
    }
    if (upper != letter[0])
        lay_field_warning(source, "reliability", "report.reliability", NULL,
                          " \"%s\" should be a capital; it is read as %c.", letter, upper);
    report->reliability = upper;
}

static void decode_source(const struct lay_object *object, struct lay_doc_report *report)
{
    struct lay_object source;
    int kind = 0;
    if (!lay_member(object, "source"))
        lay_field_error(object, "source", "field.missing", "\"source\": {\"name\": \"AFP\"}",
                        " is missing.");
    if (!lay_take_object(object, "source", &source))
        return;
    lay_check_members(&source, LAY_MEMBERS_SOURCE);
    lay_take_name(&source, "name", true, &report->source);
    lay_take_term(&source, "kind", LAY_LIST_SOURCE_KIND, &kind);
    report->kind = (enum lay_source_kind)kind;
    decode_reliability(&source, report);
}

static void split_origin(lay_arena *arena, struct lay_doc_report *report)
{
    size_t parts = 1;
    for (const char *p = report->origin; *p; p++)
        parts += *p == ';';
    const char **origins = lay_arena_array(arena, const char *, parts);
    for (const char *p = report->origin; p;) {
        size_t len = strcspn(p, ";");
        const char *first = p + strspn(p, " \t\r\n"), *last = p + len;
        while (last > first && strchr(" \t\r\n", last[-1]))
            last--;
        if (last > first)
            origins[report->origin_count++] =
                lay_arena_strndup(arena, first, (size_t)(last - first));
        p = p[len] ? p + len + 1 : NULL;
    }
    report->origins = origins;
}

static bool is_web(const char *url)
{
    static const char *const schemes[] = {"http://", "https://"};
    for (size_t i = 0; i < LAY_COUNT(schemes); i++) {
        size_t n = 0;
        while (schemes[i][n] && (url[n] == schemes[i][n] || (url[n] >= 'A' && url[n] <= 'Z' &&
                                                             (url[n] | 0x20) == schemes[i][n])))
            n++;
        if (!schemes[i][n] && url[n])
            return true;
    }
    return false;
}

static void decode_url(const struct lay_object *object, struct lay_doc_report *report)
{
    const char *url;
    if (!lay_take_text(object, "url", &url) || !url[0])
        return;
    bool blank = false;
    for (const char *p = url; *p; p++)
        blank |= (unsigned char)*p <= ' ' || *p == 0x7F;
    if (!is_web(url) || blank)
        lay_field_error(object, "url", "report.url", "an address with http:// or https://",
                        " \"%s\" is no web address.", lay_shown(object->decoder->arena, url));
    else
        report->url = url;
}

static void decode_derived(const struct lay_object *object, struct lay_doc_report *report)
{
    const cJSON *list, *element;
    size_t count;
    if (!lay_take_array(object, "derived_from", LAY_MAX_NAMES, &list, &count))
        return;
    const char **derived = lay_arena_array(object->decoder->arena, const char *, count);
    cJSON_ArrayForEach(element, list)
    {
        if (!lay_element_name(object, element, &derived[report->derived_count]))
            continue;
        if (report->key && strcmp(derived[report->derived_count], report->key) == 0)
            lay_field_error(object, "derived_from", "report.derived", NULL,
                            " names the report itself.");
        else
            report->derived_count++;
    }
    report->derived = derived;
}

/* Whether `published` could be read. */
static bool decode_published(const struct lay_object *object, struct lay_doc_report *report)
{
    if (!lay_take_date(object, "published", true, &report->published, &report->published_when))
        return false;
    lay_day first = lay_date_first(&report->published_when);
    if (first != LAY_DAY_MIN && first > lay_today() + 1)
        lay_field_warning(object, "published", "report.future", "is the year right?",
                          " lies in the future.");
    if (lay_date_last(&report->published_when) == LAY_DAY_MAX)
        lay_field_warning(object, "published", "report.open",
                          "give the day, month or year it appeared at the latest",
                          " has no last day: no --known-by finds this report.");
    return true;
}

static void decode_words(const struct lay_object *object, struct lay_doc_report *report)
{
    const char *kept_in_the_body, *text = NULL;
    lay_take_text(object, "title", &report->title);
    lay_take_text(object, "language", &report->language);
    lay_take_text(object, "published_as_printed", &kept_in_the_body);
    lay_take_text(object, "note", &kept_in_the_body);
    report->has_text = lay_take_text(object, "text", &text) && text;
    lay_take_text(object, "retrieved", &kept_in_the_body);
    if (lay_take_name(object, "origin", false, &report->origin))
        split_origin(object->decoder->arena, report);
}

static void decode_claims(const struct lay_object *object, const struct lay_date *published,
                          struct lay_doc_report *report)
{
    const struct lay_decoder *decoder = object->decoder;
    const cJSON *list, *element;
    size_t count;
    if (!lay_take_array(object, "claims", LAY_MAX_CLAIMS, &list, &count))
        return;
    report->claims = lay_arena_array(decoder->arena, struct lay_doc_claim, count);
    cJSON_ArrayForEach(element, list)
    {
        bool refused = false;
        struct lay_object list_object = {decoder, object->json, &refused}, claim;
        struct lay_doc_claim *out = &report->claims[report->claim_count];
        if (!lay_element_object(&list_object, element, &claim)) {
            *object->refused = true;
            continue;
        }
        lay_decode_claim(&claim, published, out);
        out->refused = refused;
        report->claim_count++;
    }
}

const char *lay_document_members(const struct lay_decoder *decoder, const cJSON *document)
{
    LAY_BUF members = {0};
    lay_canonical_document(decoder->doc, document, &members);
    return members.len > 2 ? lay_arena_strdup(decoder->arena, lay_buf_text(&members)) : NULL;
}

static void decode_document(const struct lay_object *object, struct lay_doc_report *report)
{
    struct lay_object document;
    if (lay_take_object(object, "document", &document))
        report->document = lay_document_members(object->decoder, document.json);
}

struct lay_doc_report *lay_decode_report(const struct lay_decoder *decoder, const cJSON *json)
{
    struct lay_doc_report *report = lay_arena_new(decoder->arena, struct lay_doc_report);
    *report = (struct lay_doc_report){.reliability = 'F', .json = json, .doc = decoder->doc};
    struct lay_object object = {decoder, json, &report->refused};
    lay_check_members(&object, LAY_MEMBERS_REPORT);
    lay_take_id(&object, "id", true, "report.id", &report->key);
    decode_source(&object, report);
    bool dated = decode_published(&object, report);
    decode_url(&object, report);
    decode_words(&object, report);
    decode_derived(&object, report);
    decode_document(&object, report);
    decode_claims(&object, dated ? &report->published_when : NULL, report);
    if (report->key)
        lay_key_claims(decoder, report);
    return report;
}
