#!/usr/bin/env bash
# Completes lines in an interactive zsh by its Tab key. Arguments: the program, a profile. Ends with 77 without zsh.
set -u
program=$1 profile=$2
command -v zsh > /dev/null || exit 77
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$program" --generate complete-zsh > "$scratch/_storeadvise" || exit 1
zsh -n "$scratch/_storeadvise" || exit 1
cp "$profile" "$scratch/p.json"
cat > "$scratch/drive.zsh" <<'ZSH'
zmodload zsh/zpty
zpty z "TERM=dumb zsh -f -i"
zpty -w z "PROMPT= fpath=($1 \$fpath); path=($2 \$path); cd $1; autoload -Uz compinit; compinit -u -D; bindkey '^I' complete-word; setopt no_list_beep; report() { print -r -- \"<<\$BUFFER>>\"; BUFFER=; zle accept-line }; zle -N report; bindkey '^X' report; print -r -- re'ady'"
zpty -r -m z out '*ready*'
zpty -n -w z "$3"$'\t\x18'
zpty -r -m z out '*<<*>>*'
print -r -- "${${out##*<<}%%>>*}"
ZSH
failures=0
expect() {
  local found
  found=$(timeout 20 zsh -f "$scratch/drive.zsh" "$scratch" "$(dirname "$program")" "$1" | tail -1)
  [[ $found == "$2" ]] && return
  printf '%s<Tab>\n  gives:    %s\n  expected: %s\n' "$1" "$found" "$2"
  failures=1
}
expect "storeadvise break" "storeadvise breakeven "
expect "storeadvise check p.json --format ju" "storeadvise check p.json --format junit "
expect "storeadvise p.json --format mark" "storeadvise p.json --format markdown "
expect "storeadvise whatif p.json --set datasets.images.siz" "storeadvise whatif p.json --set datasets.images.size="
exit $failures
