#!/usr/bin/env bash
# Completes lines in bash as its Tab key would, and compares. Arguments: the program, a profile.
set -u
program=$1 profile=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
PATH="$(dirname "$program"):$PATH"
source <("$program" --generate complete-bash) || exit 1
failures=0

# Words as readline splits them ("=" is a word); the last one is completed.
complete_line() {
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
  _storeadvise 2>/dev/null
  printf '%s\n' "${COMPREPLY[@]+"${COMPREPLY[@]}"}" | sort | tr '\n' ' ' | sed 's/ *$//'
}

expect() {
  local expected=$1
  shift
  local found
  found=$(complete_line "$@")
  [[ $found == "$expected" ]] && return
  echo "$* <Tab>"$'\n'"  offers:   $found"$'\n'"  expected: $expected"
  failures=$((failures + 1))
}

expect "check" storeadvise che
expect "catalog" storeadvise cat
expect "diff import show" storeadvise catalog ""
expect "show" storeadvise catalog sh
expect "--service" storeadvise catalog show --se
expect "--set" storeadvise sweep --se
expect "--verbose --version" storeadvise breakeven p.json --ve
expect "csv html json text" storeadvise whatif p.json --format ""
expect "json junit" storeadvise check p.json -f j
expect "json junit" storeadvise check p.json --format = j
expect "markdown" storeadvise p.json --format m
expect "markdown" storeadvise --quiet --format m
expect "checkpoints" storeadvise init --role ch
expect "efs" storeadvise catalog show --service e
expect "article aws" storeadvise explain --catalog a
expect "eu-west-1 eu-west-2 eu-west-3" storeadvise p.json --region eu-w
expect "policy profile" storeadvise schema p
expect "efs.bursting+ia" storeadvise explain efs.bursting+
expect "datasets.images.size=" storeadvise whatif "$profile" --set datasets.images.size
expect "datasets.images.size=" storeadvise sweep "$profile" --vary = datasets.images.size
expect "datasets.images.size=" storeadvise "$profile" --set datasets.images.size
expect "" storeadvise whatif nowhere.json --set datasets

# What stands in a profile is offered, never run.
cat > "$scratch/hostile.json" <<'JSON'
{ "profile_version": 1, "name": "n", "region": "us-east-1",
  "datasets": [ { "name": "$(touch MARK)`touch MARK`", "role": "scratch", "size": "1 GB" } ] }
JSON
sed -i "s|MARK|$scratch/ran|g" "$scratch/hostile.json"
complete_line storeadvise whatif "$scratch/hostile.json" --set datasets > /dev/null
if [[ -e $scratch/ran ]]; then
  echo "a name from the profile was run"
  failures=$((failures + 1))
fi
exit $((failures > 0))
