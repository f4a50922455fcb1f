/* claim_key.c: see claim_key.h.
 *
 * A claim without an id is named by its content: the first 6 hex digits of the hash of its
 * canonical JSON. Order of claims, members and blanks do not matter. Where two have the same six
 * digits - the same claim told twice, or chance: likely from some thousands of claims on - all but
 * the first get -2, -3 …; the first is the one with the least whole hash, so that this too does
 * not depend on their order.
 */
#include "import/claim_key.h"

#include "base/hash.h"
#include "import/canonical.h"
#include <stdlib.h>
#include <string.h>

struct hashed {
    uint64_t hash;
    size_t claim;
};

static int by_hash(const void *a, const void *b)
{
    const struct hashed *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return x->claim < y->claim ? -1 : x->claim > y->claim;
}

/* Claims by key, to find doubles and what `about` names. */
struct keyed {
    const char *key;
    size_t claim;
};

static int by_key(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : x->claim < y->claim ? -1 : x->claim > y->claim;
}

static int key_order(const void *a, const void *b)
{
    return strcmp(((const struct keyed *)a)->key, ((const struct keyed *)b)->key);
}

static bool has_key(const struct keyed *keys, size_t count, const char *key)
{
    struct keyed wanted = {key, 0};
    return count && bsearch(&wanted, keys, count, sizeof *keys, key_order);
}

static size_t sorted_keys(const struct lay_doc_report *report, struct keyed *keys)
{
    size_t count = 0;
    for (size_t i = 0; i < report->claim_count; i++)
        if (report->claims[i].key)
            keys[count++] = (struct keyed){report->claims[i].key, i};
    if (count)
        qsort(keys, count, sizeof *keys, by_key);
    return count;
}

static void refuse_doubles(const struct lay_decoder *decoder, struct lay_doc_report *report,
                           const struct keyed *keys, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (strcmp(keys[i - 1].key, keys[i].key) != 0)
            continue;
        struct lay_doc_claim *claim = &report->claims[keys[i].claim];
        struct lay_object object = {decoder, claim->json, &claim->refused};
        lay_field_error(&object, "id", "claim.duplicate", "ids are unique within a report",
                        " \"%s\" is the id of an earlier claim too.",
                        lay_shown(decoder->arena, claim->key));
    }
}

static void key_by_content(const struct lay_decoder *decoder, struct lay_doc_report *report,
                           const struct keyed *given, size_t given_count)
{
    LAY_VEC(struct hashed) hashes = {0};
    LAY_BUF text = {0};
    for (size_t i = 0; i < report->claim_count; i++) {
        if (report->claims[i].key)
            continue;
        lay_buf_clear(&text);
        lay_canonical_json(decoder->doc, report->claims[i].json, &text);
        uint64_t hash = lay_hash_end(lay_hash_more(LAY_HASH_SEED, text.text, text.len));
        lay_vec_push(&hashes, (struct hashed){hash, i});
    }
    if (hashes.n)
        qsort(hashes.at, hashes.n, sizeof *hashes.at, by_hash);
    unsigned nth = 1;
    for (size_t i = 0; i < hashes.n; i++) {
        uint64_t digits = hashes.at[i].hash >> 40;
        nth = i && digits == hashes.at[i - 1].hash >> 40 ? nth + 1 : 1;
        const char *key = lay_arena_printf(decoder->arena, "%06llx", (unsigned long long)digits);
        if (nth == 1 && has_key(given, given_count, key))
            nth = 2; /* somebody gave these six digits as an id */
        const char *first = key;
        while (nth > 1 && has_key(given, given_count,
                                  key = lay_arena_printf(decoder->arena, "%s-%u", first, nth)))
            nth++;
        report->claims[hashes.at[i].claim].key = key;
    }
    lay_vec_done(&hashes);
}

static void resolve_about(const struct lay_decoder *decoder, struct lay_doc_report *report,
                          struct lay_doc_claim *claim, const struct keyed *keys, size_t count)
{
    const char *given = claim->about_given, *hash = strchr(given, '#');
    struct lay_object object = {decoder, claim->json, &claim->refused};
    size_t own = strlen(report->key);
    if (hash && ((size_t)(hash - given) != own || memcmp(given, report->key, own) != 0)) {
        claim->about = given; /* another report's: looked for when all are read */
        return;
    }
    const char *key = hash ? hash + 1 : given;
    if (strcmp(key, claim->key) == 0)
        lay_field_error(&object, "about", "claim.about", NULL, " names the claim itself.");
    else if (!has_key(keys, count, key))
        lay_field_error(&object, "about", "claim.about",
                        "the id of a claim of this report, or REPORT#ID for one of another",
                        " \"%s\" is no claim of this report.", lay_shown(decoder->arena, key));
    else
        claim->about = lay_arena_printf(decoder->arena, "%s#%s", report->key, key);
}

void lay_key_claims(const struct lay_decoder *decoder, struct lay_doc_report *report)
{
    struct keyed *keys = lay_arena_array(decoder->arena, struct keyed, report->claim_count);
    size_t count = sorted_keys(report, keys);
    refuse_doubles(decoder, report, keys, count);
    key_by_content(decoder, report, keys, count);
    count = sorted_keys(report, keys);
    for (size_t i = 0; i < report->claim_count; i++) {
        struct lay_doc_claim *claim = &report->claims[i];
        claim->ref = lay_arena_printf(decoder->arena, "%s#%s", report->key, claim->key);
        if (claim->about_given)
            resolve_about(decoder, report, claim, keys, count);
    }
}

void lay_digest_report(lay_arena *arena, struct lay_doc_report *report)
{
    LAY_BUF body = {0};
    lay_canonical_report(report, &body);
    uint64_t hash = lay_hash_end(lay_hash_more(LAY_HASH_SEED, body.text, body.len));
    report->body = lay_arena_strndup(arena, body.text, body.len);
    report->digest = lay_arena_printf(arena, "%016llx", (unsigned long long)hash);
}
