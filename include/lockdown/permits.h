/*
 * lockdown/permits.h - permits that prove themselves: the whole permit is inside the printed code,
 * signed, so that it is verified without network and register.
 *
 * A token is "LD1:" and Base45 (RFC 9285) of a COSE_Sign1 message (RFC 9052) with EdDSA; its
 * payload is a CWT (RFC 8392) in deterministic CBOR (RFC 8949, 4.2):
 *
 *     1 iss  permit.issuer      4 exp  permit.valid_to (exclusive)    7 cti  permit.id
 *     2 sub  permit.holder      5 nbf  permit.valid_from
 *     6 iat  when it was signed
 *     -65537 { 1 permit.form    2 permit.class   3 permit.purpose     4 permit.zones
 *              5 permit.hours, two seconds of the day     6 permit.issuer_zone   7 permit.route }
 *
 * All but 2 and the hours, class, purpose and route are always there.
 *
 * A *result* is the other kind of token: the answer that a business may operate. 2 is its name, 7
 * the id of the decision, and instead of -65537 there is
 *
 *     -65538 { 1 business.sector   2 business.place, as zones   3 permit.issuer_zone of the key
 *              4 business.id   5 business.request   6 business.arrangement
 *              7 rules whose duties go with it   8 the hash of the rulebook, its first 16 digits }
 *
 * of which 4, 5, 6 and 7 may be absent. It says what the business has stated, which an inspector
 * compares with what is there.
 */
#ifndef LOCKDOWN_PERMITS_H
#define LOCKDOWN_PERMITS_H

#include "lockdown/keys.h"

#define LKD_TOKEN_MAX 1744 /* letters of a token */
#define LKD_PERMIT_ZONES_MAX 64

#define LKD_RESULT_DUTIES_MAX 16

enum lkd_token_kind { LKD_TOKEN_PERMIT, LKD_TOKEN_RESULT };

/* Absent texts are NULL. */
struct lkd_permit {
    enum lkd_token_kind kind;
    const char *id, *issuer, *issuer_zone, *holder;
    const char *form, *class_, *purpose, *route;                    /* of a permit */
    const char *business, *sector, *request, *arrangement, *policy; /* of a result */
    const char *duties[LKD_RESULT_DUTIES_MAX];
    size_t duty_count;
    const char *zones[LKD_PERMIT_ZONES_MAX];
    size_t zone_count;
    bool has_hours;
    int hours_from_s, hours_to_s; /* seconds of the day, half-open, up to 86400 */
    int64_t valid_from_s, valid_to_s, issued_s;
};

/* ---- issuing ---- */

/* Is the zone, known by its code, the other one or inside it? */
typedef bool lkd_zone_within(void *context, const char *zone, const char *outer);

struct lkd_issue_options {
    int64_t now_s;
    const char *key_id;      /* NULL: of those that may sign it the one whose period began last */
    lkd_zone_within *within; /* NULL: a zone lies in itself alone */
    void *within_context;
};

/*
 * Sign the permit that a JSON object describes with the names of the vocabulary, bare or under
 * "permit":
 *
 *     { "id": "3261-000123", "form": "police_3261", "class": "3A", "holder": "Nguyễn Văn An",
 *       "purpose": "delivery", "zones": ["760"], "hours": ["06:00", "18:00"],
 *       "valid_from": "2021-08-25", "valid_to": "2021-09-06" }
 *
 * `form`, `zones`, `valid_from` and `valid_to` (a day alone is included) have to be there; an
 * absent id is made up. Texts are UTF-8 in composed form. LKD_BAD_PERMIT with `where` the path,
 * LKD_NOT_FOUND or LKD_BAD_KEYS when no key here may sign it. The token is new, NUL-terminated;
 * free() it.
 */
enum lkd_status lkd_permit_issue(const struct lkd_keys *keys, const char *json, size_t length,
                                 const struct lkd_issue_options *options, char **ret_token,
                                 struct lkd_error *err);

/* Sign a result: kind, holder, id, zones, the period from valid_from_s to valid_to_s, and the texts
 * of a result are read; the key says who the issuer is. As lkd_permit_issue(). */
enum lkd_status lkd_result_issue(const struct lkd_keys *keys, const struct lkd_permit *result,
                                 const struct lkd_issue_options *options, char **ret_token,
                                 struct lkd_error *err);

/* ---- verifying ---- */

/* What speaks against a permit. Those before LKD_PERMIT_CLOCK_BEHIND make it bad. */
enum lkd_permit_fault {
    LKD_PERMIT_FOREIGN,     /* a code, but none of ours */
    LKD_PERMIT_DAMAGED,     /* ours, but cut off or misread */
    LKD_PERMIT_UNKNOWN_KEY, /* signed with a key that is not in the folder */
    LKD_PERMIT_BAD_SIGNATURE,
    LKD_PERMIT_KEY_REVOKED,
    LKD_PERMIT_KEY_PERIOD,   /* its life is not inside the period of the key */
    LKD_PERMIT_OTHER_ISSUER, /* it names another issuer than the key belongs to */
    LKD_PERMIT_TERRITORY,    /* it names a zone outside the territory of its issuer */
    LKD_PERMIT_EARLY,
    LKD_PERMIT_EXPIRED,
    LKD_PERMIT_REVOKED,
    LKD_PERMIT_OTHER_HOLDER,
    LKD_PERMIT_CLOCK_BEHIND, /* the clock was set back: only an end that has passed is certain */
    LKD_PERMIT_NO_LIST,      /* nobody says which permits were revoked */
    LKD_PERMIT_OLD_LIST,     /* the list that says so is too old, or of a later moment */
    LKD_PERMIT_FAULTS        /* how many there are */
};
/* "bad_signature" */
const char *lkd_permit_fault_name(enum lkd_permit_fault fault);
/* One sentence for the officer, in Vietnamese and in English. */
struct lkd_bilingual {
    const char *vi, *en;
};
struct lkd_bilingual lkd_permit_fault_text(enum lkd_permit_fault fault);

enum lkd_standing { LKD_PERMIT_GOOD, LKD_PERMIT_BAD, LKD_PERMIT_UNCLEAR };
/* "good", "bad", "undetermined" */
const char *lkd_standing_name(enum lkd_standing standing);

#define LKD_LIST_AGE_S                                                                             \
    86400 /* how old the list of revoked permits may be, unless said otherwise                     \
           */

struct lkd_verify_options {
    int64_t now_s;
    bool from_clock;    /* `now_s` was read from a clock, which must not be behind; else it is the
                           moment somebody asks about */
    int64_t list_age_s; /* 0: LKD_LIST_AGE_S */
    const char *holder; /* the name on the identity card; NULL: not compared */
    lkd_zone_within *within; /* NULL: a zone lies in itself alone */
    void *within_context;
};

/* About one token. Texts of the permit point into `memory`: do not copy the struct. */
struct lkd_permit_check {
    enum lkd_standing standing;
    unsigned faults;      /* bit 1 << enum lkd_permit_fault */
    bool readable;        /* `permit` holds what the code says */
    bool signature_valid; /* signed by its issuer, with a key that was good for that */
    bool list_fresh;      /* the list of revoked permits can be relied upon */
    bool holder_given, holder_matches;
    const char *damage;         /* what is wrong with the code, in English; NULL: nothing */
    const char *revoked_reason; /* borrowed from the keys; NULL: it is not known to be revoked */
    int64_t moment_s;           /* for which it was judged: the later of now and the kept moment */
    int64_t proven_s;           /* the latest moment a good signature or list speaks of, for
                                   lkd_clock_advance(); INT64_MIN: none */
    char key_id[LKD_KEY_ID_SIZE]; /* "" when not readable */
    struct lkd_permit permit;
    char memory[1280];
};

/* Never fails and does no I/O: what is wrong with the token is a fault. White space around it is
 * passed over. Its cost is that of checking the signature. */
void lkd_permit_verify(const struct lkd_keys *keys, const char *token, size_t length,
                       const struct lkd_verify_options *options,
                       struct lkd_permit_check *ret_check);

/* The permit's data alone, for printing it: LKD_BAD_PERMIT for what is no token of ours. Says
 * nothing about its signature. */
enum lkd_status lkd_permit_read(const char *token, size_t length,
                                struct lkd_permit_check *ret_check, struct lkd_error *err);

/*
 * The facts of a verified token in the words of the vocabulary, as a JSON object to be used in a
 * query: {"permit":{"id":"...",...,"signature_valid":true,"revoked":false}}. `revoked` is left out
 * while the list cannot be relied upon, holder_matches_id unless a holder was compared, and of a
 * code that cannot be read there is signature_valid alone. A result is no permit: of it, too, there
 * is signature_valid alone, and it is false. New; free() it. LKD_NO_MEMORY.
 */
enum lkd_status lkd_permit_facts(const struct lkd_permit_check *check, char **ret_json,
                                 struct lkd_error *err);

/* All that was found, as a JSON object, with texts in Vietnamese (`vi`), English (`en`) or both:
 * {"standing":"bad","time":"...","faults":[{"fault":"expired","text":{...}}],"key":"...",
 *  "permit":{...}}, or "result" in the place of "permit". New; free() it. LKD_NO_MEMORY. */
enum lkd_status lkd_permit_check_json(const struct lkd_permit_check *check, bool vi, bool en,
                                      char **ret_json, struct lkd_error *err);

/* ---- printing ---- */

/* The token as a QR code (error correction M, quiet zone of four modules). New; free() them.
 * LKD_BAD_PERMIT for a text longer than a token or with other letters than one has. */
enum lkd_status lkd_permit_qr_svg(const char *token, size_t length, char **ret_svg,
                                  size_t *ret_length, struct lkd_error *err);
/* `scale` pixels for each module, 1 to 64. */
enum lkd_status lkd_permit_qr_png(const char *token, size_t length, int scale, char **ret_png,
                                  size_t *ret_length, struct lkd_error *err);

/* What a value is called: the fact "permit.purpose", the value "delivery"; false when it has no
 * other name. `ret_label` is borrowed for as long as the context lives. */
typedef bool lkd_permit_label(void *context, const char *fact, const char *value,
                              struct lkd_bilingual *ret_label);
/* A sheet of A6 to be printed: the code, and what it says in Vietnamese and English. `label` may be
 * NULL. New; free() it. */
enum lkd_status lkd_permit_sheet(const char *token, size_t length, lkd_permit_label *label,
                                 void *label_context, char **ret_svg, size_t *ret_length,
                                 struct lkd_error *err);

/* ---- for benchmarks ---- */
/* The check of a signature alone, as the library of signatures does it. */
bool lkd_signature_check(const uint8_t public_key[32], const void *message, size_t length,
                         const uint8_t signature[64]);

#endif
