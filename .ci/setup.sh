# setup.sh - what ./run and ./test share: Debian packages and builds. Sourced, not run.
#
#   install_packages NAME...      installs those that are missing; needs no network when none is
#   fetch_npm FOLDER              what its package-lock.json pins, unless it is there
#   build_preset PRESET [TARGET]  configures and builds a preset of CMakePresets.json
#
# Both are silent when all is well; what they ran is shown when it fails. Runs in the project's
# folder under `set -eu`.
# shellcheck shell=sh
# shellcheck disable=SC2034 # the lists are for those who source this

build_packages='gcc libc6-dev cmake ninja-build pkg-config
    liblua5.4-dev libjansson-dev libsodium-dev libgeos-dev libsqlite3-dev libshp-dev
    libcbor-dev libqrencode-dev libmicrohttpd-dev zlib1g-dev libjs-leaflet'
test_packages='libcmocka-dev perl python3 jq lua-check clang-format universal-ctags
    python3-cbor2 python3-cryptography zbar-tools librsvg2-bin chromium-headless-shell'
slow_packages='clang-tidy wrk'

complain() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
}

# Run a command with its output in a log that is shown only when the command fails.
quietly() {
    log=$(mktemp)
    if "$@" >"$log" 2>&1; then
        rm -f "$log"
    else
        status=$?
        cat "$log" >&2
        rm -f "$log"
        complain "failed: $*"
        exit "$status"
    fi
}

missing_packages() {
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
    for package in "$@"; do
        case "
$installed
" in
        *"
installed $package
"*) ;;
        *) printf '%s ' "$package" ;;
        esac
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

install_packages() {
    if ! command -v dpkg-query >/dev/null; then
        complain "not Debian: please install the equivalents of: $*"
        return
    fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    complain "installing $missing"
    quietly as_root apt-get update
    # The list is split into words on purpose.
    # shellcheck disable=SC2086
    quietly as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 $missing
}

# Without them the program is built all the same; the page or the test that misses them says so.
fetch_npm() {
    fetched=$1/node_modules/.fetched # the lock file they were fetched by
    cmp -s "$1/package-lock.json" "$fetched" && return 0
    command -v npm >/dev/null || install_packages nodejs npm
    if npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --silent \
        --fetch-retries=1; then
        cp "$1/package-lock.json" "$fetched"
    else
        complain "the packages of $1 could not be fetched"
    fi
}

# Configuring again takes a moment and notices newly installed libraries; a build folder that was
# made elsewhere (a copied checkout) is started afresh.
build_preset() {
    preset=$1
    case $preset in
    release) cache=build/CMakeCache.txt ;;
    *) cache=build/$preset/CMakeCache.txt ;;
    esac
    fresh=
    if [ -f "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$cache"; then
        fresh=--fresh
    fi
    quietly cmake $fresh --preset "$preset"
    quietly cmake --build --preset "$preset" ${2:+--target "$2"}
    quietly ninja -C "${cache%/*}" -t cleandead # programs of tests that are no more
}
