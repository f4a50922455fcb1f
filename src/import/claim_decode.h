/* claim_decode.h: claims and the places they name, from their JSON. */
#ifndef LAY_IMPORT_CLAIM_DECODE_H
#define LAY_IMPORT_CLAIM_DECODE_H

#include "import/decode.h"

/* Fills *claim, all but key, ref and about, which need the whole report. `published` is the
 * report's, NULL where that is wrong. What is wrong is said, and object->refused set. */
void lay_decode_claim(const struct lay_object *object, const struct lay_date *published,
                      struct lay_doc_claim *claim);

void lay_decode_place(const struct lay_object *object, struct lay_doc_place *place);

#endif
