/*
 * png.c - a QR code as PNG (ISO/IEC 15948): grey, one bit a pixel, in stored blocks.
 *
 * A code of 100 modules at 8 pixels is 90 KB so; compression would save what no printer notices.
 */
#include "permits/qr.h"

#define BLOCK_MAX 65535 /* of deflate (RFC 1951, section 3.2.4) */

static void put_u32(struct text *t, uint32_t n) {
    const char bytes[4] = {(char)(n >> 24), (char)(n >> 16), (char)(n >> 8), (char)n};
    text_append(t, bytes, sizeof bytes);
}

static uint32_t crc32(const char *bytes, size_t length) {
    uint32_t crc = 0xffffffff;
    for (size_t i = 0; i < length; i++) {
        crc ^= (unsigned char)bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

static uint32_t adler32(const char *bytes, size_t length) {
    uint32_t a = 1, b = 0;
    for (size_t i = 0; i < length; i++) {
        a = (a + (unsigned char)bytes[i]) % 65521;
        b = (b + a) % 65521;
    }
    return b << 16 | a;
}

static void put_chunk(struct text *out, const char type[4], const struct text *content) {
    put_u32(out, (uint32_t)content->length);
    size_t start = out->length;
    text_append(out, type, 4);
    text_append(out, content->bytes, content->length);
    out->failed |= content->failed;
    if (!out->failed)
        put_u32(out, crc32(out->bytes + start, out->length - start));
}

static void put_header(struct text *out, int side) {
    static const char grey_of_one_bit[] = {1, 0, 0, 0, 0};
    struct text content;
    text_init(&content, 64);
    put_u32(&content, (uint32_t)side);
    put_u32(&content, (uint32_t)side);
    text_append(&content, grey_of_one_bit, sizeof grey_of_one_bit);
    put_chunk(out, "IHDR", &content);
    text_free(&content);
}

static bool is_light(const struct qr *qr, int column, int row) {
    bool outside = column < 0 || row < 0 || column >= qr->width || row >= qr->width;
    return outside || !qr->dark[(size_t)row * (size_t)qr->width + (size_t)column];
}

/* One line of pixels behind its filter byte (0: none); eight pixels a byte, white is 1. */
static void put_line(struct text *pixels, const struct qr *qr, int row, int scale, int side) {
    text_append(pixels, "", 1);
    for (int x = 0; x < side; x += 8) {
        unsigned byte = 0;
        for (int bit = 0; bit < 8 && x + bit < side; bit++)
            if (is_light(qr, (x + bit) / scale - QR_QUIET, row))
                byte |= 0x80u >> bit;
        const char c = (char)byte;
        text_append(pixels, &c, 1);
    }
}

/* The zlib format (RFC 1950) around blocks that are not compressed. */
static void put_pixels(struct text *out, const struct text *pixels) {
    struct text content;
    size_t left = pixels->failed ? 0 : pixels->length;
    text_init(&content, out->limit);
    content.failed |= pixels->failed;
    text_append(&content, "\x78\x01", 2);
    for (const char *at = pixels->bytes; left > 0;) {
        size_t n = left < BLOCK_MAX ? left : BLOCK_MAX;
        const char head[5] = {left == n, (char)n, (char)(n >> 8), (char)~n, (char)(~n >> 8)};
        text_append(&content, head, sizeof head);
        text_append(&content, at, n);
        at += n;
        left -= n;
    }
    if (!content.failed)
        put_u32(&content, adler32(pixels->bytes, pixels->length));
    put_chunk(out, "IDAT", &content);
    text_free(&content);
}

void png_write(const struct qr *qr, int scale, struct text *out) {
    static const char signature[] = "\x89PNG\r\n\x1a\n";
    int side = (qr->width + 2 * QR_QUIET) * scale;
    struct text pixels, none;
    text_init(&pixels, out->limit);
    text_init(&none, 0);
    for (int y = 0; y < side; y++)
        put_line(&pixels, qr, y / scale - QR_QUIET, scale, side);
    text_append(out, signature, sizeof signature - 1);
    put_header(out, side);
    put_pixels(out, &pixels);
    put_chunk(out, "IEND", &none);
    text_free(&pixels);
}
