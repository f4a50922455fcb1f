/* flat_disputes.c: disputes as a table: a row for each claim on each side. */
#include "query/flat.h"

#include <inttypes.h>

#define TEXT(name)                                                                                 \
    {                                                                                              \
        name, LAY_VALUE_TEXT, NULL, false                                                          \
    }
#define INT(name)                                                                                  \
    {                                                                                              \
        name, LAY_VALUE_INT, NULL, false                                                           \
    }

const struct lay_column lay_dispute_columns[] = {
    INT("dispute"), TEXT("aspect"),  TEXT("by"),        TEXT("what"),   TEXT("who"),
    TEXT("where"),  TEXT("side"),    INT("origins"),    TEXT("claim"),  TEXT("stance"),
    TEXT("type"),   TEXT("when"),    TEXT("modality"),  TEXT("actors"), TEXT("places"),
    TEXT("figure"), TEXT("speaker"), TEXT("words"),     TEXT("note"),   TEXT("source"),
    TEXT("origin"), TEXT("grade"),   TEXT("published"), TEXT("url"),
};
const size_t lay_dispute_column_count = LAY_COUNT(lay_dispute_columns);

static void put_claim(lay_flat *flat, const struct lay_node *claim)
{
    static const char *const own[][2] = {
        {"stance", "stance"},     {"type", "type"},       {"when", "when"},
        {"modality", "modality"}, {"actors", "who"},      {"places", "where"},
        {"figure", "strength"},   {"speaker", "speaker"}, {"words", "as_reported"},
        {"words", "quote"},       {"note", "note"},
    };
    static const char *const of_report[][2] = {
        {"source", "source"}, {"origin", "origin"}, {"published", "published"}, {"url", "url"}};
    lay_flat_put(flat, "claim", claim->id);
    for (size_t i = 0; i < LAY_COUNT(own); i++)
        lay_flat_put_field(flat, own[i][0], claim, own[i][1]);
    struct lay_node_list because = lay_node_list(claim, "because");
    if (!because.count)
        return;
    for (size_t i = 0; i < LAY_COUNT(of_report); i++)
        lay_flat_put_field(flat, of_report[i][0], because.nodes[0], of_report[i][1]);
    const char *reliability = lay_node_text(because.nodes[0], "reliability");
    lay_flat_put(flat, "grade",
                 lay_arena_printf(lay_flat_arena(flat), "%s%" PRId64,
                                  reliability ? reliability : "F",
                                  lay_node_number(claim, "credibility", 6)));
}

void lay_flat_disputes(lay_flat *flat, const struct lay_node *root)
{
    static const char *const fields[] = {"aspect", "by", "what", "who", "where"};
    struct lay_node_list disputes = lay_node_list(root, "disputes");
    for (size_t i = 0; i < disputes.count; i++) {
        struct lay_node_list sides = lay_node_list(disputes.nodes[i], "sides");
        for (size_t k = 0; k < sides.count; k++) {
            struct lay_node_list claims = lay_node_list(sides.nodes[k], "claims");
            for (size_t c = 0; c < claims.count; c++) {
                lay_flat_row(flat);
                lay_flat_put_int(flat, "dispute", (int64_t)i + 1);
                for (size_t f = 0; f < LAY_COUNT(fields); f++)
                    lay_flat_put_field(flat, fields[f], disputes.nodes[i], fields[f]);
                lay_flat_put_field(flat, "side", sides.nodes[k], "position");
                lay_flat_put_field(flat, "origins", sides.nodes[k], "origins");
                put_claim(flat, claims.nodes[c]);
            }
        }
    }
}
