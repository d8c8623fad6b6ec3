/*
 * lockdown/export.h - the zones of a policy as GeoJSON, each with the level that holds there.
 */
#ifndef LOCKDOWN_EXPORT_H
#define LOCKDOWN_EXPORT_H

#include "lockdown/policy.h"

/* Takes the next bytes of the text; false stops the export. */
typedef bool lkd_write(void *context, const char *bytes, size_t length);

/*
 * Every zone and temporary order that has a shape and exists at the moment, one a line, with the
 * properties of zone files. `level` is the one that `levels` of an answer would tell, `cite` the
 * documents it rests on (a list), `valid_until` the instant until which it holds; without them no
 * level is known there. LKD_NOT_FOUND when the policy has no shapes, LKD_IO when writing stopped.
 */
enum lkd_status lkd_policy_export_zones(struct lkd_policy *p, int64_t at_s, lkd_write *write,
                                        void *context, struct lkd_error *err);

#endif
