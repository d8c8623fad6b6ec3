#!/bin/sh
# guide.t - the author's guide does not rot: its examples load beside the shipped rules and pass
# their tests, its commands answer what it shows, its tables explain each message of tests/mistakes.
#
#   ```lua file=hcmc/x.lua    a complete file, relative to the folder of the rules
#   ```json file=q.json       a question for the commands
#   ```lua from=hcmc/x.lua    words of a shipped file
#   ```console                "$ lockdown ..." and lines of its output; "..." stands for any rest
set -u
. tests/support/tap.sh
temporary_folder
guide=rules/README.md
case $LOCKDOWN in
/*) ;;
*) LOCKDOWN=$PWD/$LOCKDOWN ;;
esac

# Blocks of the guide whose first line is ```KIND ATTRIBUTE=NAME, each written to FOLDER/NAME.
extract() { # KIND ATTRIBUTE FOLDER
    awk -v kind="$1" -v attribute="$2" -v folder="$3" '
        /^```/ && writing { close(target); writing = 0; next }
        index($0, "```" kind " " attribute "=") == 1 {
            target = folder "/" substr($0, length(kind) + length(attribute) + 6)
            print target
            printf "" >target
            writing = 1
            next
        }
        writing { print >target }' "$guide"
}

# ---- complete files ----
cp -R rules geodata "$tap_folder"
files=$(extract lua file "$tap_folder/rules")
contains "$files" '_test.lua' 'the guide has complete files, and tests of them'
is "$(printf '%s\n' "$files" | sort | uniq -d)" '' 'each of a name of its own'
extract json file "$tap_folder" >/dev/null

in_the_copy() {
    (cd "$tap_folder" && "$LOCKDOWN" "$@")
}
succeeds 'check accepts them beside the shipped rules' in_the_copy check
tests=$(in_the_copy test --format tap --coverage)
is "$?" 0 'their tests pass'
is "$(printf '%s\n' "$tests" | grep -c 'rules/hcmc/vd6\.lua')" 0 \
    'the tests of the complete act reach each of its clauses'

# ---- words of shipped files ----
for folder in rules/*/; do mkdir -p "$tap_folder/quoted/${folder#rules/}"; done
for quoted in $(extract lua from "$tap_folder/quoted"); do
    file=${quoted#"$tap_folder/quoted/"}
    contains "$(cat "rules/$file")" "$(cat "$quoted")" "what the guide quotes stands in $file"
done

# ---- commands ----
# The lines shown that are not in the output; the last "..." of a line stands for any rest.
missing() { # SHOWN OUTPUT
    printf '%s\n' "$1" | while IFS= read -r line; do
        case "
$2
" in
        *"
${line%...}"*) ;;
        *) printf '%s\n' "$line" ;;
        esac
    done
}

run_shown() { # COMMAND LINE, as in the guide
    case $1 in
    'lockdown decide '*) set -- "${1#lockdown } --format pretty" ;;
    *) set -- "${1#lockdown }" ;;
    esac
    eval "in_the_copy $1" 2>&1
}

command=
shown=
finish_command() {
    [ -n "$command" ] && empty "$(missing "$shown" "$(run_shown "$command")")" \
        "\"$command\" answers what the guide shows"
    command=
    shown=
}
awk '/^```/ { inside = $0 == "```console"; if (!inside) print "```"; next } inside' "$guide" \
    >"$tap_folder/commands"
while IFS= read -r line; do
    case $line in
    '$ '*)
        finish_command
        command=${line#'$ '}
        ;;
    '```') finish_command ;;
    *) shown="$shown${shown:+
}$line" ;;
    esac
done <"$tap_folder/commands"

# ---- messages ----
# The first column of the tables, a message a line, as patterns of the shell.
sed -n '/^<!-- messages -->$/,/^<!-- end of messages -->$/p' "$guide" |
    sed -n 's/^| \(.*\) | .* | .* |$/\1/p' | sed 's/<br>/\n/g; s/\\|/|/g' |
    sed 's/[][?*\\]/\\&/g; s/…/*/g' >"$tap_folder/patterns"

unexplained() { # messages, a line each -> those without a row
    while IFS= read -r message; do
        while IFS= read -r pattern; do
            # shellcheck disable=SC2254 # it is a pattern
            case $message in
            $pattern) continue 2 ;;
            esac
        done <"$tap_folder/patterns"
        printf '%s\n' "$message"
    done
}
is "$(echo 'nobody says this' | unexplained)" 'nobody says this' 'a message may have no row'
empty "$(sed -n 's/^ *^ //p' tests/mistakes/*.txt | sort -u | unexplained)" \
    'every message of tests/mistakes has its row in the guide'

done_testing
