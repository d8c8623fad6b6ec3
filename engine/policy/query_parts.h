/*
 * query_parts.h - inside the query reader: its names, its state, and complaints.
 *
 * query_reader.c walks the objects, query_values.c reads values, query_complaint.c words what is
 * wrong. A function that meets a mistake notes it with query_complain and returns false; all its
 * callers return at once. Only then the whole text is checked to be JSON, so the readers need not
 * tell a wrong value from broken syntax: they only must never succeed on broken syntax.
 */
#ifndef POLICY_QUERY_PARTS_H
#define POLICY_QUERY_PARTS_H

#include "base/json.h"
#include "policy/name_table.h"
#include "policy/query_reader.h"

/* A key that a query may hold: a group, a place or a plain fact. */
struct query_name {
    uint32_t number;     /* dense, for the set of keys seen */
    enum fact_type type; /* TYPE_GROUP for a mere group */
    uint16_t slot;       /* NO_SLOT for a group */
    uint16_t child_count;
    const struct name_table *values;   /* of an enum */
    struct name_table keys;            /* of a group or place */
    const struct query_name *children; /* by index in `keys` */
    const char *path;                  /* "permit.form"; "" for the whole query */
};
#define TYPE_GROUP TYPE_COUNT

struct query_reader {
    const struct vocabulary *vocabulary;
    const struct zones *zones;
    struct query_name root;
    uint32_t name_count;
};

enum complaint_kind {
    COMPLAINT_SYNTAX, /* json_check will say what it is */
    COMPLAINT_NO_MEMORY,
    COMPLAINT_DUPLICATE,  /* a key for the second time: syntax, but the path is known here */
    COMPLAINT_UNDECLARED, /* `at` is the key in the object `name` */
    COMPLAINT_MISSING,
    COMPLAINT_TYPE,
    COMPLAINT_VALUE, /* enum, time, date, hours, zone: the right type, but no such value */
    COMPLAINT_SIZE,  /* a number beyond its limits, too long a string or list */
    COMPLAINT_DECIMALS,
    COMPLAINT_NO_HOURS, /* a start that equals the end */
    COMPLAINT_SHORT_LINE,
};

struct complaint {
    enum complaint_kind kind;
    const struct query_name *name;
    const char *member; /* of a linestring: "type" or "coordinates", else NULL */
    long index;         /* of a list's element, else -1 */
    const char *at;     /* the value, or the key for COMPLAINT_UNDECLARED */
};

struct query_reading {
    struct json_cursor c;
    const char *text;
    const struct query_reader *reader;
    struct facts *facts;
    struct arena *arena;
    uint64_t *seen;     /* keys by number */
    const char *member; /* where inside a value the cursor is, for complaints */
    long index;
    struct complaint complaint;
};

/* Note what is wrong at `at`, which is where the cursor was before the value; returns false. */
static inline bool query_complain(struct query_reading *q, enum complaint_kind kind,
                                  const struct query_name *name, const char *at) {
    q->complaint = (struct complaint){kind, name, q->member, q->index, at};
    return false;
}

/* Make an error of the complaint, or of broken JSON. */
enum lkd_status query_report(struct query_reading *q, struct lkd_error *err);

/* The members of an object of facts; of a place, which is then given when a zone or a point is. */
bool query_read_object(struct query_reading *q, const struct query_name *group);
bool query_read_place(struct query_reading *q, const struct query_name *place);

/* A key and its colon, escapes resolved; the cursor ends at the value. `*ret_at` is the key. */
bool query_take_key(struct query_reading *q, struct json_string *ret_key, const char **ret_at);

/* The value of a fact. The cursor is at it, as in all functions that read a value: space before a
 * value is skipped by the caller. */
bool query_read_value(struct query_reading *q, const struct query_name *name);

/* Give the string a value without escapes, in the arena; false when the arena is full. */
bool query_resolve_escapes(struct query_reading *q, struct json_string *s);

#endif
