/* local.c: rows sorted by locality, to look at one town, or at everything where an area is asked
 * for. */
#include "infer/presence.h"

#include <stdlib.h>

static int by_locality(const void *a, const void *b)
{
    const struct lay_local_row *x = a, *y = b;
    if (x->locality != y->locality)
        return x->locality < y->locality ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

void lay_local_sort(struct lay_local *rows)
{
    if (rows->n)
        qsort(rows->at, rows->n, sizeof *rows->at, by_locality);
}

struct lay_local lay_local_keys(struct lay_presence *p)
{
    struct lay_local rows = {
        lay_arena_array(&p->work->scratch, struct lay_local_row, p->keys.n + 1), p->keys.n};
    for (size_t k = 0; k < rows.n; k++)
        rows.at[k] =
            (struct lay_local_row){p->work->ev->places[p->keys.at[k].place].locality, (int)k};
    lay_local_sort(&rows);
    return rows;
}

int lay_local_of(const struct lay_evidence *ev, int place)
{
    return ev->places[place].level < LAY_LEVEL_AREA ? ev->places[place].locality : -1;
}

size_t lay_local_first(const struct lay_local *rows, int locality)
{
    size_t low = 0, high = locality < 0 ? 0 : rows->n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (rows->at[mid].locality < locality)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool lay_local_has(const struct lay_local *rows, size_t i, int locality)
{
    return i < rows->n && (locality < 0 || rows->at[i].locality == locality);
}
