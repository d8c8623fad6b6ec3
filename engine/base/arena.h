/*
 * arena.h - memory that is released all at once: one arena per request, one per rulebook.
 *
 * An arena grows in chunks, 4 KB at first and doubling up to 1 MB (an allocation larger than that
 * gets a chunk of its own), up to `limit` bytes together; beyond that, and when the system has no
 * memory, an allocation returns NULL. `arena_reset` keeps the chunks for the next request, so that
 * a decider in steady state never calls malloc. The allocator can be replaced, so that a test can
 * fail the Nth allocation. Under AddressSanitizer the space between and after allocations is
 * poisoned, so that overruns and uses after a reset are reported.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISON 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISON 1
#endif
#endif
#ifdef ARENA_POISON
#include <sanitizer/asan_interface.h>
#define ARENA_GAP 16 /* poisoned bytes after each allocation */
#else
#define ARENA_GAP 0
#endif
#define ARENA_ALIGNMENT 16

struct allocator {
    /* Memory aligned as malloc's, NULL when there is none. */
    void *(*allocate)(void *context, size_t bytes);
    void (*release)(void *context, void *memory);
    void *context;
};
extern const struct allocator allocator_system; /* malloc and free */

struct arena_chunk;
struct arena {
    char *next; /* first free byte of the current chunk, 16-aligned */
    char *end;
    struct arena_chunk *first, *current; /* chunks after `current` are kept for later */
    size_t reserved, limit;              /* `reserved` bytes of chunks, at most `limit` */
    const struct allocator *allocator;
    /* Called, when set, instead of returning NULL; it may longjmp. For code that builds one large
     * thing and gives it up as a whole (the linker). */
    void (*on_full)(void *context);
    void *on_full_context;
};

/* Make an empty arena of at most `limit` bytes. Cannot fail: nothing is allocated yet. The
 * allocator is borrowed for the arena's life; NULL stands for allocator_system. */
void arena_init(struct arena *a, size_t limit, const struct allocator *allocator);
/* Forget all contents, keep the memory. */
void arena_reset(struct arena *a);
/* Give the memory back. A zeroed or freed arena may be freed again; a freed one may be used on. */
void arena_free(struct arena *a);

void *arena_grow(struct arena *a, size_t bytes); /* slow path of arena_alloc */

/* `bytes` of 16-aligned memory, uninitialised; NULL at the limit. No bytes are a valid request. */
static inline void *arena_alloc(struct arena *a, size_t bytes) {
    size_t size = bytes + ARENA_GAP;
    /* Free space is a multiple of the alignment, so that rounding up cannot exceed it. A size of 0
     * and one that wrapped around take the slow path too. */
    if (size - 1 >= (size_t)(a->end - a->next) || (ARENA_GAP && size < bytes))
        return arena_grow(a, bytes);
    void *memory = a->next;
    a->next += (size + ARENA_ALIGNMENT - 1) & ~(size_t)(ARENA_ALIGNMENT - 1);
#ifdef ARENA_POISON
    ASAN_UNPOISON_MEMORY_REGION(memory, bytes);
#endif
    return memory;
}

/* The same, zeroed; `count * size` is checked for overflow. */
void *arena_calloc(struct arena *a, size_t count, size_t size);
/* A copy of `length` bytes with a terminating NUL. */
char *arena_copy(struct arena *a, const char *text, size_t length);
static inline char *arena_strdup(struct arena *a, const char *text) {
    return arena_copy(a, text, strlen(text));
}
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
