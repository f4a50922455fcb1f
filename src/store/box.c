/* box.c: see box.h. The box is widened on a sphere smaller than the Earth, to all longitudes where
 * it comes to hold a pole, and is cut in two at the antimeridian. */
#include "store/box.h"

#include <math.h>

static const double pi = 3.14159265358979323846;

size_t lay_box_widen(struct lay_box box, double reach_m, struct lay_box out[2])
{
    static const double metres_a_degree = 110000; /* of latitude; in truth 110574 to 111694 */
    double reach = fmin(reach_m / metres_a_degree + 1e-6, 360);
    double south = box.south - reach, north = box.north + reach;
    out[0] = (struct lay_box){-180, fmax(south, -90), 180, fmin(north, 90)};
    if (south <= -90 || north >= 90)
        return 1;
    double sine = sin(reach * pi / 180) / cos(fmax(fabs(box.south), fabs(box.north)) * pi / 180);
    double wide = sine < 1 && reach < 90 ? asin(sine) * 180 / pi * 1.01 + 1e-6 : 180;
    double across = box.east - box.west + (box.east < box.west ? 360 : 0);
    if (across + 2 * wide >= 360)
        return 1;
    double west = box.west - wide, east = box.east + wide;
    out[0].west = west < -180 ? west + 360 : west;
    out[0].east = east > 180 ? east - 360 : east;
    if (out[0].west <= out[0].east)
        return 1;
    out[1] = out[0];
    out[0].east = 180;
    out[1].west = -180;
    return 2;
}
