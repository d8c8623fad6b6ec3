/*
 * qr.h - a text as the modules of a QR code (libqrencode), and these as SVG or PNG.
 */
#ifndef PERMITS_QR_H
#define PERMITS_QR_H

#include "base/text.h"

#define QR_QUIET 4 /* modules of white around a code (ISO/IEC 18004) */

struct qr {
    int width;           /* modules on each side, without the quiet zone */
    const uint8_t *dark; /* width * width: 1 is dark */
    void *code;          /* libqrencode's */
};

/* `text` has the letters of a token alone. Free with qr_free. */
enum lkd_status qr_make(const char *text, size_t length, struct qr *ret_qr, struct lkd_error *err);
void qr_free(struct qr *qr);

/* The `d` of an SVG path in units of modules, the code's corner at (x, y). */
void qr_path(const struct qr *qr, int x, int y, struct text *out);

/* The text of a picture becomes the caller's, NUL-terminated; when it failed it is freed. */
enum lkd_status text_give(struct text *out, char **ret_bytes, size_t *ret_length,
                          struct lkd_error *err);

/* png.c: the code with its quiet zone, one bit a pixel, `scale` pixels for each module. */
void png_write(const struct qr *qr, int scale, struct text *out);

#endif
