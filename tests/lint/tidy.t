#!/bin/sh
# tidy.t - clang-tidy finds no fault with the engine. It takes minutes: slow tier only.
set -u
. tests/support/tap.sh

[ -n "${LOCKDOWN_SLOW-}" ] || skip_all 'slow tier only'

temporary_folder

# engine/base/text.c: what is found goes to the file engine_base_text.c
export tap_folder
printf '%s\n' engine/*/*.c | xargs -P "$(nproc)" -I '{}' sh -c '
    found=$tap_folder/$(printf %s "$1" | tr / _)
    clang-tidy -p "$LOCKDOWN_BUILD" --quiet "$1" >"$found" 2>/dev/null ||
        echo "clang-tidy fails" >>"$found"' sh '{}'
for source in engine/*/*.c; do
    faults=$(cat "$tap_folder/$(printf %s "$source" | tr / _)")
    empty "$faults" "clang-tidy is content with $source"
done
done_testing
