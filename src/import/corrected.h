/* corrected.h: what a person made of the claims of a text, which reading the text again must not
 * undo. */
#ifndef LAY_IMPORT_CORRECTED_H
#define LAY_IMPORT_CORRECTED_H

#include "import/document.h"
#include "store/store.h"

/* *kept: the report is stored with claims that are not what the program reads out of its text, and
 * those of the new one are just that. They may be corrected, coded by hand, or read by another
 * version of the word lists. `reader` is as for lay_extract_text(). Errors: the store's. */
lay_status lay_is_corrected(lay_db *db, const struct lay_doc_report *report,
                            struct lay_text_reader **reader, bool *kept, lay_error *err);

#endif
