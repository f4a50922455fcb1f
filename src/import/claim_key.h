/* claim_key.h: the ids of claims, REPORT#KEY, and the digest of a report. */
#ifndef LAY_IMPORT_CLAIM_KEY_H
#define LAY_IMPORT_CLAIM_KEY_H

#include "import/decode.h"

/* Gives every claim of the report a key and a ref, and says which given keys occur twice. Then
 * resolves `about`. The report's own key must be known. */
void lay_key_claims(const struct lay_decoder *decoder, struct lay_doc_report *report);

/* Sets body and digest from what is not refused. */
void lay_digest_report(lay_arena *arena, struct lay_doc_report *report);

#endif
