/* gazetteer_import.h: the word `import` of the command gazetteer. */
#ifndef LAY_CLI_GAZETTEER_IMPORT_H
#define LAY_CLI_GAZETTEER_IMPORT_H

#include "cli/command.h"

extern const struct option gazetteer_as, gazetteer_source, gazetteer_classes, gazetteer_country,
    gazetteer_layer, gazetteer_name, gazetteer_id, gazetteer_kind, gazetteer_strict,
    gazetteer_dry_run;

lay_status gazetteer_import_check(const struct context *context, lay_error *err);
lay_status gazetteer_import_run(struct context *context, lay_error *err);

#endif
