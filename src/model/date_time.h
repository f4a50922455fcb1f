/* date_time.h: moments, as Unix time. */
#ifndef LAY_MODEL_DATE_TIME_H
#define LAY_MODEL_DATE_TIME_H

#include <stdbool.h>
#include <stdint.h>

enum { LAY_DAY_SECONDS = 86400 };

/* "2024-05-01T12:30:00Z", without seconds, with "+02:00" or without a zone (then it is UTC). False
 * for anything else; *out is then untouched. */
bool lay_time_parse(const char *text, int64_t *out);

/* "2024-05-01T12:30:00Z". Caller frees; "" beyond the years that dates have. */
char *lay_time_format(int64_t time);

#endif
