/* infer.h: from claims to events, presence, holders and disputes. */
#ifndef LAY_INFER_INFER_H
#define LAY_INFER_INFER_H

#include "model/laydown.h"
#include "store/store.h"
#include <laydown/db.h>

/* Works out the laydown that a set of claims gives: a pure function of the set, whatever the order
 * in which it came. `ev` must be sorted by (report key, claim ref), and so must be its places and
 * actors by key; *out refers to it by index, owns its own memory (lay_laydown_done) and is valid as
 * long as `ev` is. The rules are described in src/infer/README.md. Cannot fail. */
void lay_infer(const struct lay_evidence *ev, struct lay_laydown *out);

/* Derives anew, inside the caller's transaction, what the claims at these localities (row ids of
 * places) reach, and stores it in place of what was there. Errors are those of the store. */
lay_status lay_infer_update(lay_db *db, const int64_t *localities, size_t n, lay_error *err);

/* How many independent origins stand behind some claims of `ev`, given by their indices: 0 for no
 * claims, else at least 1. Reads their reports, speakers and bases alone. */
int lay_count_origins(const struct lay_evidence *ev, const int *claims, size_t n);
/* Derives from the evidence that is chosen (store/choose.h), else from all there is, into the TEMP
 * tables of lay_store_save(). */
lay_status lay_infer_again(lay_db *db, lay_error *err);

void lay_laydown_done(struct lay_laydown *laydown);

#endif
