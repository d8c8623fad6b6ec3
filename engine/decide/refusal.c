/*
 * refusal.c - a bad query, told to a person.
 *
 * Messages are made in English where the mistake is found. In Vietnamese the place is named by the
 * label of its fact and what is expected there is said; the message itself follows as it is.
 */
#include "decide/refusal.h"

#include "decide/page.h"
#include "policy/describe.h"

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

/* The fact that a path such as "permit.zones[1]" lies in, or NO_SLOT. */
static uint16_t fact_at(const struct vocabulary *v, const char *path) {
    char name[sizeof((struct lkd_error *)0)->where];
    size_t length = strcspn(path, "[");
    memcpy(name, path, length);
    name[length] = '\0';
    return vocabulary_find(v, name);
}

static void put_place(const struct words *w, struct page *p, const char *path) {
    uint16_t slot = fact_at(&w->rb->vocabulary, path);
    if (!*path)
        return;
    words_put(w, "Chỗ sai: ", "Where: ");
    text_puts(w->out, path);
    if (slot != NO_SLOT) {
        text_puts(w->out, " (");
        words_fact(w, slot);
        words_put(w, "). Ở đó cần ", "). Expected there: ");
        words_bilingual(w, expected[w->rb->vocabulary.facts[slot].type]);
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

void refusal_write(const struct rulebook *rb, const struct lkd_error *err, enum lkd_language language,
                   bool colour, struct text *out) {
    struct page page;
    text_clear(out);
    page_init(&page, out, colour);
    struct words w = {rb, NULL, language != LKD_ENGLISH, &page.line};
    put_heading(&w, &page, err->status);
    put_place(&w, &page, err->where);
    words_put(&w, "Lỗi: ", "Mistake: ");
    text_puts(w.out, err->message);
    page_paragraph(&page, PAGE_PLAIN, 0, 2);
    if (err->hint[0]) {
        words_put(&w, "Gợi ý: ", "Hint: ");
        text_puts(w.out, err->hint);
        page_paragraph(&page, PAGE_PLAIN, 0, 2);
    }
    page_free(&page);
}
