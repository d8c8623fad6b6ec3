/*
 * failing_malloc.c - see failing_malloc.h.
 */
#include "support/failing_malloc.h"

#include "support/tap.h"

static bool armed, fired;
static size_t left;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

static bool fails_now(void) {
    if (!armed || left-- > 0)
        return false;
    armed = false;
    fired = true;
    return true;
}

void *__wrap_malloc(size_t size) {
    return fails_now() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    return fails_now() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size) {
    return fails_now() ? NULL : __real_realloc(memory, size);
}

void failing_malloc_arm(size_t allocations) {
    armed = true;
    fired = false;
    left = allocations;
}

bool failing_malloc_disarm(void) {
    armed = false;
    return fired;
}

size_t fail_every_allocation_once(bool (*work)(void *context), void *context) {
    for (size_t allocations = 0;; allocations++) {
        failing_malloc_arm(allocations);
        bool succeeded = work(context);
        bool failed_one = failing_malloc_disarm();
        if (succeeded == failed_one)
            fail_msg("with allocation %zu failing the work %s", allocations + 1,
                     succeeded ? "succeeded" : "failed although none was made to fail");
        if (!failed_one)
            return allocations;
    }
}
