/* geom.c: SpatiaLite's BLOB of a point, a byte at a time, the same on machines of either byte
 * order. Doubles are taken to be IEEE 754 binary64. */
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
