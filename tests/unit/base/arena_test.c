/*
 * arena_test.c - arenas and the arrays that grow in them.
 */
#include "support/tap.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/vec.h"
#include "support/failing_malloc.h"

#define NO_LIMIT ((size_t)1 << 40)

/* An allocator that counts what is out and fails the allocation number `fail_at` (from 1). */
struct counting {
    size_t made, released, fail_at;
};

static void *counting_allocate(void *context, size_t bytes) {
    struct counting *c = context;
    return ++c->made == c->fail_at ? NULL : malloc(bytes);
}

static void counting_release(void *context, void *memory) {
    struct counting *c = context;
    c->released++;
    free(memory);
}

static struct allocator counting_allocator(struct counting *c) {
    return (struct allocator){counting_allocate, counting_release, c};
}

static void test_alignment(void **state) {
    (void)state;
    struct arena a;
    arena_init(&a, NO_LIMIT, NULL);
    for (size_t bytes = 0; bytes < 300; bytes++) {
        char *memory = arena_alloc(&a, bytes);
        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % 16, 0);
        memset(memory, 0x5A, bytes);
    }
    arena_free(&a);
}

static void test_no_overlap(void **state) {
    (void)state;
    enum { COUNT = 2000 };
    static unsigned char *blocks[COUNT];
    struct arena a;
    arena_init(&a, NO_LIMIT, NULL);
    for (size_t i = 0; i < COUNT; i++) {
        blocks[i] = arena_alloc(&a, i + 1);
        memset(blocks[i], (int)(i & 0xFF), i + 1);
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j <= i; j++)
            assert_int_equal(blocks[i][j], i & 0xFF);
    arena_free(&a);
}

static void test_nothing_before_first_use(void **state) {
    (void)state;
    struct counting c = {0};
    struct allocator allocator = counting_allocator(&c);
    struct arena a;
    arena_init(&a, NO_LIMIT, &allocator);
    arena_reset(&a);
    arena_free(&a);
    assert_int_equal(c.made, 0);
}

static void test_chunks_double(void **state) {
    (void)state;
    struct counting c = {0};
    struct allocator allocator = counting_allocator(&c);
    struct arena a;
    arena_init(&a, NO_LIMIT, &allocator);
    for (size_t i = 0; i < 64 * 1024; i++)
        assert_non_null(arena_alloc(&a, 48));
    /* At least 3 MB: 4 KB to 512 KB double, then 1 MB each. */
    assert_in_range(c.made, 9, 16);
    size_t first_round = c.made;
    arena_reset(&a);
    for (size_t i = 0; i < 64 * 1024; i++)
        assert_non_null(arena_alloc(&a, 48));
    assert_int_equal(c.made, first_round);
    arena_free(&a);
    assert_int_equal(c.released, c.made);
    assert_int_equal(a.reserved, 0);
}

static void test_reset_keeps_memory_for_other_sizes(void **state) {
    (void)state;
    struct counting c = {0};
    struct allocator allocator = counting_allocator(&c);
    struct arena a;
    arena_init(&a, NO_LIMIT, &allocator);
    size_t made = 0;
    for (int round = 0; round < 20; round++) {
        for (int i = 0; i < 10; i++) {
            assert_non_null(arena_alloc(&a, 100));
            assert_non_null(arena_alloc(&a, round % 2 ? 50000 : 3000));
        }
        arena_reset(&a);
        if (round == 1)
            made = c.made;
    }
    assert_int_equal(c.made, made);
    arena_free(&a);
}

static void test_large_allocation(void **state) {
    (void)state;
    struct arena a;
    arena_init(&a, NO_LIMIT, NULL);
    char *small = arena_copy(&a, "before", 6);
    char *large = arena_alloc(&a, 5 << 20);
    char *after = arena_copy(&a, "after", 5);
    memset(large, 'x', 5 << 20);
    assert_string_equal(small, "before");
    assert_string_equal(after, "after");
    arena_free(&a);
}

static void test_limit(void **state) {
    (void)state;
    struct arena a;
    arena_init(&a, 100000, NULL);
    size_t got = 0;
    while (arena_alloc(&a, 1000))
        got += 1000;
    assert_in_range(got, 80000, 100000);
    assert_true(a.reserved <= a.limit);
    assert_null(arena_alloc(&a, 100000));
    arena_reset(&a);
    assert_non_null(arena_alloc(&a, 1000));
    arena_free(&a);
}

static void test_limit_counts_live_memory_only(void **state) {
    (void)state;
    struct arena a;
    arena_init(&a, 100000, NULL);
    while (arena_alloc(&a, 1000))
        continue;
    arena_reset(&a);
    assert_non_null(arena_alloc(&a, 90000)); /* the small chunks are given back for it */
    assert_true(a.reserved <= a.limit);
    arena_free(&a);
}

static void test_tiny_limits(void **state) {
    (void)state;
    for (size_t limit = 0; limit < 200; limit++) {
        struct arena a;
        arena_init(&a, limit, NULL);
        for (size_t bytes = 0; bytes < 250; bytes++)
            if (!arena_alloc(&a, bytes))
                break;
        assert_true(a.reserved <= limit);
        assert_null(arena_alloc(&a, limit + 1));
        arena_free(&a);
    }
}

static void test_absurd_sizes(void **state) {
    (void)state;
    struct arena a;
    arena_init(&a, SIZE_MAX, NULL);
    for (size_t less = 0; less < 64; less++) {
        assert_null(arena_alloc(&a, SIZE_MAX - less));
        assert_null(arena_calloc(&a, SIZE_MAX - less, 2));
    }
    assert_non_null(arena_alloc(&a, 1));
    for (size_t less = 0; less < 64; less++)
        assert_null(arena_alloc(&a, SIZE_MAX - less));
    assert_null(arena_calloc(&a, SIZE_MAX / 2, 3));
    assert_null(arena_calloc(&a, SIZE_MAX / 16 + 1, 16));
    assert_null(arena_copy(&a, "x", SIZE_MAX));
    arena_free(&a);
}

static void test_calloc_is_zero(void **state) {
    (void)state;
    struct arena a;
    arena_init(&a, NO_LIMIT, NULL);
    memset(arena_alloc(&a, 1000), 0xFF, 1000);
    arena_reset(&a);
    unsigned char *zeroed = arena_calloc(&a, 10, 100);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(zeroed[i], 0);
    assert_non_null(arena_calloc(&a, 0, 8));
    arena_free(&a);
}

static void test_copies(void **state) {
    (void)state;
    struct arena a;
    arena_init(&a, NO_LIMIT, NULL);
    assert_string_equal(arena_copy(&a, "Quận 1, TP HCM", strlen("Quận")), "Quận");
    assert_string_equal(arena_strdup(&a, "giấy"), "giấy");
    assert_string_equal(arena_copy(&a, NULL, 0), "");
    assert_string_equal(arena_printf(&a, "%s:%d", "rules/x.lua", 12), "rules/x.lua:12");
    assert_string_equal(arena_printf(&a, "%s", ""), "");
    assert_int_equal(strlen(arena_printf(&a, "%5000d", 1)), 5000);
    arena_free(&a);
}

static void test_free_twice(void **state) {
    (void)state;
    struct arena zeroed = {0};
    arena_free(&zeroed);
    struct arena a;
    arena_init(&a, NO_LIMIT, NULL);
    arena_alloc(&a, 10);
    arena_free(&a);
    arena_free(&a);
    assert_non_null(arena_alloc(&a, 10));
    arena_free(&a);
}

/* A work load of all functions; returns whether every allocation succeeded. */
static bool fill(struct arena *a) {
    struct {
        int *items;
        size_t count, capacity;
    } numbers = {0};
    bool ok = true;
    for (int i = 0; i < 3000; i++)
        ok = VEC_PUSH(a, &numbers, i) && ok;
    ok = arena_copy(a, "text", 4) && ok;
    ok = arena_calloc(a, 1000, 64) && ok;
    ok = arena_printf(a, "%2000d", 7) && ok;
    ok = arena_alloc(a, 3 << 20) && ok;
    return ok;
}

static void test_failing_allocator(void **state) {
    (void)state;
    struct counting c = {0};
    struct allocator allocator = counting_allocator(&c);
    bool ok = false;
    for (size_t n = 1; !ok; n++) {
        c = (struct counting){.fail_at = n};
        struct arena a;
        arena_init(&a, NO_LIMIT, &allocator);
        ok = fill(&a);
        assert_int_equal(ok, c.made < n);
        arena_free(&a);
        assert_int_equal(c.released, ok ? c.made : c.made - 1);
    }
    assert_true(c.made > 5);
}

static bool fill_new_arena(void *context) {
    (void)context;
    struct arena a;
    arena_init(&a, NO_LIMIT, NULL);
    bool ok = fill(&a);
    arena_free(&a);
    return ok;
}

static void test_failing_malloc(void **state) {
    (void)state;
    assert_true(fail_every_allocation_once(fill_new_arena, NULL) > 5);
}

static void test_vec(void **state) {
    (void)state;
    struct arena a;
    arena_init(&a, NO_LIMIT, NULL);
    struct {
        struct pair {
            int64_t number;
            char letter;
        } * items;
        size_t count, capacity;
    } pairs = {0};
    for (int i = 0; i < 10000; i++)
        assert_true(VEC_PUSH(&a, &pairs, ((struct pair){i, (char)('a' + i % 26)})));
    assert_int_equal(pairs.count, 10000);
    for (int i = 0; i < 10000; i++) {
        assert_int_equal(pairs.items[i].number, i);
        assert_int_equal(pairs.items[i].letter, 'a' + i % 26);
    }
    arena_free(&a);
}

static void test_vec_at_the_limit(void **state) {
    (void)state;
    struct arena a;
    arena_init(&a, 20000, NULL);
    struct {
        int *items;
        size_t count, capacity;
    } numbers = {0};
    int pushed = 0;
    while (VEC_PUSH(&a, &numbers, pushed))
        pushed++;
    assert_int_equal(numbers.count, pushed);
    for (int i = 0; i < pushed; i++)
        assert_int_equal(numbers.items[i], i);
    size_t huge = SIZE_MAX / 4;
    assert_false(vec_grow(&a, &numbers.items, &huge, sizeof *numbers.items));
    assert_int_equal(huge, SIZE_MAX / 4);
    arena_free(&a);
}

TAP_MAIN(TEST("every allocation is aligned to 16 bytes, empty ones too", test_alignment),
         TEST("allocations do not overlap", test_no_overlap),
         TEST("an unused arena allocates nothing", test_nothing_before_first_use),
         TEST("chunks double up to 1 MB and a reset keeps them", test_chunks_double),
         TEST("a reset arena serves other sizes from what it has",
              test_reset_keeps_memory_for_other_sizes),
         TEST("an allocation above the chunk size gets a chunk of its own", test_large_allocation),
         TEST("the limit is never exceeded", test_limit),
         TEST("memory kept by a reset does not use up the limit",
              test_limit_counts_live_memory_only),
         TEST("limits below one chunk hold to the byte", test_tiny_limits),
         TEST("sizes that overflow are refused", test_absurd_sizes),
         TEST("arena_calloc zeroes reused memory", test_calloc_is_zero),
         TEST("copies and formatted texts end in NUL", test_copies),
         TEST("a zeroed or freed arena may be freed, a freed one used again", test_free_twice),
         TEST("every failing allocator call is reported and nothing leaks", test_failing_allocator),
         TEST("every failing malloc is reported and nothing leaks", test_failing_malloc),
         TEST("an array keeps its items while it grows", test_vec),
         TEST("an array at the limit keeps what it has", test_vec_at_the_limit))
