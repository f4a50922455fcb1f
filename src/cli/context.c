/* context.c: the store that a command works on, and the command line that made an export. */
#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "cli/command.h"
#include <laydown/folder.h>
#include <string.h>
#include <unistd.h>

lay_status context_open(struct context *context, enum lay_db_mode mode, lay_error *err)
{
    lay_status status = lay_db_open(context->db_path, mode, &context->db, err);
    if (status == LAY_NOT_FOUND && err && !err->hint)
        lay_error_hint(err, "`laydown import FILE` makes a store; --db FILE names another one");
    if (status == LAY_OK && lay_db_warning(context->db)) {
        lay_error warning = LAY_ERROR_INIT;
        lay_error_set(&warning, LAY_OK, "store.unguarded", "%s", lay_db_warning(context->db));
        message_problem(&context->talk, SEVERITY_WARNING, &warning);
        lay_error_done(&warning);
    }
    return status;
}

void context_unmake(struct context *context)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    lay_db_close(context->db);
    context->db = NULL;
    for (size_t i = 0; i < LAY_COUNT(ends); i++) {
        LAY_FREE char *file = lay_asprintf("%s%s", context->db_path, ends[i]);
        unlink(file);
    }
}

/* What says where something is stored, or how loudly, does not change what is in it. */
static bool changes_nothing(const char *name)
{
    static const char *const names[] = {"db", "output", "quiet", "verbose", "json-errors"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

void context_style_store(struct context *context)
{
    lay_error err = LAY_ERROR_INIT;
    if (lay_style_store(context->db, &err) != LAY_OK)
        message_note(&context->talk, "the layers of the store have no styles for QGIS: %s",
                     err.message);
    lay_error_done(&err);
}

char *context_command_line(const struct context *context)
{
    lay_buf line = {0};
    lay_buf_printf(&line, "laydown %s", context->command->name);
    for (size_t i = 0; i < context->arguments.count; i++) {
        const struct given *given = &context->arguments.given[i];
        if (changes_nothing(given->option->name))
            continue;
        lay_buf_printf(&line, " --%s", given->option->name);
        if (given->text) {
            lay_buf_putc(&line, ' ');
            lay_buf_shell(&line, given->text);
        }
    }
    for (size_t i = 0; i < context->arguments.word_count; i++) {
        lay_buf_putc(&line, ' ');
        lay_buf_shell(&line, context->arguments.words[i]);
    }
    return lay_buf_take(&line);
}
