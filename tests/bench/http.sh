#!/bin/sh
# http.sh - decisions over HTTP on one core: wrk on one, the service on the other; beside it, in the
# same run, the HTTP library alone with a constant answer of the same length.
#
#   tests/bench/http.sh [QUERY.json] [SECONDS]
#
# Connections are kept. The latency is that at about half of the saturation that was just measured:
# 512 connections that each wait a little between an answer and the next request. The processor time
# of the server for each answer is told too: on a machine that others use, it is what can be
# compared.
set -eu
cd "$(dirname "$0")/../.."
lockdown=${LOCKDOWN:-build/lockdown}
query=${1:-tests/samples/02-a-sanitation-worker-in-the-last-second-of-an-extended-permit.json}
seconds=${2:-10}
port=${PORT:-8177}
folder=$(mktemp -d)
server=
stop() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    server=
}
trap 'stop; rm -rf "$folder"' EXIT

jq -c . "$query" >"$folder/query.json"
cat >"$folder/post.lua" <<LUA
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = io.open("$folder/query.json"):read("a")
LUA
slow_down() { # MILLISECONDS between an answer and the next request
    printf 'function delay() return %d end\n' "$1" | cat "$folder/post.lua" - >"$folder/slow.lua"
}

start() { # COMMAND...
    taskset -c 0 "$@" >"$folder/out" 2>"$folder/err" &
    server=$!
    until grep -q listening "$folder/out"; do
        kill -0 "$server" || { cat "$folder/err" >&2; exit 1; }
    done
}
ticks() { awk '{ print $14 + $15 }' "/proc/$server/stat"; }
ask() { # SCRIPT CONNECTIONS PATH
    taskset -c 1 wrk -t1 -c"$2" -d"${seconds}s" --latency -s "$folder/$1.lua" \
        "http://127.0.0.1:$port$3" >"$folder/wrk"
    if grep -q 'Non-2xx\|Socket errors' "$folder/wrk"; then
        cat "$folder/wrk" >&2
        exit 1
    fi
}
measure() { # NAME PATH
    before=$(ticks)
    ask post 64 "$2"
    after=$(ticks)
    rate=$(awk '/^Requests\/sec/ { print $2 }' "$folder/wrk")
    answers=$(awk '/requests in/ { print $1 }' "$folder/wrk")
    slow_down "$(awk -v rate="$rate" 'BEGIN { print int(512 / (rate / 2) * 1000 + 0.5) }')"
    ask slow 512 "$2"
    p99=$(awk '$1 == "99%" { print $2 }' "$folder/wrk")
    half=$(awk '/^Requests\/sec/ { print $2 }' "$folder/wrk")
    awk -v name="$1" -v rate="$rate" -v n="$answers" -v ticks=$((after - before)) -v p99="$p99" \
        -v half="$half" -v hz="$(getconf CLK_TCK)" 'BEGIN {
            printf "%-34s %9.0f /s   %6.2f us of processor each   p99 %s at %.0f /s\n",
                name, rate, ticks / hz / n * 1e6, p99, half }'
}
constant() { # NAME BYTES
    start build/bench/http "$port" "$2"
    measure "$1" /
    stop
    wait
}

echo "$query: $(wc -c <"$folder/query.json") bytes in; ${seconds} s each, one core"
full=$("$lockdown" decide "$query" --format json | wc -c)
constant "constant answer of $full bytes" "$full"
constant 'constant answer of 21 bytes' 21
start "$lockdown" serve --listen "127.0.0.1:$port" --threads 1
measure "full answer of $full bytes" /v1/decide
measure 'verdict only' '/v1/decide?fields=decision'
stop
wait
