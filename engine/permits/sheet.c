/*
 * sheet.c - a permit on a sheet of A6, 105 by 148 mm; see lockdown/permits.h.
 *
 * What is printed is read from the code itself, so that the sheet cannot say anything else. A line
 * that would be too wide is squeezed (textLength), and cut where that would make it illegible.
 */
#include <string.h>

#include "base/civil.h"
#include "base/moment.h"
#include "lockdown/permits.h"
#include "permits/qr.h"
#include "permits/token.h"

#define SHEET_MAX ((size_t)4 << 20)
#define MARGIN_MM 6.0
#define WIDTH_MM 105.0
#define CODE_MM 54.0
#define LINE_LETTERS 52 /* of the small type that fit without squeezing */
#define LINE_MAX 72

struct sheet {
    struct text *out;
    const struct lkd_permit *permit;
    lkd_permit_label *label;
    void *label_context;
    double y_mm; /* where the next line begins */
};

/* ---- text ---- */

/* Characters that XML keeps for itself, and control characters, which it forbids. */
static void put_escaped(struct text *out, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c == '&')
            text_literal(out, "&amp;");
        else if (c == '<')
            text_literal(out, "&lt;");
        else if (c == '>')
            text_literal(out, "&gt;");
        else
            text_append(out, c < 0x20 ? " " : &bytes[i], 1);
    }
}

/* Bytes of the first `most` characters; `ret_count` is how many there are. */
static size_t first_letters(const char *text, size_t most, size_t *ret_count) {
    size_t bytes = 0, count = 0;
    for (; text[bytes] && count < most; count++)
        bytes += utf8_sequence((const unsigned char *)text + bytes, strlen(text + bytes));
    *ret_count = count;
    return bytes;
}

static void put_line(struct sheet *s, const char *style, double size_mm, const char *text) {
    size_t letters, bytes = first_letters(text, LINE_MAX, &letters);
    bool squeezed = letters > LINE_LETTERS * 2.9 / size_mm;
    text_printf(s->out, "<text x=\"%.1f\" y=\"%.2f\" font-size=\"%.2f\"%s", MARGIN_MM,
                s->y_mm + size_mm * 0.95, size_mm, style);
    if (squeezed)
        text_printf(s->out, " textLength=\"%.1f\" lengthAdjust=\"spacingAndGlyphs\"",
                    WIDTH_MM - 2 * MARGIN_MM);
    text_literal(s->out, ">");
    put_escaped(s->out, text, bytes);
    text_puts(s->out, text[bytes] ? "…</text>\n" : "</text>\n");
    s->y_mm += size_mm * 1.22;
}

#define BOLD " font-weight=\"bold\""
#define GREY " fill=\"#444\""

#define VALUE_MAX 65536 /* bytes of a line before it is cut */

static void put_named(struct sheet *s, const char *style, double size_mm, const char *name,
                      const char *value) {
    struct text line;
    text_init(&line, VALUE_MAX);
    text_printf(&line, "%s: %s", name, value);
    put_line(s, style, size_mm, text_cstr(&line));
    s->out->failed |= line.failed;
    text_free(&line);
}

/* A value in Vietnamese, and below it in English. */
static void put_pair(struct sheet *s, double size_mm, struct lkd_bilingual name,
                     struct lkd_bilingual value) {
    put_named(s, BOLD, size_mm, name.vi, value.vi);
    put_named(s, GREY, size_mm * 0.85, name.en, value.en);
    s->y_mm += 0.8;
}

#define SMALL 2.9
#define LARGE 3.8

static struct lkd_bilingual label_of(const struct sheet *s, const char *fact, const char *value) {
    struct lkd_bilingual label;
    if (s->label && s->label(s->label_context, fact, value, &label))
        return label;
    return (struct lkd_bilingual){value, value};
}

static void put_value(struct sheet *s, struct lkd_bilingual name, const char *fact,
                      const char *value) {
    if (value)
        put_pair(s, SMALL, name, label_of(s, fact, value));
}

/* ---- parts ---- */

/* Both languages of a value that is composed, and their end. */
struct words {
    struct text vi, en;
};

static void words_begin(struct words *w) {
    text_init(&w->vi, VALUE_MAX);
    text_init(&w->en, VALUE_MAX);
}

static void words_end(struct sheet *s, double size_mm, struct lkd_bilingual name, struct words *w) {
    put_pair(s, size_mm, name, (struct lkd_bilingual){text_cstr(&w->vi), text_cstr(&w->en)});
    s->out->failed |= w->vi.failed || w->en.failed;
    text_free(&w->vi);
    text_free(&w->en);
}

static void put_zones(struct sheet *s) {
    struct words w;
    words_begin(&w);
    for (size_t i = 0; i < s->permit->zone_count; i++) {
        struct lkd_bilingual label = label_of(s, "permit.zones", s->permit->zones[i]);
        text_printf(&w.vi, "%s%s", i ? ", " : "", label.vi);
        text_printf(&w.en, "%s%s", i ? ", " : "", label.en);
    }
    words_end(s, SMALL, (struct lkd_bilingual){"Địa bàn", "Places"}, &w);
}

static void put_hours(struct sheet *s) {
    struct words w;
    if (!s->permit->has_hours)
        return;
    words_begin(&w);
    moment_clock(&w.vi, s->permit->hours_from_s, true);
    text_puts(&w.vi, " – ");
    moment_clock(&w.vi, s->permit->hours_to_s, true);
    moment_clock(&w.en, s->permit->hours_from_s, false);
    text_puts(&w.en, " – ");
    moment_clock(&w.en, s->permit->hours_to_s, false);
    words_end(s, SMALL, (struct lkd_bilingual){"Giờ được đi", "Hours"}, &w);
}

static void put_beginning(struct sheet *s) {
    struct words w;
    words_begin(&w);
    moment_words(&w.vi, s->permit->valid_from_s, true);
    moment_words(&w.en, s->permit->valid_from_s, false);
    words_end(s, SMALL, (struct lkd_bilingual){"Hiệu lực từ", "Valid from"}, &w);
}

/* The end is exclusive; midnight is told as the end of the day before, as orders write it. */
static void put_end(struct sheet *s) {
    int64_t end_s = s->permit->valid_to_s;
    struct words w;
    words_begin(&w);
    if (civil_midnight(end_s) == end_s) {
        text_puts(&w.vi, "24:00 (12 giờ đêm) ngày ");
        moment_date(&w.vi, end_s - 1, true);
        text_puts(&w.en, "24:00 (midnight) at the end of ");
        moment_date(&w.en, end_s - 1, false);
    } else {
        moment_words(&w.vi, end_s, true);
        moment_words(&w.en, end_s, false);
    }
    words_end(s, LARGE, (struct lkd_bilingual){"Hết hạn", "Expires"}, &w);
}

static void put_code(struct sheet *s, const struct qr *qr) {
    int side = qr->width + 2 * QR_QUIET;
    text_printf(s->out,
                "<g transform=\"translate(%.2f %.2f) scale(%.5f)\" shape-rendering=\"crispEdges\">"
                "<path d=\"",
                (WIDTH_MM - CODE_MM) / 2, s->y_mm, CODE_MM / side);
    qr_path(qr, QR_QUIET, QR_QUIET, s->out);
    text_literal(s->out, "\"/></g>\n");
    s->y_mm += CODE_MM;
}

static void put_duties(struct sheet *s) {
    for (size_t i = 0; i < s->permit->duty_count; i++)
        put_named(s, GREY, SMALL, i ? "  " : "Nghĩa vụ / Duties", s->permit->duties[i]);
}

static void put_result(struct sheet *s) {
    const struct lkd_permit *p = s->permit;
    put_named(s, BOLD, SMALL, "Số / No.", p->id);
    if (p->holder)
        put_named(s, BOLD, LARGE, "Cơ sở / Business", p->holder);
    if (p->business)
        put_named(s, BOLD, SMALL, "Mã cơ sở / Registered as", p->business);
    put_value(s, (struct lkd_bilingual){"Ngành nghề", "Sector"}, "business.sector", p->sector);
    put_value(s, (struct lkd_bilingual){"Phương án", "Arrangement"}, "business.arrangement",
              p->arrangement);
    put_value(s, (struct lkd_bilingual){"Đơn vị xác nhận", "Signed by"}, "permit.issuer",
              p->issuer);
    put_zones(s);
    put_beginning(s);
    put_duties(s);
}

static void put_permit(struct sheet *s) {
    const struct lkd_permit *p = s->permit;
    put_named(s, BOLD, SMALL, "Số / No.", p->id);
    if (p->holder)
        put_named(s, BOLD, LARGE, "Họ tên / Name", p->holder);
    put_value(s, (struct lkd_bilingual){"Mẫu giấy", "Form"}, "permit.form", p->form);
    put_value(s, (struct lkd_bilingual){"Nhóm", "Group"}, "permit.class", p->class_);
    put_value(s, (struct lkd_bilingual){"Mục đích", "Purpose"}, "permit.purpose", p->purpose);
    put_value(s, (struct lkd_bilingual){"Nơi cấp", "Issued by"}, "permit.issuer", p->issuer);
    put_zones(s);
    put_hours(s);
    put_beginning(s);
    if (p->route)
        put_named(s, BOLD, SMALL, "Lộ trình / Route", p->route);
}

static void put_sheet(struct sheet *s, const struct qr *qr) {
    bool permit = s->permit->kind == LKD_TOKEN_PERMIT;
    text_literal(s->out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"105mm\" "
                         "height=\"148mm\" viewBox=\"0 0 105 148\" "
                         "font-family=\"'Noto Sans','DejaVu Sans',sans-serif\">\n"
                         "<rect width=\"105\" height=\"148\" fill=\"#fff\"/>\n");
    s->y_mm = 4;
    put_line(s, BOLD, 4.8,
             permit ? "GIẤY ĐI ĐƯỜNG · TRAVEL PERMIT" : "ĐƯỢC HOẠT ĐỘNG · MAY OPERATE");
    put_code(s, qr);
    put_end(s);
    (permit ? put_permit : put_result)(s);
    text_literal(s->out, "</svg>\n");
}

enum lkd_status lkd_permit_sheet(const char *token, size_t length, lkd_permit_label *label,
                                 void *label_context, char **ret_svg, size_t *ret_length,
                                 struct lkd_error *err) {
    struct lkd_permit_check check;
    struct text out;
    struct qr qr;
    error_clear(err);
    token_trim(&token, &length);
    enum lkd_status status = lkd_permit_read(token, length, &check, err);
    if (status || (status = qr_make(token, length, &qr, err)))
        return status;
    text_init(&out, SHEET_MAX);
    struct sheet sheet = {&out, &check.permit, label, label_context, 0};
    put_sheet(&sheet, &qr);
    qr_free(&qr);
    return text_give(&out, ret_svg, ret_length, err);
}
