/*
 * mistakes_test.c - load errors that teach: wrong rule texts and all that is said of each.
 *
 * The texts are those of tests/mistakes, each loaded with base.lua of that folder, a small sound
 * rulebook. What is said of a text stands in it, a caret under the place it is said of:
 *
 *     === A fact is misspelt.
 *     predicate "old" { when = persn.age:at_least(65) }
 *                              ^ unknown fact `persn.age`
 *                              = did you mean `person.age`?
 *
 * `===` begins a case with its sentence, `---` a further file of the case with its name (the first
 * one is x.lua), `^` is a problem and `=` its hint. A problem that has no place stands above the
 * text with `*` for the caret. A text that begins with the comment "without base.lua" is loaded
 * alone. When a case fails, it is shown as it would have passed.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "policy/rulebook.h"
#include "support/tap.h"

#define FOLDER "tests/mistakes"
#define CASES_MAX 400
#define CASES_MIN 80
#define FILES_MAX 8
#define WITHOUT_BASE "-- without base.lua\n"
#define TEXT_MAX ((size_t)1 << 20)

struct mistake {
    char *sentence;
    char *text; /* as it stands in the folder, with what is said of it */
};

static struct collection {
    struct zones *zones;
    char *base;
    struct mistake items[CASES_MAX];
    size_t count;
} mistakes;

/* ---- cutting texts into lines ---- */

struct line {
    const char *start;
    size_t length; /* without its end */
};

/* The next line of a text; false at its end. */
static bool next_line(const char **text, struct line *ret_line) {
    if (**text == '\0')
        return false;
    *ret_line = (struct line){*text, strcspn(*text, "\n")};
    *text += ret_line->length + ((*text)[ret_line->length] == '\n');
    return true;
}

static bool begins(struct line line, const char *start) {
    return line.length >= strlen(start) && memcmp(line.start, start, strlen(start)) == 0;
}

/* Does the line say something of the text, instead of belonging to it? */
static bool is_said(struct line line) {
    while (line.length > 0 && *line.start == ' ') {
        line.start++;
        line.length--;
    }
    return begins(line, "^ ") || begins(line, "= ") || begins(line, "* ");
}

/* ---- a case: its files without what is said of them ---- */

struct file {
    char name[64];
    struct text lua;
};
struct wrong {
    struct file files[FILES_MAX]; /* base.lua is the last */
    size_t count;
};

static struct file *add_file(struct wrong *w, const char *name, size_t length) {
    assert_true(w->count < FILES_MAX);
    struct file *f = &w->files[w->count++];
    snprintf(f->name, sizeof f->name, "%.*s", (int)length, name);
    text_init(&f->lua, TEXT_MAX);
    return f;
}

static void cut_case(const char *text, struct wrong *w) {
    struct line line;
    w->count = 0;
    struct file *f = add_file(w, "x.lua", 5);
    while (next_line(&text, &line)) {
        if (begins(line, "--- ")) {
            f = add_file(w, line.start + 4, line.length - 4);
        } else if (!is_said(line)) {
            text_append(&f->lua, line.start, line.length);
            text_puts(&f->lua, "\n");
        }
    }
    bool alone = strncmp(text_cstr(&w->files[0].lua), WITHOUT_BASE, strlen(WITHOUT_BASE)) == 0;
    text_puts(&add_file(w, "base.lua", 8)->lua, alone ? "" : mistakes.base);
}

static void load(struct wrong *w, const struct rulebook_options *options,
                 struct problems *problems) {
    struct source_text texts[FILES_MAX];
    struct source source;
    struct rulebook *rulebook = NULL;
    struct lkd_error err;
    problems_init(problems);
    for (size_t i = 0; i < w->count; i++)
        texts[i] = (struct source_text){w->files[i].name, text_cstr(&w->files[i].lua),
                                        w->files[i].lua.length};
    assert_int_equal(source_load_texts(&source, texts, w->count, NULL, problems, &err), LKD_OK);
    enum lkd_status status =
        rulebook_link(&source, mistakes.zones, options, problems, &rulebook, &err);
    assert_int_equal(status, problems->count > 0 ? LKD_BAD_RULES : LKD_OK);
    rulebook_free(rulebook);
    problems_sort(problems);
}

/* ---- the case as it would pass ---- */

/* Is there something in the line that a caret can stand under? Columns count characters. */
static bool is_word_at(struct line line, unsigned column) {
    size_t i = 0;
    while (i < line.length && column > 1) {
        i += utf8_sequence((const unsigned char *)line.start + i, line.length - i);
        column--;
    }
    return column == 1 && i < line.length && line.start[i] != ' ';
}

static void put_said(struct text *out, unsigned column, char mark, const char *said) {
    text_printf(out, "%*s%c %s\n", column > 0 ? (int)column - 1 : 0, "", mark, said);
}

/* What is said of one line of a file; line 0 for what has no place. */
static void put_problems(struct text *out, const struct problems *problems, const char *file,
                         unsigned line) {
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *p = &problems->items[i];
        if (p->at.line != line || (line > 0 && strcmp(p->file, file) != 0))
            continue;
        put_said(out, p->at.column, line > 0 ? '^' : '*', p->message);
        if (p->hint)
            put_said(out, p->at.column, '=', p->hint);
    }
}

static void put_file(struct text *out, struct file *f, const struct problems *problems) {
    const char *text = text_cstr(&f->lua);
    unsigned number = 1;
    struct line line;
    for (; next_line(&text, &line); number++) {
        text_append(out, line.start, line.length);
        text_puts(out, "\n");
        put_problems(out, problems, f->name, number);
        for (size_t i = 0; i < problems->count; i++)
            if (problems->items[i].at.line == number &&
                strcmp(problems->items[i].file, f->name) == 0)
                assert_true(is_word_at(line, problems->items[i].at.column));
    }
    put_problems(out, problems, f->name, number); /* at the end of the file */
}

static void put_case(struct text *out, struct wrong *w, const struct problems *problems) {
    put_problems(out, problems, "", 0);
    for (size_t i = 0; i + 1 < w->count; i++) {
        if (i > 0)
            text_printf(out, "--- %s\n", w->files[i].name);
        put_file(out, &w->files[i], problems);
    }
    for (size_t i = 0; i < problems->count; i++)
        if (strcmp(problems->items[i].file, "base.lua") == 0)
            text_printf(out, "of base.lua:%u it is said: %s\n", problems->items[i].at.line,
                        problems->items[i].message);
}

/* ---- what holds for every message ---- */

static bool is_in_order(const struct problems *problems) {
    for (size_t i = 1; i < problems->count; i++) {
        const struct problem *a = &problems->items[i - 1], *b = &problems->items[i];
        int order = strcmp(a->file, b->file);
        if (order > 0 || (order == 0 && a->at.line > b->at.line))
            return false;
    }
    return true;
}

static const struct problem *badly_worded(const struct problems *problems) {
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *p = &problems->items[i];
        size_t length = strlen(p->message);
        bool bad = length < 10 || length > 160 || strpbrk(p->message, "\n\t") ||
                   strchr(".!?", p->message[length - 1]);
        if (bad || (p->hint && (strlen(p->hint) > 200 || strpbrk(p->hint, "\n\t"))))
            return p;
    }
    return NULL;
}

/* Show a case as it would have passed, and fail. */
static void fail_with(const char *text) {
    struct line line;
    while (next_line(&text, &line))
        printf("# %.*s\n", (int)line.length, line.start);
    fail_msg("not what is said of it");
}

static void check(const char *expected, const struct rulebook_options *options) {
    struct problems problems;
    struct wrong w;
    struct text out;
    text_init(&out, TEXT_MAX);
    cut_case(expected, &w);
    load(&w, options, &problems);
    put_case(&out, &w, &problems);
    if (strcmp(text_cstr(&out), expected) != 0)
        fail_with(text_cstr(&out));
    assert_true(is_in_order(&problems));
    const struct problem *bad = badly_worded(&problems);
    if (bad)
        fail_msg("a message is one line of at most 160 bytes without a full stop: %s",
                 bad->message);
    for (size_t i = 0; i < w.count; i++)
        text_free(&w.files[i].lua);
    problems_free(&problems);
    text_free(&out);
}

static void test_mistake(void **state) {
    const struct mistake *m = *state;
    check(m->text, &(struct rulebook_options){NULL, 0});
}

static void test_with(void **state) {
    static const char *const with[] = {"N-CT16", "H-2409"};
    (void)state;
    check("* --with: unknown directive `H-2409`\n"
          "= did you mean `H-2490`?\n",
          &(struct rulebook_options){with, 2});
}

/* ---- the folder ---- */

static int is_text_file(const struct dirent *entry) {
    const char *dot = strrchr(entry->d_name, '.');
    return entry->d_name[0] != '.' && dot && strcmp(dot, ".txt") == 0;
}

static char *read_file(const char *name) {
    char path[300], *bytes;
    size_t length;
    snprintf(path, sizeof path, "%s/%s", FOLDER, name);
    if (file_read(path, TEXT_MAX, &bytes, &length, NULL) == LKD_OK)
        return bytes;
    fprintf(stderr, "cannot read %s\n", path);
    exit(EXIT_FAILURE);
}

/* The lines up to the next sentence; empty ones at the end belong to nobody. */
static char *cut_text(const char **text) {
    struct line line = {*text, 0};
    const char *start = *text, *end = start, *next = start;
    while (next_line(&next, &line) && !begins(line, "=== ")) {
        *text = next;
        end = line.length > 0 ? next : end;
    }
    return strndup(start, (size_t)(end - start));
}

static void add_cases(const char *text) {
    struct line line;
    while (next_line(&text, &line)) {
        if (!begins(line, "=== "))
            continue; /* what a file says of itself */
        if (mistakes.count == CASES_MAX)
            exit(EXIT_FAILURE);
        struct mistake *m = &mistakes.items[mistakes.count++];
        m->sentence = strndup(line.start + 4, line.length - 4);
        m->text = cut_text(&text);
    }
}

static void read_folder(void) {
    struct dirent **entries;
    int count = scandir(FOLDER, &entries, is_text_file, alphasort);
    struct lkd_error err;
    mistakes.base = read_file("base.lua");
    if (zones_load_table("geodata/units.tsv", &mistakes.zones, &err) != LKD_OK)
        exit(EXIT_FAILURE);
    for (int i = 0; i < count; i++) {
        char *text = read_file(entries[i]->d_name);
        add_cases(text);
        free(text);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

static void free_folder(void) {
    for (size_t i = 0; i < mistakes.count; i++) {
        free(mistakes.items[i].sentence);
        free(mistakes.items[i].text);
    }
    free(mistakes.base);
    zones_free(mistakes.zones);
}

static void test_there_are_many(void **state) {
    (void)state;
    assert_in_range(mistakes.count, CASES_MIN, CASES_MAX);
}

int main(void) {
    static struct CMUnitTest tests[CASES_MAX + 2] = {
        TEST("at least 80 mistakes are tried", test_there_are_many),
        TEST("an act that is to be tried is unknown", test_with),
    };
    read_folder();
    for (size_t i = 0; i < mistakes.count; i++)
        tests[i + 2] = (struct CMUnitTest){.name = mistakes.items[i].sentence,
                                           .test_func = test_mistake,
                                           .initial_state = &mistakes.items[i]};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    int failed = _cmocka_run_group_tests("mistakes", tests, mistakes.count + 2, NULL, NULL);
    free_folder();
    return failed;
}
