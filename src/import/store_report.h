/* store_report.h: decoded reports into the store, names resolved. */
#ifndef LAY_IMPORT_STORE_REPORT_H
#define LAY_IMPORT_STORE_REPORT_H

#include "gazetteer/resolve.h"
#include "import/document.h"
#include "import/problems.h"

/* Stores a report with its claims, unless it is stored already in the same words. Localities of
 * what its claims name now, and named in the revision before, go to resolver->dirty; groups of
 * unknown names are touched. `recorded` is Unix time. */
lay_status lay_store_document(struct lay_resolver *resolver, struct lay_problems *problems,
                              const struct lay_doc_report *report, int64_t recorded,
                              enum lay_put *what, lay_error *err);

/* Parts of it, for what is resolved again: the mention of an unknown name; what a report, or a name
 * that is no longer mentioned, bears on; a locality. */
lay_status lay_put_mention(lay_db *db, int64_t claim, size_t nth,
                           const struct lay_resolved *resolved, lay_error *err);
lay_status lay_touch_reach(struct lay_resolver *resolver, int64_t row, const char *key,
                           lay_error *err);
void lay_touch_left_group(struct lay_resolver *resolver, const struct lay_store_group *group);
void lay_touch_locality(void *resolver, int64_t locality);

#endif
