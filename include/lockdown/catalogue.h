/*
 * lockdown/catalogue.h - what a policy holds, for people who want to read it: its rules in words,
 * its acts, its levels over time, its vocabulary. Everything is JSON, with texts in both languages.
 */
#ifndef LOCKDOWN_CATALOGUE_H
#define LOCKDOWN_CATALOGUE_H

#include "lockdown/policy.h"

/* What to tell; zeroes choose everything. */
struct lkd_catalogue_choice {
    bool at_given; /* what is in force at `at_s` */
    int64_t at_s;
    const char *zone; /* what may concern this zone, by its code */
    const char *text; /* what has this text in it, capitals and marks disregarded */
};

/*
 * {"authorities":[...],"directives":[...],"levels":[...],"applied":[...],"rules":[...],
 *  "defaults":[...],"changes":[...]}: directives, applied levels, rules and defaults that are
 * chosen. `changes` lists the moments after `now_s` (with `at_s`: after that) at which rules begin
 * or end and levels change, up to twenty. LKD_BAD_QUERY for an unknown zone. New; free() it.
 */
enum lkd_status lkd_catalogue_rules(const struct lkd_policy *p,
                                    const struct lkd_catalogue_choice *choice, int64_t now_s,
                                    char **ret_json, size_t *ret_length, struct lkd_error *err);

/* {"id":...,"versions":[rules, as above]}; LKD_NOT_FOUND with the nearest id. New; free() it. */
enum lkd_status lkd_catalogue_rule(const struct lkd_policy *p, const char *id, char **ret_json,
                                   size_t *ret_length, struct lkd_error *err);

/*
 * {"queries":[{"name","label"}],"facts":[{"path","type","label","ask","values":[{"value","label"}],
 *  "rank","head","absent","remedy"}],"zones":[{"id","name","name_en","kind","parent"}],
 *  "authorities":[...],"directives":[...]}: the last two as above, all of them. New; free() it.
 */
enum lkd_status lkd_catalogue_vocabulary(const struct lkd_policy *p, char **ret_json,
                                         size_t *ret_length, struct lkd_error *err);

/* {"levels":[{"id","label","scale","rank"}],"moments":[...]}: the moments, in order, at which the
 * levels of zones may change, or temporary orders begin or end. New; free() it. */
enum lkd_status lkd_catalogue_timeline(const struct lkd_policy *p, char **ret_json,
                                       size_t *ret_length, struct lkd_error *err);

/* The longest stretch of time around a moment in which the levels of all zones stay as they are,
 * and temporary orders neither come nor go. */
void lkd_catalogue_steady(const struct lkd_policy *p, int64_t at_s, int64_t *ret_from_s,
                          int64_t *ret_to_s);

#endif
