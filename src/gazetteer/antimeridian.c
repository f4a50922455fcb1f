/* antimeridian.c: see antimeridian.h. */
#include "gazetteer/antimeridian.h"

#include <math.h>

double lay_corners_area(const lay_corners *ring)
{
    double sum = 0;
    for (size_t i = 0, before = ring->n - 1; i < ring->n; before = i++)
        sum += ring->at[before].lon * ring->at[i].lat - ring->at[i].lon * ring->at[before].lat;
    return sum / 2;
}

static void turn_round(lay_corners *ring)
{
    for (size_t i = 0; i < ring->n / 2; i++) {
        struct lay_lonlat swapped = ring->at[i];
        ring->at[i] = ring->at[ring->n - 1 - i];
        ring->at[ring->n - 1 - i] = swapped;
    }
}

/* By how much the longitude turns where it jumps from a to b. */
static double turned(double a, double b)
{
    return b - a > 180 ? -360 : b - a < -180 ? 360 : 0;
}

bool lay_corners_unwrap(lay_corners *ring)
{
    double turn = 0;
    bool jumps = false;
    const double first = ring->n ? ring->at[0].lon : 0;
    for (size_t i = 0; i < ring->n; i++) {
        double next = i + 1 < ring->n ? ring->at[i + 1].lon : first;
        double by = turned(ring->at[i].lon, next);
        ring->at[i].lon += turn;
        turn += by;
        jumps |= by != 0;
    }
    if (turn != 0) { /* no step is as long as half of the way round */
        struct lay_lonlat from = ring->at[0];
        double pole = from.lat < 0 ? -90 : 90;
        const struct lay_lonlat over_pole[] = {{from.lon + turn, from.lat},
                                               {from.lon + turn, pole},
                                               {from.lon + turn * 2 / 3, pole},
                                               {from.lon + turn / 3, pole},
                                               {from.lon, pole}};
        for (size_t i = 0; i < LAY_COUNT(over_pole); i++)
            lay_vec_push(ring, over_pole[i]);
    }
    return jumps;
}

/* The part of a ring on one side of a meridian (Sutherland and Hodgman 1974), moved by shift. */
static void clip(const lay_corners *ring, double meridian, bool west, double shift,
                 lay_corners *out)
{
    for (size_t i = 0, before = ring->n - 1; i < ring->n; before = i++) {
        struct lay_lonlat a = ring->at[before], b = ring->at[i];
        bool a_in = west ? a.lon <= meridian : a.lon >= meridian;
        bool b_in = west ? b.lon <= meridian : b.lon >= meridian;
        if (a_in != b_in) {
            double share = (meridian - a.lon) / (b.lon - a.lon);
            struct lay_lonlat cut = {meridian + shift, a.lat + share * (b.lat - a.lat)};
            lay_vec_push(out, cut);
        }
        b.lon += shift;
        if (b_in)
            lay_vec_push(out, b);
    }
    if (out->n && lay_corners_area(out) < 0)
        turn_round(out);
}

void lay_corners_cut(const lay_corners *ring, lay_corners *west, lay_corners *east)
{
    double least = 180;
    for (size_t i = 0; i < ring->n; i++)
        least = fmin(least, ring->at[i].lon);
    const double meridian = least < -180 ? -180 : 180;
    clip(ring, meridian, true, meridian < 0 ? 360 : 0, west);
    clip(ring, meridian, false, meridian > 0 ? -360 : 0, east);
}
