/* origins.h: how many independent origins stand behind some claims of the store. */
#ifndef LAY_QUERY_ORIGINS_H
#define LAY_QUERY_ORIGINS_H

#include "store/query.h"

/* 0 for no claims, else at least 1. `claims` are row ids, each once. */
lay_status lay_query_origins(lay_db *db, const lay_ids *claims, int *out, lay_error *err);

#endif
