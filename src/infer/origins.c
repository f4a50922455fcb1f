/* origins.c: which claims of a set go back to one origin, so that copies count once: those of one
 * report, of one quoted source, of one named voice, and whatever these tie together (connected
 * components). A digest adds none while a report it digests is among them.
 */
#include "infer/work.h"

#include "infer/infer.h"
#include "infer/tree.h"
#include <stdlib.h>
#include <string.h>

/* Connected components over small sets of claims, by shared strings. */
struct link {
    const char *key;
    int node;
};

static int by_link(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : (x->node > y->node) - (x->node < y->node);
}

static int root_of(int *up, int node)
{
    while (up[node] != node)
        node = up[node] = up[up[node]];
    return node;
}

const char *lay_voice_of(struct lay_work *work, const struct lay_claim *claim)
{
    if (claim->basis != LAY_BASIS_NAMED_OFFICIAL)
        return NULL;
    if (claim->speaker >= 0)
        return work->ev->actors[lay_actor_root(work->ev, claim->speaker)].key;
    return claim->speaker_text;
}

static bool digests_one_of(const struct lay_work *work, int report, const int *claims, size_t n)
{
    const struct lay_report_ref *digest = &work->ev->reports[report];
    for (size_t d = 0; d < digest->digest_count; d++)
        for (size_t i = 0; i < n; i++)
            if (work->ev->claims[claims[i]].report == digest->digests[d] &&
                digest->digests[d] != report)
                return true;
    return false;
}

int *lay_origins_of(struct lay_work *work, const int *claims, size_t n, bool first_hand)
{
    LAY_VEC(struct link) links = {0};
    int *up = lay_arena_array(&work->scratch, int, n + 1);
    bool *counts = lay_arena_array(&work->scratch, bool, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct lay_claim *claim = &work->ev->claims[claims[i]];
        const struct lay_report_ref *report = &work->ev->reports[claim->report];
        up[i] = (int)i;
        counts[i] = !digests_one_of(work, claim->report, claims, n) &&
                    !(first_hand && report->digest_count);
        if (!counts[i])
            continue; /* nor does a digest tie together those it digests */
        lay_vec_push(&links,
                     (struct link){lay_arena_printf(&work->scratch, "r%s", report->key), (int)i});
        for (size_t k = 0; k < report->origin_count; k++)
            lay_vec_push(
                &links,
                (struct link){lay_arena_printf(&work->scratch, "o%s", report->origins[k]), (int)i});
        const char *voice = lay_voice_of(work, claim);
        if (voice)
            lay_vec_push(&links,
                         (struct link){lay_arena_printf(&work->scratch, "v%s", voice), (int)i});
    }
    if (links.n)
        qsort(links.at, links.n, sizeof *links.at, by_link);
    for (size_t i = 1; i < links.n; i++)
        if (strcmp(links.at[i - 1].key, links.at[i].key) == 0)
            up[root_of(up, links.at[i].node)] = root_of(up, links.at[i - 1].node);
    lay_vec_done(&links);
    int *origins = lay_arena_array(&work->scratch, int, n + 1);
    for (size_t i = 0; i < n; i++)
        origins[i] = counts[i] ? root_of(up, (int)i) : -1;
    return origins;
}

int lay_count_origins(const struct lay_evidence *ev, const int *claims, size_t n)
{
    struct lay_work work = {.ev = ev};
    const int *origins = lay_origins_of(&work, claims, n, false);
    int count = 0;
    for (size_t i = 0; i < n; i++)
        count += origins[i] == (int)i;
    lay_arena_done(&work.scratch);
    return count || !n ? count : 1;
}
