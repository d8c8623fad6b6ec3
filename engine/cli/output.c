/*
 * output.c - buffered output with one sticky error.
 */
#include "cli/output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

/* https://no-color.org: a variable that is there and not empty switches colour off. */
static bool colour_wanted(int fd) {
    const char *no_color = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");

    return fd >= 0 && isatty(fd) && !(no_color && *no_color) &&
           !(terminal && strcmp(terminal, "dumb") == 0);
}

void output_init(struct output *o, int fd, size_t capacity) {
    *o = (struct output){.fd = fd, .colour = colour_wanted(fd)};
    o->bytes = malloc(capacity);
    if (o->bytes)
        o->capacity = capacity;
    else
        o->error = ENOMEM;
}

void output_free(struct output *o) {
    free(o->bytes);
    *o = (struct output){.fd = OUTPUT_MEMORY};
}

static void write_out(struct output *o, const char *bytes, size_t length) {
    while (length > 0 && !o->error) {
        ssize_t written = write(o->fd, bytes, length);

        if (written >= 0) {
            bytes += written;
            length -= (size_t)written;
        } else if (errno != EINTR) {
            o->error = errno;
        }
    }
}

void output_flush(struct output *o) {
    if (o->fd == OUTPUT_MEMORY)
        return;
    write_out(o, o->bytes, o->used);
    o->used = 0;
}

static void grow(struct output *o, size_t needed) {
    size_t capacity = o->capacity * 2 > needed ? o->capacity * 2 : needed;
    char *bytes = realloc(o->bytes, capacity);

    if (!bytes) {
        o->error = ENOMEM;
        return;
    }
    o->bytes = bytes;
    o->capacity = capacity;
}

/* Room for `length` more bytes; false after a failure. */
static bool reserve(struct output *o, size_t length) {
    if (!o->error && o->capacity - o->used < length)
        output_flush(o);
    if (!o->error && o->capacity - o->used < length)
        grow(o, o->used + length);
    return !o->error;
}

void output_write(struct output *o, const char *bytes, size_t length) {
    if (!reserve(o, length))
        return;
    memcpy(o->bytes + o->used, bytes, length);
    o->used += length;
}

void output_puts(struct output *o, const char *text) {
    output_write(o, text, strlen(text));
}

void output_printf(struct output *o, const char *format, ...) {
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0 || !reserve(o, (size_t)length + 1))
        return;
    va_start(arguments, format);
    vsnprintf(o->bytes + o->used, (size_t)length + 1, format, arguments);
    va_end(arguments);
    o->used += (size_t)length;
}

static void json_character(struct output *o, unsigned char c) {
    switch (c) {
    case '"':
        output_puts(o, "\\\"");
        break;
    case '\\':
        output_puts(o, "\\\\");
        break;
    case '\n':
        output_puts(o, "\\n");
        break;
    case '\t':
        output_puts(o, "\\t");
        break;
    default:
        output_printf(o, "\\u%04x", c);
        break;
    }
}

void output_json_bytes(struct output *o, const char *text, size_t length) {
    output_puts(o, "\"");
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];

        if (c < 0x20 || c == '"' || c == '\\')
            json_character(o, c);
        else
            output_write(o, &text[i], 1);
    }
    output_puts(o, "\"");
}

void output_json(struct output *o, const char *text) {
    output_json_bytes(o, text, strlen(text));
}

void output_markup(struct output *out, const char *text) {
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;

        switch (c) {
        case '&':
            output_puts(out, "&amp;");
            break;
        case '<':
            output_puts(out, "&lt;");
            break;
        case '>':
            output_puts(out, "&gt;");
            break;
        case '"':
            output_puts(out, "&quot;");
            break;
        default:
            output_write(out, c < 0x20 && c != '\n' && c != '\t' ? "?" : text, 1);
        }
    }
}

void output_lines(struct output *o, const char *prefix, const char *text) {
    while (*text) {
        size_t length = strcspn(text, "\n");

        output_puts(o, prefix);
        output_write(o, text, length);
        output_puts(o, "\n");
        text += length + (text[length] == '\n');
    }
}

void output_count(struct output *o, uint64_t n) {
    char digits[32];
    int count = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);

    for (int i = 0; i < count; i++) {
        if (i > 0 && (count - i) % 3 == 0)
            output_puts(o, ",");
        output_write(o, &digits[i], 1);
    }
}

void output_colour(struct output *o, enum colour colour) {
    static const char *const codes[] = {"\033[0m", "\033[1m", "\033[32m", "\033[31m", "\033[33m"};

    if (o->colour)
        output_puts(o, codes[colour]);
}

int output_finish(struct output *o, int status) {
    output_flush(o);
    if (!o->error || o->error == EPIPE)
        return status;
    fprintf(stderr, "lockdown: cannot write the output: %s\n", strerror(o->error));
    return EXIT_INTERNAL;
}
