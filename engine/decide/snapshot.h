/*
 * snapshot.h - inside the decide module: what a policy and a decider are made of.
 *
 * A policy is the immutable snapshot of design: rulebook, zones, hashes, and what is prepared once
 * for reading queries and writing answers. A decider is the scratch memory of one thread.
 */
#ifndef DECIDE_SNAPSHOT_H
#define DECIDE_SNAPSHOT_H

#include <stdatomic.h>

#include "base/hash.h"
#include "base/text.h"
#include "geo/map_load.h"
#include "lockdown/decide.h"
#include "policy/decision.h"
#include "policy/query_reader.h"
#include "policy/rulebook.h"

struct answer_parts; /* answer.c: texts escaped once */
struct scanned;      /* scanned.h */
struct registered;   /* registered.h */
struct versions;     /* versions.h */
struct logged;       /* logged.h */

/* The facts by which a permit, a person, a business or a vehicle is found. */
#define NAMING_FACTS 5

struct lkd_policy {
    atomic_size_t references;
    struct rulebook *rulebook;
    struct zone_map *map;
    struct geography geography; /* of the map, for evaluation */
    struct arena arena;         /* of reader, parts and laws of orders */
    /* With a registry's orders and levels: the policy whose rulebook and map these are, retained;
     * else NULL. */
    struct lkd_policy *base;
    struct zone_orders *own_orders;    /* of the registry; NULL: it has none, and none hold */
    struct published_levels published; /* in the arena */
    char zones_hash[HASH_TEXT_SIZE];   /* of the map and these */
    const char *orders_text;      /* in the arena: the registry's orders as a zone file; "": none */
    struct policy_origin *origin; /* where it was loaded from; NULL with a registry's orders */
    const struct query_reader *reader;
    const struct answer_parts *parts;
    uint16_t naming_slots[NAMING_FACTS]; /* NO_SLOT: the vocabulary has no such fact */
};

/* What a policy was loaded from, so that a log can keep it. In the arena. */
struct policy_origin {
    const char *rules, *zones, *zone_table; /* paths; zone_table may be NULL */
    const char *const *with;
    size_t with_count;
};

static inline const char *policy_zones_hash(const struct lkd_policy *p) {
    return p->base ? p->zones_hash : p->map->hash;
}

struct lkd_query {
    struct facts *facts;
};

struct lkd_decider {
    struct lkd_policy *policy;
    struct evaluation *evaluation;
    struct arena facts_arena; /* slots, for the life of the decider */
    struct arena arena;       /* of the query at hand; reset by each read */
    struct arena work;        /* of the decision at hand; reset by each decision */
    struct lkd_query query;
    const struct lkd_keys *keys;   /* NULL: none are used */
    struct versions *versions;     /* what the query's other sources make of it */
    struct scanned *scanned;       /* facts of codes; NULL: no keys are used */
    struct registered *registered; /* facts by id; NULL: no registry is used */
    struct logged *logged;         /* the log; NULL: none is kept */
    struct text out;
    struct random_pool random;
    /* of the decision at hand */
    char id[RANDOM_ID_SIZE];
    bool is_logged;
    const char *text; /* of the query; borrowed from the caller */
    size_t text_length;
    const char *about; /* whom the query is about, in its arena; NULL: no source says */
    size_t about_length;
};

#define REQUEST_ARENA_LIMIT ((size_t)16 << 20)
#define ANSWER_LIMIT ((size_t)16 << 20)

/* ---- loading (policy.c) ---- */
/* Make what depends on the rulebook, the map and the orders, which may be NULL. */
enum lkd_status policy_prepare(struct lkd_policy *p, const struct zone_orders *orders,
                               struct lkd_error *err);

/* ---- what a registry adds (registry_policy.c) ---- */
/* The policy with orders (a zone file as a text; "": none) and published levels, lines of zone,
 * level, from and to. As lkd_registry_policy. */
enum lkd_status policy_with_orders(struct lkd_policy *base, const char *orders, const char *levels,
                                   struct lkd_policy **ret_policy, struct lkd_error *err);
struct cell;
/* Would the policy take a row of the blockades? LKD_BAD_ZONES with what is wrong in it. */
enum lkd_status blockade_check(const struct lkd_policy *p, const struct cell *cells,
                               struct lkd_error *err);
/* The lines of the published levels of such a policy. */
void policy_levels_text(const struct lkd_policy *p, struct text *out);

/* ---- steps of a decision (decider.c) ---- */
/* Text to settled facts; `ask` gives the moment. The request arena begins anew. */
enum lkd_status decider_read(struct lkd_decider *d, const char *text, size_t length,
                             const struct lkd_ask *ask, struct lkd_error *err);
/* The decision of the facts read last; its lists live until the next one. False when there was no
 * memory for all of it: then it is undetermined. */
bool decider_decide(struct lkd_decider *d, unsigned fields, struct decision *ret_decision);
/* The same for an answer: it gets an id, and is logged where a log is kept. */
void decider_conclude(struct lkd_decider *d, const struct lkd_ask *ask,
                      struct decision *ret_decision);

/* ---- writing (answer.c) ---- */
/* Reasons that no rule gives: no document in force; outside the jurisdiction. */
extern const struct bilingual answer_gap_text, answer_outside_text;
/* Texts of a rulebook escaped once, and the hash of its map; NULL when the arena is full. */
const struct answer_parts *answer_parts_new(const struct rulebook *rb, const char *zones_hash,
                                            struct arena *arena);
/* What has to be worked out for an answer; bits of enum lkd_fields. */
unsigned answer_needs(const struct lkd_ask *ask);
void answer_write(struct lkd_decider *d, const struct decision *decision, const struct lkd_ask *ask,
                  struct text *out);
void answer_write_error(const struct lkd_error *err, size_t line, struct text *out);

#endif
