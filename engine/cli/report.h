/*
 * report.h - what the reports share: their options, and printing the tables they count.
 */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "cli/cli.h"
#include "cli/crosstab.h"
#include "lockdown/policy.h"

enum report_format { REPORT_DEFAULT, REPORT_PRETTY, REPORT_CSV, REPORT_HTML };

struct report_options {
    struct option_time at;
    const char *output;
    int format; /* enum report_format */
};

/* Of a command whose struct has a report_options at `member` ("report.", or nothing when it is one
 * itself). */
#define REPORT_OPTIONS(type, member)                                                               \
    {"format", "pretty|csv|html", "default: by the name of the file, else pretty",                 \
     offsetof(type, member format), option_choice},                                                \
    {                                                                                              \
        "output", "FILE", "write there instead of to standard output",                             \
            offsetof(type, member output), option_text                                             \
    }

struct report {
    struct label title;
    const char *about; /* the moment or the day, as it is printed */
    const struct crosstab *tables;
    size_t table_count;
};

/* Print it in the format and the language of the command line. The result is the exit status. */
int report_print(struct cli *cli, const struct report_options *o, const struct report *report);

/* What a value of a fact is called, as lkd_policy_label(); without members where it is not
 * declared, and in words where it is "". */
struct label report_label(const struct lkd_policy *policy, const char *fact, const char *value);

/* ---- report_page.c ---- */
/* A page of HTML that needs nothing else: tables, and plots of them as SVG. */
void report_page(struct output *out, const struct report *report, bool vietnamese);

#endif
