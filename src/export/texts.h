/* texts.h: trees as texts for a person. */
#ifndef LAY_EXPORT_TEXTS_H
#define LAY_EXPORT_TEXTS_H

#include "export/prose.h"
#include <laydown/tree.h>

void lay_write_disputes_text(struct lay_prose *prose, const struct lay_node *root);
void lay_write_ledger_text(struct lay_prose *prose, const struct lay_node *root);

/* "2021-12-14 base handover at Timbuktu base" of a node "event". Caller frees. */
char *lay_event_label(const struct lay_node *event);

/* What a dispute is about: "Wagner Group: presence, Mali". Caller frees. */
char *lay_dispute_title(const struct lay_node *dispute);
/* What of it: "who they are". */
const char *lay_dispute_aspect_words(const struct lay_node *dispute);

/* A side in a line: "denied by Mali: 1 independent origin, 9 claims". Caller frees. */
char *lay_dispute_side(const struct lay_node *side);

/* The rows of presence that it marks: "Wagner Group at Gao base, Gossi"; "" for none. Caller frees.
 */
char *lay_dispute_rows(const struct lay_node *dispute);

#endif
