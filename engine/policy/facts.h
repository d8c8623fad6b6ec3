/*
 * facts.h - the facts of one query, in the slots of the vocabulary.
 *
 * Filled by query_reader.h (JSON text) or by a caller in C; read by evaluation. Strings, zone lists
 * and shapes point into the arena of the request or into the query text and live as long as these.
 *
 * Order: facts_new once for many queries; for each of them facts_clear (query_read does it), the
 * facts, then facts_settle.
 */
#ifndef POLICY_FACTS_H
#define POLICY_FACTS_H

#include "policy/vocabulary.h"

enum fact_state {
    FACT_UNKNOWN, /* not asked, not looked up, not shown yet */
    FACT_GIVEN,
    FACT_NONE /* known to be absent: every atom on it is false */
};

union value {
    int64_t i; /* boolean 0/1, integer, decimal in millionths, enum index, time, date, zone index;
                  of a place: the index of its zone, or NO_ZONE when it is given by a point alone */
    struct {
        const char *bytes;
        uint32_t length;
    } string;
    struct {
        int32_t from_s, to_s;
    } hours; /* seconds of the day, half-open; 0 to 86400 */
    struct {
        const uint32_t *zones;
        uint32_t count;
    } zones;
    struct {
        double lon, lat;
    } point;
    struct {
        const double *lonlat;
        uint32_t count;
    } line; /* count points, 2*count doubles */
};

struct facts_plan;

struct facts {
    const struct vocabulary *vocabulary;
    const struct facts_plan *plan; /* what clearing and settling have to do; owned by facts.c */
    unsigned char *state;          /* enum fact_state by slot */
    union value *value;            /* by slot */
    int64_t time_s;                /* the moment of the check: fact "time", else the caller's now */
    int query;                     /* index into vocabulary.queries, or -1 */
};

/* Allocate the slots of a vocabulary in the arena and clear them; NULL when it is full. It looks
 * through the whole vocabulary: make the facts once and clear them for each query. */
struct facts *facts_new(const struct vocabulary *v, struct arena *arena);
/* Make every fact unknown, or what its `absent` says; `time_s` stays. */
void facts_clear(struct facts *f);
/* After the last fact is set: details of a head that is known to be absent become FACT_NONE, given
 * or not, and so do the details of these. Absent is a head that is FACT_NONE, the enum value
 * `none`, false, or the integer 0. A detail that is a place takes its modifiers along. */
void facts_settle(struct facts *f);

/* Is it given, and not by what the vocabulary presets alone? */
bool facts_says(const struct facts *f, uint16_t slot);

#endif
