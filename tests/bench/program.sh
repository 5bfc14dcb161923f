#!/bin/sh
# How long the whole program takes, beside what is on every machine:
#   program.sh PROGRAM PROFILE OFFER
# One call in units of `true` and of `jq .`; 100,000 points of a sweep, 5,000 profiles in NDJSON and an offer file of
# 20,000 products in units of what jq takes to read the like. Of several rounds the fastest counts.
set -eu
program=$1
profile=$2
offer=$3

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Nanoseconds of one call, of CALLS in a row.
per_call() { # CALLS COMMAND...
  calls=$1
  shift
  least=
  for _ in 1 2 3; do
    start=$(date +%s%N)
    i=0
    while [ "$i" -lt "$calls" ]; do
      "$@" >/dev/null
      i=$((i + 1))
    done
    spent=$((($(date +%s%N) - start) / calls))
    if [ -z "$least" ] || [ "$spent" -lt "$least" ]; then least=$spent; fi
  done
  echo "$least"
}

show() { # NAME NANOSECONDS [UNIT NANOSECONDS]...
  name=$1 spent=$2
  shift 2
  printf '%-34s %9s ms' "$name" "$(awk -v ns="$spent" 'BEGIN { printf "%.2f", ns / 1e6 }')"
  while [ $# -gt 1 ]; do
    printf '  %8s x %s' "$(awk -v a="$spent" -v b="$2" 'BEGIN { printf "%.2f", a / b }')" "$1"
    shift 2
  done
  echo
}

lines() { "$program" --format ndjson - <"$scratch/profiles"; }
read_lines() { jq -c . "$scratch/profiles"; }
points() { "$program" sweep "$profile" --vary "datasets.$dataset.size=1GB..10TB:100000:log" --format csv; }
read_points() { jq -Rc . "$scratch/points"; }
import() { "$program" catalog import --quiet "$scratch/offer.json"; }
read_offer() { jq . "$scratch/offer.json"; }

echo '{"size": 1}' >"$scratch/small"
sed '/^ *\/\//d' "$profile" | jq -c . >"$scratch/one"
dataset=$(jq -r '.datasets[0].name' "$scratch/one")
i=0
while [ "$i" -lt 5000 ]; do cat "$scratch/one"; i=$((i + 1)); done >"$scratch/profiles"
points >"$scratch/points"
# A price list is mostly about what no bill of ours uses.
jq '.products.SKU1 as $product | (.terms.OnDemand.SKU1 | tojson) as $term
    | reduce range(20000) as $i (.; "X\($i)" as $sku
        | .products[$sku] = ($product | .sku = $sku | .attributes.usagetype = "Other-\($i)")
        | .terms.OnDemand[$sku] = ($term | gsub("SKU1"; $sku) | fromjson))' "$offer" >"$scratch/offer.json"

nothing=$(per_call 200 /bin/true)
small=$(per_call 200 jq . "$scratch/small")
show "true" "$nothing"
show "jq ." "$small" true "$nothing"
show "storeadvise --version" "$(per_call 200 "$program" --version)" true "$nothing" jq "$small"
show "storeadvise PROFILE" "$(per_call 200 "$program" "$profile")" true "$nothing" jq "$small"
show "  as JSON" "$(per_call 200 "$program" "$profile" --format json)" true "$nothing" jq "$small"
show "sweep of 100,000 points" "$(per_call 1 points)" "jq on its lines" "$(per_call 1 read_points)"
show "5,000 profiles in NDJSON" "$(per_call 1 lines)" "jq on the profiles" "$(per_call 1 read_lines)"
show "import of 20,000 products" "$(per_call 1 import)" "jq on the file" "$(per_call 1 read_offer)"
