#!/usr/bin/env bash
# The man page is set without warnings, within 80 columns, and names every option and command of the helps.
# Arguments: the program. Ends with 77 where groff is missing.
set -u
program=$1
command -v groff > /dev/null || exit 77
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$program" --generate man > "$scratch/storeadvise.1" || exit 1
groff -man -Tutf8 -ww -rLL=78n -P-c -P-b -P-u "$scratch/storeadvise.1" > "$scratch/text" 2> "$scratch/warnings"
if [[ -s $scratch/warnings ]]; then
  cat "$scratch/warnings"
  exit 1
fi
failures=0
commands=$("$program" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]\+\( [a-z]\+\)\?\)  .*/\1/p')
[[ $(wc -l <<< "$commands") -ge 11 ]] || { echo "the help lists too few commands"; exit 1; }
while IFS= read -r command; do
  grep -q "storeadvise $command \[OPTION" "$scratch/text" || { echo "no command $command"; failures=1; }
  # shellcheck disable=SC2086
  for option in $("$program" $command --help | grep -o '^ *\(-., \)\?--[a-z-]\+' | grep -o -- '--.*'); do
    grep -q -- "$option" "$scratch/text" || { echo "no option $option"; failures=1; }
  done
done <<< "$commands"
awk 'length > 87 { print "too wide: " $0; wide = 1 } END { exit wide }' "$scratch/text" || failures=1
exit $failures
