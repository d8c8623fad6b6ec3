/*
 * permit_policy.c - the same policy as rules.lua, written as a programmer would: a function for
 * each rule, called in order.
 */
#include "permit_policy.h"

#define DAY_S 86400

static bool strict(const struct permit_query *q) {
    return q->dest_grade == G16 || q->dest_grade == G99;
}

static bool open(const struct permit_query *q) {
    return q->dest_grade == G19;
}

static bool night(const struct permit_query *q) {
    int64_t clock = (q->now + 7 * 3600) % DAY_S;
    return clock >= 18 * 3600 || clock < 6 * 3600;
}

static bool in_force(const struct permit_query *q) {
    return q->permit != CLASS_NONE && !q->revoked && q->valid_from <= q->now &&
           q->now < q->valid_to;
}

static bool lists_destination(const struct permit_query *q) {
    for (uint32_t i = 0; i < q->zone_count; i++)
        if (q->zones[i] == q->dest)
            return true;
    return false;
}

static bool shopping_out(const struct permit_query *q) {
    return strict(q) && (night(q) || q->dest != q->home);
}

static bool d01(const struct permit_query *q) {
    return q->status == F0 && q->purpose != TRANSFER;
}
static bool d02(const struct permit_query *q) {
    return q->status == F1 && q->now < q->quarantine_end && q->purpose != EMERGENCY &&
           q->purpose != TRANSFER;
}
static bool d03(const struct permit_query *q) {
    return q->status == F2 && strict(q) && q->purpose != EMERGENCY && q->purpose != VACCINATION;
}
static bool d04(const struct permit_query *q) {
    return q->origin_grade == G99 && q->purpose != EMERGENCY;
}
static bool d05(const struct permit_query *q) {
    return q->dest_grade == G99 && q->purpose != EMERGENCY && q->purpose != FRONTLINE &&
           !(q->purpose == SUPPLY && q->permit == B && lists_destination(q));
}
static bool d06(const struct permit_query *q) {
    return strict(q) && night(q) && q->purpose != EMERGENCY && q->purpose != FRONTLINE &&
           !(q->purpose == SUPPLY && q->qr);
}
static bool d07(const struct permit_query *q) {
    return q->dest_grade == G16 && q->purpose == OTHER;
}
static bool d08(const struct permit_query *q) {
    return q->purpose == PERMIT_WORK && !open(q) &&
           !((q->permit == A || q->permit == C) && in_force(q));
}
static bool d09(const struct permit_query *q) {
    return q->purpose == ONSITE && !open(q) && q->origin != q->dest && q->permit != C;
}
static bool d10(const struct permit_query *q) {
    return q->purpose == SUPPLY && !open(q) && !(q->qr || (q->permit == B && in_force(q)));
}
static bool d11(const struct permit_query *q) {
    return q->purpose == SUPPLY && !open(q) && q->now - q->last_swab > 3 * DAY_S;
}
static bool d12(const struct permit_query *q) {
    return q->leaves_province && !open(q) && q->purpose != EMERGENCY && q->purpose != TRANSFER &&
           !(q->purpose == SUPPLY && q->qr) && !(q->purpose == RETURN_HOME && q->permit == D);
}
static bool d13(const struct permit_query *q) {
    return q->purpose == SHOPPING && !open(q) && shopping_out(q);
}
static bool d15(const struct permit_query *q) {
    return q->purpose == FRONTLINE && !open(q) && !(q->permit == A && in_force(q));
}
static bool d18(const struct permit_query *q) {
    return !open(q) && q->permit != CLASS_NONE && q->revoked;
}
static bool d19(const struct permit_query *q) {
    return !open(q) && q->permit != CLASS_NONE && q->zone_count > 0 && !lists_destination(q);
}
static bool d20(const struct permit_query *q) {
    return q->doses < 1 && q->purpose == PERMIT_WORK && q->dest_grade == G16 &&
           q->now - q->last_swab > 7 * DAY_S;
}
static bool d21(const struct permit_query *q) {
    return !open(q) && q->last_swab > q->now;
}

static bool a01(const struct permit_query *q) {
    return q->purpose == TRANSFER;
}
static bool a04(const struct permit_query *q) {
    return q->purpose == EMERGENCY;
}
static bool a08(const struct permit_query *q) {
    return q->purpose == PERMIT_WORK && (q->permit == A || q->permit == C) && in_force(q);
}
static bool a09(const struct permit_query *q) {
    return q->purpose == ONSITE && (q->origin == q->dest || q->permit == C);
}
static bool a10(const struct permit_query *q) {
    return q->purpose == SUPPLY && (q->qr || (q->permit == B && in_force(q)));
}
static bool a12(const struct permit_query *q) {
    return q->purpose == RETURN_HOME && (!q->leaves_province || q->permit == D);
}
static bool a13(const struct permit_query *q) {
    return q->purpose == SHOPPING && !shopping_out(q);
}
static bool a14(const struct permit_query *q) {
    return q->purpose == VACCINATION && q->origin_grade != G99;
}
static bool a15(const struct permit_query *q) {
    return q->purpose == FRONTLINE && q->permit == A && in_force(q);
}
static bool a16(const struct permit_query *q) {
    return q->purpose == OTHER && q->dest_grade == G15;
}
static bool a17(const struct permit_query *q) {
    return open(q) && q->status != F0 && q->status != F1;
}

typedef bool rule(const struct permit_query *q);
static rule *const denies[] = {d01, d02, d03, d04, d05, d06, d07, d08, d09,
                               d10, d11, d12, d13, d15, d18, d19, d20, d21};
static rule *const allows[] = {a01, a04, a08, a09, a10, a12, a13, a14, a15, a16, a17};
#define DENY_COUNT (int)(sizeof denies / sizeof *denies)
#define ALLOW_COUNT (int)(sizeof allows / sizeof *allows)
const char *const permit_rule_names[] = {"R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08",
                                         "R09", "R10", "R11", "R12", "R13", "R15", "R18", "R19",
                                         "R20", "R21", "A01", "A04", "A08", "A09", "A10", "A12",
                                         "A13", "A14", "A15", "A16", "A17"};

void permit_decide(const struct permit_query *q, struct permit_answer *ret_answer) {
    ret_answer->allow = false;
    ret_answer->count = 0;
    for (int i = 0; i < DENY_COUNT; i++)
        if (denies[i](q))
            ret_answer->reasons[ret_answer->count++] = i;
    if (ret_answer->count > 0)
        return;
    for (int i = 0; i < ALLOW_COUNT; i++)
        if (allows[i](q))
            ret_answer->reasons[ret_answer->count++] = DENY_COUNT + i;
    ret_answer->allow = ret_answer->count > 0;
}
