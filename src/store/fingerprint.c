/* fingerprint.c: compares sqlite_schema with the texts that this program makes a store from.
 *
 * A view in the place of a table could answer a query of ours with anything, or never end: it is
 * looked for whenever a store is opened, which takes less than a millisecond. A text is compared
 * without its blanks and comments, because ALTER TABLE ADD COLUMN leaves others than a new store
 * has. Whatever another program has added beside ours is not looked at here.
 */
#include "store/fingerprint.h"

#include "base/buf.h"
#include "base/error.h"
#include "store/connection.h"
#include "store/stmt.h"
#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Past the comment that stands at `at`; `at` when there is none. */
static const char *past_comment(const char *at)
{
    if (strncmp(at, "--", 2) == 0)
        return at + strcspn(at, "\n");
    if (strncmp(at, "/*", 2) != 0)
        return at;
    const char *end = strstr(at + 2, "*/");
    return end ? end + 2 : at + strlen(at);
}

/* The next character that counts, outside quotes; at the ";" or the end of the text. */
static const char *next_sign(const char *at)
{
    for (;;) {
        const char *past = past_comment(at);
        while (is_blank(*past))
            past++;
        if (past == at)
            return at;
        at = past;
    }
}

/* Whether two statements are the same but for blanks and comments outside of quotes. */
static bool same_statement(const char *a, const char *b)
{
    char quote = 0;
    for (;; a++, b++) {
        if (!quote) {
            a = next_sign(a);
            b = next_sign(b);
        }
        bool a_ends = !*a || (!quote && *a == ';'), b_ends = !*b || (!quote && *b == ';');
        if (a_ends || b_ends)
            return a_ends && b_ends;
        if (*a != *b)
            return false;
        if (quote == *a)
            quote = 0;
        else if (!quote && (*a == '\'' || *a == '"'))
            quote = *a;
    }
}

static const struct lay_schema_object *find(const lay_schema_objects *ours, const char *name)
{
    for (size_t i = 0; i < ours->n; i++)
        if (strcmp(ours->at[i].name, name) == 0)
            return &ours->at[i];
    return NULL;
}

/* One pass over sqlite_schema, which has no index on its names. */
static lay_status compare(lay_db *db, bool texts, const lay_schema_objects *ours, bool *seen,
                          lay_schema_say *say, void *context, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db, "SELECT name, type, coalesce(sql, '') FROM main.sqlite_schema", &stmt, err);
    while (status == LAY_OK && (status = lay_stmt_step(db, stmt, err)) == LAY_OK) {
        const struct lay_schema_object *object = find(ours, lay_column_text(stmt, 0));
        if (!object)
            continue;
        seen[object - ours->at] = true;
        if (strcmp(lay_column_text(stmt, 1), object->kind) != 0)
            say(context, LAY_SCHEMA_REPLACED, object);
        else if (texts && !same_statement(lay_column_text(stmt, 2), object->sql))
            say(context, LAY_SCHEMA_ALTERED, object);
    }
    return status == LAY_NO ? LAY_OK : status;
}

lay_status lay_schema_compare(lay_db *db, bool texts, lay_schema_say *say, void *context,
                              lay_error *err)
{
    lay_arena arena = {0};
    lay_schema_objects ours = {0};
    lay_schema_list(&arena, &ours);
    bool *seen = lay_arena_array(&arena, bool, ours.n);
    lay_status status = compare(db, texts, &ours, seen, say, context, err);
    for (size_t i = 0; status == LAY_OK && i < ours.n; i++)
        if (!seen[i])
            say(context, LAY_SCHEMA_MISSING, &ours.at[i]);
    lay_vec_done(&ours);
    lay_arena_done(&arena);
    return status;
}

struct checking {
    enum lay_schema_need need;
    char *first; /* what is not as it must be; NULL */
};

static void look(void *context, enum lay_schema_difference difference,
                 const struct lay_schema_object *object)
{
    static const char *const words[] = {"is missing", "was replaced", "was altered"};
    struct checking *check = context;
    bool table = strcmp(object->kind, "table") == 0, view = strcmp(object->kind, "view") == 0;
    bool matters =
        table && (difference != LAY_SCHEMA_ALTERED || check->need == LAY_SCHEMA_TO_WRITE);
    if (view && (check->need == LAY_SCHEMA_TO_ASK ||
                 (check->need == LAY_SCHEMA_TO_WRITE && difference == LAY_SCHEMA_REPLACED)))
        matters = true;
    if (matters && !check->first)
        check->first = lay_asprintf("the %s %s %s", object->kind, object->name, words[difference]);
}

lay_status lay_schema_check(lay_db *db, enum lay_schema_need need, lay_error *err)
{
    struct checking check = {need, NULL};
    lay_status status = lay_schema_compare(db, need != LAY_SCHEMA_TO_READ, look, &check, err);
    if (status == LAY_OK && check.first) {
        status = lay_error_set(err, LAY_DAMAGED, "store.altered",
                               "%s was altered by another program: %s", db->path, check.first);
        lay_error_hint(err, "`laydown verify` lists all differences, and what can be done");
    }
    free(check.first);
    return status;
}
