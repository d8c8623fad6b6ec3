/*
 * log.c - lines of JSON on standard error; see log.h.
 */
#include "service/log.h"

#include <poll.h>
#include <stdarg.h>
#include <time.h>
#include <unistd.h>

#include "base/civil.h"
#include "base/text.h"

#define VALUE_MAX                                                                                  \
    3000 /* bytes of one value; its escapes may still not fit, then it is left out                 \
          */

static void put_pair(struct text *line, const char *name, const char *value) {
    size_t length = strlen(value), before = line->length;
    text_printf(line, ",\"%s\":", name);
    text_json_string(line, value, length < VALUE_MAX ? length : VALUE_MAX);
    if (line->length + 2 <= LOG_LINE_MAX && !line->failed)
        return;
    line->failed = false;
    line->length = before;
}

/* A pipe that can be written to has room for LOG_LINE_MAX bytes. */
static bool has_room(void) {
    struct pollfd out = {STDERR_FILENO, POLLOUT, 0};
    return poll(&out, 1, 0) == 1;
}

void log_event(enum log_level level, const char *event, ...) {
    static const char *const levels[] = {"info", "warning", "error"};
    char now[CIVIL_INSTANT_SIZE];
    struct text line;
    const char *name;
    va_list args;

    civil_format_instant((int64_t)time(NULL), now);
    text_init(&line, 4 * (size_t)LOG_LINE_MAX);
    text_printf(&line, "{\"time\":\"%s\",\"level\":\"%s\",\"event\":\"%s\"", now, levels[level],
                event);
    va_start(args, event);
    while ((name = va_arg(args, const char *)) != NULL) {
        const char *value = va_arg(args, const char *);
        if (value)
            put_pair(&line, name, value);
    }
    va_end(args);
    text_literal(&line, "}\n");
    if (!line.failed && has_room() && write(STDERR_FILENO, line.bytes, line.length) < 0)
        text_clear(&line); /* nowhere to tell it */
    text_free(&line);
}
