/*
 * lockdown/replay.h - deciding again what a log says was decided, with the rulebook and the zones
 * of then, which its folder keeps.
 */
#ifndef LOCKDOWN_REPLAY_H
#define LOCKDOWN_REPLAY_H

#include "lockdown/decide.h"
#include "lockdown/log.h"

enum lkd_replay {
    LKD_REPLAY_SAME,
    LKD_REPLAY_DIFFERENT,  /* another verdict, or other reasons */
    LKD_REPLAY_PURGED,     /* the person's key was destroyed: not replayable, and no difference */
    LKD_REPLAY_IMPOSSIBLE, /* `why` says it */
};
const char *lkd_replay_name(enum lkd_replay outcome); /* "same", "different", ... */

/* One decision; texts are borrowed during the call. */
struct lkd_replayed {
    const struct lkd_log_record *record;
    enum lkd_replay outcome;
    const char
        *facts; /* the query it was decided from, JSON in one line; NULL when it is not known */
    const char *reasons; /* of then, all of them: a JSON list; NULL when they are not known */
    const char *decision_now, *reasons_now; /* NULL when it was not decided again */
    const char *why;                        /* LKD_REPLAY_IMPOSSIBLE; else NULL */
};
typedef bool lkd_replay_taker(void *context, const struct lkd_replayed *replayed); /* false: stop */

struct lkd_replay_counts {
    size_t decisions, same, different, purged, impossible;
};
/*
 * Decide again all decisions recorded in [from_s, to_s) (by `at_s`). LKD_BAD_DATA where the log is
 * damaged. Nothing is written.
 */
enum lkd_status lkd_log_replay(const char *folder, const struct lkd_auditor *auditor,
                               int64_t from_s, int64_t to_s, lkd_replay_taker *take, void *context,
                               struct lkd_replay_counts *ret_counts, struct lkd_error *err);

#endif
