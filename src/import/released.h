/* released.h: reports whose document is not kept in memory.
 *
 * A file with a report on each line may be long. When a line is decoded without an error, its tree,
 * which takes ten times the room of the text, is let go. A problem that is found later, which is
 * rare, needs the places of values: the line is read again then. */
#ifndef LAY_IMPORT_RELEASED_H
#define LAY_IMPORT_RELEASED_H

#include "import/document.h"

/* Lets the last document go, whose reports are those from `first` on: digests them, and keeps
 * where its text is. They must be decoded with copied texts, and have no error. */
void lay_release_document(struct lay_documents *documents, size_t first,
                          const struct lay_json_options *options, const char *text, size_t len);

/* The document of a report, and values in it: good until another released report is asked for. */
lay_json_doc *lay_report_doc(const struct lay_doc_report *report);
const cJSON *lay_claim_json(const struct lay_doc_report *report, size_t claim);
const cJSON *lay_place_json(const struct lay_doc_report *report, size_t claim, size_t place);

/* Takes a released document back for good. */
void lay_restore_report(struct lay_doc_report *report);

#endif
