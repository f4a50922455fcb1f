/* box.h: boxes of degrees for asking an R*Tree: for src/store alone. */
#ifndef LAY_STORE_BOX_H
#define LAY_STORE_BOX_H

#include "geo/region.h"

/* One or two boxes, none over the antimeridian, that hold all that lies within reach_m metres of a
 * box. They err on the wide side. Returns how many. */
size_t lay_box_widen(struct lay_box box, double reach_m, struct lay_box out[2]);

#endif
