#!/bin/sh
# tidy.t - clang-tidy finds no fault with the engine. It takes minutes: slow tier only.
set -u
. tests/support/tap.sh

[ -n "${LOCKDOWN_SLOW-}" ] || skip_all 'slow tier only'

for source in engine/*/*.c; do
    faults=$(clang-tidy -p "$LOCKDOWN_BUILD" --quiet "$source" 2>/dev/null)
    empty "$faults" "clang-tidy is content with $source"
done
done_testing
