/*
 * arena.c - chunks of an arena; see arena.h.
 *
 * Chunks form one list. Those up to `current` hold data, those after it are empty and were kept by
 * a reset. A chunk that is needed is moved, or put new, right behind `current`.
 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#ifndef ARENA_POISON
#define ASAN_POISON_MEMORY_REGION(memory, bytes) ((void)(memory), (void)(bytes))
#define ASAN_UNPOISON_MEMORY_REGION(memory, bytes) ((void)(memory), (void)(bytes))
#endif

#define CHUNK_FIRST ((size_t)4 << 10)
#define CHUNK_LARGEST ((size_t)1 << 20)

struct arena_chunk {
    _Alignas(ARENA_ALIGNMENT) struct arena_chunk *next;
    size_t size; /* bytes behind this header */
};
#define HEADER sizeof(struct arena_chunk)

static void *system_allocate(void *context, size_t bytes) {
    (void)context;
    return malloc(bytes);
}

static void system_release(void *context, void *memory) {
    (void)context;
    free(memory);
}

const struct allocator allocator_system = {system_allocate, system_release, NULL};

static char *chunk_bytes(struct arena_chunk *chunk) {
    return (char *)(chunk + 1);
}

/* The link behind which the empty chunks hang. */
static struct arena_chunk **kept_link(struct arena *a) {
    return a->current ? &a->current->next : &a->first;
}

void arena_init(struct arena *a, size_t limit, const struct allocator *allocator) {
    *a = (struct arena){.limit = limit, .allocator = allocator ? allocator : &allocator_system};
}

static void use_chunk(struct arena *a, struct arena_chunk *chunk) {
    a->current = chunk;
    a->next = chunk_bytes(chunk);
    a->end = a->next + chunk->size;
}

void arena_reset(struct arena *a) {
    if (!a->first)
        return;
    for (struct arena_chunk *chunk = a->first; chunk; chunk = chunk->next)
        ASAN_POISON_MEMORY_REGION(chunk_bytes(chunk), chunk->size);
    use_chunk(a, a->first);
}

/* Release the chunks that hold nothing. */
static void release_kept(struct arena *a) {
    struct arena_chunk *chunk = *kept_link(a);
    *kept_link(a) = NULL;
    while (chunk) {
        struct arena_chunk *next = chunk->next;
        a->reserved -= HEADER + chunk->size;
        ASAN_UNPOISON_MEMORY_REGION(chunk_bytes(chunk), chunk->size);
        a->allocator->release(a->allocator->context, chunk);
        chunk = next;
    }
}

void arena_free(struct arena *a) {
    a->current = NULL;
    a->next = a->end = NULL;
    if (a->first)
        release_kept(a);
}

/* Take a kept chunk with room for `size` bytes out of the list; NULL when there is none. */
static struct arena_chunk *take_kept(struct arena *a, size_t size) {
    for (struct arena_chunk **link = kept_link(a); *link; link = &(*link)->next) {
        struct arena_chunk *chunk = *link;
        if (chunk->size >= size) {
            *link = chunk->next;
            return chunk;
        }
    }
    return NULL;
}

/* How large the next chunk is to be, with its header: it doubles what there is, within bounds. */
static size_t preferred_total(const struct arena *a) {
    if (a->reserved < CHUNK_FIRST)
        return CHUNK_FIRST;
    return a->reserved < CHUNK_LARGEST ? a->reserved : CHUNK_LARGEST;
}

static size_t round_up(size_t bytes) {
    return (bytes + ARENA_ALIGNMENT - 1) & ~(size_t)(ARENA_ALIGNMENT - 1);
}

static size_t round_down(size_t bytes) {
    return bytes & ~(size_t)(ARENA_ALIGNMENT - 1);
}

/* A chunk with room for `size` bytes, a multiple of the alignment; NULL at the limit. */
static struct arena_chunk *new_chunk(struct arena *a, size_t size) {
    size_t total = HEADER + size;
    if (total > a->limit - a->reserved)
        release_kept(a);
    size_t left = round_down(a->limit - a->reserved);
    if (total > left)
        return NULL;
    size_t preferred = round_down(preferred_total(a));
    if (total < preferred)
        total = preferred < left ? preferred : left;
    struct arena_chunk *chunk = a->allocator->allocate(a->allocator->context, total);
    if (!chunk)
        return NULL;
    chunk->size = total - HEADER;
    a->reserved += total;
    ASAN_POISON_MEMORY_REGION(chunk_bytes(chunk), chunk->size);
    return chunk;
}

static bool next_chunk(struct arena *a, size_t size) {
    struct arena_chunk *chunk = take_kept(a, size);
    if (!chunk)
        chunk = new_chunk(a, size);
    if (!chunk)
        return false;
    chunk->next = *kept_link(a);
    *kept_link(a) = chunk;
    use_chunk(a, chunk);
    return true;
}

static void *full(struct arena *a) {
    if (a->on_full)
        a->on_full(a->on_full_context);
    return NULL;
}

void *arena_grow(struct arena *a, size_t bytes) {
    if (bytes > a->limit || bytes > SIZE_MAX / 2)
        return full(a);
    size_t size = round_up(bytes + !bytes + ARENA_GAP);
    if (size > (size_t)(a->end - a->next) && !next_chunk(a, size))
        return full(a);
    void *memory = a->next;
    a->next += size;
    ASAN_UNPOISON_MEMORY_REGION(memory, bytes);
    return memory;
}

void *arena_calloc(struct arena *a, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size)
        return full(a);
    void *memory = arena_alloc(a, count * size);
    return memory ? memset(memory, 0, count * size) : NULL;
}

char *arena_copy(struct arena *a, const char *text, size_t length) {
    char *copy = length < SIZE_MAX ? arena_alloc(a, length + 1) : NULL;
    if (!copy)
        return NULL;
    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *arena_printf(struct arena *a, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *out = length >= 0 ? arena_alloc(a, (size_t)length + 1) : NULL;
    if (!out)
        return NULL;
    va_start(arguments, format);
    vsnprintf(out, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return out;
}
