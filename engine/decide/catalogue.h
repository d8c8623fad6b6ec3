/*
 * catalogue.h - inside the catalogue: writing JSON about a policy.
 */
#ifndef DECIDE_CATALOGUE_H
#define DECIDE_CATALOGUE_H

#include "decide/snapshot.h"
#include "lockdown/catalogue.h"

#define CATALOGUE_LIMIT ((size_t)64 << 20)

struct catalogue {
    const struct lkd_policy *policy;
    const struct rulebook *rb;
    const struct lkd_catalogue_choice *choice;
    uint32_t zone; /* of the choice, or NO_ZONE */
    int64_t now_s;
    struct arena scratch; /* of the text sought */
    const char *sought;   /* without marks and capitals; NULL: any */
    struct text out;
};

/* ---- parts of JSON ---- */
void catalogue_string(struct text *out, const char *name, const char *value); /* NULL: left out */
void catalogue_bilingual(struct text *out, const char *name, struct bilingual text);
void catalogue_moment(struct text *out, const char *name, int64_t at_s); /* open ends: left out */
void catalogue_citations(struct catalogue *c, struct citations cite);

/* A row has been written from out[before] on: keep it, with a comma, when it has the text that is
 * sought. After the last, rows that began at out[begin] get their bracket. */
void catalogue_end_row(struct catalogue *c, size_t before);
void catalogue_end_rows(struct catalogue *c, size_t begin);

/* ---- sections ---- */
void catalogue_rules(struct catalogue *c);
bool catalogue_versions(struct catalogue *c, const char *id); /* false: no such rule */
void catalogue_law(struct catalogue *c);                      /* authorities, directives */
void catalogue_levels(struct catalogue *c);
void catalogue_applied(struct catalogue *c);
bool catalogue_moments(struct catalogue *c); /* false: no memory */
void catalogue_changes(struct catalogue *c);

/* The text as it is now, new, and the catalogue is done with. */
enum lkd_status catalogue_take(struct catalogue *c, char **ret_json, size_t *ret_length,
                               struct lkd_error *err);

#endif
