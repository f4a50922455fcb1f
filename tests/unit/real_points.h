/* real_points.h: 61,296 real positions, those of UCDP GED 20.1, where they are there. */
#ifndef REAL_POINTS_H
#define REAL_POINTS_H

#include "base/mem.h"
#include "base/number.h"
#include <cmocka.h>
#include <laydown/coord.h>
#include <stdio.h>
#include <string.h>

typedef LAY_VEC(struct lay_lonlat) points;

enum { REAL_POINTS = 61296 };

/* All of them, or none, which is told. Rows are year, longitude, latitude, …, behind a heading. */
static inline points real_points(void)
{
    points out = {0};
    FILE *file = fopen(LAYDOWN_SOURCE_DIR "/../shared/data/ucdp-ged-points/ged201.csv", "r");
    if (!file) {
        print_message("skipped: the table of real places is not there\n");
        return out;
    }
    LAY_FREE char *line = NULL;
    size_t cap = 0;
    for (int row = 0; getline(&line, &cap, file) > 0; row++) {
        const char *lon = strchr(line, ',') + 1, *lat = strchr(lon, ',') + 1;
        struct lay_lonlat at;
        bool good = lay_number_real(lon, (size_t)(lat - 1 - lon), &at.lon) &&
                    lay_number_real(lat, strcspn(lat, ","), &at.lat);
        assert_int_equal(good, row > 0);
        if (good)
            lay_vec_push(&out, at);
    }
    fclose(file);
    assert_int_equal(out.n, REAL_POINTS);
    return out;
}

#endif
