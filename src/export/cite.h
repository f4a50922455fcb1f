/* cite.h: how a claim is quoted in a text: who says it, where, when, in which words. */
#ifndef LAY_EXPORT_CITE_H
#define LAY_EXPORT_CITE_H

#include "export/prose.h"
#include <laydown/tree.h>

/* "B6": the source's reliability and the claim's credibility. Caller frees. */
char *lay_cite_grade(const struct lay_node *claim);

/* "- AfricaNews, 2021-12-15, B2, from AFP; speaker: an officer. “…”" and below it the claim's id
 * and the report's address, which is left out where no line has room for it. `claim` is a node with
 * its report in "because". Without an event: also what it says happened. With one: what differs
 * from it, its days and its stance. */
void lay_cite_claim(struct lay_prose *prose, int indent, const struct lay_node *claim,
                    const struct lay_node *event);

#endif
