/* error.c: the text of what went wrong, owned by the caller. */
#include "base/error.h"

#include "base/mem.h"
#include <stdio.h>
#include <stdlib.h>

void lay_error_done(lay_error *err)
{
    if (!err)
        return;
    free(err->code);
    free(err->message);
    free(err->hint);
    free(err->file);
    free(err->pointer);
    free(err->record);
    free(err->value);
    free(err->excerpt);
    *err = (lay_error)LAY_ERROR_INIT;
}

lay_status lay_error_set(lay_error *err, lay_status status, const char *code, const char *fmt, ...)
{
    if (!err)
        return status;
    va_list ap;
    va_start(ap, fmt);
    char *message = lay_vasprintf(fmt, ap);
    va_end(ap);
    lay_error_done(err);
    err->status = status;
    err->code = lay_strdup(code);
    err->message = message;
    return status;
}

void lay_error_hint(lay_error *err, const char *fmt, ...)
{
    if (!err)
        return;
    va_list ap;
    va_start(ap, fmt);
    char *hint = lay_vasprintf(fmt, ap);
    va_end(ap);
    free(err->hint);
    err->hint = hint;
}

void lay_error_at(lay_error *err, const char *file, long line, long column)
{
    if (!err)
        return;
    char *copy = file ? lay_strdup(file) : NULL;
    free(err->file);
    err->file = copy;
    err->line = line;
    err->column = column;
}

void lay_error_keep(char **to, const char *text)
{
    char *copy = text ? lay_strdup(text) : NULL;
    free(*to);
    *to = copy;
}

void lay_error_move(lay_error *to, lay_error *from)
{
    if (to) {
        lay_error_done(to);
        *to = *from;
        *from = (lay_error)LAY_ERROR_INIT;
    } else {
        lay_error_done(from);
    }
}
