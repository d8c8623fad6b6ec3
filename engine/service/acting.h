/*
 * acting.h - what the calls that read or change the registry share.
 *
 *     struct acting a;
 *     if (acting_begin(x, &a, "zone level why", true) && acting_covers(&a, zone, "zone"))
 *         acting_end(&a, lkd_registry_add(a.registry, ..., &a.act, ...));
 *     acting_free(&a);
 *
 * Whatever fails is answered by a problem; nothing else may answer after a false.
 */
#ifndef SERVICE_ACTING_H
#define SERVICE_ACTING_H

#include "service/fields.h"
#include "service/live.h"

#define ACTING_ZONES_MAX (256 * LKD_KEY_MAX)

struct acting {
    struct exchange *x;
    struct live *live; /* retained */
    struct lkd_registry *registry;
    struct fields fields;
    struct lkd_act act;
    struct lkd_row_findings *findings;
    struct lkd_error err;
};

/*
 * Open the registry of the service, for writing with `known` (the members of the body) and a reason
 * ("why"), else for reading. `reason` stands for a reason that is not given; NULL: it is needed.
 */
bool acting_begin(struct exchange *x, struct acting *a, const char *known, const char *reason);
void acting_free(struct acting *a);

/* Are the zones (with spaces between) inside the territory of the key's authority? An admin without
 * an authority, and for reading an auditor, is at home everywhere. Nothing is answered. */
bool acting_is_inside(const struct acting *a, const char *zones);
/* The same, else the answer is a problem that names `path`. NULL is passed over, as the registry
 * will ask for it. */
bool acting_covers(struct acting *a, const char *zones, const char *path);
/* The same for a column of a row; a place that has no zone is inside of nothing. */
bool acting_covers_row(struct acting *a, const char *table, const char *key, const char *column);

/* Answer a failure, or true. */
bool acting_done(struct acting *a, enum lkd_status status);
/* Log what was done, and answer with what was written to `out`. */
void acting_answer(struct acting *a, unsigned status, const char *id);
/* The same with {"id":"..."}. */
void acting_answer_id(struct acting *a, unsigned status, const char *id);

#endif
