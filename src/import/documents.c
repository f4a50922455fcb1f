/* documents.c: what can only be judged when all files of an import are read. */
#include "import/claim_key.h"
#include "import/decode.h"
#include "import/prose/extract.h"
#include "import/released.h"
#include "import/report_read.h"
#include <stdlib.h>
#include <string.h>

void lay_documents_done(struct lay_documents *documents)
{
    for (size_t i = 0; i < documents->docs.n; i++)
        lay_json_free(documents->docs.at[i]);
    for (size_t i = 0; i < documents->texts.n; i++)
        free(documents->texts.at[i]);
    lay_json_free(documents->again);
    lay_reader_free(documents->prose);
    lay_vec_done(&documents->docs);
    lay_vec_done(&documents->texts);
    lay_vec_done(&documents->reports);
    lay_arena_done(&documents->arena);
}

struct order {
    struct lay_doc_report *report;
    size_t nth;
};

static int by_key(const void *a, const void *b)
{
    const struct order *x = a, *y = b;
    int order = strcmp(x->report->key, y->report->key);
    return order ? order : x->nth < y->nth ? -1 : x->nth > y->nth;
}

static void compare_double(struct lay_documents *documents, struct lay_problems *problems,
                           const struct lay_doc_report *first, struct lay_doc_report *second)
{
    if (strcmp(first->digest, second->digest) == 0) {
        second->repeated = true;
        return;
    }
    lay_restore_report(second);
    struct lay_decoder decoder = {second->doc, problems, &documents->arena, false};
    struct lay_object object = {&decoder, second->json, &second->refused};
    lay_field_error(&object, "id", "report.duplicate",
                    "a report may be changed, but not be two things in one import",
                    " \"%s\" is the id of another report too (%s:%ld).",
                    lay_shown(&documents->arena, second->key), first->file, first->line);
}

static void find_doubles(struct lay_documents *documents, struct lay_problems *problems)
{
    LAY_VEC(struct order) orders = {0};
    for (size_t i = 0; i < documents->reports.n; i++)
        if (documents->reports.at[i]->key)
            lay_vec_push(&orders, (struct order){documents->reports.at[i], i});
    if (orders.n)
        qsort(orders.at, orders.n, sizeof *orders.at, by_key);
    const struct lay_doc_report *first = NULL;
    for (size_t i = 0; i < orders.n; i++) {
        struct lay_doc_report *report = orders.at[i].report;
        if (first && strcmp(first->key, report->key) == 0)
            compare_double(documents, problems, first, report);
        else
            first = report;
    }
    lay_vec_done(&orders);
}

static int by_text(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

static void find_targets(struct lay_documents *documents, struct lay_problems *problems,
                         lay_known_claim *known, void *context)
{
    LAY_VEC(const char *) refs = {0};
    for (size_t i = 0; i < documents->reports.n; i++)
        for (size_t k = 0; k < documents->reports.at[i]->claim_count; k++)
            if (documents->reports.at[i]->claims[k].ref)
                lay_vec_push(&refs, documents->reports.at[i]->claims[k].ref);
    if (refs.n)
        qsort(refs.at, refs.n, sizeof *refs.at, by_text);
    for (size_t i = 0; i < documents->reports.n; i++) {
        struct lay_doc_report *report = documents->reports.at[i];
        for (size_t k = 0; k < report->claim_count; k++) {
            struct lay_doc_claim *claim = &report->claims[k];
            if (!claim->about ||
                bsearch(&claim->about, refs.at, refs.n, sizeof *refs.at, by_text) ||
                (known && known(context, claim->about)))
                continue;
            lay_problem_new_document(problems);
            struct lay_decoder decoder = {lay_report_doc(report), problems, &documents->arena,
                                          false};
            struct lay_object object = {&decoder, lay_claim_json(report, k), &claim->refused};
            lay_field_warning(
                &object, "about", "claim.about", "it will count once that claim is imported",
                " \"%s\" is no claim that is known.", lay_shown(&documents->arena, claim->about));
        }
    }
    lay_vec_done(&refs);
}

void lay_finish_documents(struct lay_documents *documents, struct lay_problems *problems,
                          lay_known_claim *known, void *context)
{
    for (size_t i = 0; i < documents->reports.n; i++)
        if (!documents->reports.at[i]->digest)
            lay_digest_report(&documents->arena, documents->reports.at[i]);
    find_doubles(documents, problems);
    find_targets(documents, problems, known, context);
}
