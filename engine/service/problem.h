/*
 * problem.h - refusals as problem documents (RFC 9457).
 *
 *     {"type":"urn:lockdown:problem:bad_query","title":"...","status":400,"detail":"...",
 *      "path":"permit.zones[1]","hint":"..."}
 *
 * `path` is dotted, as in the vocabulary, and names what is wrong in the JSON of the request; or it
 * is the name of a parameter or header.
 */
#ifndef SERVICE_PROBLEM_H
#define SERVICE_PROBLEM_H

#include "base/text.h"
#include "lockdown/error.h"

#define PROBLEM_TYPE "application/problem+json"

struct problem_text {
    const char *type;        /* last part of the type: "bad_query" */
    const char *title;       /* what such problems have in common */
    const char *detail;      /* this one; NULL: nothing more to say */
    const char *path, *hint; /* NULL: none */
};
void problem_write(unsigned status, const struct problem_text *p, struct text *out);

/* The HTTP status for an error of the library. */
unsigned problem_status(enum lkd_status status);
/* The title for one. */
const char *problem_title(enum lkd_status status);

#endif
