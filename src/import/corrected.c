/* corrected.c: see corrected.h. Nothing in a report says who its claims are of: a person may have
 * changed any of them. So the text that is kept in the report is read again and the claims are
 * compared, which is done only where a stored report would become another one. What was given when
 * it was first read is not known; the day and the language are tried as the report has them. */
#include "import/corrected.h"

#include "import/canonical.h"
#include "import/prose/extract.h"
#include <laydown/extract.h>
#include <string.h>

static bool read_report(const char *text, size_t len, lay_json_doc **out)
{
    const struct lay_json_options options = {
        .first_line = 1, .max_string = len, .long_member = "text", .max_long = len};
    return lay_json_read(text, len, NULL, &options, out, NULL) == LAY_OK;
}

static const char *text_in(const cJSON *report, const char *member)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(report, member);
    return cJSON_IsString(value) ? value->valuestring : NULL;
}

static bool same_claims(lay_json_doc *doc, const cJSON *report, const char *wanted)
{
    LAY_BUF claims = {0};
    lay_canonical_json(doc, cJSON_GetObjectItemCaseSensitive(report, "claims"), &claims);
    return strcmp(lay_buf_text(&claims), wanted) == 0;
}

/* Whether one of the reports in the text, read so, has these claims. */
static bool reads(const char *text, const struct lay_extract_options *options, const char *claims,
                  struct lay_text_reader **reader)
{
    LAY_BUF json = {0};
    LAY_JSON *doc = NULL;
    if (lay_extract_text("text", text, strlen(text), options, reader, NULL, &json, NULL) !=
            LAY_OK ||
        !read_report(lay_buf_text(&json), json.len, &doc))
        return false;
    const cJSON *report, *reports = cJSON_GetObjectItemCaseSensitive(lay_json_root(doc), "reports");
    cJSON_ArrayForEach(report, reports) if (same_claims(doc, report, claims)) return true;
    return false;
}

static bool is_as_read(const char *body, struct lay_text_reader **reader)
{
    LAY_JSON *doc = NULL;
    LAY_BUF claims = {0};
    if (!read_report(body, strlen(body), &doc))
        return false;
    const cJSON *report = lay_json_root(doc),
                *list = cJSON_GetObjectItemCaseSensitive(report, "claims");
    const char *text = text_in(report, "text"), *published = text_in(report, "published");
    if (!text || !list)
        return false;
    lay_canonical_json(doc, list, &claims);
    const struct lay_extract_options nothing = {0}, day = {.published = published},
                                     both = {.published = published,
                                             .language = text_in(report, "language")};
    return reads(text, &nothing, lay_buf_text(&claims), reader) ||
           reads(text, &day, lay_buf_text(&claims), reader) ||
           reads(text, &both, lay_buf_text(&claims), reader);
}

lay_status lay_is_corrected(lay_db *db, const struct lay_doc_report *report,
                            struct lay_text_reader **reader, bool *kept, lay_error *err)
{
    LAY_FREE char *stored = NULL;
    *kept = false;
    if (!report->has_text)
        return LAY_OK;
    lay_status status = lay_store_body(db, report->key, &stored, err);
    if (status != LAY_OK)
        return status == LAY_NO ? LAY_OK : status;
    *kept = strcmp(stored, report->body) != 0 && is_as_read(report->body, reader) &&
            !is_as_read(stored, reader);
    return LAY_OK;
}
