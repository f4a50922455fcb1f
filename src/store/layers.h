/* layers.h: the layers of the store as SQL texts, for the views and for queries. */
#ifndef LAY_STORE_LAYERS_H
#define LAY_STORE_LAYERS_H

enum lay_layer {
    LAY_LAYER_EVENTS,
    LAY_LAYER_MOVEMENTS,
    LAY_LAYER_PRESENCE,
    LAY_LAYER_BASES,
    LAY_LAYER_CLAIMS,
    LAY_LAYER_COUNT
};

const char *lay_store_layer_name(enum lay_layer layer);

/* One SELECT that ends in its FROM clause, the only line that begins with FROM, so that " WHERE …"
 * on the aliases named at its top can be added. Its columns are those of the layer in their
 * promised order, then `fid` (row id) and, save for claims, `geom` (see geom.h). The table names
 * are unqualified: TEMP tables of lay_store_save() and lay_store_set_cutoff() stand before the
 * stored ones. Do not use idx_event_geom or idx_span_geom with them, which are of the stored rows:
 * idx_place_geom serves both. */
const char *lay_store_layer_sql(enum lay_layer layer);

/* CREATE TABLE and CREATE INDEX of what is derived, one statement to begin each line with. */
const char *lay_store_derived_sql(void);

#endif
