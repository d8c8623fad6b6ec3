/*
 * complaint.h - why Lua stopped, in words for the author of the file.
 *
 * Lua names its own lines, symbols in single quotes and "near" what; a complaint has the place in
 * the file as it was written, names in backquotes as all messages here, and a hint where the cause
 * is a common one.
 */
#ifndef POLICY_COMPLAINT_H
#define POLICY_COMPLAINT_H

#include "policy/sandbox.h"

struct complaint {
    struct position at;
    char message[400], hint[200]; /* hint: "" for none */
};

/* What ended the last sandbox_load (`parsing`) or sandbox_call. `lua_text` is the text of Lua for
 * STOP_LUA, else NULL. */
void complaint_of(const struct sandbox *b, bool parsing, const char *lua_text,
                  struct complaint *ret_complaint);

#endif
