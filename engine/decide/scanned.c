/*
 * scanned.c - the facts of a scanned code; see scanned.h.
 */
#include "decide/scanned.h"

#include <stdlib.h>
#include <string.h>

#include "lockdown/permits.h"

#define DISPUTES_MAX 64

struct scanned {
    struct lkd_decider *decider;
    const struct lkd_keys *keys;
    struct facts *asked; /* the query, completed from the code */
    struct facts *code;  /* what the code says; then the query with the code preferred */
    uint16_t token;      /* slot of permit.token, or NO_SLOT */
    uint16_t disputes[DISPUTES_MAX];
    size_t dispute_count;
    bool foreign_words; /* the code has values that the vocabulary does not declare */
};

enum lkd_status scanned_new(struct lkd_decider *d, const struct lkd_keys *keys,
                            struct scanned **ret_scanned, struct lkd_error *err) {
    const struct vocabulary *v = &d->policy->rulebook->vocabulary;
    struct scanned *s = calloc(1, sizeof *s);
    struct facts *code = facts_new(v, &d->facts_arena);
    if (!s || !code) {
        free(s);
        return error_set(err, LKD_NO_MEMORY, "no memory for scanned codes");
    }
    *s = (struct scanned){.decider = d,
                          .keys = keys,
                          .asked = d->query.facts,
                          .code = code,
                          .token = vocabulary_find(v, "permit.token")};
    *ret_scanned = s;
    return LKD_OK;
}

void scanned_free(struct scanned *s) {
    free(s);
}

void scanned_begin(struct scanned *s) {
    s->decider->query.facts = s->asked;
    s->dispute_count = 0;
    s->foreign_words = false;
}

/* ---- the code as facts ---- */

static bool within(void *policy, const char *zone, const char *outer) {
    return lkd_policy_within(policy, zone, outer);
}

static void verify(struct scanned *s, const struct lkd_ask *ask, struct lkd_permit_check *check) {
    const struct facts *f = s->asked;
    const union value *token = &f->value[s->token];
    bool time_given = f->state[f->vocabulary->slot_time] == FACT_GIVEN;
    const struct lkd_verify_options options = {
        .now_s = f->time_s,
        .from_clock = !ask->at_given && !time_given,
        .within = within,
        .within_context = s->decider->policy,
    };
    lkd_permit_verify(s->keys, token->string.bytes, token->string.length, &options, check);
}

/* Read {"permit":{...}} as a query of the same kind; the text lives as long as the facts. */
static enum lkd_status read_permit(struct scanned *s, const char *permit, struct lkd_error *err) {
    struct lkd_decider *d = s->decider;
    const struct vocabulary *v = s->asked->vocabulary;
    const char *text = arena_printf(&d->arena, "{\"query\":\"%s\",%s",
                                    v->queries[s->asked->query].name, permit + 1);
    if (!text)
        return error_set(err, LKD_NO_MEMORY, "no memory for a scanned code");
    s->code->time_s = s->asked->time_s;
    return query_read(d->policy->reader, text, strlen(text), s->code, &d->arena, err);
}

/* A code with words that this rulebook does not know cannot be judged: it proves nothing. */
static enum lkd_status read_code(struct scanned *s, const struct lkd_permit_check *check,
                                 struct lkd_error *err) {
    struct lkd_error foreign = {0};
    char *permit;
    enum lkd_status status = lkd_permit_facts(check, &permit, err);
    if (status)
        return status;
    status = read_permit(s, permit, &foreign);
    free(permit);
    if (status == LKD_BAD_QUERY) {
        s->foreign_words = true;
        foreign = (struct lkd_error){0};
        status = read_permit(s, "{\"permit\":{\"signature_valid\":false}}", &foreign);
    }
    if (status == LKD_BAD_QUERY)
        facts_clear(s->code); /* no rule reads whether a signature is valid */
    return status == LKD_NO_MEMORY ? error_set(err, status, "%s", foreign.message) : LKD_OK;
}

/* ---- the query and the code together ---- */

static bool same_zones(const union value *a, const union value *b) {
    if (a->zones.count != b->zones.count)
        return false;
    for (uint32_t i = 0; i < a->zones.count; i++) {
        uint32_t k = 0;
        while (k < b->zones.count && b->zones.zones[k] != a->zones.zones[i])
            k++;
        if (k == b->zones.count)
            return false;
    }
    return true;
}

static bool same_value(enum fact_type type, const union value *a, const union value *b) {
    switch (type) {
    case TYPE_STRING:
        return a->string.length == b->string.length &&
               memcmp(a->string.bytes, b->string.bytes, a->string.length) == 0;
    case TYPE_HOURS:
        return a->hours.from_s == b->hours.from_s && a->hours.to_s == b->hours.to_s;
    case TYPE_ZONES:
        return same_zones(a, b);
    default:
        return a->i == b->i;
    }
}

static bool is_of_permit(const struct fact *fact) {
    return strncmp(fact->path, "permit.", 7) == 0;
}

/* Complete the query; the code's facts become the query with the code preferred. */
static void merge(struct scanned *s) {
    struct facts *asked = s->asked, *code = s->code;
    const struct vocabulary *v = asked->vocabulary;
    for (size_t slot = 0; slot < v->count; slot++) {
        bool told = is_of_permit(&v->facts[slot]) && code->state[slot] == FACT_GIVEN;
        bool differs = told && asked->state[slot] == FACT_GIVEN &&
                       !same_value(v->facts[slot].type, &asked->value[slot], &code->value[slot]);
        if (differs && s->dispute_count < DISPUTES_MAX)
            s->disputes[s->dispute_count++] = (uint16_t)slot;
        if (told && asked->state[slot] != FACT_GIVEN) {
            asked->state[slot] = FACT_GIVEN;
            asked->value[slot] = code->value[slot];
        } else if (!told) {
            code->state[slot] = asked->state[slot];
            code->value[slot] = asked->value[slot];
        }
    }
    code->time_s = asked->time_s;
    code->query = asked->query;
}

enum lkd_status scanned_look_up(struct scanned *s, const struct lkd_ask *ask,
                                struct lkd_error *err) {
    struct lkd_permit_check check;
    if (s->token == NO_SLOT || s->asked->state[s->token] != FACT_GIVEN)
        return LKD_OK;
    verify(s, ask, &check);
    enum lkd_status status = read_code(s, &check, err);
    if (status)
        return status;
    merge(s);
    facts_settle(s->code);
    return LKD_OK;
}

/* ---- deciding ---- */

static bool decide_with(struct scanned *s, struct facts *facts, unsigned fields,
                        struct decision *ret_decision) {
    struct lkd_decider *d = s->decider;
    d->query.facts = facts;
    arena_reset(&d->work);
    return decide(d->evaluation, facts, fields, &d->work, ret_decision);
}

static int strictness(enum lkd_verdict verdict) {
    switch (verdict) {
    case LKD_ALLOW:
        return 0;
    case LKD_UNDETERMINED:
        return 1;
    case LKD_DENY:
        break;
    }
    return 2;
}

/* The milder of the two may become the stricter one: the answer holds until either changes. */
static void bound(struct decision *decision, int64_t other_until_s) {
    if (other_until_s >= decision->valid_until_s)
        return;
    decision->valid_until_s = other_until_s;
    decision->valid_until_exact = false;
    decision->next_verdict = decision->verdict;
}

bool scanned_decide(struct scanned *s, unsigned fields, struct decision *ret_decision) {
    unsigned both = fields | LKD_FIELD_VALID_UNTIL;
    struct decision asked, code;
    if (s->dispute_count == 0)
        return decide_with(s, s->asked, fields, ret_decision);
    bool whole = decide_with(s, s->asked, both, &asked);
    whole &= decide_with(s, s->code, both, &code);
    if (strictness(code.verdict) >= strictness(asked.verdict)) {
        *ret_decision = code;
        bound(ret_decision, asked.valid_until_s);
        return whole;
    }
    whole &= decide_with(s, s->asked, both, ret_decision);
    bound(ret_decision, code.valid_until_s);
    return whole;
}

/* ---- words ---- */

size_t scanned_conflicts(const struct scanned *s) {
    return s ? s->dispute_count + s->foreign_words : 0;
}

void scanned_words(const struct scanned *s, size_t i, struct text *vi, struct text *en) {
    if (i == s->dispute_count) {
        text_puts(vi, "Mã trên giấy có nội dung mà bộ quy định này không biết, nên không được coi "
                      "là đã ký hợp lệ.");
        text_puts(en, "The code has words that this rulebook does not know; it does not count as "
                      "validly signed.");
        return;
    }
    const struct bilingual label = s->asked->vocabulary->facts[s->disputes[i]].label;
    text_printf(vi, "Câu hỏi và mã trên giấy nói khác nhau về: %s. Kết quả chặt hơn được áp dụng.",
                label.vi);
    text_printf(en,
                "The query and the code contradict each other on: %s. The stricter outcome "
                "holds.",
                label.en);
}
