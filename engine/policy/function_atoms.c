/*
 * function_atoms.c - function conditions as atoms: their facts are those of the query.
 */
#include <stdio.h>

#include "base/civil.h"
#include "policy/evaluation.h"
#include "policy/functions.h"

struct function_call {
    struct evaluation *e;
    const struct function_condition *function;
};

static bool may_read(const struct function_condition *f, uint16_t slot) {
    for (size_t i = 0; i < f->read_count; i++)
        if (f->reads[i] == slot)
            return true;
    return false;
}

static void read_text(const struct evaluation *e, const struct fact *fact, uint16_t slot,
                      struct reading *r) {
    const union value *value = &e->facts->value[slot];
    r->kind = READING_TEXT;
    if (fact->type == TYPE_STRING) {
        r->text = value->string.bytes;
        r->length = value->string.length;
        return;
    }
    r->text = fact->type == TYPE_ENUM ? fact->values->values[value->i]
                                      : zones_at(e->rb->zones, (uint32_t)value->i)->id;
    r->length = strlen(r->text);
}

static void read_given(const struct evaluation *e, uint16_t slot, struct reading *r) {
    const struct fact *fact = &e->rb->vocabulary.facts[slot];
    switch (fact->type) {
    case TYPE_BOOLEAN:
        r->kind = READING_BOOLEAN;
        r->boolean = e->facts->value[slot].i != 0;
        break;
    case TYPE_INTEGER:
    case TYPE_TIME:
    case TYPE_DATE:
        r->kind = READING_INTEGER;
        r->integer = e->facts->value[slot].i;
        break;
    default:
        read_text(e, fact, slot, r);
    }
}

static void read_fact(void *context, const char *path, struct reading *ret_reading) {
    const struct function_call *call = context;
    uint16_t slot = vocabulary_find(&call->e->rb->vocabulary, path);
    memset(ret_reading, 0, sizeof *ret_reading);
    ret_reading->kind = READING_UNDECLARED;
    if (slot == NO_SLOT || !may_read(call->function, slot))
        return;
    switch ((enum fact_state)call->e->facts->state[slot]) {
    case FACT_UNKNOWN:
        ret_reading->kind = READING_UNKNOWN;
        break;
    case FACT_NONE:
        ret_reading->kind = READING_NONE;
        break;
    case FACT_GIVEN:
        read_given(call->e, slot, ret_reading);
        break;
    }
}

/* An error makes its condition unknown, never true. */
static void note_error(struct evaluation *e, const struct lkd_error *err) {
    char text[EVALUATION_ERROR_SIZE];
    const char *separator = err->where[0] ? ": " : "";
    snprintf(text, sizeof text, "%.100s%s%.150s", err->where, separator, err->message);
    evaluation_note(e, text);
}

struct outcome evaluate_function(struct evaluation *e, uint32_t index) {
    const struct function_condition *f = &e->rb->functions[index];
    struct function_call call = {e, f};
    struct lkd_error err = {0};
    struct outcome o = {f->timeless ? CIVIL_NEVER : e->now_s, KLEENE_UNKNOWN};
    switch (function_call(e->rb->source.functions, f->reference, read_fact, &call, &err)) {
    case FUNCTION_FALSE:
        o.value = KLEENE_FALSE;
        break;
    case FUNCTION_TRUE:
        o.value = KLEENE_TRUE;
        break;
    case FUNCTION_UNKNOWN:
        break;
    case FUNCTION_FAILED:
        note_error(e, &err);
        break;
    }
    return o;
}
