/* canonical.h: one spelling for equal JSON: members sorted by name, no blanks, escapes only where
 * JSON demands them, numbers as written. What ids and digests are made of: it may never change. */
#ifndef LAY_IMPORT_CANONICAL_H
#define LAY_IMPORT_CANONICAL_H

#include "base/buf.h"
#include "import/document.h"

void lay_canonical_json(lay_json_doc *doc, const cJSON *value, lay_buf *out);

/* A report's: as above, without the claims that are refused and without `document`. */
void lay_canonical_report(const struct lay_doc_report *report, lay_buf *out);

/* What a document says beside its format and reports. */
void lay_canonical_document(lay_json_doc *doc, const cJSON *document, lay_buf *out);

#endif
