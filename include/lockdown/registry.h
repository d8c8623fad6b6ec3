/*
 * lockdown/registry.h - the registry: people, permits, businesses, vehicles, published levels,
 * blockades, and what officials write down about them.
 *
 * A registry is one file. A handle belongs to one thread at a time; any number of handles, also of
 * other programs, may read while one writes. Every function that writes does all of it or nothing,
 * and every change is recorded with who made it, when and why.
 *
 * Values are given as text and checked by the rulebook and the zones of a policy
 * (lkd_registry_judge_by). What is wrong with them is told as findings.
 */
#ifndef LOCKDOWN_REGISTRY_H
#define LOCKDOWN_REGISTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lockdown/policy.h"

struct lkd_registry;

/* Make a new one; LKD_BAD_DATA when the file is there already. */
enum lkd_status lkd_registry_create(const char *path, struct lkd_error *err);
/*
 * Open one; `writing` also brings an older one up to date. LKD_NOT_FOUND, LKD_BAD_DATA (it is no
 * registry, damaged, or of a newer version), LKD_IO (locked, not to be read or written).
 */
enum lkd_status lkd_registry_open(const char *path, bool writing, struct lkd_registry **ret,
                                  struct lkd_error *err);
void lkd_registry_close(struct lkd_registry *r); /* NULL is fine */
/* To be called before a long wait: what is kept for the next look-up is let go, so that writers can
 * clean up behind themselves. NULL is fine. */
void lkd_registry_rest(struct lkd_registry *r);

/* Check values by the words and zones of a policy from now on; it is retained. */
enum lkd_status lkd_registry_judge_by(struct lkd_registry *r, struct lkd_policy *policy,
                                      struct lkd_error *err);

/*
 * The policy as it is with this registry: its blockades replace those of the map, unless it has
 * none at all, and the levels it publishes fill the epidemic scale. Rulebook and zones are shared
 * with `base`, not built anew. The policy is new with one reference, a snapshot of this moment:
 * make another when the registry has changed. LKD_BAD_ZONES or LKD_BAD_DATA: what the registry
 * holds does not fit the rulebook.
 */
enum lkd_status lkd_registry_policy(struct lkd_registry *r, struct lkd_policy *base,
                                    struct lkd_policy **ret_policy, struct lkd_error *err);

/* Who does something, when and why; none may be NULL or empty. */
struct lkd_act {
    const char *who, *why;
    int64_t at_s;
};

/* ---- findings ---- */

/* What is wrong with a row, ready to print. Strings are borrowed from the findings. */
struct lkd_row_finding {
    size_t row;         /* from 1, the header not counted; 0: the header, or no file */
    size_t line;        /* where it begins, from 1; 0: no file */
    const char *column; /* NULL: the whole row */
    const char *message;
    const char *hint; /* NULL: none */
};
struct lkd_row_findings;                                         /* in the order of the rows */
size_t lkd_row_findings_count(const struct lkd_row_findings *f); /* kept: at most 1,000 */
size_t lkd_row_findings_total(const struct lkd_row_findings *f);
struct lkd_row_finding lkd_row_findings_at(const struct lkd_row_findings *f, size_t i);
void lkd_row_findings_free(struct lkd_row_findings *f); /* NULL is fine */

/* ---- CSV ---- */

struct lkd_registry_import {
    const char *table, *path; /* "-" is no file here */
    bool dry_run;             /* check everything, write nothing */
    struct lkd_act act;
    void (*report)(void *context, size_t done, size_t total); /* bytes; may be NULL */
    void *context;
};
/*
 * Read a CSV file into a table: rows with new keys are added, those with known ones change the
 * columns the file has. The first line names the columns, in English or Vietnamese, with marks or
 * without. A file with mistakes is LKD_BAD_DATA: all of them are findings, nothing is written.
 * `*ret_findings` is new whatever the status, NULL when there is none. Files up to 1 GB.
 */
enum lkd_status lkd_registry_import(struct lkd_registry *r,
                                    const struct lkd_registry_import *options, size_t *ret_rows,
                                    struct lkd_row_findings **ret_findings, struct lkd_error *err);

typedef bool lkd_registry_write(void *context, const char *bytes, size_t length);
/* Write a table as CSV, ordered by key, English names first. LKD_IO when writing stopped. */
enum lkd_status lkd_registry_export(struct lkd_registry *r, const char *table,
                                    lkd_registry_write *write, void *context,
                                    struct lkd_error *err);

/* ---- single rows ---- */

/* A value by the name of its column; a NULL value is left out. */
struct lkd_field {
    const char *column, *value;
};

/* Takes a row: every column of the table, in its order, values as the export writes them, NULL
 * where there is none. Borrowed during the call; false stops the reading. */
typedef bool lkd_row_taker(void *context, const struct lkd_field *fields, size_t count);
/* Every row of a table, by key. Do not write to the registry while it lasts. */
enum lkd_status lkd_registry_each(struct lkd_registry *r, const char *table, lkd_row_taker *take,
                                  void *context, struct lkd_error *err);

#define LKD_KEY_MAX 65
/*
 * Add one row; `action` names what was done in the change log ("suspend"). Without a value for the
 * key a new one is made. LKD_BAD_DATA: findings tell what is wrong, among it a key that is there
 * already. `ret_key` gets the key.
 */
enum lkd_status lkd_registry_add(struct lkd_registry *r, const char *table,
                                 const struct lkd_field *fields, size_t count, const char *action,
                                 const struct lkd_act *act, char ret_key[LKD_KEY_MAX],
                                 struct lkd_row_findings **ret_findings, struct lkd_error *err);

/*
 * Write the moment of the act into a column that says when something happened: a ticket is used, a
 * trip ends, a card is revoked, a suspension lifted. LKD_BAD_DATA when it has happened already,
 * which the message dates; LKD_NOT_FOUND for an unknown key.
 */
enum lkd_status lkd_registry_stamp(struct lkd_registry *r, const char *table, const char *key,
                                   const char *column, const char *action,
                                   const struct lkd_act *act, struct lkd_error *err);

/* End a blockade at the moment of the act, one that has not begun when it begins; LKD_BAD_DATA when
 * it has ended before. */
enum lkd_status lkd_registry_lift_blockade(struct lkd_registry *r, const char *id,
                                           const struct lkd_act *act, struct lkd_error *err);

/* The trip the household has begun last and not ended; of that person, unless it is NULL. */
enum lkd_status lkd_registry_open_trip(struct lkd_registry *r, const char *household,
                                       const char *person, char ret_trip[LKD_KEY_MAX],
                                       struct lkd_error *err);

struct lkd_purged {
    size_t permits, trips;
};
/*
 * Take a person out: the row, the permits and the trips; the change log keeps its entries and their
 * number, but no longer says whom they were about. LKD_NOT_FOUND for an unknown id.
 */
enum lkd_status lkd_registry_purge(struct lkd_registry *r, const char *person,
                                   const struct lkd_act *act, struct lkd_purged *ret_purged,
                                   struct lkd_error *err);

/* ---- permits ---- */

/* Issue one permit; as lkd_registry_add. Within the quota of its business, if it has one. */
enum lkd_status lkd_registry_issue(struct lkd_registry *r, const struct lkd_field *fields,
                                   size_t count, const struct lkd_act *act,
                                   char ret_id[LKD_KEY_MAX], struct lkd_row_findings **ret_findings,
                                   struct lkd_error *err);
/*
 * Issue a permit to each row of a CSV file of a company's staff: `fields` are the same for all of
 * them, the file has the rest. All or none, and all together within the quota of the business.
 */
enum lkd_status lkd_registry_issue_staff(struct lkd_registry *r, const char *path,
                                         const struct lkd_field *fields, size_t count, bool dry_run,
                                         const struct lkd_act *act, size_t *ret_issued,
                                         struct lkd_row_findings **ret_findings,
                                         struct lkd_error *err);
/* A later end. LKD_BAD_DATA for a permit that is revoked or ends no earlier already, or has ended
 * and no longer fits into the quota. */
enum lkd_status lkd_registry_renew(struct lkd_registry *r, const char *id, int64_t valid_to_s,
                                   const struct lkd_act *act, struct lkd_error *err);
/* `reason` is a value of `permit.revoked_reason`, or NULL. */
enum lkd_status lkd_registry_revoke(struct lkd_registry *r, const char *id, const char *reason,
                                    const struct lkd_act *act, struct lkd_error *err);

/*
 * The permit as the JSON object that lkd_permit_issue() (permits.h) signs into a code.
 * LKD_NOT_FOUND; LKD_BAD_DATA when it is revoked. The text is new, NUL-terminated; free() it.
 */
enum lkd_status lkd_registry_describe_permit(struct lkd_registry *r, const char *id,
                                             char **ret_json, struct lkd_error *err);

/* Which permits; NULL and false do not choose. */
struct lkd_permit_choice {
    const char *form, *class_name, *issuer, *person, *business;
    bool ends_given;
    int64_t ends_s;    /* those whose end is just this */
    const char *state; /* at `at_s`: "valid", "expired", "revoked" or "future" */
    int64_t at_s;
};
/* Let a whole kind of permits end later, those that are revoked or end later anyway left alone. */
enum lkd_status lkd_registry_extend(struct lkd_registry *r, const struct lkd_permit_choice *choice,
                                    int64_t valid_to_s, const struct lkd_act *act,
                                    size_t *ret_count, struct lkd_error *err);

/* A permit, its texts borrowed during the call; "" where nothing is known. */
struct lkd_registered_permit {
    const char *id, *holder, *person, *business, *form, *class_name, *issuer, *purpose, *state,
        *revoked_reason;
    int64_t valid_from_s, valid_to_s;
    bool revoked;
    int64_t revoked_at_s;
};
typedef bool lkd_registered_permit_taker(void *context, const struct lkd_registered_permit *permit);
enum lkd_status lkd_registry_permits(struct lkd_registry *r, const struct lkd_permit_choice *choice,
                                     lkd_registered_permit_taker *take, void *context,
                                     struct lkd_error *err);

/* ---- published levels ---- */

struct lkd_levels_import {
    const char *path; /* CSV: zone, level; figures of the zone besides, if it has them */
    const char *act, *author;
    int64_t from_s, to_s; /* INT64_MAX: no known end */
    bool dry_run;
    struct lkd_act by; /* who imports it, when and why */
};
/*
 * A list of the levels of zones. One that contradicts itself (a zone twice, shares above 100 %,
 * more cases than people, a period that ends before it begins) is refused whole, and what was
 * published before stays. Of two lists in force the one that begins later holds, then the one
 * imported later.
 */
enum lkd_status lkd_levels_import(struct lkd_registry *r, const struct lkd_levels_import *options,
                                  size_t *ret_rows, char ret_list[LKD_KEY_MAX],
                                  struct lkd_row_findings **ret_findings, struct lkd_error *err);

struct lkd_level_list {
    const char *id, *act, *author; /* borrowed during the call */
    int64_t from_s, to_s, imported_at_s;
    size_t zones;
};
typedef bool lkd_level_list_taker(void *context, const struct lkd_level_list *list);
enum lkd_status lkd_levels_list(struct lkd_registry *r, lkd_level_list_taker *take, void *context,
                                struct lkd_error *err);
typedef bool lkd_level_taker(void *context, const char *zone, const char *level);
/* The rows of one list, by zone; LKD_NOT_FOUND. */
enum lkd_status lkd_levels_of(struct lkd_registry *r, const char *list, lkd_level_taker *take,
                              void *context, struct lkd_error *err);

/* ---- reading a row ---- */

/* A column of a row and its value as CSV has it, "" for none; borrowed during the call. */
typedef void lkd_column_taker(void *context, const char *column, const char *value);
/* The row with that key, column by column; LKD_NOT_FOUND. */
enum lkd_status lkd_registry_row(struct lkd_registry *r, const char *table, const char *key,
                                 lkd_column_taker *take, void *context, struct lkd_error *err);

/* ---- who may call the service ---- */

#define LKD_CALLER_KEY_SIZE 69  /* "ldk_", 64 hexadecimal digits, a NUL */
#define LKD_CALLER_HASH_SIZE 65 /* of the hash that is kept of a key, with a NUL */

/* A key as it is kept; texts are borrowed during the call. */
struct lkd_caller_key {
    const char *id, *role, *authority, *hash; /* authority "": none */
    int64_t from_s, to_s, revoked_at_s;       /* INT64_MAX: no end, not revoked */
};
typedef bool lkd_caller_key_taker(void *context, const struct lkd_caller_key *key);
enum lkd_status lkd_caller_keys(struct lkd_registry *r, lkd_caller_key_taker *take, void *context,
                                struct lkd_error *err);
/*
 * Make a key: `fields` have role, owner and, if they are wanted, id, authority, from (default: the
 * moment of the act) and to. The key itself is told once and only its hash is kept. As
 * lkd_registry_add.
 */
enum lkd_status lkd_caller_key_add(struct lkd_registry *r, const struct lkd_field *fields,
                                   size_t count, const struct lkd_act *act,
                                   char ret_key[LKD_CALLER_KEY_SIZE],
                                   struct lkd_row_findings **ret_findings, struct lkd_error *err);
void lkd_caller_key_hash(const char *key, size_t length, char ret_hash[LKD_CALLER_HASH_SIZE]);

#endif
