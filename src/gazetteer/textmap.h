/* textmap.h: texts to numbers, for what is looked up once per mention. Zero-initialised is empty;
 * the texts are borrowed. */
#ifndef LAY_GAZETTEER_TEXTMAP_H
#define LAY_GAZETTEER_TEXTMAP_H

#include <stddef.h>
#include <stdint.h>

struct lay_textmap {
    struct lay_textmap_slot {
        const char *text; /* NULL: free */
        int64_t value;
    } * slots;
    size_t count, size; /* size is 0 or a power of two */
};

/* The value of a text, which is 0 when it is new: change it in place. Good until the next call. */
int64_t *lay_textmap_at(struct lay_textmap *map, const char *text);
/* The value of a text; 0 when it is not there. */
int64_t lay_textmap_get(const struct lay_textmap *map, const char *text);
void lay_textmap_done(struct lay_textmap *map);

#endif
