/* style.h: how layers look: styles/style.json and the symbols beside it, read once, from which the
 * styles of QGIS, its project and the MapLibre style are written.
 *
 * Meaning is said twice, so that it survives grey print and colour blindness: who by colour and
 * ring, whether it is certain by filling and outline, in which role by shape, what happened by a
 * symbol. */
#ifndef LAY_EXPORT_STYLE_H
#define LAY_EXPORT_STYLE_H

#include "base/mem.h"
#include <laydown/error.h>

/* A value of "state" or "status": how full the colour is (0..1), and the outline's dashes. */
struct lay_style_look {
    const char *name, *label; /* "reported_absent", "reported absent" */
    double opacity;
    const char *outline; /* "solid", "dash", "dot" */
};

struct lay_style_role {
    const char *name;
    const char *shape; /* "square", "diamond", "circle" */
};

struct lay_style_type {
    const char *name, *label;
    const char *colour; /* "#56b4e9" */
    const char *svg;    /* the symbol, as a whole SVG document */
};

typedef LAY_VEC(const char *) lay_style_colours;
typedef LAY_VEC(struct lay_style_look) lay_style_looks;

struct lay_style {
    lay_arena arena;
    lay_style_colours palette; /* of actors, in turn */
    lay_style_colours rings;   /* their outlines: another for each round through the palette */
    lay_style_looks states, statuses;
    LAY_VEC(struct lay_style_role) roles;
    LAY_VEC(struct lay_style_type) types;
};

/* Errors: LAY_IO "style.missing" when the data files are not there, "style.invalid" when they are
 * no description. *out is owned by the caller. */
lay_status lay_style_open(struct lay_style **out, lay_error *err);
void lay_style_free(struct lay_style *style); /* NULL is fine */

/* How an actor looks: its colour, and beyond the palette's size a ring and a letter, too. */
struct lay_style_actor {
    const char *colour, *ring;
    size_t round;    /* 0: its colour is its own; then one for each time round the palette */
    char letters[8]; /* "" in round 0, then "A", "B" … "Z", "AA" … */
};

/* The looks of actors, in the order of their names: each begins at the colour that its name gives
 * and takes the next that is free, so that it keeps it, mostly, when others come and go. Caller
 * frees. */
struct lay_style_actor *lay_style_actors(const struct lay_style *style, const char *const *names,
                                         size_t count);

/* The look of an event type; NULL for a name that is none. */
const struct lay_style_type *lay_style_type_of(const struct lay_style *style, const char *name);

#endif
