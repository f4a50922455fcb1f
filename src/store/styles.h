/* styles.h: the styles of layers in the store's table layer_styles, where QGIS looks for them. */
#ifndef LAY_STORE_STYLES_H
#define LAY_STORE_STYLES_H

#include "base/mem.h"
#include <laydown/db.h>

/* What styles tell apart in a layer, whatever is asked for: names of actors that have presence, or
 * of those of movements, as that layer has them; none for other layers. Sorted by their bytes, each
 * once; in the arena. */
typedef LAY_VEC(const char *) lay_style_values;
lay_status lay_store_style_values(lay_db *db, const char *layer, lay_arena *arena,
                                  lay_style_values *out, lay_error *err);

struct lay_store_style {
    const char *layer;
    const char *geometry; /* its column; NULL for none */
    const char *qml;
};

/* Makes these styles the ones that laydown gives, in one transaction; what users of QGIS saved
 * stays, and a style of theirs that is a default goes before ours. Nothing is written where all of
 * them are there already. */
lay_status lay_store_put_styles(lay_db *db, const struct lay_store_style *styles, size_t n,
                                lay_error *err);

#endif
