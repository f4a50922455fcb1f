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

#endif
