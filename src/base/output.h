/* output.h: lay_output of <laydown/output.h> from the inside: a buffered stream of bytes that
 * remembers its first failure, so that a writer need not ask after each word.
 *
 * Write with lay_output_write() and friends; ask lay_output_failed() now and then to stop early;
 * lay_output_commit() reports what went wrong. Nothing after the first failure is written. */
#ifndef LAY_BASE_OUTPUT_H
#define LAY_BASE_OUTPUT_H

#include "base/buf.h"
#include <laydown/output.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct lay_output {
    char *bytes; /* the buffer; the rest is for output.c */
    size_t len, cap;
    int fd;
    int failure; /* errno of the first failure, or 0 */
    bool terminal;
    uint64_t flushed;
    char *path;      /* as the user gave it, for messages */
    char *target;    /* NULL: written in place (standard output, a device, a pipe) */
    char *temporary; /* beside the target */
    int slot;        /* in the registry of temporaries, or -1 */
    char *scratch;   /* see lay_output_scratch() */
    int scratch_slot;
    unsigned mode;   /* of an existing target, 0 when there is none */
    lay_buf *memory; /* or what it is written to instead of a file */
};

/* A stream into `memory`, which must outlive it. Commit it like any other; it cannot fail. */
lay_output *lay_output_memory(lay_buf *memory);

void lay_output_spill(lay_output *out, const char *bytes, size_t len);

static inline void lay_output_write(lay_output *out, const char *bytes, size_t len)
{
    if (out->cap - out->len < len) {
        lay_output_spill(out, bytes, len);
        return;
    }
    memcpy(out->bytes + out->len, bytes, len);
    out->len += len;
}

static inline void lay_output_putc(lay_output *out, char c)
{
    lay_output_write(out, &c, 1);
}

static inline void lay_output_puts(lay_output *out, const char *text)
{
    lay_output_write(out, text, strlen(text));
}

/* printf without floating-point conversions, which depend on the locale. */
void lay_output_printf(lay_output *out, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static inline bool lay_output_failed(const lay_output *out)
{
    return out->failure != 0;
}

/* LAY_OK, or LAY_IO "io.write" with the path and the system's words for the first failure. */
lay_status lay_output_check(const lay_output *out, lay_error *err);

/* A path for a library that writes a file by its name: beside the target (else in the folder for
 * temporary files), not there yet, ending in `extension` (".gpkg"); one for each output. It is
 * removed with the output whatever happens. Borrowed. */
const char *lay_output_scratch(lay_output *out, const char *extension);

/* Takes over what is in the scratch file as the bytes of the output, and removes it.
 * Errors: LAY_IO "io.write". */
lay_status lay_output_take_scratch(lay_output *out, lay_error *err);
/* Brings what was written to the disk, so that only the name is missing: lay_output_commit() then
 * hardly can fail. LAY_OK, or what lay_output_check() says. */
lay_status lay_output_sync(lay_output *out, lay_error *err);

/* True when a person's terminal is at the other end: hidden characters must not reach it. */
bool lay_output_is_terminal(const lay_output *out);

/* Unlinks every temporary file of this process. Async-signal-safe: for a handler of SIGINT and
 * SIGTERM, which then ends the program. */
void lay_output_emergency(void);

/* Commits or abandons nothing: abandons what is still open when the variable leaves its scope.
 * Set the variable to NULL after lay_output_commit(). */
void lay_output_cleanup(lay_output **out);
#define LAY_OUTPUT __attribute__((cleanup(lay_output_cleanup))) lay_output

#endif
