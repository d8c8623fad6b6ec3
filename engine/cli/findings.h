/*
 * findings.h - telling what is wrong or odd with a zone file.
 */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include "cli/output.h"
#include "lockdown/zones.h"

/* "file:12: error: message" and an indented hint for each; at most `most` of one kind. NULL
 * findings print nothing. */
void findings_print(struct output *out, const struct lkd_zone_findings *f, size_t most);
/* "errors":1,"warnings":2,"kinds":[...],"findings":[...] without braces around them. */
void findings_print_json(struct output *out, const struct lkd_zone_findings *f);

#endif
