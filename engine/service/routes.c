/*
 * routes.c - the table of what the service answers; see router.h. What is asked most stands first.
 */
#include "service/calls.h"
#include "service/router.h"

/* clang-format off */
const struct route routes[] = {
    {METHOD_POST, "/v1/decide", "fields lang at", RIGHT_READ, BODY_JSON, call_decide},
    {METHOD_POST, "/v1/decide/stream", "fields lang at", RIGHT_READ, BODY_LINES, call_stream},
    {METHOD_POST, "/v1/explain", "lang at", RIGHT_READ, BODY_JSON, call_explain},
    {METHOD_GET, "/v1/levels", "point zone accuracy at lang", RIGHT_READ, BODY_NONE, call_levels},
    {METHOD_GET, "/v1/zones.geojson", "at shapes", RIGHT_READ, BODY_NONE, call_zones},
    {METHOD_GET, "/v1/rules", "at zone text", RIGHT_READ, BODY_NONE, call_rules},
    {METHOD_GET, "/v1/rules/{id}", NULL, RIGHT_READ, BODY_NONE, call_rule},
    {METHOD_GET, "/v1/timeline", NULL, RIGHT_READ, BODY_NONE, call_timeline},
    {METHOD_GET, "/v1/vocabulary", NULL, RIGHT_READ, BODY_NONE, call_vocabulary},
    {METHOD_POST, "/v1/qr.svg", NULL, RIGHT_READ, BODY_JSON, call_draw},
    {METHOD_POST, "/v1/verify", "at", RIGHT_NAME, BODY_JSON, call_verify},
    {METHOD_POST, "/v1/decisions/{id}/outcome", NULL, RIGHT_OUTCOME, BODY_JSON, call_outcome},
    {METHOD_POST, "/v1/tickets/{id}/use", NULL, RIGHT_OUTCOME, BODY_JSON, call_use_ticket},
    {METHOD_GET, "/v1/permits", "form class issuer person business state", RIGHT_SEE_PERMIT,
     BODY_NONE, call_permits},
    {METHOD_POST, "/v1/permits", NULL, RIGHT_ORDER, BODY_JSON, call_issue},
    {METHOD_GET, "/v1/permits/{id}", NULL, RIGHT_SEE_PERMIT, BODY_NONE, call_permit},
    {METHOD_GET, "/v1/permits/{id}/qr.svg", NULL, RIGHT_SEE_PERMIT, BODY_NONE, call_qr},
    {METHOD_POST, "/v1/permits/{id}/revoke", NULL, RIGHT_ORDER, BODY_JSON, call_revoke},
    {METHOD_POST, "/v1/permits/{id}/renew", NULL, RIGHT_ORDER, BODY_JSON, call_renew},
    {METHOD_POST, "/v1/blockades", NULL, RIGHT_ORDER, BODY_JSON, call_blockade},
    {METHOD_DELETE, "/v1/blockades/{id}", "why", RIGHT_ORDER, BODY_NONE, call_lift_blockade},
    {METHOD_POST, "/v1/levels", NULL, RIGHT_ORDER, BODY_JSON, call_publish},
    {METHOD_POST, "/v1/businesses/{id}/suspension", NULL, RIGHT_ORDER, BODY_JSON, call_suspend},
    {METHOD_POST, "/v1/businesses/{id}/inspection", NULL, RIGHT_ORDER, BODY_JSON, call_inspect},
    {METHOD_DELETE, "/v1/people/{id}", "why", RIGHT_PURGE, BODY_NONE, call_purge},
    {METHOD_POST, "/v1/reload", NULL, RIGHT_RELOAD, BODY_NONE, call_reload},
    {METHOD_GET, "/healthz", NULL, RIGHT_READ, BODY_NONE, call_health},
    {METHOD_GET, "/readyz", NULL, RIGHT_READ, BODY_NONE, call_ready},
    {METHOD_GET, "/metrics", NULL, RIGHT_READ, BODY_NONE, call_metrics},
};
/* clang-format on */
const size_t route_count = sizeof routes / sizeof routes[0];
