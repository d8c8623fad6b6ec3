/*
 * checking.h - what the parts of a check share; see check.h.
 */
#ifndef GEO_CHECKING_H
#define GEO_CHECKING_H

#include "geo/check.h"

struct checking {
    const struct zone_check *check;
    const struct zone_file *file;
    struct geometer *geometer;
    struct arena arena;           /* of the check */
    struct geometry **shapes;     /* of each feature of the file; NULL: it has none */
    struct geometry **parents;    /* the same of the other file, built when needed */
    struct geometry_index *index; /* of `shapes` */
    size_t done, total;           /* steps */
    struct lkd_error *err;
};

/* Count steps and tell them. */
void checking_step(struct checking *k, size_t steps);

/* Add a finding about a feature (NULL: the whole file); the message names the feature first. The
 * parts of `detail` that are not about its words are taken over. */
enum lkd_status checking_add(struct checking *k, const struct zone_feature *feature,
                             const struct lkd_zone_finding *detail, const char *format, ...)
    PRINTF_LIKE(4, 5);

/* check_parents.c */
enum lkd_status check_parents(struct checking *k);
/* check_shapes.c: each shape by itself, and against its parent */
enum lkd_status check_sizes(struct checking *k);
enum lkd_status check_containment(struct checking *k);
/* check_coverage.c: shapes of one kind against each other */
enum lkd_status check_overlaps(struct checking *k);
enum lkd_status check_gaps(struct checking *k);

#endif
