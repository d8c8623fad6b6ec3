/*
 * qr.c - tokens as QR codes; see qr.h and lockdown/permits.h.
 */
#include "permits/qr.h"

#include <errno.h>
#include <qrencode.h>

#include "permits/token.h"

#define SVG_MAX ((size_t)4 << 20)
#define PNG_MAX ((size_t)32 << 20)

/* ---- modules ---- */

static bool is_letter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c && strchr(" $%*+-./:", c));
}

static enum lkd_status check_text(const char *text, size_t length, struct lkd_error *err) {
    if (length == 0)
        return error_set(err, LKD_BAD_PERMIT, "there is no token to print");
    if (length > LKD_TOKEN_MAX)
        return error_set(err, LKD_BAD_PERMIT, "the token is longer than %d letters", LKD_TOKEN_MAX);
    for (size_t i = 0; i < length; i++)
        if (!is_letter(text[i]))
            return error_set(err, LKD_BAD_PERMIT, "letter %zu of the token is none of its alphabet",
                             i + 1);
    return LKD_OK;
}

/* All letters are of the alphanumeric mode, 5.5 bits for each; libqrencode finds that out. */
enum lkd_status qr_make(const char *text, size_t length, struct qr *ret_qr, struct lkd_error *err) {
    char copy[LKD_TOKEN_MAX + 1];
    enum lkd_status status = check_text(text, length, err);
    if (status)
        return status;
    memcpy(copy, text, length);
    copy[length] = '\0';
    QRcode *code = QRcode_encodeString(copy, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (!code)
        return errno == ENOMEM ? error_set(err, LKD_NO_MEMORY, "no memory for a QR code")
                               : error_set(err, LKD_BAD_PERMIT,
                                           "the token does not fit into a QR "
                                           "code");
    size_t modules = (size_t)code->width * (size_t)code->width;
    for (size_t i = 0; i < modules; i++)
        code->data[i] &= 1; /* the other bits tell what a module is for */
    *ret_qr = (struct qr){code->width, code->data, code};
    return LKD_OK;
}

void qr_free(struct qr *qr) {
    QRcode_free(qr->code);
    *qr = (struct qr){0, NULL, NULL};
}

/* Runs of dark modules are strokes one module high. */
void qr_path(const struct qr *qr, int x, int y, struct text *out) {
    for (int row = 0; row < qr->width; row++) {
        const uint8_t *line = qr->dark + (size_t)row * (size_t)qr->width;
        for (int from = 0, to; from < qr->width; from = to) {
            for (to = from + 1; to < qr->width && line[to] == line[from]; to++)
                ;
            if (line[from])
                text_printf(out, "M%d %dh%dv1h-%dz", x + from, y + row, to - from, to - from);
        }
    }
}

/* ---- files ---- */

static void write_svg(const struct qr *qr, struct text *out) {
    int side = qr->width + 2 * QR_QUIET;
    text_printf(out,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
                "shape-rendering=\"crispEdges\">\n<rect width=\"%d\" height=\"%d\" "
                "fill=\"#fff\"/>\n<path fill=\"#000\" d=\"",
                side, side, side, side);
    qr_path(qr, QR_QUIET, QR_QUIET, out);
    text_literal(out, "\"/>\n</svg>\n");
}

enum lkd_status text_give(struct text *out, char **ret_bytes, size_t *ret_length,
                          struct lkd_error *err) {
    text_cstr(out); /* ends it with a NUL */
    if (out->failed) {
        text_free(out);
        return error_set(err, LKD_NO_MEMORY, "no memory for a picture");
    }
    *ret_bytes = out->bytes;
    *ret_length = out->length;
    return LKD_OK;
}

enum lkd_status lkd_permit_qr_svg(const char *token, size_t length, char **ret_svg,
                                  size_t *ret_length, struct lkd_error *err) {
    struct text out;
    struct qr qr;
    error_clear(err);
    token_trim(&token, &length);
    enum lkd_status status = qr_make(token, length, &qr, err);
    if (status)
        return status;
    text_init(&out, SVG_MAX);
    write_svg(&qr, &out);
    qr_free(&qr);
    return text_give(&out, ret_svg, ret_length, err);
}

enum lkd_status lkd_permit_qr_png(const char *token, size_t length, int scale, char **ret_png,
                                  size_t *ret_length, struct lkd_error *err) {
    struct text out;
    struct qr qr;
    error_clear(err);
    token_trim(&token, &length);
    if (scale < 1 || scale > 64)
        return error_set(err, LKD_BAD_QUERY, "a module has 1 to 64 pixels, not %d", scale);
    enum lkd_status status = qr_make(token, length, &qr, err);
    if (status)
        return status;
    text_init(&out, PNG_MAX);
    png_write(&qr, scale, &out);
    qr_free(&qr);
    return text_give(&out, ret_png, ret_length, err);
}
