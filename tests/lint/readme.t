#!/bin/sh
# readme.t - what README.md shows is so: its rule, its program in C, its files.
set -u
. tests/support/tap.sh
temporary_folder

block() { # LANGUAGE -> the text of that block
    sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/p" README.md | sed '1d;$d'
}

contains "$(cat rules/hcmc/night.lua)" "$(block lua)" 'the rule is one of the rulebook'

block c >"$tap_folder/ask.c"
command=$(block sh | sed "s|ask|$tap_folder/&|g; s|build/|$LOCKDOWN_BUILD/|")
succeeds 'the program is built by the command below it' sh -c "$command"
is "$("$tap_folder/ask" | jq -r '.decision, .reasons[0].rule')" 'deny
night.stay_home' 'and decides by that rule'

headers=$(sed -n 's/^| `include.*| the C interface: \(.*\) |$/\1/p' README.md |
    grep -o '[a-z]*\.h' | sort)
is "$headers" "$(ls include/lockdown)" 'every public header is told'

# Files are named by as much of their path as tells them: `evaluate.c`, `engine/policy/decision.c`.
for document in README.md engine/README.md tests/README.md; do
    missing=$(grep -oE '`[A-Za-z0-9_/.-]+\.(c|h|js|lua|t|sh|pl|cmake)`' "$document" | tr -d '`' |
        sort -u | while read -r name; do
        [ -n "$(find engine include rules tests -path "*/$name" | head -1)" ] || [ -e "$name" ] ||
            echo "$name"
    done)
    empty "$missing" "every file that $document names is there"
done
done_testing
