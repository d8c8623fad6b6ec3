/*
 * tap.h - what every C test program begins with.
 *
 *     #include "support/tap.h"
 *
 *     static void test_addition(void **state) { (void)state; assert_int_equal(1 + 1, 2); }
 *
 *     TAP_MAIN(TEST("one and one are two", test_addition))
 *
 * One program is one group: cmocka prints a plan for each, and prove accepts only one. cmocka's
 * skip() prints "not ok"; a program that lacks its data calls tap_skip_all() before the group.
 */
#ifndef SUPPORT_TAP_H
#define SUPPORT_TAP_H

/* cmocka.h needs these four before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>

#define TEST(sentence, function)                                                                   \
    { (sentence), (function), NULL, NULL, NULL }

#define TAP_MAIN(...)                                                                              \
    int main(void) {                                                                               \
        const struct CMUnitTest tests[] = {__VA_ARGS__};                                           \
        cmocka_set_message_output(CM_OUTPUT_TAP);                                                  \
        return cmocka_run_group_tests(tests, NULL, NULL);                                          \
    }

/* Print a plan of no tests with the reason, and end the program. */
_Noreturn void tap_skip_all(const char *reason);

/* The path of a file of the shared test data ("corpora/json-parsing"), or NULL where it is absent:
 * $LOCKDOWN_SHARED, else ../shared. Borrowed until the next call. */
const char *shared_path(const char *name);

#endif
