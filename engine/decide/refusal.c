/*
 * refusal.c - a bad query, told to a person.
 *
 * Messages are made in English where the mistake is found. In Vietnamese the place is named by the
 * label of its fact and what is expected there is said; the message itself follows as it is.
 */
#include "decide/refusal.h"

#include "decide/page.h"
#include "policy/describe.h"

#define VALUES_SHOWN 12

/* What a value of each type has to be. */
static const struct bilingual expected[TYPE_COUNT] = {
    [TYPE_BOOLEAN] = {"true (có) hoặc false (không)", "true or false"},
    [TYPE_INTEGER] = {"một số nguyên, ví dụ 30", "a whole number, such as 30"},
    [TYPE_DECIMAL] = {"một số, ví dụ 0.75", "a number, such as 0.75"},
    [TYPE_STRING] = {"một chuỗi trong ngoặc kép", "a text in quotes"},
    [TYPE_ENUM] = {"một giá trị đã khai báo", "one of the declared values"},
    [TYPE_TIME] = {"một thời điểm, ví dụ \"2021-07-26T18:00:00+07:00\"",
                   "a time, such as \"2021-07-26T18:00:00+07:00\""},
    [TYPE_DATE] = {"một ngày, ví dụ \"2021-07-26\"", "a date, such as \"2021-07-26\""},
    [TYPE_HOURS] = {"một khung giờ, ví dụ [\"06:00\", \"18:00\"]",
                    "two times of day, such as [\"06:00\", \"18:00\"]"},
    [TYPE_ZONE] = {"mã một địa bàn, ví dụ \"760\"", "the code of a zone, such as \"760\""},
    [TYPE_ZONES] = {"danh sách mã địa bàn, ví dụ [\"760\", \"79\"]",
                    "a list of codes of zones, such as [\"760\", \"79\"]"},
    [TYPE_POINT] = {"[kinh độ, vĩ độ]", "[longitude, latitude]"},
    [TYPE_PLACE] = {"một nơi, ví dụ {\"zone\": \"760\"}", "a place, such as {\"zone\": \"760\"}"},
    [TYPE_LINESTRING] = {"một đường GeoJSON LineString", "a GeoJSON LineString"},
};

/* The path without what follows its first bracket: "permit.zones" of "permit.zones[1]". */
static size_t name_length(const char *path) {
    return strcspn(path, "[");
}

static uint16_t fact_at(const struct vocabulary *v, const char *path) {
    char name[sizeof((struct lkd_error *)0)->where];
    size_t length = name_length(path);
    memcpy(name, path, length);
    name[length] = '\0';
    return vocabulary_find(v, name);
}

/* Is the path a mere group of facts, such as "person"? */
static bool is_group(const struct vocabulary *v, const char *path) {
    size_t length = strlen(path);
    for (size_t i = 0; i < v->count; i++)
        if (strncmp(v->facts[i].path, path, length) == 0 && v->facts[i].path[length] == '.')
            return true;
    return false;
}

static void put_values(const struct words *w, const struct enumeration *values) {
    if (values->count > VALUES_SHOWN)
        return;
    words_put(w, ": ", ": ");
    for (size_t i = 0; i < values->count; i++) {
        text_puts(w->out, i > 0 ? ", " : "");
        text_puts(w->out, values->values[i]);
    }
}

static void put_expected(const struct words *w, const char *path) {
    const struct vocabulary *v = &w->rb->vocabulary;
    uint16_t slot = fact_at(v, path);
    if (slot == NO_SLOT) {
        if (is_group(v, path))
            words_put(w, "ở đó cần một đối tượng { ... }", "an object { ... } is expected there");
        else
            words_put(w, "bộ từ vựng không có tên này", "the vocabulary has no such name");
        return;
    }
    words_fact(w, slot);
    words_put(w, "; ở đó cần ", "; expected there is ");
    words_bilingual(w, expected[v->facts[slot].type]);
    if (v->facts[slot].values)
        put_values(w, v->facts[slot].values);
}

static void put_place(const struct words *w, struct page *p, const char *path) {
    words_put(w, "Chỗ sai: ", "Where: ");
    if (*path) {
        text_printf(w->out, "%s: ", path);
        put_expected(w, path);
    } else {
        words_put(w, "cả câu hỏi; câu hỏi phải là một đối tượng JSON",
                  "the whole query, which must be a JSON object");
    }
    text_puts(w->out, ".");
    page_paragraph(p, PAGE_PLAIN, 0, 2);
}

static void put_heading(const struct words *w, struct page *p, enum lkd_status status) {
    if (status == LKD_BAD_QUERY)
        words_put(w, "CÂU HỎI KHÔNG HỢP LỆ", "THE QUERY IS NOT VALID");
    else
        words_put(w, "KHÔNG TRẢ LỜI ĐƯỢC", "THERE IS NO ANSWER");
    page_paragraph(p, PAGE_RED, 0, 0);
}

void refusal_write(const struct rulebook *rb, const struct lkd_error *err,
                   enum lkd_language language, bool colour, struct text *out) {
    struct page page;
    text_clear(out);
    page_init(&page, out, colour);
    struct words w = {.rb = rb, .vi = language != LKD_ENGLISH, .out = &page.line};
    put_heading(&w, &page, err->status);
    if (err->status == LKD_BAD_QUERY)
        put_place(&w, &page, err->where);
    words_put(&w, "Chi tiết (tiếng Anh): ", "Mistake: ");
    text_puts(w.out, err->message);
    page_paragraph(&page, PAGE_PLAIN, 0, 2);
    if (err->hint[0]) {
        words_put(&w, "Gợi ý (tiếng Anh): ", "Hint: ");
        text_puts(w.out, err->hint);
        page_paragraph(&page, PAGE_PLAIN, 0, 2);
    }
    page_free(&page);
}
