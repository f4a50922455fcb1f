/* released.c: see released.h. A value is found again by its indexes: where nothing was wrong, the
 * n-th decoded claim is the n-th element. */
#include "import/released.h"

#include "import/claim_key.h"
#include <stdlib.h>

static void forget_nodes(struct lay_doc_report *report)
{
    report->doc = NULL;
    report->json = NULL;
    for (size_t i = 0; i < report->claim_count; i++) {
        struct lay_doc_claim *claim = &report->claims[i];
        claim->json = NULL;
        for (size_t k = 0; k < claim->place_count; k++)
            claim->places[k].json = NULL;
    }
}

void lay_release_document(struct lay_documents *documents, size_t first,
                          const struct lay_json_options *options, const char *text, size_t len)
{
    for (size_t i = first; i < documents->reports.n; i++) {
        struct lay_doc_report *report = documents->reports.at[i];
        lay_digest_report(&documents->arena, report);
        report->released = lay_arena_new(&documents->arena, struct lay_released);
        *report->released = (struct lay_released){
            documents, text, len, *options, i - first, report->json == lay_json_root(report->doc)};
        forget_nodes(report);
    }
    lay_json_free(documents->docs.at[--documents->docs.n]);
}

static lay_json_doc *read_again(const struct lay_doc_report *report)
{
    const struct lay_released *from = report->released;
    lay_json_doc *doc = NULL;
    (void)lay_json_read(from->text, from->len, report->file, &from->options, &doc, NULL);
    return doc;
}

lay_json_doc *lay_report_doc(const struct lay_doc_report *report)
{
    if (report->doc)
        return report->doc;
    struct lay_documents *documents = report->released->documents;
    if (documents->again_text != report->released->text) {
        lay_json_free(documents->again);
        documents->again = read_again(report);
        documents->again_text = report->released->text;
    }
    return documents->again;
}

static const cJSON *report_json(const struct lay_doc_report *report, lay_json_doc *doc)
{
    if (report->json)
        return report->json;
    const cJSON *root = lay_json_root(doc);
    if (report->released->bare)
        return root;
    return cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(root, "reports"),
                              (int)report->released->nth);
}

static const cJSON *element(const cJSON *object, const char *member, size_t nth)
{
    return cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(object, member), (int)nth);
}

const cJSON *lay_claim_json(const struct lay_doc_report *report, size_t claim)
{
    if (report->claims[claim].json)
        return report->claims[claim].json;
    return element(report_json(report, lay_report_doc(report)), "claims", claim);
}

const cJSON *lay_place_json(const struct lay_doc_report *report, size_t claim, size_t place)
{
    const struct lay_doc_place *decoded = &report->claims[claim].places[place];
    return decoded->json ? decoded->json : element(lay_claim_json(report, claim), "where", place);
}

void lay_restore_report(struct lay_doc_report *report)
{
    if (report->doc)
        return;
    lay_json_doc *doc = read_again(report);
    lay_vec_push(&report->released->documents->docs, doc);
    report->json = report_json(report, doc);
    report->doc = doc;
}
