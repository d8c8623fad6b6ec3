/*
 * replay.c - deciding again; see lockdown/replay.h.
 *
 * What is sealed in a record is {"reasons":[...],"facts":{...}}: the facts are a query, and they
 * are complete, so no registry and no keys are asked.
 */
#include "lockdown/replay.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "decide/keep.h"
#include "decide/logged.h"
#include "journal/journal.h"

#define POLICIES_MAX 4 /* loaded at a time; a log mostly has one for days */
#define WITH_MAX 1024

struct loaded {
    char rules[HASH_TEXT_SIZE], zones[HASH_TEXT_SIZE], with[WITH_MAX];
    struct lkd_decider *decider;
    struct lkd_error err; /* why there is no decider */
};

struct replay {
    const char *folder;
    lkd_replay_taker *take;
    void *context;
    struct lkd_replay_counts counts;
    struct loaded loaded[POLICIES_MAX];
    size_t next; /* to be replaced */
    struct text then, now;
    struct lkd_error *err;
};

const char *lkd_replay_name(enum lkd_replay outcome) {
    static const char *const names[] = {"same", "different", "purged", "impossible"};
    return names[outcome];
}

/* ---- policies ---- */

static bool is_of(const struct loaded *l, const struct lkd_log_record *r) {
    return strcmp(l->rules, r->rules_hash) == 0 && strcmp(l->zones, r->zones_hash) == 0 &&
           strcmp(l->with, r->with) == 0;
}

static void load(const char *folder, struct loaded *l, const struct lkd_log_record *r) {
    struct lkd_policy *policy;
    lkd_decider_free(l->decider);
    *l = (struct loaded){.decider = NULL};
    snprintf(l->rules, sizeof l->rules, "%s", r->rules_hash);
    snprintf(l->zones, sizeof l->zones, "%s", r->zones_hash);
    snprintf(l->with, sizeof l->with, "%s", r->with);
    if (policy_kept(folder, l->rules, l->zones, l->with, &policy, &l->err) != LKD_OK)
        return;
    lkd_decider_new(policy, &l->decider, &l->err);
    lkd_policy_release(policy);
}

static struct loaded *find_loaded(struct replay *p, const struct lkd_log_record *r) {
    for (size_t i = 0; i < POLICIES_MAX; i++)
        if (is_of(&p->loaded[i], r))
            return &p->loaded[i];
    struct loaded *l = &p->loaded[p->next];
    p->next = (p->next + 1) % POLICIES_MAX;
    load(p->folder, l, r);
    return l;
}

/* ---- one decision ---- */

struct sealed_part {
    const char *reasons, *facts;
    size_t reasons_length, facts_length;
};

static bool take_value(struct json_cursor *c, const char *name, const char **ret_at,
                       size_t *ret_length) {
    struct json_string key;
    json_skip_space(c);
    if (!json_scan_string(c, &key) || key.length != strlen(name) ||
        memcmp(key.bytes, name, key.length) != 0 || !json_take(c, ':'))
        return false;
    *ret_at = c->at;
    bool good = json_skip_value(c);
    *ret_length = (size_t)(c->at - *ret_at);
    return good;
}

static bool read_sealed(const char *text, struct sealed_part *ret_part) {
    struct json_cursor c = {text, text + strlen(text)};
    return json_take(&c, '{') &&
           take_value(&c, "reasons", &ret_part->reasons, &ret_part->reasons_length) &&
           json_take(&c, ',') &&
           take_value(&c, "facts", &ret_part->facts, &ret_part->facts_length) &&
           json_take(&c, '}') && c.at == c.end;
}

static enum lkd_status decide_again(struct replay *p, struct lkd_decider *d, int64_t time_s,
                                    const struct sealed_part *part, enum lkd_verdict *ret_verdict,
                                    struct lkd_error *err) {
    const struct lkd_ask ask = {
        .fields = LKD_FIELD_DECISION | LKD_FIELD_REASONS, .at_given = true, .at_s = time_s};
    struct decision decision;
    enum lkd_status status = decider_read(d, part->facts, part->facts_length, &ask, err);
    if (status)
        return status;
    if (!decider_decide(d, ask.fields, &decision))
        return error_set(err, LKD_NO_MEMORY, "no memory to decide again");
    *ret_verdict = decision.verdict;
    text_clear(&p->now);
    decision_reasons(d->policy->rulebook, &decision, &p->now);
    return p->now.failed ? error_set(err, LKD_NO_MEMORY, "no memory to decide again") : LKD_OK;
}

static void compare(struct replay *p, const struct loaded *l, const struct sealed_part *part,
                    struct lkd_replayed *r, struct lkd_error *err) {
    enum lkd_verdict verdict = LKD_UNDETERMINED;
    r->why = l->err.message;
    if (!l->decider)
        return;
    r->why = err->message;
    if (decide_again(p, l->decider, r->record->time_s, part, &verdict, err) != LKD_OK)
        return;
    r->decision_now = lkd_verdict_name(verdict);
    r->reasons_now = text_cstr(&p->now);
    bool same = strcmp(r->decision_now, r->record->decision) == 0 &&
                strcmp(r->reasons_now, r->reasons) == 0;
    r->outcome = same ? LKD_REPLAY_SAME : LKD_REPLAY_DIFFERENT;
    r->why = NULL;
}

/* Between the parts of JSON a line's end is a space; inside of them there is none. */
static void make_one_line(char *json, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (json[i] == '\n' || json[i] == '\r' || json[i] == '\t')
            json[i] = ' ';
}

static void replay_opened(struct replay *p, struct lkd_replayed *r, struct lkd_error *err) {
    struct sealed_part part;
    if (!read_sealed(r->record->facts, &part)) {
        r->why = "what is sealed cannot be read";
        return;
    }
    text_clear(&p->then);
    text_append(&p->then, part.reasons, part.reasons_length);
    text_append(&p->then, "", 1);
    size_t facts = p->then.length;
    text_append(&p->then, part.facts, part.facts_length);
    text_append(&p->then, "", 1);
    make_one_line(p->then.bytes, p->then.failed ? 0 : p->then.length);
    if (p->then.failed) {
        r->why = "no memory";
        return;
    }
    r->reasons = p->then.bytes;
    r->facts = p->then.bytes + facts;
    compare(p, find_loaded(p, r->record), &part, r, err);
}

static bool replay_record(void *context, const struct lkd_log_record *record) {
    struct replay *p = context;
    struct lkd_error err = {.status = LKD_OK};
    struct lkd_replayed r = {.record = record, .outcome = LKD_REPLAY_IMPOSSIBLE};
    if (record->kind != LKD_RECORD_DECISION)
        return true;
    if (record->sealed == LKD_OPENED)
        replay_opened(p, &r, &err);
    else if (record->sealed == LKD_PURGED)
        r.outcome = LKD_REPLAY_PURGED;
    else
        r.why = "the auditor's key does not open it";
    p->counts.decisions++;
    p->counts.same += r.outcome == LKD_REPLAY_SAME;
    p->counts.different += r.outcome == LKD_REPLAY_DIFFERENT;
    p->counts.purged += r.outcome == LKD_REPLAY_PURGED;
    p->counts.impossible += r.outcome == LKD_REPLAY_IMPOSSIBLE;
    return p->take(p->context, &r);
}

enum lkd_status lkd_log_replay(const char *folder, const struct lkd_auditor *auditor,
                               int64_t from_s, int64_t to_s, lkd_replay_taker *take, void *context,
                               struct lkd_replay_counts *ret_counts, struct lkd_error *err) {
    struct replay *p = calloc(1, sizeof *p);
    error_clear(err);
    if (!p)
        return error_set(err, LKD_NO_MEMORY, "no memory to replay");
    p->folder = folder;
    p->take = take;
    p->context = context;
    text_init(&p->then, ENTRY_BYTES_MAX);
    text_init(&p->now, ENTRY_BYTES_MAX);
    enum lkd_status status = lkd_log_each(folder, auditor, from_s, to_s, replay_record, p, err);
    if (!status)
        *ret_counts = p->counts;
    for (size_t i = 0; i < POLICIES_MAX; i++)
        lkd_decider_free(p->loaded[i].decider);
    text_free(&p->then);
    text_free(&p->now);
    free(p);
    return status;
}
