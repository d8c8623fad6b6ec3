/*
 * findings.h - the list of what is wrong or odd with a zone file; what lkd_zone_findings is.
 *
 * Of each kind at most FINDINGS_ERRORS_MAX errors and FINDINGS_WARNINGS_MAX warnings are kept; all
 * are counted, and their areas summed.
 */
#ifndef GEO_FINDINGS_H
#define GEO_FINDINGS_H

#include "base/arena.h"
#include "base/error.h"
#include "lockdown/zones.h"

#define FINDINGS_ERRORS_MAX 100
#define FINDINGS_WARNINGS_MAX 1000

struct lkd_zone_findings *findings_new(void); /* NULL when there is no memory */

/* Add one; its strings are copied, except `kind`, which is static. False when there is no memory.
 * NULL findings take nothing and succeed. */
bool findings_add(struct lkd_zone_findings *f, const struct lkd_zone_finding *finding);

/* Errors before warnings, otherwise as they came. */
void findings_sort(struct lkd_zone_findings *f);

#endif
