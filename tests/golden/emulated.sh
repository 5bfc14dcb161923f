#!/bin/sh
# Runs every transcript with a program for another processor, and names those that differ:
#   emulated.sh PROGRAM EMULATOR...
#   tests/golden/emulated.sh build/release-archive-aarch64/storeadvise qemu-aarch64
set -eu
program=$(realpath "$1")
shift
cd "$(dirname "$0")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$*" "$program" >"$scratch/storeadvise"
chmod +x "$scratch/storeadvise"
differ=0
for case in tests/golden/cases/*.test; do
  cmake "-DPROGRAM=$scratch/storeadvise" "-DCASE=$PWD/$case" "-DSCRATCH=$scratch" -P tests/golden/run.cmake \
    >"$scratch/log" 2>&1 || { differ=$((differ + 1)); cat "$scratch/log"; }
done
echo "$differ of $(ls tests/golden/cases/*.test | wc -l) transcripts differ"
[ "$differ" -eq 0 ]
