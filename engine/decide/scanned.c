/*
 * scanned.c - the facts of a scanned code; see scanned.h.
 */
#include "decide/scanned.h"

#include <stdlib.h>
#include <string.h>

#include "lockdown/permits.h"

struct scanned {
    struct lkd_decider *decider;
    const struct lkd_keys *keys;
    struct facts *asked; /* the query */
    struct facts *code;  /* what the code says */
    uint16_t token;      /* slot of permit.token, or NO_SLOT */
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

static const struct bilingual foreign_words = {
    "Mã trên giấy có nội dung mà bộ quy định này không biết, nên không được coi là đã ký hợp lệ.",
    "The code has words that this rulebook does not know; it does not count as validly signed."};

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
        versions_remark(s->decider->versions, foreign_words);
        foreign = (struct lkd_error){0};
        status = read_permit(s, "{\"permit\":{\"signature_valid\":false}}", &foreign);
    }
    if (status == LKD_BAD_QUERY)
        facts_clear(s->code); /* no rule reads whether a signature is valid */
    return status == LKD_NO_MEMORY ? error_set(err, status, "%s", foreign.message) : LKD_OK;
}

/* ---- the query and the code together ---- */

enum lkd_status scanned_look_up(struct scanned *s, const struct lkd_ask *ask,
                                struct lkd_error *err) {
    const struct vocabulary *v = s->asked->vocabulary;
    struct lkd_permit_check check;
    if (s->token == NO_SLOT || s->asked->state[s->token] != FACT_GIVEN)
        return LKD_OK;
    verify(s, ask, &check);
    enum lkd_status status = read_code(s, &check, err);
    if (status)
        return status;
    for (uint16_t slot = 0; slot < v->count; slot++)
        if (strncmp(v->facts[slot].path, "permit.", 7) == 0 && facts_says(s->code, slot))
            versions_tell(s->decider->versions, SOURCE_CODE, slot, s->code->value[slot]);
    return LKD_OK;
}
