/*
 * progress.c - drawing the bar; see progress.h.
 */
#include "cli/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BAR_WIDTH 40

void progress_begin(struct progress *p) {
    const char *terminal = getenv("TERM");

    p->terminal = isatty(STDERR_FILENO) && !(terminal && strcmp(terminal, "dumb") == 0);
    p->percent = -1;
}

void progress_report(void *progress, size_t done, size_t total) {
    static const char full[] = "########################################";
    struct progress *p = progress;
    int percent = total > 0 && done < total ? (int)((double)done / (double)total * 100) : 100;
    int filled = percent * BAR_WIDTH / 100;

    if (!p->terminal || percent == p->percent)
        return;
    p->percent = percent;
    fprintf(stderr, "\r[%.*s%*s] %3d %%", filled, full, BAR_WIDTH - filled, "", percent);
    fflush(stderr);
}

void progress_end(struct progress *p) {
    if (p->percent >= 0)
        fprintf(stderr, "\r%*s\r", BAR_WIDTH + 8, "");
}
