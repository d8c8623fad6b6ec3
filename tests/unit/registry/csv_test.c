/*
 * csv_test.c - rows of CSV texts, as spreadsheets and people write them.
 */
#include <stdio.h>
#include <stdlib.h>

#include "registry/csv.h"
#include "support/tap.h"

/* The rows of a text as "a|b/c|d", a mark at the end for what is broken. */
static const char *rows_of(const char *source, size_t length) {
    static struct text out;
    struct lkd_error err = {.status = LKD_OK};
    struct csv csv;
    enum csv_step step;
    char *text = malloc(length + 1);
    memcpy(text, source, length);
    text_free(&out);
    text_init(&out, 10000);
    if (csv_open(&csv, text, length, &err) != LKD_OK) {
        text_printf(&out, "!%s", err.message);
    } else {
        while ((step = csv_next(&csv, &err)) == CSV_ROW) {
            text_puts(&out, out.length ? "/" : "");
            for (size_t i = 0; i < csv.count; i++) {
                text_puts(&out, i ? "|" : "");
                text_append(&out, csv.fields[i].text, csv.fields[i].length);
            }
        }
        if (step == CSV_BROKEN)
            text_printf(&out, "!%zu: %s", csv.line, err.message);
    }
    free(text);
    return text_cstr(&out);
}

static void expect(const char *source, const char *rows) {
    assert_string_equal(rows_of(source, strlen(source)), rows);
}

static void test_plain(void **state) {
    (void)state;
    expect("a,b\n1,2\n", "a|b/1|2");
    expect("a,b\r\n1,2", "a|b/1|2");
    expect("a;b\n1,5;2\n", "a|b/1,5|2");
    expect("\xEF\xBB\xBF"
           "a,b\n",
           "a|b");
    expect("a,b\n,\n\n1,\n", "a|b/1|");
    expect("", "");
}

static void test_quoted(void **state) {
    (void)state;
    expect("a,b\n\"x, \"\"y\"\"\n12\",2\n", "a|b/x, \"y\"\n12|2");
    expect("\"a;b\",c\n1,2\n", "a;b|c/1|2");
    expect("a\n\"\"\nb", "a/b");
    expect("a,b\nx\"y,2\n", "a|b/x\"y|2");
}

static void test_broken(void **state) {
    (void)state;
    expect("a,b\n1,2\n\"x,3\n4,5\n", "a|b/1|2!3: a quote is opened and not closed");
    expect("a,b\n\"x\"y,3\n", "a|b!2: something stands behind the closing quote of field 1");
    expect("a,b\n\xC3(,1\n", "!line 2 is not UTF-8 text");
    assert_string_equal(rows_of("a\nb\0c\n", 6), "!line 2 is not UTF-8 text");
    char wide[200] = "";
    for (int i = 0; i < 70; i++)
        wide[i] = ',';
    expect(wide, "!1: the row has more than 64 fields");
}

static void test_written(void **state) {
    (void)state;
    static const char *const fields[] = {"plain", "", "a,b", "a;b", "say \"no\"", "two\nlines"};
    struct text out;
    text_init(&out, 1000);
    for (size_t i = 0; i < 6; i++)
        csv_write(&out, fields[i], strlen(fields[i]), i == 0);
    assert_string_equal(text_cstr(&out),
                        "plain,,\"a,b\",\"a;b\",\"say \"\"no\"\"\",\"two\nlines\"");
    text_literal(&out, "\n");
    assert_string_equal(rows_of(out.bytes, out.length), "plain||a,b|a;b|say \"no\"|two\nlines");
    text_free(&out);
}

/* Random bytes of a small alphabet: nothing is read beyond the text (the sanitizer tells). */
static void test_random(void **state) {
    (void)state;
    static const char alphabet[] = "a,;\"\n\r \xC3\xA9";
    uint32_t seed = 12345;
    for (int round = 0; round < 20000; round++) {
        char text[40];
        size_t length = (seed >> 20) % sizeof text;
        for (size_t i = 0; i < length; i++) {
            seed = seed * 1664525 + 1013904223;
            text[i] = alphabet[(seed >> 24) % (sizeof alphabet - 1)];
        }
        rows_of(text, length);
        seed = seed * 1664525 + 1013904223;
    }
}

TAP_MAIN(TEST("commas, semicolons, a byte order mark and empty rows", test_plain),
         TEST("quotes, separators and newlines inside quotes", test_quoted),
         TEST("what is broken is told with its line", test_broken),
         TEST("what is written is read again", test_written),
         TEST("random texts are read or refused", test_random))
