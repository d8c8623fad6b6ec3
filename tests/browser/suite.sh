# suite.sh - run a suite of browser tests. Source it from NAME.t: it runs NAME.test.mjs.
# shellcheck shell=sh
set -u
. tests/support/tap.sh
command -v node >/dev/null || skip_all 'node is absent'
[ -x "${CHROMIUM:=/usr/bin/chromium-headless-shell}" ] || skip_all "$CHROMIUM is absent"
[ -d tests/browser/node_modules/playwright-core ] ||
    skip_all 'packages absent: npm ci --prefix tests/browser --ignore-scripts'
export CHROMIUM
suite=${0##*/}
exec node --test --test-concurrency=1 --test-reporter=./tests/browser/lib/tap.mjs \
    "tests/browser/${suite%.t}.test.mjs"
