/* grid.h: UTM and UPS: which zone a position is in, and what its numbers may be. */
#ifndef LAY_GEO_GRID_H
#define LAY_GEO_GRID_H

#include <laydown/coord.h>

/* 1 to 60, or 0 where UPS is used. */
int lay_grid_zone(struct lay_lonlat at);

/* The latitude band of UTM, 'C' to 'X' (from 84 degrees north on still X, south of 80 still C). */
char lay_grid_band(double lat);
/* Its latitudes; false when the letter is no band. */
bool lay_grid_band_range(char band, double *south, double *north);

/* True when the numbers are ones that a position in such a zone can have (with the margin that maps
 * print of the next zone). */
bool lay_grid_in_range(const struct lay_grid *grid);

#endif
