/*
 * lockdown/export.h - the zones of a policy as GeoJSON, each with the level that holds there.
 */
#ifndef LOCKDOWN_EXPORT_H
#define LOCKDOWN_EXPORT_H

#include "lockdown/policy.h"

/* Takes the next bytes of the text; false stops the export. */
typedef bool lkd_write(void *context, const char *bytes, size_t length);

/* Of zones; temporary orders, which may be as small as an alley, are always exact. */
enum lkd_shapes {
    LKD_SHAPES_EXACT,
    LKD_SHAPES_SKETCH, /* corners on a grid of 22 m, which halves surveyed borders */
    LKD_SHAPES_NONE    /* "geometry": null, for those who have them already */
};

/*
 * Every zone and temporary order that has a shape and exists at the moment, one a line, with the
 * properties of zone files. `level` is the one that `levels` of an answer would tell, `cite` the
 * documents it rests on (a list), `valid_until` the instant until which it holds; without them no
 * level is known there. LKD_NOT_FOUND when the policy has no shapes, LKD_IO when writing stopped.
 */
enum lkd_status lkd_policy_export_zones(struct lkd_policy *p, int64_t at_s, enum lkd_shapes shapes,
                                        lkd_write *write, void *context, struct lkd_error *err);

struct lkd_level_choice {
    int64_t at_s;
    const char *kind;   /* of zones: "district" */
    const char *within; /* a zone by its code; NULL: everywhere */
};
/* `level` is NULL for the zones that show none. Texts are borrowed from the policy. */
typedef void lkd_level_count_taker(void *context, const char *level, const char *vi, const char *en,
                                   size_t zones);
/* How many zones show each level at a moment: one call for each level of the rulebook, in the order
 * of its scales, then one for those without. LKD_NOT_FOUND for an unknown zone. */
enum lkd_status lkd_policy_count_levels(struct lkd_policy *p, const struct lkd_level_choice *choice,
                                        lkd_level_count_taker *take, void *context,
                                        struct lkd_error *err);

#endif
