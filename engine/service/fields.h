/*
 * fields.h - the JSON object of a request as fields of a row of the registry.
 *
 * A text, number, true or false is its value; null is none; an array of texts is a list with spaces
 * between, of hours ("hours": ["06:00", "18:00"]) the two with a dash; an object (a shape) is its
 * text. A member that the call does not know is a mistake.
 */
#ifndef SERVICE_FIELDS_H
#define SERVICE_FIELDS_H

#include "base/arena.h"
#include "lockdown/registry.h"
#include "service/exchange.h"

#define FIELDS_MAX 24

struct fields {
    struct arena arena; /* of names and values */
    struct lkd_field items[FIELDS_MAX];
    size_t count;
    const char *why; /* the member "why"; NULL: not given */
};

/* Read the body; `known` names the members that may be there, with spaces between, besides "why".
 * False when it is not such an object: the problem is the answer then. Free it in any case. */
bool fields_read(struct exchange *x, const char *known, struct fields *ret_fields);
void fields_free(struct fields *f);

/* The value of a field, or NULL. */
const char *fields_value(const struct fields *f, const char *column);
/* Add or replace one; the value is borrowed. */
void fields_set(struct fields *f, const char *column, const char *value);

#endif
