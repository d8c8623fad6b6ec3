/*
 * permit_policy.h - the permit policy as plain C: a query, and the list of its rules.
 */
#ifndef BENCH_PERMIT_POLICY_PERMIT_POLICY_H
#define BENCH_PERMIT_POLICY_PERMIT_POLICY_H

#include <stdbool.h>
#include <stdint.h>

enum purpose {
    EMERGENCY,
    FRONTLINE,
    SUPPLY,
    SHOPPING,
    ONSITE,
    PERMIT_WORK,
    VACCINATION,
    RETURN_HOME,
    TRANSFER,
    OTHER
};
enum status { STATUS_NONE, F0, F1, F2 };
enum permit_class { CLASS_NONE, A, B, C, D };
enum grade { G15, G16, G19, G99 };

#define LISTED_MAX 6
struct permit_query {
    enum purpose purpose;
    enum status status;
    enum permit_class permit;
    enum grade origin_grade, dest_grade;
    int64_t now, quarantine_end, last_swab, valid_from, valid_to;
    uint32_t home, origin, dest, zones[LISTED_MAX], zone_count; /* zone indexes */
    int doses;
    bool revoked, qr, leaves_province;
};

/* The verdict: whether it allows, and the rules that are its reasons, in order, as numbers of the
 * names in `permit_rule_names`; a deny by default has none. */
#define RULES_MAX 32
struct permit_answer {
    bool allow;
    int reasons[RULES_MAX], count;
};
extern const char *const permit_rule_names[];

void permit_decide(const struct permit_query *q, struct permit_answer *ret_answer);

#endif
