/* near_names.c: what an unknown name may have been meant to be.
 *
 * Ranked: the least slip of the fingers, then other slips, then names that begin with what was
 * asked, then those it is a part of or that are a part of it, then those that share a word with it;
 * within a rank in the order given. Names are compared folded, so case, accents and the letters of
 * other scripts that fold alike do not matter. */
#include "base/buf.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "query/filter.h"
#include <string.h>

enum { SHOWN = 5, SHORTEST = 3, SHORTEST_WORD = 5 };

struct nearness {
    const char *asked;
    size_t asked_len;
    const char *const *names;
    const int64_t *ids; /* or NULL */
    lay_buf list;
    size_t shown[SHOWN], shown_n;
};

static void show(struct nearness *near, size_t i)
{
    if (near->shown_n == SHOWN)
        return;
    for (size_t k = 0; k < near->shown_n; k++) {
        size_t other = near->shown[k];
        if (strcmp(near->names[other], near->names[i]) == 0 ||
            (near->ids && near->ids[other] == near->ids[i]))
            return;
    }
    lay_buf_printf(&near->list, "%s\"%s\"", near->shown_n ? ", " : "", near->names[i]);
    near->shown[near->shown_n++] = i;
}

static bool is_slip(const struct nearness *near, const char *name)
{
    return lay_suggest(near->asked, &name, 1) != NULL;
}

static bool begins_like(const struct nearness *near, const char *name)
{
    return strncmp(name, near->asked, near->asked_len) == 0;
}

static bool is_part(const struct nearness *near, const char *name)
{
    return strstr(name, near->asked) || (strlen(name) >= SHORTEST && strstr(near->asked, name));
}

/* A word of five letters or more: "camp" and "base" join too much. */
static bool shares_word(const struct nearness *near, const char *name)
{
    static const char ends[] = " _-";
    for (const char *word = near->asked; *word;) {
        size_t len = strcspn(word, ends);
        for (const char *at = name; len >= SHORTEST_WORD && *at;) {
            size_t other = strcspn(at, ends);
            if (other == len && strncmp(at, word, len) == 0)
                return true;
            at += other + (at[other] != '\0');
        }
        word += len + (word[len] != '\0');
    }
    return false;
}

char *lay_near_names(const char *asked, const char *const *folded, const char *const *names,
                     const int64_t *ids, size_t n)
{
    static bool (*const ranks[])(const struct nearness *, const char *) = {is_slip, begins_like,
                                                                           is_part, shares_word};
    struct nearness near = {.asked = asked, .asked_len = strlen(asked), .names = names, .ids = ids};
    const char *slip = lay_suggest(asked, folded, n);
    for (size_t i = 0; slip && i < n; i++)
        if (strcmp(folded[i], slip) == 0)
            show(&near, i);
    for (size_t rank = 0; near.asked_len >= SHORTEST && rank < LAY_COUNT(ranks); rank++)
        for (size_t i = 0; i < n; i++)
            if (ranks[rank](&near, folded[i]))
                show(&near, i);
    return near.shown_n ? lay_buf_take(&near.list) : NULL;
}
