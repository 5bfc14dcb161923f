#!/usr/bin/env bash
# Completes lines in fish. Arguments: the program, a profile. Ends with 77 without fish.
set -u
program=$1 profile=$2
command -v fish > /dev/null || exit 77
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$program" --generate complete-fish > "$scratch/storeadvise.fish" || exit 1
fish -n "$scratch/storeadvise.fish" || exit 1
export HOME=$scratch XDG_CONFIG_HOME=$scratch PATH="$(dirname "$program"):$PATH"
failures=0
expect() {
  local found
  found=$(fish -N -c "source $scratch/storeadvise.fish; complete -C '$1'" | cut -f1 | sort | tr '\n' ' ' | sed 's/ *$//')
  [[ $found == "$2" ]] && return
  printf '%s<Tab>\n  offers:   %s\n  expected: %s\n' "$1" "$found" "$2"
  failures=1
}
expect "storeadvise break" "breakeven"
expect "storeadvise catalog " "diff import show"
expect "storeadvise check p.json --format " "csv json junit markdown ndjson sarif text"
expect "storeadvise sweep p.json --pl" "--plot"
expect "storeadvise p.json --format m" "markdown"
expect "storeadvise init --role fea" "feature_store"
expect "storeadvise schema po" "policy"
expect "storeadvise whatif $profile --set datasets.images.size" "datasets.images.size="
exit $failures
