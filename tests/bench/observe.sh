#!/bin/sh
# How fast `observe` reads access logs, and how much memory it takes, beside what is on every machine, and beside DuckDB
# and GoAccess where they are installed:
#   observe.sh PROGRAM GENERATOR [LINES]
# GENERATOR is tests/observe/gen_access_log.py. Of several rounds the fastest counts, the file being in memory. Each goal
# is printed with what was measured.
set -eu
program=$1
generator=$2
lines=${3:-1000000}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 "$generator" --out "$scratch" --lines "$lines" --one-file 2>/dev/null
log=$scratch/logs/access.log

# Nanoseconds of one call.
once() { # COMMAND...
  start=$(date +%s%N)
  "$@" >/dev/null 2>"$scratch/said"
  echo $(($(date +%s%N) - start))
}

# Nanoseconds of the fastest of three.
time_of() { # COMMAND...
  least=
  for _ in 1 2 3; do
    spent=$(once "$@")
    if [ -z "$least" ] || [ "$spent" -lt "$least" ]; then least=$spent; fi
  done
  echo "$least"
}

# The most memory that a call ever held, in MB; 0 where nobody tells.
memory_of() { # COMMAND...
  if [ -x /usr/bin/time ]; then
    /usr/bin/time -f %M -o "$scratch/memory" "$@" >/dev/null 2>&1
    awk '{ printf "%.0f", $1 / 1024 }' "$scratch/memory"
  else
    echo 0
  fi
}

show() { # NAME NANOSECONDS [UNIT NANOSECONDS]...
  name=$1 spent=$2
  shift 2
  printf '%-30s %8s ms' "$name" "$(awk -v ns="$spent" 'BEGIN { printf "%.0f", ns / 1e6 }')"
  while [ $# -gt 1 ]; do
    printf '  %6s x %s' "$(awk -v a="$spent" -v b="$2" 'BEGIN { printf "%.2f", a / b }')" "$1"
    shift 2
  done
  echo
}

# Prints a ratio beside its goal.
goal() { # TEXT NANOSECONDS OF_NANOSECONDS MOST
  awk -v text="$1" -v a="$2" -v b="$3" -v most="$4" \
    'BEGIN { printf "  %-40s %7.3f, at most %s: %s\n", text, a / b, most, a / b <= most ? "reached" : "MISSED" }'
}

observe() { "$program" observe "$@" -f ndjson --quiet; }

wc -l "$log" | awk -v bytes="$(wc -c <"$log")" '{ printf "%d lines, %.0f MB\n", $1, bytes / 1e6 }'
counted=$(time_of wc -l "$log")
# shellcheck disable=SC2016
summed=$(time_of "$(command -v mawk || command -v awk)" '{ sum += $13 } END { print sum }' "$log")
show 'wc -l' "$counted"
show 'mawk, one field' "$summed" 'wc -l' "$counted"
plain=$(time_of observe "$log")
show 'observe' "$plain" 'wc -l' "$counted" mawk "$summed"
show 'observe --jobs 1' "$(time_of observe "$log" --jobs 1)" 'wc -l' "$counted" mawk "$summed"
show 'observe --memory 16MB' "$(time_of observe "$log" --memory 16MB)" 'wc -l' "$counted"

gzip -1 -k "$log"
inflated=$(time_of gzip -dc "$log.gz")
show 'gzip -dc' "$inflated" 'wc -l' "$counted"
unpacked=$(time_of observe "$log.gz")
show 'observe, gzip' "$unpacked" 'gzip -dc' "$inflated" 'gzip -dc and observe' "$((inflated + plain))"

most=$(memory_of "$program" observe "$log" -f ndjson)
least=$(memory_of "$program" observe "$log" -f ndjson --memory 16MB)
echo "memory: $most MB, with --memory 16MB: $least MB"

engines=$(dirname "$generator")/../engines
"$program" observe --sql duckdb "$log" >"$scratch/statement.sql"
duckdb() { node "$engines/rows.mjs" "$scratch/statement.sql"; }
queried=
if duckdb >"$scratch/rows.csv" 2>/dev/null && [ -s "$scratch/rows.csv" ]; then
  queried=$(once duckdb)
  show 'DuckDB, the statement of --sql' "$queried" observe "$plain"
else
  echo 'DuckDB is not installed: npm install --prefix tests/engines'
fi
analysed=
if command -v goaccess >/dev/null; then
  analysed=$(once goaccess "$log" --log-format=AWSS3 --no-progress -o "$scratch/report.json")
  show 'goaccess' "$analysed" observe "$plain"
else
  echo 'GoAccess is not installed: apt-get install goaccess'
fi

echo goals
goal 'observe, by wc -l' "$plain" "$counted" 12
goal 'observe, by mawk' "$plain" "$summed" 1
if [ -n "$queried" ]; then goal 'observe, by DuckDB' "$plain" "$queried" 0.125; fi
if [ -n "$analysed" ]; then goal 'observe, by GoAccess' "$plain" "$analysed" 0.125; fi
goal 'observe of gzip, by gzip -dc and observe' "$unpacked" "$((inflated + plain))" 1.5
if [ "$most" -gt 0 ]; then
  goal 'memory, MB' "$most" 1 600
  goal 'memory with --memory 16MB, MB' "$least" 1 80
fi
