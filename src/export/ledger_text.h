/* ledger_text.h: the parts of a ledger's text. */
#ifndef LAY_EXPORT_LEDGER_TEXT_H
#define LAY_EXPORT_LEDGER_TEXT_H

#include "export/texts.h"

struct lay_ledger_page {
    const struct lay_node *root;
    struct lay_node_list evidence;
};

/* "[5]" of an event's id; "" where it is not among the evidence. Caller frees. */
char *lay_ledger_number(const struct lay_ledger_page *page, const char *event);
/* A name of a list in words: "base_handover" -> "base handover"; NULL is "". Caller frees. */
char *lay_ledger_words(const char *name);

void lay_ledger_write_stays(struct lay_prose *prose, const struct lay_ledger_page *page,
                            const char *list, const char *heading);

#endif
