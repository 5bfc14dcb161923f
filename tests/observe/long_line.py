#!/usr/bin/env python3
"""A line of 10 GB, or a document that never ends, takes no memory: of what is read line by line
it is one bad line, and everything else is refused by one error. The files are sparse and take no room on the disk.

    long_line.py PROGRAM [--gigabytes 10] [--others 0.5]    the others: what follows the first two kinds of BY_LINES
"""
import argparse, os, sys, tempfile

from watched import watched

INPUTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "golden", "inputs", "observe")
BY_LINES = ["logs/2026-03-04-04-00-00-00000000000000A1", "bills/cur-1.csv", "log.json", "listed.txt", "bills/focus.csv", "lens/lens.csv",
            "lens/analysis.csv", "columnar/duckdb.csv", "mounts/node-a.txt"]
WHOLE = ["a.obs", "list.json", "trail/events.json", "plan/plan.json", "efs/describe.json", "efs/DataReadIOBytes.json", "metric-data.json",
         "inventory/manifest.json", "sums.csv"]
MOST_MB = 80  # with --memory 16MB; what is read whole is refused beyond 64 MiB, a line of a part beyond 256 MiB
MOST_WHOLE_MB = 600


def lengthen(folder, name, size):
    """The first half of a document, or all of a table, and zeros without a line break behind it."""
    text = open(os.path.join(INPUTS, name), "rb").read()
    path = os.path.join(folder, os.path.basename(name))
    with open(path, "wb") as out:
        out.write(text[:len(text) // 2] if name in WHOLE and name != "sums.csv" else text)
        out.truncate(size)
    return path


def main():
    p = argparse.ArgumentParser()
    p.add_argument("program")
    p.add_argument("--gigabytes", type=float, default=10)
    p.add_argument("--others", type=float, default=0.5)
    args = p.parse_args()
    failures = 0
    for name in BY_LINES + WHOLE:
        with tempfile.TemporaryDirectory() as folder:
            path = lengthen(folder, name, int(1e9 * (args.gigabytes if name in BY_LINES[:2] else args.others)))
            status, out, said, most = watched(args.program, [path, "--memory", "16MB", "--max-bad", "1", "--role", "team-data=archive"])
        errors = said.count(": error: ")
        if name in BY_LINES:
            good = status == 0 and errors == 1 and ": error: over 1 MiB" in said and out and most < MOST_MB
        else:
            good = status == 2 and errors == 1 and not out and most < MOST_WHOLE_MB
        failures += not good
        print(f"  {'' if good else 'FAILED: '}{name}: status {status}, {most} MB: {said.strip().splitlines()[:3]}")
    sys.exit(1 if failures else 0)


main()
