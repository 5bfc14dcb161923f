#!/bin/sh
# How long the program takes to start and answer, in units of `true` and of `jq .`:
#   startup.sh PROGRAM PROFILE
# Each command runs 200 times in a row, in three rounds; the fastest round counts.
set -eu
program=$1
profile=$2

# Milliseconds of one call.
per_call() {
  least=
  for _ in 1 2 3; do
    start=$(date +%s%N)
    i=0
    while [ "$i" -lt 200 ]; do
      "$@" >/dev/null
      i=$((i + 1))
    done
    spent=$((($(date +%s%N) - start) / 200))
    if [ -z "$least" ] || [ "$spent" -lt "$least" ]; then least=$spent; fi
  done
  echo "$least"
}

show() { # NAME NANOSECONDS
  awk -v name="$1" -v ns="$2" -v base="$nothing" -v json="$jq" \
    'BEGIN { printf "%-22s %7.2f ms   %5.1f x true   %5.1f x jq\n", name, ns / 1e6, ns / base, ns / json }'
}

nothing=$(per_call /bin/true)
plain=$(mktemp)
trap 'rm -f "$plain"' EXIT
echo '{"size": 1}' >"$plain"
jq=$(per_call jq . "$plain")
show "true" "$nothing"
show "jq ." "$jq"
show "storeadvise --version" "$(per_call "$program" --version)"
show "storeadvise PROFILE" "$(per_call "$program" "$profile")"
show "  as JSON" "$(per_call "$program" "$profile" --format json)"
