/* mem.c: see mem.h. Arena blocks double in size up to 1 MiB; a bigger request gets its own. */
#include "base/mem.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void (*out_of_memory_handler)(size_t bytes);

void lay_set_out_of_memory(void (*handler)(size_t bytes))
{
    out_of_memory_handler = handler;
}

void lay_out_of_memory(size_t bytes)
{
    if (out_of_memory_handler)
        out_of_memory_handler(bytes);
    abort();
}

void *lay_alloc(size_t bytes)
{
    void *p = malloc(bytes ? bytes : 1);
    if (!p)
        lay_out_of_memory(bytes);
    return p;
}

void *lay_zalloc(size_t count, size_t size)
{
    void *p = calloc(count ? count : 1, size ? size : 1);
    if (!p)
        lay_out_of_memory(count * size);
    return p;
}

void *lay_realloc(void *old, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        lay_out_of_memory(SIZE_MAX);
    size_t bytes = count * size;
    void *p = realloc(old, bytes > 0 ? bytes : 1);
    if (!p)
        lay_out_of_memory(bytes);
    return p;
}

char *lay_strndup(const char *text, size_t len)
{
    char *copy = lay_alloc(len + 1);
    memcpy(copy, text, len);
    copy[len] = '\0';
    return copy;
}

char *lay_strdup(const char *text)
{
    return lay_strndup(text, strlen(text));
}

/* Texts alone, as most formats are made of, joined without printf(), which takes five times as
 * long. NULL where something else is in the format, or all is longer than `size`. */
static char *join_texts(const char *fmt, va_list ap, char *here, size_t size)
{
    size_t n = 0;
    for (; *fmt; fmt++) {
        bool text = fmt[0] == '%' && fmt[1] == 's';
        const char *part = text ? va_arg(ap, const char *) : fmt;
        size_t len = text && part ? strlen(part) : 1;
        if (!part || (*fmt == '%' && !text) || size - n <= len)
            return NULL;
        memcpy(here + n, part, len);
        n += len;
        fmt += text;
    }
    return lay_strndup(here, n);
}

char *lay_vasprintf(const char *fmt, va_list ap)
{
    char here[256]; /* most are short: formatted once */
    va_list again;
    va_copy(again, ap);
    char *joined = join_texts(fmt, again, here, sizeof here);
    va_end(again);
    if (joined)
        return joined;
    va_copy(again, ap);
    int len = vsnprintf(here, sizeof here, fmt, ap);
    if (len < 0)
        abort(); /* only a wrong format can bring us here */
    size_t size = (size_t)len + 1;
    char *text = lay_alloc(size);
    if (size <= sizeof here)
        memcpy(text, here, size);
    else
        vsnprintf(text, size, fmt, again);
    va_end(again);
    return text;
}

char *lay_asprintf(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    char *text = lay_vasprintf(fmt, ap);
    va_end(ap);
    return text;
}

struct lay_arena_block {
    struct lay_arena_block *before;
    size_t used, size;
    _Alignas(max_align_t) unsigned char bytes[];
};

void *lay_arena_alloc(lay_arena *arena, size_t bytes)
{
    const size_t align = _Alignof(max_align_t);
    if (bytes > SIZE_MAX / 2)
        lay_out_of_memory(bytes);
    bytes = (bytes + align - 1) / align * align;
    struct lay_arena_block *block = arena->last;
    if (!block || block->size - block->used < bytes) {
        size_t size = block ? 2 * block->size : 4096;
        if (size > 1u << 20)
            size = 1u << 20;
        if (size < bytes)
            size = bytes;
        struct lay_arena_block *fresh = lay_alloc(sizeof *fresh + size);
        fresh->before = block;
        fresh->used = 0;
        fresh->size = size;
        arena->last = block = fresh;
    }
    void *p = block->bytes + block->used;
    block->used += bytes;
    memset(p, 0, bytes);
    return p;
}

char *lay_arena_strndup(lay_arena *arena, const char *text, size_t len)
{
    char *copy = lay_arena_alloc(arena, len + 1);
    memcpy(copy, text, len);
    return copy;
}

char *lay_arena_strdup(lay_arena *arena, const char *text)
{
    return text ? lay_arena_strndup(arena, text, strlen(text)) : NULL;
}

char *lay_arena_printf(lay_arena *arena, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    char *text = lay_vasprintf(fmt, ap);
    va_end(ap);
    char *copy = lay_arena_strdup(arena, text);
    free(text);
    return copy;
}

void lay_arena_done(lay_arena *arena)
{
    while (arena->last) {
        struct lay_arena_block *before = arena->last->before;
        free(arena->last);
        arena->last = before;
    }
}

void lay_cleanup_free(void *pointer_to_pointer)
{
    void **p = pointer_to_pointer;
    free(*p);
    *p = NULL;
}
