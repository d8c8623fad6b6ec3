/*
 * picture_test.c - QR codes as SVG and PNG, and the printed sheet. That readers read them is tested
 * in tests/cli/permit.t.
 */
#include "permit_fixture.h"

#include "support/failing_malloc.h"

static struct permits x;

static uint32_t u32_at(const char *bytes) {
    const unsigned char *b = (const unsigned char *)bytes;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static void test_png(void **state) {
    char *token = permits_issue(&x, PERMIT), *png;
    size_t length;
    (void)state;
    assert_int_equal(lkd_permit_qr_png(token, strlen(token), 3, &png, &length, NULL), LKD_OK);
    assert_memory_equal(png, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    uint32_t side = u32_at(png + 16);
    assert_int_equal(side % 3, 0);
    assert_int_equal((side / 3 - 8) % 4, 1); /* 17 + 4 * version modules, 4 of quiet zone around */
    assert_memory_equal(png + length - 12, "\0\0\0\0IEND\xae\x42\x60\x82", 12);
    free(png);
    struct lkd_error err;
    assert_int_equal(lkd_permit_qr_png(token, strlen(token), 0, &png, &length, &err),
                     LKD_BAD_QUERY);
    assert_int_equal(lkd_permit_qr_png(token, strlen(token), 65, &png, &length, &err),
                     LKD_BAD_QUERY);
    free(token);
}

static void test_svg(void **state) {
    char *token = permits_issue(&x, PERMIT), *svg;
    size_t length;
    (void)state;
    assert_int_equal(lkd_permit_qr_svg(token, strlen(token), &svg, &length, NULL), LKD_OK);
    assert_int_equal(strlen(svg), length);
    assert_non_null(strstr(svg, "<path fill=\"#000\" d=\"M4 4h7v1h-7z")); /* a finder's top */
    free(svg);
    free(token);
}

static void test_no_token(void **state) {
    static char text[LKD_TOKEN_MAX + 2];
    struct lkd_error err;
    char *svg = NULL;
    size_t length;
    (void)state;
    assert_int_equal(lkd_permit_qr_svg("", 0, &svg, &length, &err), LKD_BAD_PERMIT);
    assert_int_equal(lkd_permit_qr_svg("LD1:a", 5, &svg, &length, &err), LKD_BAD_PERMIT);
    assert_string_equal(err.message, "letter 5 of the token is none of its alphabet");
    memset(text, 'A', sizeof text);
    assert_int_equal(lkd_permit_qr_svg(text, sizeof text - 1, &svg, &length, &err), LKD_BAD_PERMIT);
    assert_int_equal(lkd_permit_sheet("LD1:AB", 6, NULL, NULL, &svg, &length, &err),
                     LKD_BAD_PERMIT);
    assert_null(svg);
    assert_int_equal(lkd_permit_qr_svg(text, LKD_TOKEN_MAX, &svg, &length, &err), LKD_OK);
    free(svg);
}

static bool label(void *context, const char *fact, const char *value,
                  struct lkd_bilingual *ret_label) {
    (void)context;
    if (strcmp(fact, "permit.zones") != 0 || strcmp(value, "760") != 0)
        return false;
    *ret_label = (struct lkd_bilingual){"Quận 1", "District 1"};
    return true;
}

static char *sheet_of(const char *json) {
    char *token = permits_issue(&x, json), *svg;
    size_t length;
    assert_int_equal(lkd_permit_sheet(token, strlen(token), label, NULL, &svg, &length, NULL),
                     LKD_OK);
    free(token);
    return svg;
}

static void assert_says(const char *json, const char *text) {
    char *svg = sheet_of(json);
    if (!strstr(svg, text))
        fail_msg("the sheet does not say: %s", text);
    free(svg);
}

static void test_sheet(void **state) {
    (void)state;
    assert_says(PERMIT, "width=\"105mm\" height=\"148mm\"");
    assert_says(PERMIT, ">Hết hạn: 24:00 (12 giờ đêm) ngày 6/9/2021<");
    assert_says(PERMIT, ">Expires: 24:00 (midnight) at the end of 6 September 2021<");
    assert_says(PERMIT, ">Họ tên / Name: Nguyễn Văn An<");
    assert_says(PERMIT, ">Địa bàn: Quận 1, 769<");
    assert_says(PERMIT, ">Places: District 1, 769<");
    assert_says(PERMIT, ">Giờ được đi: 06:00 (6 giờ sáng) – 18:00 (6 giờ tối)<");
    assert_says(PERMIT, ">Hours: 06:00 (6 am) – 18:00 (6 pm)<");
    const char *evening = "{\"form\":\"a&<b>\",\"zones\":[\"760\"],\"valid_from\":\"2021-08-25\","
                          "\"valid_to\":\"2021-09-06T18:00:00+07:00\"}";
    assert_says(evening, ">Hết hạn: 18:00 (6 giờ tối) ngày 6/9/2021<");
    assert_says(evening, ">Expires: 18:00 (6 pm) on 6 September 2021<");
    assert_says(evening, ">Mẫu giấy: a&amp;&lt;b&gt;<");
}

static void test_long_lines(void **state) {
    char json[1024];
    (void)state;
    snprintf(json, sizeof json,
             "{\"form\":\"a\",\"zones\":[\"760\"],\"valid_from\":\"2021-08-25\",\"valid_to\":"
             "\"2021-09-06\",\"holder\":\"%.60s\",\"route\":\"%0200d\"}",
             "Nguyễn Phúc Bảo Quỳnh Hoàng Lê Thị Kim Ngân Phượng Hải Đăng", 0);
    assert_says(json, "textLength=\"93.0\" lengthAdjust=\"spacingAndGlyphs\"");
    assert_says(json, "00…</text>");
}

static bool draw_again(void *context) {
    char *svg;
    size_t length;
    enum lkd_status status =
        lkd_permit_sheet(context, strlen(context), label, NULL, &svg, &length, NULL);
    if (status == LKD_OK)
        free(svg);
    return status == LKD_OK;
}

static bool draw_png_again(void *context) {
    char *png;
    size_t length;
    enum lkd_status status = lkd_permit_qr_png(context, strlen(context), 4, &png, &length, NULL);
    if (status == LKD_OK)
        free(png);
    return status == LKD_OK;
}

static void test_failing_malloc(void **state) {
    char *token = permits_issue(&x, PERMIT);
    (void)state;
    assert_true(fail_every_allocation_once(draw_again, token) > 3);
    assert_true(fail_every_allocation_once(draw_png_again, token) > 3);
    free(token);
}

static int begin(void **state) {
    (void)state;
    permits_begin(&x);
    return 0;
}

static int end(void **state) {
    (void)state;
    permits_end(&x);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST("a PNG has its modules, its quiet zone and its end", test_png),
        TEST("an SVG has its modules", test_svg),
        TEST("what is no token is not drawn", test_no_token),
        TEST("a sheet says in two languages what is in the code", test_sheet),
        TEST("long lines are squeezed and cut", test_long_lines),
        TEST("every failing malloc is reported and nothing leaks", test_failing_malloc),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, begin, end);
}
