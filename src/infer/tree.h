/* tree.h: walks up the trees of places and actors. Both are acyclic by construction of the
 * gazetteer and of the store; the depth is bounded all the same, as input is not trusted. */
#ifndef LAY_INFER_TREE_H
#define LAY_INFER_TREE_H

#include "model/evidence.h"

enum { LAY_TREE_DEPTH = 16 };

/* Is place `inner` the place `outer` or inside it? */
static inline bool lay_place_within(const struct lay_evidence *ev, int inner, int outer)
{
    for (int depth = 0; inner >= 0 && depth < LAY_TREE_DEPTH; depth++) {
        if (inner == outer)
            return true;
        inner = ev->places[inner].parent;
    }
    return false;
}

/* Is actor `below` the actor `above` or a descendant of it? */
static inline bool lay_actor_within(const struct lay_evidence *ev, int below, int above)
{
    for (int depth = 0; below >= 0 && depth < LAY_TREE_DEPTH; depth++) {
        if (below == above)
            return true;
        below = ev->actors[below].parent;
    }
    return false;
}

static inline bool lay_actor_related(const struct lay_evidence *ev, int a, int b)
{
    return lay_actor_within(ev, a, b) || lay_actor_within(ev, b, a);
}

static inline int lay_actor_root(const struct lay_evidence *ev, int actor)
{
    for (int depth = 0; actor >= 0 && depth < LAY_TREE_DEPTH; depth++) {
        if (ev->actors[actor].parent < 0)
            return actor;
        actor = ev->actors[actor].parent;
    }
    return actor;
}

#endif
