/* distance.h: how far two points are apart, for decisions of tens of kilometres: on a sphere, so
 * within 0.6 % of the ellipsoid. Distances that are shown to people come from src/geo. */
#ifndef LAY_GAZETTEER_DISTANCE_H
#define LAY_GAZETTEER_DISTANCE_H

#include <laydown/rows.h>

double lay_distance_m(struct lay_point a, struct lay_point b);

#endif
