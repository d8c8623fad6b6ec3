/*
 * result.h - the answer that a business may operate, as a signed code (lockdown/permits.h).
 */
#ifndef DECIDE_RESULT_H
#define DECIDE_RESULT_H

#include "decide/snapshot.h"

#define RESULT_LIFE_S (7 * 86400) /* rules change: it is asked for anew after a week at most */

/*
 * Sign the decision about a business under its id, with the keys of the decider; its private key is
 * read from their folder. LKD_BAD_QUERY when there is nothing to sign: the query is about something
 * else, the answer is no allow, there are no keys. LKD_BAD_KEYS and LKD_NOT_FOUND when no key may
 * sign it. The token is new; free() it.
 */
enum lkd_status result_sign(struct lkd_decider *d, const struct decision *decision, const char *id,
                            char **ret_token, struct lkd_error *err);

#endif
