/*
 * page_test.c - paragraphs are wrapped at 96 columns, coloured, and free of control characters.
 */
#include "support/tap.h"

#include <string.h>

#include "decide/page.h"

struct writing {
    struct page page;
    struct text out;
};

static void begin(struct writing *w, bool colour) {
    text_init(&w->out, 1 << 16);
    page_init(&w->page, &w->out, colour);
}

static void end_as(struct writing *w, const char *expected) {
    assert_string_equal(text_cstr(&w->out), expected);
    page_free(&w->page);
    text_free(&w->out);
}

#define WORD12 "mười_hai_chữ" /* 12 characters, 18 bytes */

static void test_wrap(void **state) {
    struct writing w;
    (void)state;
    begin(&w, false);
    for (int i = 0; i < 8; i++)
        text_puts(&w.page.line, WORD12 " ");
    page_paragraph(&w.page, PAGE_PLAIN, 0, 2);
    end_as(&w, WORD12 " " WORD12 " " WORD12 " " WORD12 " " WORD12 " " WORD12 " " WORD12
                      "\n  " WORD12 "\n");
}

static void test_exact(void **state) {
    struct writing w;
    char line[2 * PAGE_COLUMNS];
    (void)state;
    memset(line, 'x', PAGE_COLUMNS);
    line[40] = ' ';
    memcpy(line + PAGE_COLUMNS, "\n  y\n", 6);
    begin(&w, false);
    text_append(&w.page.line, line, PAGE_COLUMNS);
    text_puts(&w.page.line, " y");
    page_paragraph(&w.page, PAGE_PLAIN, 0, 2);
    end_as(&w, line);
}

static void test_long_word(void **state) {
    struct writing w;
    char expected[200];
    (void)state;
    begin(&w, false);
    memset(expected, 'x', sizeof expected);
    memcpy(expected, "  a\n    ", 8);
    memcpy(expected + 128, "\n    b\n", 8);
    text_puts(&w.page.line, "a ");
    text_append(&w.page.line, expected + 8, 120);
    text_puts(&w.page.line, " b");
    page_paragraph(&w.page, PAGE_PLAIN, 2, 2);
    end_as(&w, expected);
}

static void test_space(void **state) {
    struct writing w;
    (void)state;
    begin(&w, false);
    page_space(&w.page);
    text_puts(&w.page.line, "  one\n two\t three ");
    page_paragraph(&w.page, PAGE_PLAIN, 1, 0);
    page_space(&w.page);
    page_paragraph(&w.page, PAGE_PLAIN, 0, 0);
    end_as(&w, " one two three\n\n\n");
}

static void test_control(void **state) {
    struct writing w;
    (void)state;
    begin(&w, false);
    text_puts(&w.page.line, "a\033[2Jb \302\2332m \177 Đ\303\202");
    page_paragraph(&w.page, PAGE_PLAIN, 0, 0);
    end_as(&w, "a\357\277\275[2Jb \357\277\2752m \357\277\275 Đ\303\202\n");
}

static void test_colour(void **state) {
    struct writing w;
    (void)state;
    begin(&w, true);
    text_puts(&w.page.line, "no");
    page_paragraph(&w.page, PAGE_RED, 0, 0);
    text_puts(&w.page.line, "plain");
    page_paragraph(&w.page, PAGE_PLAIN, 2, 0);
    text_puts(&w.page.line, "dim");
    page_paragraph(&w.page, PAGE_DIM, 2, 0);
    end_as(&w, "\033[1;31mno\033[0m\n  plain\n  \033[2mdim\033[0m\n");
}

static void test_limit(void **state) {
    struct writing w;
    (void)state;
    begin(&w, false);
    w.page.line.limit = 4;
    text_puts(&w.page.line, "too long");
    page_paragraph(&w.page, PAGE_PLAIN, 0, 0);
    assert_true(w.out.failed);
    end_as(&w, "");
}

TAP_MAIN(TEST("lines break where 96 characters, not bytes, are full", test_wrap),
         TEST("a line of exactly 96 characters is kept", test_exact),
         TEST("a word longer than a line stands alone and whole", test_long_word),
         TEST("white space is a single space; paragraphs may be empty", test_space),
         TEST("control characters are replaced, other text is not", test_control),
         TEST("colours begin after the indent and end with the line", test_colour),
         TEST("a paragraph that could not be composed fails the page", test_limit))
