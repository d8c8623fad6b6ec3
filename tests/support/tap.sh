# tap.sh - TAP for test scripts. Source it, run tests, end with done_testing.
#
#   . tests/support/tap.sh
#   is "$(build/lockdown --version)" 'lockdown 0.1.0' 'it tells its version'
#   done_testing
#
# Scripts run in the project's folder with $LOCKDOWN (the program), $LOCKDOWN_BUILD and
# $LOCKDOWN_SHARED set. The name of a test is a sentence and comes last.
# shellcheck shell=sh

tap_count=0
tap_failed=0
: "${LOCKDOWN_BUILD:=build}" "${LOCKDOWN:=$LOCKDOWN_BUILD/lockdown}" "${LOCKDOWN_SHARED:=../shared}"
export LOCKDOWN_BUILD LOCKDOWN LOCKDOWN_SHARED

pass() { # NAME
    tap_count=$((tap_count + 1))
    printf 'ok %d - %s\n' "$tap_count" "$1"
}

# A failed test, with what there is to say about it.
fail() { # NAME [TEXT...]
    tap_count=$((tap_count + 1))
    tap_failed=$((tap_failed + 1))
    printf 'not ok %d - %s\n' "$tap_count" "$1"
    shift
    [ $# -eq 0 ] || printf '%s\n' "$@" | sed 's/^/# /'
}

is() { # GOT EXPECTED NAME
    if [ "$1" = "$2" ]; then
        pass "$3"
    else
        fail "$3" "got:" "$1" "expected:" "$2"
    fi
}

empty() { # TEXT NAME
    if [ -z "$1" ]; then
        pass "$2"
    else
        fail "$2" "$1"
    fi
}

contains() { # TEXT PART NAME
    case $1 in
    *"$2"*) pass "$3" ;;
    *) fail "$3" "got:" "$1" "without:" "$2" ;;
    esac
}

# Does a command succeed? Its output is shown when it does not.
succeeds() { # NAME COMMAND...
    tap_name=$1
    shift
    if tap_output=$("$@" 2>&1); then
        pass "$tap_name"
    else
        fail "$tap_name" "exit status $?" "$tap_output"
    fi
}

done_testing() {
    printf '1..%d\n' "$tap_count"
    [ "$tap_failed" -eq 0 ] || exit 1
    exit 0
}

skip_all() { # REASON
    printf '1..0 # SKIP %s\n' "$1"
    exit 0
}

# End the script where a file of the shared data is absent.
need_shared() { # NAME
    [ -r "$LOCKDOWN_SHARED/$1" ] || skip_all "shared data absent: $1"
}

# A new folder that goes when the script ends.
temporary_folder() { # -> $tap_folder
    tap_folder=$(mktemp -d)
    trap 'rm -rf "$tap_folder"' EXIT
}
