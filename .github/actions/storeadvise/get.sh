#!/usr/bin/env bash
# get.sh VERSION SHA256 FOLDER: puts the program of a release into FOLDER, once its archive has this checksum.
# Without a checksum it builds the program from the source that this script lies in.
set -euo pipefail
version=$1 sha256=$2 folder=$3
mkdir -p "$folder"
if [[ -n $sha256 ]]; then
  name=storeadvise-$version-$(uname -m)-linux
  archive=$(mktemp)
  trap 'rm -f "$archive"' EXIT
  curl --fail --silent --show-error --location --output "$archive" "$RELEASES/v$version/$name.tar.gz"
  echo "$sha256  $archive" | sha256sum --check --quiet
  tar --extract --gzip --file "$archive" --strip-components 1 --directory "$folder"
else
  source=$(cd "$(dirname "$0")/../../.." && pwd)
  if command -v apt-get >/dev/null; then
    # What the README's first command installs.
    read -ra install < <(grep -om1 -- 'install -y --no-install-recommends [^&]*' "$source/README.md")
    root=$(command -v sudo || true)
    $root apt-get update --quiet
    $root apt-get "${install[@]}"
  fi
  cmake -S "$source" -B "$folder/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DSTOREADVISE_TESTS=OFF
  cmake --build "$folder/build" --target storeadvise_cli
  mkdir -p "$folder/bin"
  cp "$folder/build/storeadvise" "$folder/bin/storeadvise"
fi
"$folder/bin/storeadvise" --version
