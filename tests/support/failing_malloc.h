/*
 * failing_malloc.h - torture: make each allocation fail once.
 *
 * Test programs are linked so that malloc, calloc and realloc of the code under test come here
 * first (-Wl,--wrap). Allocations inside shared libraries are not seen.
 */
#ifndef SUPPORT_FAILING_MALLOC_H
#define SUPPORT_FAILING_MALLOC_H

#include <stdbool.h>
#include <stddef.h>

/* Let `allocations` more succeed and the one after them fail; all later ones succeed again. */
void failing_malloc_arm(size_t allocations);
/* Let all succeed again; returns whether one was made to fail since arming. */
bool failing_malloc_disarm(void);

/*
 * Run `work` with its first allocation failing, then with its second, and so on until it runs
 * through. It returns whether it succeeded, must fail exactly when an allocation failed, and must
 * leave nothing behind (AddressSanitizer's leak check tells). Returns how many were failed.
 */
size_t fail_every_allocation_once(bool (*work)(void *context), void *context);

#endif
