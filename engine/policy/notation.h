/*
 * notation.h - the words of the rule language, and running rule files with them.
 *
 * A rule file sees: the words that declare (struct source), the helpers minutes, hours, days,
 * months, sorted and ipairs, and for every other name a path (`person.test.kind`, `trip`). Words
 * take their id first and their body after it: rule "id" { body }. Each file has its own globals,
 * which cannot be assigned.
 */
#ifndef POLICY_NOTATION_H
#define POLICY_NOTATION_H

#include "policy/sandbox.h"
#include "policy/scan.h"

/*
 * Run the files of a source that are clean, look for syntax errors in those with mistakes, and set
 * declarations, terms and functions of the source. `results` has what the scan said of each file;
 * the limits are taken as they are. LKD_NO_MEMORY when the system has none.
 */
enum lkd_status notation_run(struct source *s, const enum scan_result *results,
                             const struct source_limits *limits, struct problems *p,
                             struct lkd_error *err);

/* Leave of the language what function conditions may use: ipairs and sorted. Every other global
 * name is an error from now on. The state is at rest. [-0, +0, raises] */
void notation_close_words(lua_State *L);

#endif
