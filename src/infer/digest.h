/* digest.h: one number for all that was derived at a locality, so that what did not change need not
 * be written again. */
#ifndef LAY_INFER_DIGEST_H
#define LAY_INFER_DIGEST_H

#include "model/laydown.h"

/* Per place of the evidence, 0 for those that are no locality or have nothing derived; else the sum
 * of the hashes of the events, stays, spans and disputes of its places, with the rows that they
 * refer to. `digests` has room for as many as there are places. */
void lay_infer_digests(const struct lay_evidence *ev, const struct lay_laydown *laydown,
                       uint64_t *digests);

#endif
