/* output.c: a file is either as it was or whole and new.
 *
 * A regular target, existing or not, is written to a temporary file in the same folder (O_EXCL),
 * which is synced and renamed over it; then the folder is synced, so that the new name survives a
 * power cut. Symbolic links are followed first: the link stays, what it points at is replaced.
 * What exists and is neither a regular file nor a folder (a device, a named pipe, /dev/fd/63) is
 * written in place, and so is standard output: there is nothing to keep whole there.
 *
 * Failures are remembered, not returned, by the writing functions: one branch per call less, and
 * no call that forgets to ask. Even close() can be the first to tell of a full disk (NFS), hence
 * standard output is closed through a duplicate.
 *
 * The registry is a fixed array of pointers to paths, taken and given back with atomic exchanges:
 * a signal handler may read it at any moment. A 65th temporary is not registered, only that. */
#include "base/output.h"

#include "base/error.h"
#include "base/mem.h"
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_BYTES (128u * 1024u)
#define MEMORY_BUFFER_BYTES 2048u
#define MAX_LINKS 40

static _Atomic(char *) registry[64];

static int registry_add(char *path)
{
    for (size_t i = 0; i < LAY_COUNT(registry); i++) {
        char *none = NULL;
        if (atomic_compare_exchange_strong(&registry[i], &none, path))
            return (int)i;
    }
    return -1;
}

static void registry_remove(int slot)
{
    if (slot >= 0)
        atomic_store(&registry[slot], NULL);
}

void lay_output_emergency(void)
{
    for (size_t i = 0; i < LAY_COUNT(registry); i++) {
        char *path = atomic_load(&registry[i]);
        if (path)
            unlink(path);
    }
}

static lay_status cannot_write(const char *path, int number, lay_error *err)
{
    lay_error_set(err, LAY_IO, "io.write", "cannot write %s: %s", path, strerror(number));
    if (number == EACCES || number == EPERM || number == EROFS)
        lay_error_hint(err, "a new file is made beside the old one: its folder must be writable");
    return LAY_IO;
}

static lay_output *output_new(size_t cap)
{
    lay_output *out = lay_zalloc(1, sizeof *out);
    out->bytes = lay_alloc(cap);
    out->cap = cap;
    out->fd = -1;
    out->slot = -1;
    out->scratch_slot = -1;
    return out;
}

static void remove_scratch(lay_output *out)
{
    if (out->scratch)
        unlink(out->scratch);
    registry_remove(out->scratch_slot);
    free(out->scratch);
    out->scratch = NULL;
    out->scratch_slot = -1;
}

static void output_free(lay_output *out)
{
    registry_remove(out->slot);
    remove_scratch(out);
    free(out->bytes);
    free(out->path);
    free(out->target);
    free(out->temporary);
    free(out);
}

lay_output *lay_output_memory(lay_buf *memory)
{
    lay_output *out = output_new(MEMORY_BUFFER_BYTES);
    out->memory = memory;
    out->path = lay_strdup("memory");
    return out;
}

/* The folder of a path with its slash, "" for none. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? lay_strndup(path, (size_t)(slash + 1 - path)) : lay_strdup("");
}

/* What a link says, or NULL with errno. */
static char *read_link(const char *path)
{
    for (size_t size = 256;; size *= 2) {
        char *text = lay_alloc(size);
        ssize_t n = readlink(path, text, size);
        if (n >= 0 && (size_t)n < size) {
            text[n] = '\0';
            return text;
        }
        free(text);
        if (n < 0)
            return NULL;
    }
}

/* The path at the end of all links, which need not exist; NULL with errno. */
static char *follow_links(const char *path)
{
    char *at = lay_strdup(path);
    for (int i = 0; i < MAX_LINKS; i++) {
        struct stat st;
        if (lstat(at, &st) || !S_ISLNK(st.st_mode))
            return at;
        LAY_FREE char *to = read_link(at);
        LAY_FREE char *folder = folder_of(at);
        free(at);
        if (!to)
            return NULL;
        at = to[0] == '/' ? lay_strdup(to) : lay_asprintf("%s%s", folder, to);
    }
    free(at);
    errno = ELOOP;
    return NULL;
}

static bool open_temporary(lay_output *out)
{
    static atomic_uint counter;
    LAY_FREE char *folder = folder_of(out->target);
    for (int tries = 0; tries < 1000; tries++) {
        char *name = lay_asprintf("%s.laydown-%ld-%u.tmp", folder, (long)getpid(),
                                  atomic_fetch_add(&counter, 1));
        /* Registered before it exists: a signal between the two finds nothing to unlink. */
        int slot = registry_add(name);
        out->fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (out->fd >= 0) {
            out->temporary = name;
            out->slot = slot;
            return true;
        }
        int why = errno;
        registry_remove(slot);
        free(name);
        errno = why;
        if (why != EEXIST)
            return false;
    }
    return false;
}

static bool open_file(lay_output *out, const char *path)
{
    struct stat st;
    bool exists = stat(path, &st) == 0;
    if (exists && S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        return false;
    }
    if (exists && !S_ISREG(st.st_mode)) {
        out->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
        return out->fd >= 0;
    }
    out->target = follow_links(path);
    if (!out->target)
        return false;
    if (exists)
        out->mode = st.st_mode & 0777;
    return open_temporary(out);
}

lay_status lay_output_open(const char *path, lay_output **out, lay_error *err)
{
    lay_output *fresh = output_new(BUFFER_BYTES);
    if (!path || strcmp(path, "-") == 0) {
        fresh->path = lay_strdup("standard output");
        fresh->fd = STDOUT_FILENO;
    } else {
        fresh->path = lay_strdup(path);
        if (!open_file(fresh, path)) {
            cannot_write(path, errno, err);
            output_free(fresh);
            return LAY_IO;
        }
    }
    fresh->terminal = isatty(fresh->fd);
    *out = fresh;
    return LAY_OK;
}

static void write_all(lay_output *out, const char *bytes, size_t len)
{
    if (out->memory) {
        lay_buf_add(out->memory, bytes, len);
        return;
    }
    while (len && !out->failure) {
        ssize_t n = write(out->fd, bytes, len);
        if (n < 0 && errno != EINTR) {
            out->failure = errno;
        } else if (n > 0) {
            bytes += n;
            len -= (size_t)n;
            out->flushed += (uint64_t)n;
        }
    }
}

static void flush(lay_output *out)
{
    write_all(out, out->bytes, out->len);
    out->len = 0;
}

void lay_output_spill(lay_output *out, const char *bytes, size_t len)
{
    flush(out);
    if (len >= out->cap) {
        write_all(out, bytes, len);
        return;
    }
    memcpy(out->bytes, bytes, len);
    out->len = len;
}

void lay_output_printf(lay_output *out, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    LAY_FREE char *text = lay_vasprintf(fmt, ap);
    va_end(ap);
    lay_output_puts(out, text);
}

lay_status lay_output_check(const lay_output *out, lay_error *err)
{
    if (!out->failure)
        return LAY_OK;
    cannot_write(out->path, out->failure, err);
    if (out->failure == ENOSPC || out->failure == EDQUOT)
        lay_error_hint(err, "the space ended after %llu bytes%s", (unsigned long long)out->flushed,
                       out->target ? "; what was there before is unchanged" : "");
    return LAY_IO;
}

const char *lay_output_scratch(lay_output *out, const char *extension)
{
    static atomic_uint counter;
    const char *temporaries = getenv("TMPDIR");
    LAY_FREE char *folder =
        out->target ? folder_of(out->target)
                    : lay_asprintf("%s/", temporaries && *temporaries ? temporaries : "/tmp");
    remove_scratch(out);
    out->scratch = lay_asprintf("%s.laydown-%ld-%u%s", folder, (long)getpid(),
                                atomic_fetch_add(&counter, 1), extension);
    out->scratch_slot = registry_add(out->scratch);
    return out->scratch;
}

lay_status lay_output_take_scratch(lay_output *out, lay_error *err)
{
    LAY_FREE char *block = lay_alloc(BUFFER_BYTES);
    int fd = open(out->scratch, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    ssize_t n = -1;
    while (fd >= 0 && (n = read(fd, block, BUFFER_BYTES)) > 0)
        lay_output_write(out, block, (size_t)n);
    int failure = n < 0 ? errno : 0;
    if (fd >= 0)
        close(fd);
    remove_scratch(out);
    return failure ? cannot_write(out->path, failure, err) : lay_output_check(out, err);
}

bool lay_output_is_terminal(const lay_output *out)
{
    return out->terminal;
}

static void remember(lay_output *out, bool failed)
{
    if (failed && !out->failure)
        out->failure = errno;
}

/* Some file systems cannot sync a folder, and say so; that is no failure of ours. */
static void sync_folder(lay_output *out)
{
    LAY_FREE char *folder = folder_of(out->target);
    int fd = open(folder[0] ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    remember(out, fsync(fd) && errno != EINVAL && errno != ENOTSUP && errno != EROFS);
    close(fd);
}

static void sync_file(lay_output *out)
{
    if (!out->failure)
        remember(out, fsync(out->fd) && errno != EINVAL && errno != ENOTSUP);
}

lay_status lay_output_sync(lay_output *out, lay_error *err)
{
    flush(out);
    if (out->target)
        sync_file(out);
    return lay_output_check(out, err);
}

static void finish_file(lay_output *out)
{
    if (!out->failure && out->mode)
        (void)fchmod(out->fd, (mode_t)out->mode); /* best effort: the content matters more */
    sync_file(out);
    remember(out, close(out->fd));
    out->fd = -1;
    if (!out->failure)
        remember(out, rename(out->temporary, out->target));
    if (out->failure) {
        unlink(out->temporary);
        return;
    }
    registry_remove(out->slot);
    out->slot = -1;
    sync_folder(out);
}

static void finish_in_place(lay_output *out)
{
    int fd = out->fd;
    if (fd == STDOUT_FILENO)
        fd = fcntl(fd, F_DUPFD_CLOEXEC, 3);
    if (fd < 0)
        remember(out, true);
    else
        remember(out, close(fd));
    out->fd = -1;
}

lay_status lay_output_commit(lay_output *out, lay_error *err)
{
    flush(out);
    if (out->target)
        finish_file(out);
    else if (!out->memory)
        finish_in_place(out);
    lay_status status = lay_output_check(out, err);
    output_free(out);
    return status;
}

void lay_output_abandon(lay_output *out)
{
    if (!out)
        return;
    if (out->fd >= 0 && out->fd != STDOUT_FILENO)
        close(out->fd);
    if (out->temporary)
        unlink(out->temporary);
    output_free(out);
}

void lay_output_cleanup(lay_output **out)
{
    lay_output_abandon(*out);
}
