"""Reads the includes of src/ and refuses a folder that depends on one that depends on it.

A folder is one level below src/. The public headers of include/ are common ground: they hold types and
declarations, and every folder may use them.
"""
import collections
import pathlib
import re
import sys

SHELL = {"main.cpp", "version.cpp"}


def includes(source):
    """{folder: {other folder: "file includes header"}}, the first such line of each pair."""
    uses = collections.defaultdict(dict)
    for path in sorted(source.rglob("*.[ch]pp")):
        inner = path.relative_to(source)
        if str(inner) in SHELL:
            continue
        here = inner.parts[0]
        for header in re.findall(r'^#include "([^"]+)"', path.read_text(), re.M):
            there = header.split("/")[0]
            if there not in ("storeadvise", here):
                uses[here].setdefault(there, "src/%s includes %s" % (inner, header))
    return uses


def way(uses, start, goal):
    """The shortest chain of folders from one to another, both named; None where there is none."""
    chains, seen = [[start]], {start}
    for chain in chains:
        for there in sorted(uses.get(chain[-1], ())):
            if there == goal:
                return chain + [there]
            if there not in seen:
                seen.add(there)
                chains.append(chain + [there])
    return None


def circles(uses):
    """A sentence for each pair of folders that depend on each other, directly or by others."""
    for here in sorted(uses):
        for there in sorted(uses[here]):
            back = way(uses, there, here)
            if back:
                steps = [uses[a][b] for a, b in zip(back, back[1:])]
                yield "%s and %s depend on each other: %s; %s" % (here, there, uses[here][there], "; ".join(steps))


def main():
    uses = includes(pathlib.Path(sys.argv[1]) / "src")
    if len(uses) < 10:
        sys.exit("only %d folders were found" % len(uses))
    wrong = list(circles(uses))
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
