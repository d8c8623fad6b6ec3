/*
 * problem.c - see problem.h.
 */
#include "service/problem.h"

static void put_member(struct text *out, const char *name, const char *value) {
    if (!value || !*value)
        return;
    text_printf(out, ",\"%s\":", name);
    text_json_string(out, value, strlen(value));
}

void problem_write(unsigned status, const struct problem_text *p, struct text *out) {
    text_printf(out, "{\"type\":\"urn:lockdown:problem:%s\",\"status\":%u", p->type, status);
    put_member(out, "title", p->title);
    put_member(out, "detail", p->detail);
    put_member(out, "path", p->path);
    put_member(out, "hint", p->hint);
    text_literal(out, "}\n");
}

unsigned problem_status(enum lkd_status status) {
    switch (status) {
    case LKD_BAD_QUERY:
    case LKD_BAD_PERMIT:
    case LKD_BAD_DATA:
    case LKD_LIMIT:
        return 400;
    case LKD_NOT_ALLOWED:
        return 403;
    case LKD_NOT_FOUND:
        return 404;
    case LKD_BAD_RULES:
    case LKD_BAD_ZONES:
    case LKD_BAD_KEYS:
    case LKD_IO:
    case LKD_NO_MEMORY:
        return 503;
    case LKD_OK:
    case LKD_INTERNAL:
        break;
    }
    return 500;
}

const char *problem_title(enum lkd_status status) {
    switch (status) {
    case LKD_BAD_QUERY:
        return "The query is not what the vocabulary declares";
    case LKD_BAD_PERMIT:
        return "The permit is not as it should be";
    case LKD_BAD_DATA:
        return "What is to be written has errors";
    case LKD_LIMIT:
        return "A limit is exceeded";
    case LKD_NOT_ALLOWED:
        return "The caller may not ask this";
    case LKD_NOT_FOUND:
        return "There is no such thing";
    case LKD_BAD_RULES:
    case LKD_BAD_ZONES:
    case LKD_BAD_KEYS:
        return "The data of the service have errors";
    case LKD_IO:
    case LKD_NO_MEMORY:
        return "The service cannot do it now";
    case LKD_OK:
    case LKD_INTERNAL:
        break;
    }
    return "The service failed";
}
