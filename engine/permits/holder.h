/*
 * holder.h - is the name on a permit the one on the identity card?
 */
#ifndef PERMITS_HOLDER_H
#define PERMITS_HOLDER_H

#include <stdbool.h>

/* Letter for letter, but for capitals and the number of spaces. Both are UTF-8 in composed form
 * (NFC); marks count: An is not Ân. */
bool holder_matches(const char *printed, const char *shown);

#endif
