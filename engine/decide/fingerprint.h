/*
 * fingerprint.h - whether two queries say the same, however they are written.
 */
#ifndef DECIDE_FINGERPRINT_H
#define DECIDE_FINGERPRINT_H

#include "base/hash.h"
#include "policy/facts.h"

/* A hash of settled facts and their moment: equal for equal facts of one vocabulary. */
struct fingerprint {
    char text[HASH_TEXT_SIZE];
};
struct fingerprint fingerprint_of(const struct facts *facts);

#endif
