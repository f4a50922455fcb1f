/* line.c: a geodesic halved until its pieces are short, and cut at the antimeridian.
 *
 * A piece is short when it is at most 100 km long and turns by at most 10 degrees of longitude: the
 * second matters near the poles alone, where it is given up below 1 km. A position within a tenth
 * of a millimetre of the antimeridian is on it, and takes the side that the line comes from; so a
 * line along it is not cut at all. The place of a cut is found by halving the piece that crosses.
 */
#include "geo/line.h"

#include "geo/geodesic.h"
#include <math.h>

static const double longest_m = 100000, shortest_m = 1000, widest_deg = 10, on_seam_deg = 1e-9;

/* A point of the line so many metres from its start. */
struct mark {
    double at_m;
    struct lay_lonlat point;
};

struct drawing {
    struct lay_lonlat from;
    double azimuth_deg;
    struct lay_lines *out;
    size_t begun; /* the first position of the line that is being drawn */
    lay_error *err;
};

static lay_status mark_at(const struct drawing *drawing, double at_m, struct mark *out)
{
    out->at_m = at_m;
    return lay_geodesic_direct(drawing->from, drawing->azimuth_deg, at_m, &out->point,
                               drawing->err);
}

static double turn_deg(struct lay_lonlat a, struct lay_lonlat b)
{
    double turn = fabs(a.lon - b.lon);
    return turn > 180 ? 360 - turn : turn;
}

static void add(struct drawing *drawing, struct lay_lonlat point)
{
    struct lay_lines *out = drawing->out;
    size_t n = out->positions.n;
    if (n > drawing->begun && out->positions.at[n - 1].lon == point.lon &&
        out->positions.at[n - 1].lat == point.lat)
        return;
    lay_vec_push(&out->positions, point);
}

/* Ends the line; one position alone is none. */
static void end_line(struct drawing *drawing)
{
    struct lay_lines *out = drawing->out;
    if (out->positions.n < drawing->begun + 2)
        out->positions.n = drawing->begun;
    else
        lay_vec_push(&out->ends, out->positions.n);
    drawing->begun = out->positions.n;
}

/* Where the piece from a to b, whose ends are on two sides of the antimeridian, meets it. */
static lay_status cut(struct drawing *drawing, struct mark a, struct mark b)
{
    enum { HALVINGS = 40 }; /* 100 km by 2^40 is nothing */
    double side = copysign(180, a.point.lon);
    for (int i = 0; i < HALVINGS; i++) {
        struct mark middle;
        lay_status status = mark_at(drawing, (a.at_m + b.at_m) / 2, &middle);
        if (status != LAY_OK)
            return status;
        if (signbit(middle.point.lon) == signbit(side))
            a = middle;
        else
            b = middle;
    }
    add(drawing, (struct lay_lonlat){side, a.point.lat});
    end_line(drawing);
    add(drawing, (struct lay_lonlat){-side, a.point.lat});
    return LAY_OK;
}

static lay_status draw(struct drawing *drawing, struct mark a, struct mark b)
{
    double length_m = b.at_m - a.at_m;
    if (length_m > longest_m ||
        (length_m > shortest_m && turn_deg(a.point, b.point) > widest_deg)) {
        struct mark middle;
        lay_status status = mark_at(drawing, a.at_m + length_m / 2, &middle);
        if (status == LAY_OK)
            status = draw(drawing, a, middle);
        return status == LAY_OK ? draw(drawing, middle, b) : status;
    }
    a.point = drawing->out->positions.at[drawing->out->positions.n - 1]; /* on the side taken */
    if (fabs(fabs(b.point.lon) - 180) < on_seam_deg)
        b.point.lon = copysign(180, a.point.lon);
    if (fabs(a.point.lon - b.point.lon) > 180) {
        lay_status status = cut(drawing, a, b);
        if (status != LAY_OK)
            return status;
    }
    add(drawing, b.point);
    return LAY_OK;
}

lay_status lay_geodesic_line(struct lay_lonlat a, struct lay_lonlat b, struct lay_lines *out,
                             lay_error *err)
{
    struct drawing drawing = {.from = a, .out = out, .err = err};
    double distance_m;
    lay_status status = lay_geodesic_inverse(a, b, &distance_m, &drawing.azimuth_deg, err);
    if (status != LAY_OK || distance_m == 0)
        return status;
    add(&drawing, a);
    status = draw(&drawing, (struct mark){0, a}, (struct mark){distance_m, b});
    if (status == LAY_OK)
        end_line(&drawing);
    return status;
}

void lay_lines_done(struct lay_lines *lines)
{
    lay_vec_done(&lines->positions);
    lay_vec_done(&lines->ends);
}
