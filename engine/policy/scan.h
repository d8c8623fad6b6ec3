/*
 * scan.h - mistakes that can be seen in the tokens of a rule file, before it runs.
 *
 * Lua would accept most of them in silence: `a and b` is `b`, a field that is written twice keeps
 * its last value, `a == "x"` is false. Inside functions, which compute, operators are free.
 */
#ifndef POLICY_SCAN_H
#define POLICY_SCAN_H

#include "policy/source.h"

enum scan_result {
    SCAN_CLEAN,
    SCAN_MISTAKES, /* reported; Lua may look for syntax errors, but the file is not to run */
    SCAN_BROKEN,   /* reported; Lua would only report the same places again */
};

/* Cut the file into tokens and report what is wrong with them. LKD_NO_MEMORY when the arena of the
 * source is full or the system has no memory. */
enum lkd_status scan_file(struct source *s, uint16_t file, struct problems *p,
                          enum scan_result *ret_result, struct lkd_error *err);

#endif
