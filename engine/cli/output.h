/*
 * output.h - what the commands print: buffered text to a file descriptor or into memory.
 *
 * Appending never fails visibly: the first failure is kept in `error` and everything after it is
 * dropped, so that a command prints freely and output_finish() tells the outcome once. A long loop
 * looks at `error` to stop early.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct output {
    int fd; /* -1: everything stays in memory, in bytes[0..used) */
    char *bytes;
    size_t used, capacity;
    int error;   /* errno of the first failure; 0: none */
    bool colour; /* a terminal that may show colour */
};

#define OUTPUT_MEMORY (-1)

/* `capacity` bytes are collected before they are written. */
void output_init(struct output *o, int fd, size_t capacity);
void output_free(struct output *o);

void output_write(struct output *o, const char *bytes, size_t length);
void output_puts(struct output *o, const char *text);
void output_printf(struct output *o, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A JSON string with its quotes. The text is UTF-8. */
void output_json(struct output *o, const char *text);
void output_json_bytes(struct output *o, const char *text, size_t length);
/* Text of an element or an attribute of XML or HTML; characters XML forbids become "?". */
void output_markup(struct output *o, const char *text);
/* The text with `prefix` before each of its lines, each ended by a newline. */
void output_lines(struct output *o, const char *prefix, const char *text);
/* 1231527 as 1,231,527 */
void output_count(struct output *o, uint64_t n);

enum colour { COLOUR_NONE, COLOUR_BOLD, COLOUR_GREEN, COLOUR_RED, COLOUR_YELLOW };
/* Switches the colour of what follows; nothing at all where colour is off. */
void output_colour(struct output *o, enum colour colour);

void output_flush(struct output *o);
/*
 * Flush and turn the outcome into the exit status: `status` when all was written or the reader
 * went away (its right), EXIT_INTERNAL with a message on standard error when writing failed.
 */
int output_finish(struct output *o, int status);

#endif
