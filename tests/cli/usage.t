#!/bin/sh
# usage.t - global options, help, suggestions for misspelt words.
set -u
. tests/support/tap.sh
. tests/cli/small.sh
temporary_folder
small_rulebook "$tap_folder"
program=$(realpath "$LOCKDOWN")

usage_error() { # NAME MESSAGE PART WORDS...
    usage_name=$1 usage_message=$2 usage_part=$3
    shift 3
    usage_got=$("$LOCKDOWN" "$@" 2>&1 >"$tap_folder/stdout" </dev/null)
    is "$? $(wc -c <"$tap_folder/stdout")" '2 0' \
        "$usage_name: exit status 2, nothing on standard output"
    is "$(printf '%s\n' "$usage_got" | head -1)" "lockdown: $usage_message" \
        "$usage_name: the message"
    contains "$usage_got" "$usage_part" "$usage_name: the hint"
}

# ---- help ----
for words in --help -h help; do
    help=$("$LOCKDOWN" $words 2>&1)
    is "$?" 0 "\`lockdown $words\` succeeds"
    contains "$help" 'usage: lockdown' "\`lockdown $words\` tells the usage"
done
for command in decide explain check test zones key permit bench; do
    contains "$help" "  $command" "the help lists \`$command\`"
    is "$("$LOCKDOWN" help $command)" "$("$LOCKDOWN" $command --help)" \
        "\`help $command\` and \`$command --help\` are the same"
    text=$("$LOCKDOWN" --help $command)
    is "$text" "$("$LOCKDOWN" $command -h)" "\`--help\` may stand before \`$command\`"
    contains "$text" "usage: lockdown $command" "the help of \`$command\` begins with its usage"
    contains "$text" '--rules DIR' "the help of \`$command\` tells the global options"
    contains "$text" 'Example' "the help of \`$command\` has an example"
    empty "$(printf '%s\n' "$text" | grep -E '.{101,}')" \
        "the help of \`$command\` fits 100 columns"
done
contains "$("$LOCKDOWN" --version)" 'lockdown 0.' 'it tells its version'
is "$("$LOCKDOWN" decide --help | head -1)" 'usage: lockdown decide [OPTIONS] [FILE]' \
    'help may be cut short by its reader'
is "$(status_of "$LOCKDOWN")" 2 'without a command the help is a complaint'
contains "$("$LOCKDOWN" 2>&1 >/dev/null)" 'usage: lockdown' 'and goes to standard error'

# ---- what is misspelt ----
usage_error 'a misspelt command' 'unknown command `decid`' 'did you mean `decide`?' decid
usage_error 'swapped letters' 'unknown command `hceck`' 'did you mean `check`?' hceck
usage_error 'another word' 'unknown command `frobnicate`' '`lockdown --help`' frobnicate
usage_error 'a misspelt option' 'unknown option `--filds`' 'did you mean `--fields`?' \
    decide --filds decision
usage_error 'a misspelt option with its value' 'unknown option `--filds`' \
    'did you mean `--fields`?' decide --filds=decision
usage_error 'an abbreviated option' 'unknown option `--cov`' 'did you mean `--coverage`?' test --cov
usage_error 'a misspelt global option' 'unknown option `--rulse`' 'did you mean `--rules`?' \
    --rulse rules decide
usage_error 'the same after the command' 'unknown option `--rulse`' 'did you mean `--rules`?' \
    decide --rulse rules
usage_error 'a short option' 'unknown option `-x`' '`lockdown decide --help`' decide -x
usage_error 'an option before its command' 'unknown option `--at`' 'write it after `decide`' \
    --at 2021-07-26 decide
usage_error 'a misspelt choice' 'option `--format` takes pretty|json, not `jsno`' \
    'did you mean `json`?' decide --format jsno
usage_error 'a format of another command' 'option `--format` takes pretty|json, not `tap`' \
    '`lockdown check --help`' check --format=tap
usage_error 'an unknown language' 'option `--lang` takes vi|en, not `de`' '--help' --lang de decide
usage_error 'a flag with a value' 'option `--stream` takes no value' '--help' decide --stream=yes
usage_error 'an option without its value' 'option `--at` needs a value: `--at TIME`' '--help' \
    decide --at
usage_error 'an empty value' 'option `--rules` has an empty value' '--help' decide --rules=
usage_error 'one operand too many' '`lockdown decide` has no use for `b`' '--help' decide a b
usage_error 'an operand nobody reads' '`lockdown check` has no use for `rules`' '--help' check rules
usage_error 'a day that does not exist' \
    'option `--at` takes a time, and `2021-02-30` is none' '2021-07-26' decide --at 2021-02-30
usage_error 'a stream for a person' '`--stream` writes one JSON answer a line' \
    'leave out `--format pretty`' decide --stream --format pretty

# ---- global options ----
printf '%s\n' "$denied" >"$tap_folder/denied.json"
is "$("$LOCKDOWN" decide --fields decision "$tap_folder/denied.json" --zones "$tap_folder/zones" \
    --rules="$tap_folder/rules")" '{"decision":"deny"}' \
    'global options may stand after the command and its file'
is "$(small decide --fields valid_until --fields decision "$tap_folder/denied.json")" \
    '{"decision":"deny"}' 'the last of several options wins'
is "$(printf '%s' "$denied" | small decide --fields decision -)" '{"decision":"deny"}' \
    'a dash is standard input'
cp "$tap_folder/denied.json" "$tap_folder/--stream"
is "$(cd "$tap_folder" && "$program" --rules rules --zones zones \
    decide --fields decision -- --stream)" '{"decision":"deny"}' \
    'after two dashes everything is an operand'
contains "$(printf '%s' "$allowed" | small --with A-2 decide)" '"decision":"deny"' \
    '--with tries an announced directive'
is "$(printf '%s' "$allowed" | small decide --fields decision)" '{"decision":"allow"}' \
    'which does not decide without'
is "$(cd "$tap_folder" && printf '%s' "$denied" | "$program" decide \
    --zones zones --fields decision)" '{"decision":"deny"}' \
    'the rules of the working folder are the default'
hashes() {
    "$program" check --format json | jq -c '[.rules_hash, .zones_hash]'
}
contains "$(hashes)" 'blake2b:' 'the rules and zones of the checkout have hashes'
name='elsewhere the rules and zones of the checkout are found'
case $program in
"$PWD"/*) is "$(cd / && hashes)" "$(hashes)" "$name" ;;
*) pass "$name # SKIP the program lies outside of the checkout" ;;
esac
is "$(status_of "$LOCKDOWN" --rules "$tap_folder/absent" check)" 3 \
    'a rules folder that is not there exits with 3'
is "$(status_of "$LOCKDOWN" --zones "$tap_folder/absent" check)" 3 \
    'zones that are not there exit with 3'

done_testing
