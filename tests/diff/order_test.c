/*
 * order_test.c - what must not change an answer: the order of declarations, how they are spread
 * over files, and rules that have nothing to do with the query.
 *
 * Random rulebooks (see model.h) are loaded as they are, shuffled into several files, and with 200
 * further rules; each answers the same random queries with equal texts, citations and all. Only
 * facts keep their order: it is the order of asking. LOCKDOWN_SEED repeats a run.
 */
#include "support/tap.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "diff/subject.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define RULEBOOKS 200
#else
#define RULEBOOKS 400
#endif
#define QUERIES 20
#define FILES_MAX 5
#define IRRELEVANT 200

static struct random chosen;

static void begin(void **state) {
    const char *seed = getenv("LOCKDOWN_SEED");
    (void)state;
    chosen.state = seed && *seed ? strtoull(seed, NULL, 10) : (uint64_t)time(NULL);
    printf("# LOCKDOWN_SEED=%" PRIu64 "\n", chosen.state);
}

static void note(const char *text) {
    while (*text) {
        size_t length = strcspn(text, "\n");
        printf("# %.*s\n", (int)length, text);
        text += length + (text[length] == '\n');
    }
}

/* ---- files ---- */

struct files {
    struct text bodies[FILES_MAX];
    char names[FILES_MAX][24];
    int count;
};

static void files_new(struct files *f, int count) {
    f->count = count;
    for (int i = 0; i < count; i++) {
        text_init(&f->bodies[i], 1 << 20);
        snprintf(f->names[i], sizeof f->names[i], "rules/%c.lua", 'a' + i);
    }
}

static void files_free(struct files *f) {
    for (int i = 0; i < f->count; i++)
        text_free(&f->bodies[i]);
}

static void open_files(struct subject *s, const struct model *m, struct files *f) {
    struct source_text texts[FILES_MAX];
    struct text complaints;
    text_init(&complaints, 1 << 16);
    for (int i = 0; i < f->count; i++)
        texts[i] = (struct source_text){f->names[i], text_cstr(&f->bodies[i]), f->bodies[i].length};
    bool open = subject_open(s, m, texts, (size_t)f->count, &complaints);
    if (!open)
        note(text_cstr(&complaints));
    text_free(&complaints);
    assert_true(open);
}

/* ---- shuffling ---- */

static void shuffle(struct chunk *chunks, size_t count) {
    struct chunk ordered[CHUNKS];
    size_t kept = 0, used = 0;
    for (size_t i = 0; i < count; i++)
        if (chunks[i].in_order)
            ordered[kept++] = chunks[i];
    for (size_t i = count; i-- > 1;) {
        size_t k = (size_t)random_below(&chosen, (int)i + 1);
        struct chunk swap = chunks[i];
        chunks[i] = chunks[k];
        chunks[k] = swap;
    }
    for (size_t i = 0; i < count; i++)
        if (chunks[i].in_order)
            chunks[i] = ordered[used++];
}

static void write_shuffled(const char *lua, struct chunk *chunks, size_t count, struct files *f) {
    files_new(f, random_between(&chosen, 1, FILES_MAX));
    shuffle(chunks, count);
    for (size_t i = 0; i < count; i++)
        text_append(&f->bodies[i * (size_t)f->count / count], lua + chunks[i].at, chunks[i].length);
}

/* ---- irrelevant rules: of the past, of another question, of a time long ago, and lifts ---- */

static void write_irrelevant(struct text *out) {
    static const char both[] = "{ vi = \"v\", en = \"e\" }";
    text_printf(out,
                "directive \"Z0\" { number = \"Z0\", by = \"nat\", issued = \"2019-01-01\", "
                "title = %s, from = \"2019-01-02\", through = \"2019-12-31\" }\n"
                "query \"another\" { here = { \"origin\" } }\n",
                both);
    for (int i = 0; i < IRRELEVANT; i++) {
        text_printf(out, "rule \"z%d.%d\" { ", random_below(&chosen, 100), i);
        switch (i % 4) {
        case 0:
            text_printf(out, "cite = { \"Z0\" }, query = \"movement\", deny = %s }\n", both);
            break;
        case 1:
            text_printf(out, "cite = { \"A0\" }, query = \"another\", deny = %s }\n", both);
            break;
        case 2:
            text_printf(out,
                        "cite = { \"A0\" }, query = { \"movement\", \"business\" }, allow = %s, "
                        "when = time:before(\"2000-01-01\") & purpose:is(\"visit\") }\n",
                        both);
            break;
        default:
            text_printf(out,
                        "cite = { \"Z0\" }, query = \"movement\", topic = \"goods\", "
                        "require = flag.a, text = %s }\n",
                        both);
        }
    }
}

/* ---- comparing ---- */

static void describe(struct subject *s, const struct model_query *q, struct text *out) {
    struct decision d;
    text_clear(out);
    subject_decide(s, q, LKD_FIELDS_ALL, &d);
    subject_describe(s, &d, out);
}

/* Both give the same answers to the same random queries. */
static void compare(struct subject *a, struct subject *b, const struct model *m, const char *lua,
                    struct files *f) {
    static struct model_query q;
    struct text x, y, query;
    text_init(&x, 1 << 20);
    text_init(&y, 1 << 20);
    text_init(&query, 1 << 20);
    for (int i = 0; i < QUERIES; i++) {
        generate_query(&chosen, m, &q);
        describe(a, &q, &x);
        describe(b, &q, &y);
        if (strcmp(text_cstr(&x), text_cstr(&y)) == 0)
            continue;
        print_query(m, &q, &query);
        note(lua);
        for (int k = 0; k < f->count; k++) {
            printf("# ---- %s\n", f->names[k]);
            note(text_cstr(&f->bodies[k]));
        }
        note(text_cstr(&query));
        note(text_cstr(&x));
        note("---- but");
        note(text_cstr(&y));
        fail();
    }
    text_free(&x);
    text_free(&y);
    text_free(&query);
}

/* One rulebook as it is, and in another form. */
static void check_rulebook(bool irrelevant) {
    static struct model m;
    static struct chunk chunks[CHUNKS];
    static struct subject plain, other;
    struct files one, several;
    generate_model(&chosen, &m);
    files_new(&one, 1);
    size_t count = print_model(&m, &one.bodies[0], chunks);
    write_shuffled(text_cstr(&one.bodies[0]), chunks, count, &several);
    if (irrelevant)
        write_irrelevant(&several.bodies[random_below(&chosen, several.count)]);
    open_files(&plain, &m, &one);
    open_files(&other, &m, &several);
    compare(&plain, &other, &m, text_cstr(&one.bodies[0]), &several);
    subject_close(&plain);
    subject_close(&other);
    files_free(&one);
    files_free(&several);
}

static void test_order(void **state) {
    begin(state);
    for (int i = 0; i < RULEBOOKS; i++)
        check_rulebook(false);
}

static void test_irrelevant(void **state) {
    begin(state);
    for (int i = 0; i < RULEBOOKS / 4; i++)
        check_rulebook(true);
}

TAP_MAIN(TEST("neither the order of declarations nor their files change an answer", test_order),
         TEST("200 rules that have nothing to do with a query change nothing", test_irrelevant))
