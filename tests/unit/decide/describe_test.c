/*
 * describe_test.c - every kind of condition in words, and what it saw.
 */
#include "explain_fixture.h"

#include "policy/describe.h"

/* ---- as written ---- */

struct wording {
    const char *when, *vi, *en;
};

static const struct wording wordings[] = {
    {"permit.revoked", "giấy bị thu hồi", "permit revoked"},
};

/* Rules "r0", "r1", ... with one condition each. */
static void open_conditions(struct fixture *f, const char *const *conditions, size_t count) {
    struct text lua;
    text_init(&lua, 1 << 20);
    for (size_t i = 0; i < count; i++)
        text_printf(&lua,
                    "rule \"r%zu\" { cite = { \"N-16\" }, query = { \"movement\", \"shop\" },\n"
                    "  when = %s, deny = { vi = \"Cấm.\", en = \"No.\" } }\n",
                    i, conditions[i]);
    fixture_open(f, text_cstr(&lua));
    text_free(&lua);
}

static uint32_t find_rule(const struct rulebook *rb, size_t number) {
    char id[16];
    snprintf(id, sizeof id, "r%zu", number);
    for (uint32_t r = 0; r < rb->rule_count; r++)
        if (strcmp(rb->rules[r].id, id) == 0)
            return r;
    fail_msg("no rule %s", id);
    return 0;
}
