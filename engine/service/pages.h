/*
 * pages.h - the files compiled into the program, as responses.
 */
#ifndef SERVICE_PAGES_H
#define SERVICE_PAGES_H

#include "service/exchange.h"

struct pages;                  /* a response for each file */
struct pages *pages_new(void); /* NULL: no memory */
void pages_free(struct pages *p);

bool pages_have(const char *path);
void pages_answer(struct exchange *x, const char *path);
/* Answer with the page that leads a person on from an address that is none; false: not asked by
 * one, nothing is answered. */
bool pages_tell_missing(struct exchange *x);

#endif
