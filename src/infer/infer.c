/* infer.c: the steps of inference in their order; see work.h for what each does. */
#include "infer/infer.h"

#include "base/hash.h"
#include "infer/presence.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

const char *lay_infer_id(lay_arena *arena, char kind, const char *first, const char *const *parts)
{
    uint64_t h = lay_hash_more(LAY_HASH_SEED, first, strlen(first) + 1);
    for (size_t i = 0; parts[i]; i++)
        h = lay_hash_more(h, parts[i], strlen(parts[i]) + 1);
    return lay_arena_printf(arena, "%c-%016" PRIx64, kind, lay_hash_end(h));
}

void lay_work_presence(struct lay_work *work)
{
    struct lay_presence p = {.work = work};
    lay_presence_items(&p);
    lay_presence_control(&p);
    lay_presence_seizures(&p);
    lay_presence_renamings(&p);
    lay_presence_spans(&p);
    for (size_t k = 0; k < p.keys.n; k++) {
        lay_vec_done(&p.keys.at[k].items);
        for (size_t i = 0; i < p.keys.at[k].stays.n; i++)
            lay_vec_done(&p.keys.at[k].stays.at[i].drafts);
        lay_vec_done(&p.keys.at[k].stays);
    }
    lay_vec_done(&p.keys);
    free(p.slots);
    lay_vec_done(&p.endings);
    lay_vec_done(&p.renamings);
    lay_vec_done(&p.seizures);
    lay_vec_done(&p.holds);
}

void lay_infer(const struct lay_evidence *ev, struct lay_laydown *out)
{
    struct lay_work work = {.ev = ev, .out = out};
    *out = (struct lay_laydown){0};
    lay_work_mentions(&work);
    lay_work_events(&work);
    lay_work_judge(&work);
    lay_work_publish_events(&work);
    lay_work_presence(&work);
    lay_work_disputes(&work);
    for (size_t i = 0; i < work.drafts.n; i++) {
        lay_vec_done(&work.drafts.at[i].mentions);
        lay_vec_done(&work.drafts.at[i].denials);
    }
    lay_vec_done(&work.drafts);
    lay_vec_done(&work.mentions);
    lay_arena_done(&work.scratch);
}

void lay_laydown_done(struct lay_laydown *laydown)
{
    lay_arena_done(&laydown->arena);
    *laydown = (struct lay_laydown){0};
}
