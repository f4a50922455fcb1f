/* json.h: a JSON document in memory, with the place of every value in its source.
 *
 * Built by cJSON from a text that lay_json_scan() has accepted. Look members up with the
 * ...CaseSensitive functions of cJSON only: the others take "Type" for "type". cJSON's valueint is
 * cut to an int: read whole numbers with lay_json_int(). A node's valuedouble is correctly rounded
 * and finite. The tree is read-only.
 *
 * A document is not to be used by two threads at once. A node that is not of the document has no
 * place: lines and columns are then 0, texts NULL. Costs about 36 bytes a value beside the tree.
 */
#ifndef LAY_BASE_JSON_H
#define LAY_BASE_JSON_H

#include "base/json_scan.h"
#include <cjson/cJSON.h>

typedef struct lay_json_doc lay_json_doc;

/* Reads one document. The text is borrowed: it must stay as it is until lay_json_free(). file is
 * copied. For a line of a .jsonl file give the line alone and its number in options->first_line;
 * grammar_only is ignored and max_depth is at most 1000. Errors: those of lay_json_scan(), and
 * LAY_IO "json.memory". *out is owned by the caller. */
lay_status lay_json_read(const char *text, size_t len, const char *file,
                         const struct lay_json_options *options, lay_json_doc **out,
                         lay_error *err);
void lay_json_free(lay_json_doc *doc); /* NULL is fine */

const cJSON *lay_json_root(const lay_json_doc *doc);
const char *lay_json_file(const lay_json_doc *doc); /* may be NULL */

/* Where a value, or the name of a member, begins. Name of what is no member: the value's place. */
void lay_json_where(lay_json_doc *doc, const cJSON *node, long *line, long *column);
void lay_json_name_where(lay_json_doc *doc, const cJSON *node, long *line, long *column);

/* Gives an error that is set the place, pointer and excerpt of a value, `inside` bytes from its
 * first, with the value itself; or of a member's name. */
void lay_json_error_at(lay_json_doc *doc, const cJSON *node, size_t inside, lay_error *err);
void lay_json_error_at_name(lay_json_doc *doc, const cJSON *node, lay_error *err);

/* The array or object that a node stands in; NULL for the root and what is not of the document. */
const cJSON *lay_json_parent(const lay_json_doc *doc, const cJSON *node);

/* RFC 6901: "/reports/0/claims/2/when", "" for the root. Caller frees. */
char *lay_json_pointer(const lay_json_doc *doc, const cJSON *node);

/* The exact bytes of a value in the source, without blanks around it: not NUL-terminated. */
const char *lay_json_raw(const lay_json_doc *doc, const cJSON *node, size_t *len);

/* A whole number, exactly, in any spelling (4e2, 400.0). False when the node is no number, has a
 * fraction, or does not fit. */
bool lay_json_int(const lay_json_doc *doc, const cJSON *node, int64_t *out);

void lay_json_cleanup(lay_json_doc **doc);
#define LAY_JSON __attribute__((cleanup(lay_json_cleanup))) lay_json_doc

#endif
