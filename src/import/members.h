/* members.h: the members that the objects of laydown-reports/1 have, in one place: for reading,
 * for "did you mean", and for the test that keeps the JSON Schema equal to the program. */
#ifndef LAY_IMPORT_MEMBERS_H
#define LAY_IMPORT_MEMBERS_H

#include <stddef.h>

enum lay_members {
    LAY_MEMBERS_DOCUMENT,
    LAY_MEMBERS_REPORT,
    LAY_MEMBERS_SOURCE,
    LAY_MEMBERS_CLAIM,
    LAY_MEMBERS_WHERE,
    LAY_MEMBERS_WHO,
    LAY_MEMBERS_STRENGTH,
    LAY_MEMBERS_SPEAKER,
    LAY_MEMBERS_COUNT
};

const char *const *lay_members_of(enum lay_members object, size_t *count);

#endif
