/* mem.h: memory that is there or the program ends; arenas; growing arrays.
 *
 * Running out of memory is not handled at each call: lay_out_of_memory() calls the handler the
 * program has set (the command prints a line and leaves with status 7; the open transaction
 * rolls back when the store is next opened), or abort() where none is set.
 */
#ifndef LAY_BASE_MEM_H
#define LAY_BASE_MEM_H

#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

void lay_set_out_of_memory(void (*handler)(size_t bytes));
_Noreturn void lay_out_of_memory(size_t bytes);

/* malloc, calloc, realloc, strdup, strndup, asprintf that never return NULL; free() releases. */
void *lay_alloc(size_t bytes);
void *lay_zalloc(size_t count, size_t size);
void *lay_realloc(void *old, size_t count, size_t size);
char *lay_strdup(const char *text);
char *lay_strndup(const char *text, size_t len);
char *lay_asprintf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
char *lay_vasprintf(const char *fmt, va_list ap) __attribute__((format(printf, 1, 0)));

/* An arena: many small things that die together. Zero-initialised is empty. */
typedef struct lay_arena {
    struct lay_arena_block *last;
} lay_arena;

void *lay_arena_alloc(lay_arena *arena, size_t bytes); /* zeroed, aligned for any type */
char *lay_arena_strdup(lay_arena *arena, const char *text);
char *lay_arena_strndup(lay_arena *arena, const char *text, size_t len);
char *lay_arena_printf(lay_arena *arena, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void lay_arena_done(lay_arena *arena);

#define lay_arena_new(arena, type) ((type *)lay_arena_alloc((arena), sizeof(type)))
#define lay_arena_array(arena, type, n) ((type *)lay_arena_alloc((arena), sizeof(type) * (n)))

/* A growing array: LAY_VEC(struct lay_claim) claims = {0}; lay_vec_push(&claims, c);
 * claims.at[i], claims.n; lay_vec_done(&claims). `v` is evaluated more than once. */
#define LAY_VEC(type)                                                                              \
    struct {                                                                                       \
        type *at;                                                                                  \
        size_t n, cap;                                                                             \
    }

#define lay_vec_push(v, ...)                                                                       \
    do {                                                                                           \
        if ((v)->n == (v)->cap) {                                                                  \
            (v)->cap = (v)->cap ? 2 * (v)->cap : 8;                                                \
            (v)->at = lay_realloc((v)->at, (v)->cap, sizeof *(v)->at);                             \
        }                                                                                          \
        (v)->at[(v)->n++] = (__VA_ARGS__);                                                         \
    } while (0)

#define lay_vec_done(v) (free((v)->at), (v)->at = NULL, (v)->n = (v)->cap = 0)

/* Frees what a pointer variable points at when it leaves its scope. */
void lay_cleanup_free(void *pointer_to_pointer);
#define LAY_FREE __attribute__((cleanup(lay_cleanup_free)))

#define LAY_COUNT(array) (sizeof(array) / sizeof *(array))

#endif
