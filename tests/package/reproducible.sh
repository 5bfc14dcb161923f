#!/usr/bin/env bash
# Builds the release archive in two folders and compares the bytes. Takes minutes, and so is no part of ctest:
#   bash tests/package/reproducible.sh [more words for cmake]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for place in one two/deeper; do
  mkdir -p "$scratch/$place"
  git -C "$root" ls-files -z | tar -C "$root" --null --files-from=- --create | tar -C "$scratch/$place" --extract
  (cd "$scratch/$place" && cmake --preset release-archive "$@" > /dev/null &&
    cmake --build --preset release-archive > /dev/null)
done
cmp "$scratch"/one/build/release-archive/archive/*.tar.gz "$scratch"/two/deeper/build/release-archive/archive/*.tar.gz
(cd "$scratch/one/build/release-archive/archive" && sha256sum --check SHA256SUMS)
