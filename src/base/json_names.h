/* json_names.h: member names of the open objects of a JSON text, and which of them stand twice.
 * A part of json_scan.c. */
#ifndef LAY_BASE_JSON_NAMES_H
#define LAY_BASE_JSON_NAMES_H

#include "base/mem.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A name as it stands between its quotes in the text, which is borrowed and already judged. */
struct lay_json_name {
    const char *raw;
    uint32_t len;
    uint32_t hash; /* of the name with its escapes resolved */
    bool escaped;  /* there is a backslash in it */
};

typedef LAY_VEC(struct lay_json_name) lay_json_names;

/* Adds a name of at most 4 GiB. */
void lay_json_names_add(lay_json_names *names, const char *raw, size_t len, bool escaped);

/* Looks whether one of the names from index `from` on stands twice; true writes the earliest that
 * repeats another, and the one it repeats. Reorders them. */
bool lay_json_names_repeat(lay_json_names *names, size_t from, struct lay_json_name *first,
                           struct lay_json_name *second);

/* Reads one escape or character of a judged text: its bytes, and the character in *cp. Half a
 * surrogate pair that stands alone is given as it is. */
size_t lay_json_unescape(const char *s, size_t len, uint32_t *cp);

#endif
