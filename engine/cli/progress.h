/*
 * progress.h - a bar on a terminal for what takes long.
 *
 * progress_begin(), progress_report() as the library calls it, progress_end(), which takes the bar
 * away again. Where standard error is no terminal nothing is shown.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct progress {
    bool terminal;
    int percent; /* shown; -1: nothing yet */
};

void progress_begin(struct progress *p);
void progress_report(void *progress, size_t done, size_t total); /* an lkd_progress */
void progress_end(struct progress *p);

#endif
