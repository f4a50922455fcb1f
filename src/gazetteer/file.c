/* file.c: see file.h.
 *
 * Layout: a head with a magic text, the version of the content and where each section lies; then
 * the sections of LAY_GAZETTEER_SECTIONS, each at a multiple of 16 bytes. The magic names the
 * layout and the head the size of each element, so that a file of another build or byte order is
 * refused. The file is made beside the program and trusted like it: its insides are not checked. */
#include "gazetteer/file.h"

#include "base/error.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define ONE(member) +1
enum { SECTIONS = LAY_GAZETTEER_SECTIONS(ONE), ALIGNMENT = 16, LAYOUT = 5 };

struct section {
    uint64_t offset, count, size;
};

struct head {
    char magic[8];
    uint32_t layout, byte_order;
    char version[20];
    uint32_t attribution; /* in strings */
    struct section sections[SECTIONS];
};

static const char magic[8] = "laydown";
static const uint32_t byte_order = 0x01020304;

static uint64_t aligned(uint64_t at)
{
    return (at + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

struct writer {
    FILE *file;
    struct head head;
    size_t n;
    uint64_t at;
};

static void put(struct writer *w, const void *from, size_t count, size_t size)
{
    static const char zeros[ALIGNMENT];
    uint64_t start = aligned(w->at);
    fwrite(zeros, 1, (size_t)(start - w->at), w->file);
    w->head.sections[w->n++] = (struct section){start, count, size};
    if (count)
        fwrite(from, size, count, w->file);
    w->at = start + count * size;
}

static bool write_all(const struct lay_gazetteer *g, FILE *file)
{
    struct writer w = {.file = file, .at = sizeof w.head};
    memcpy(w.head.magic, magic, sizeof magic);
    w.head.layout = LAYOUT;
    w.head.byte_order = byte_order;
    memcpy(w.head.version, g->version, sizeof g->version);
    w.head.attribution = g->attribution;
    fwrite(&w.head, sizeof w.head, 1, file); /* filled in at the end */
#define PUT(member) put(&w, g->member.at, g->member.n, sizeof *g->member.at);
    LAY_GAZETTEER_SECTIONS(PUT)
    return fseek(file, 0, SEEK_SET) == 0 && fwrite(&w.head, sizeof w.head, 1, file) == 1 &&
           fflush(file) == 0 && !ferror(file);
}

lay_status lay_gazetteer_write(const struct lay_gazetteer *g, const char *path, lay_error *err)
{
    LAY_FREE char *temporary = lay_asprintf("%s.new", path);
    FILE *file = fopen(temporary, "wb");
    bool done = file && write_all(g, file);
    if (file && fclose(file) != 0)
        done = false;
    if (done && rename(temporary, path) == 0)
        return LAY_OK;
    lay_error_set(err, LAY_IO, "gazetteer.write", "The gazetteer \"%s\" cannot be written: %s.",
                  path, strerror(errno));
    if (file)
        remove(temporary);
    return LAY_IO;
}

/* The section's place in the map; false when it does not lie inside. */
static bool take(const struct lay_gazetteer *g, const struct section *section, size_t size,
                 void **at, size_t *n)
{
    if (section->size != size || section->offset > g->map_len ||
        section->count > (g->map_len - section->offset) / size)
        return false;
    *at = (char *)g->map + section->offset;
    *n = (size_t)section->count;
    return true;
}

static bool take_all(struct lay_gazetteer *g)
{
    const struct head *head = g->map;
    size_t i = 0;
    bool whole = g->map_len >= sizeof *head && memcmp(head->magic, magic, sizeof magic) == 0 &&
                 head->layout == LAYOUT && head->byte_order == byte_order;
#define TAKE(member)                                                                               \
    {                                                                                              \
        void *at = NULL;                                                                           \
        whole = whole && take(g, &head->sections[i++], sizeof *g->member.at, &at, &g->member.n);   \
        g->member.at = at;                                                                         \
    }
    LAY_GAZETTEER_SECTIONS(TAKE)
    if (!whole)
        return false;
    memcpy(g->version, head->version, sizeof g->version);
    g->attribution = head->attribution;
    return true;
}

lay_status lay_gazetteer_map(struct lay_gazetteer *g, const char *path, lay_error *err)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    struct stat info;
    if (file < 0 || fstat(file, &info) != 0) {
        lay_error_set(err, LAY_NOT_FOUND, "gazetteer.missing",
                      "The gazetteer \"%s\" cannot be opened: %s.", path, strerror(errno));
        lay_error_hint(err, "LAYDOWN_DATA names the folder that holds it; the build makes it");
        if (file >= 0)
            close(file);
        return LAY_NOT_FOUND;
    }
    g->map_len = (size_t)info.st_size;
    void *map = g->map_len ? mmap(NULL, g->map_len, PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
    close(file);
    if (map == MAP_FAILED)
        g->map_len = 0;
    else
        g->map = map;
    if (map != MAP_FAILED && take_all(g))
        return LAY_OK;
    lay_error_set(err, LAY_REFUSED, "gazetteer.invalid",
                  "\"%s\" is no gazetteer of this version of laydown.", path);
    lay_error_hint(err, "build laydown again: the build makes the file");
    return LAY_REFUSED;
}
