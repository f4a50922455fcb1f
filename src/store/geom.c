/* geom.c: SpatiaLite's BLOB of a point or of lines, a byte at a time, the same on machines of
 * either byte order. Doubles are taken to be IEEE 754 binary64. */
#include "store/geom.h"

#include <math.h>
#include <string.h>

static void put(unsigned char *at, uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (unsigned char)(value >> (8 * i));
}

static void put_double(unsigned char *at, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    put(at, bits, 8);
}

void lay_geom_write_point(struct lay_point point, unsigned char out[LAY_GEOM_POINT_SIZE])
{
    double lon = point.lon + 0.0, lat = point.lat + 0.0; /* no negative zero */
    out[0] = 0x00;
    out[1] = 0x01;
    put(out + 2, 4326, 4);
    put_double(out + 6, lon);
    put_double(out + 14, lat);
    put_double(out + 22, lon);
    put_double(out + 30, lat);
    out[38] = 0x7c;
    put(out + 39, 1, 4);
    put_double(out + 43, lon);
    put_double(out + 51, lat);
    out[59] = 0xfe;
}

static uint64_t get(const unsigned char *at, int bytes, bool little)
{
    uint64_t value = 0;
    for (int i = 0; i < bytes; i++)
        value = value << 8 | at[little ? bytes - 1 - i : i];
    return value;
}

static double get_double(const unsigned char *at, bool little)
{
    uint64_t bits = get(at, 8, little);
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

bool lay_geom_read_point(const void *bytes, size_t len, struct lay_point *out)
{
    const unsigned char *at = bytes;
    if (!at || len != LAY_GEOM_POINT_SIZE || at[0] != 0x00 || at[1] > 1 || at[38] != 0x7c ||
        at[59] != 0xfe)
        return false;
    bool little = at[1] == 1;
    if (get(at + 2, 4, little) != 4326 || get(at + 39, 4, little) != 1)
        return false;
    double lon = get_double(at + 43, little), lat = get_double(at + 51, little);
    if (!isfinite(lon) || !isfinite(lat) || fabs(lon) > 180 || fabs(lat) > 90)
        return false;
    *out = (struct lay_point){true, lon, lat};
    return true;
}

enum { LINES_CLASS = 5, LINE_CLASS = 2, LINES_HEAD = 47, LINE_HEAD = 9, POSITION = 16 };
enum { AREAS_CLASS = 6, AREA_CLASS = 3, RING_HEAD = 4 };

static void put_box(unsigned char *at, const struct lay_lonlat *positions, size_t n)
{
    struct lay_lonlat low = positions[0], high = low;
    for (size_t i = 1; i < n; i++) {
        struct lay_lonlat p = positions[i];
        low = (struct lay_lonlat){fmin(low.lon, p.lon), fmin(low.lat, p.lat)};
        high = (struct lay_lonlat){fmax(high.lon, p.lon), fmax(high.lat, p.lat)};
    }
    put_double(at, low.lon + 0.0);
    put_double(at + 8, low.lat + 0.0);
    put_double(at + 16, high.lon + 0.0);
    put_double(at + 24, high.lat + 0.0);
}

static unsigned char *put_position(unsigned char *at, struct lay_lonlat position)
{
    put_double(at, position.lon + 0.0);
    put_double(at + 8, position.lat + 0.0);
    return at + POSITION;
}

/* What several lines or areas begin with, up to their number. */
static void put_head(unsigned char *at, uint64_t class_of_all, const struct lay_lonlat *positions,
                     size_t n)
{
    at[0] = 0x00;
    at[1] = 0x01;
    put(at + 2, 4326, 4);
    put_box(at + 6, positions, n);
    at[38] = 0x7c;
    put(at + 39, class_of_all, 4);
}

void lay_geom_write_lines(const struct lay_lines *lines, lay_buf *out)
{
    size_t n = lines->ends.n;
    size_t size = LINES_HEAD + n * LINE_HEAD + lines->positions.n * POSITION + 1;
    unsigned char *begin = (unsigned char *)lay_buf_room(out, size), *at = begin + LINES_HEAD;
    put_head(begin, LINES_CLASS, lines->positions.at, lines->positions.n);
    put(begin + 43, n, 4);
    for (size_t i = 0, from = 0; i < n; from = lines->ends.at[i++]) {
        at[0] = 0x69;
        put(at + 1, LINE_CLASS, 4);
        put(at + 5, lines->ends.at[i] - from, 4);
        at += LINE_HEAD;
        for (size_t k = from; k < lines->ends.at[i]; k++)
            at = put_position(at, lines->positions.at[k]);
    }
    *at = 0xfe;
    out->len += size;
    out->text[out->len] = '\0';
}

/* One line at `at`; the first byte after it, or NULL. */
static const unsigned char *read_line(const unsigned char *at, const unsigned char *end,
                                      struct lay_lines *out)
{
    if (end - at < LINE_HEAD || at[0] != 0x69 || get(at + 1, 4, true) != LINE_CLASS)
        return NULL;
    uint64_t n = get(at + 5, 4, true);
    at += LINE_HEAD;
    if (n < 2 || n > (uint64_t)(end - at) / POSITION)
        return NULL;
    for (; n; n--, at += POSITION) {
        struct lay_lonlat p = {get_double(at, true), get_double(at + 8, true)};
        if (!isfinite(p.lon) || !isfinite(p.lat) || fabs(p.lon) > 180 || fabs(p.lat) > 90)
            return NULL;
        lay_vec_push(&out->positions, p);
    }
    lay_vec_push(&out->ends, out->positions.n);
    return at;
}

bool lay_geom_read_lines(const void *bytes, size_t len, struct lay_lines *out)
{
    const unsigned char *at = bytes, *end = at + len;
    out->positions.n = out->ends.n = 0;
    if (!at || len <= LINES_HEAD || at[0] != 0x00 || at[1] != 0x01 || at[38] != 0x7c ||
        get(at + 2, 4, true) != 4326 || get(at + 39, 4, true) != LINES_CLASS)
        return false;
    uint64_t n = get(at + 43, 4, true);
    at += LINES_HEAD;
    for (; n && at; n--)
        at = read_line(at, end, out);
    if (at && end - at == 1 && *at == 0xfe && out->ends.n)
        return true;
    out->positions.n = out->ends.n = 0;
    return false;
}

/* Of the outer ring at parts.at[i]: with its holes. */
static size_t rings_of_area(const struct lay_shape *rings, size_t i)
{
    size_t n = 1;
    while (i + n < rings->parts.n && rings->parts.at[i + n].hole)
        n++;
    return n;
}

void lay_geom_write_areas(const struct lay_shape *rings, lay_buf *out)
{
    size_t areas = 0, size = LINES_HEAD + 1;
    for (size_t i = 0; i < rings->parts.n; i++) {
        areas += !rings->parts.at[i].hole;
        size += RING_HEAD + (rings->parts.at[i].count + 1) * POSITION;
        size += rings->parts.at[i].hole ? 0u : (size_t)LINE_HEAD;
    }
    unsigned char *begin = (unsigned char *)lay_buf_room(out, size), *at = begin + LINES_HEAD;
    put_head(begin, AREAS_CLASS, rings->points.at, rings->points.n);
    put(begin + 43, areas, 4);
    for (size_t i = 0; i < rings->parts.n; i++) {
        const struct lay_shape_part *part = &rings->parts.at[i];
        if (!part->hole) {
            at[0] = 0x69;
            put(at + 1, AREA_CLASS, 4);
            put(at + 5, rings_of_area(rings, i), 4);
            at += LINE_HEAD;
        }
        put(at, part->count + 1, 4);
        at += RING_HEAD;
        for (size_t k = 0; k <= part->count; k++)
            at = put_position(at, rings->points.at[part->first + k % part->count]);
    }
    *at = 0xfe;
    out->len += size;
    out->text[out->len] = '\0';
}

bool lay_geom_read_box(const void *bytes, size_t len, double out[4])
{
    const unsigned char *at = bytes;
    if (!at || len <= LINES_HEAD || at[0] != 0x00 || at[1] > 1 || at[38] != 0x7c)
        return false;
    for (int i = 0; i < 4; i++)
        out[i] = get_double(at + 6 + 8 * i, at[1] == 1);
    return true;
}
