#!/bin/sh
# headers.t - every header compiles alone, and twice.
set -u
. tests/support/tap.sh

flags="-std=c11 -D_XOPEN_SOURCE=700 -Iinclude -Iengine -Itests -Wall -Wextra -Wshadow
    -Wstrict-prototypes -Wundef -Werror $(pkg-config --cflags lua5.4 jansson libsodium)"

# The flags are split into words on purpose.
# shellcheck disable=SC2086
for header in $(find include engine tests -name '*.h' | LC_ALL=C sort); do
    errors=$(printf '#include "%s"\n#include "%s"\n' "$header" "$header" |
        gcc $flags -I. -fsyntax-only -x c - 2>&1)
    empty "$errors" "$header compiles alone and twice"
done
done_testing
