/*
 * calls.h - what the routes call, by the file they are in.
 */
#ifndef SERVICE_CALLS_H
#define SERVICE_CALLS_H

#include "service/exchange.h"

/* decide_calls.c */
void call_decide(struct exchange *x);
void call_explain(struct exchange *x);
/* stream_calls.c */
void call_stream(struct exchange *x);
/* place_calls.c */
void call_levels(struct exchange *x);
void call_zones(struct exchange *x);
/* rule_calls.c */
void call_rules(struct exchange *x);
void call_rule(struct exchange *x);
void call_timeline(struct exchange *x);
void call_vocabulary(struct exchange *x);
/* state_calls.c */
void call_health(struct exchange *x);
void call_ready(struct exchange *x);
void call_metrics(struct exchange *x);
void call_reload(struct exchange *x);
/* permit_calls.c */
void call_permits(struct exchange *x);
void call_permit(struct exchange *x);
void call_qr(struct exchange *x);
void call_draw(struct exchange *x);
void call_issue(struct exchange *x);
void call_renew(struct exchange *x);
void call_revoke(struct exchange *x);
/* registry_calls.c */
void call_blockade(struct exchange *x);
void call_lift_blockade(struct exchange *x);
void call_purge(struct exchange *x);
void call_publish(struct exchange *x);
void call_suspend(struct exchange *x);
void call_inspect(struct exchange *x);
void call_use_ticket(struct exchange *x);
void call_outcome(struct exchange *x);
/* verify_calls.c */
void call_verify(struct exchange *x);

#endif
