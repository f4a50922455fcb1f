/* area_text.c: see area_text.h. */
#include "query/area_text.h"

#include "base/number_write.h"

static void put_degrees(lay_buf *out, double degrees)
{
    char digits[LAY_NUMBER_SIZE];
    lay_buf_add(out, digits, lay_number_write_degrees(digits, degrees));
}

static void put_position(lay_buf *out, struct lay_lonlat at, bool first)
{
    lay_buf_puts(out, first ? "[" : ",[");
    put_degrees(out, at.lon);
    lay_buf_putc(out, ',');
    put_degrees(out, at.lat);
    lay_buf_putc(out, ']');
}

/* Closed. */
static void put_ring(lay_buf *out, const struct lay_shape *shape, const struct lay_shape_part *part)
{
    lay_buf_putc(out, '[');
    for (size_t i = 0; i <= part->count; i++)
        put_position(out, shape->points.at[part->first + i % part->count], i == 0);
    lay_buf_putc(out, ']');
}

void lay_area_text(const struct lay_shape *shape, lay_buf *out)
{
    lay_buf_puts(out, "{\"type\":\"MultiPolygon\",\"coordinates\":[");
    for (size_t i = 0; i < shape->parts.n; i++) {
        const struct lay_shape_part *part = &shape->parts.at[i];
        lay_buf_puts(out, part->hole ? "," : i ? "],[" : "[");
        put_ring(out, shape, part);
    }
    lay_buf_puts(out, shape->parts.n ? "]]}" : "]}");
}
