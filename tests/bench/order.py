"""The order in which the release program's functions lie in its file: order.py SCRIPT PROGRAM MAP PROFILE...

Writes a script for GNU ld that puts first what a report of each PROFILE runs, in text and then in JSON. PROGRAM is
a release program that was linked without such a script, MAP the linker's map of it. Valgrind sees what runs.
"""

import bisect
import re
import subprocess
import sys
import tempfile

HEAD = """/* What a report runs lies together: 17 stretches of the file instead of 63 are read in, which takes a sixth off
   a report on one data set. Made, never edited: cmake --build build/release --target order. A name that is no
   longer there is passed over; what is not named here lies where it would without this file. */
"""


def ran(program, arguments):
    """The addresses of all instructions that a run of the program executes."""
    with tempfile.NamedTemporaryFile() as out:
        subprocess.run(["valgrind", "-q", "--tool=callgrind", "--dump-instr=yes", f"--callgrind-out-file={out.name}",
                        program, *arguments], check=True, stdout=subprocess.DEVNULL)
        lines = open(out.name, encoding="utf-8").read().splitlines()
    addresses, at = set(), 0
    for line in lines:
        row = re.match(r"(0x[0-9a-f]+|[+-]\d+|\*) (?:[+-]?\d+|\*)(?: \d+)?\s*$", line)
        if not row:
            continue
        where = row.group(1)
        if where != "*":
            at = int(where, 16) if where.startswith("0x") else at + int(where)
        addresses.add(at)
    return addresses


def sections(text):
    """(address, size, name, object) of each section of code, from a linker's map, by address."""
    laid = text[text.index("Linker script and memory map"):]
    found = re.findall(r"^ (\.text\S*)\s+0x([0-9a-f]+)\s+0x([0-9a-f]+)\s+(\S.*)$", laid, re.M)
    rows = [(int(start, 16), int(size, 16), name, file) for name, start, size, file in found]
    return sorted(row for row in rows if row[0] > 0 and row[1] > 0)


def pattern(name, file):
    """How a script names a section: by itself where it has its function's name, else by its file in a library."""
    if name.startswith(".text.startup"):
        return "*(.text.startup .text.startup.*)"
    if name.startswith(".text._Z"):
        return f"*({name})"
    member = re.search(r"([a-z+]+)(-[0-9.]+)?\.a\((.+)\)$", file)
    return f"*{member.group(1)}*.a:{member.group(3)}({name})" if member else None


def main():
    script, program, map_file, *profiles = sys.argv[1:]
    rows = sections(open(map_file, encoding="utf-8").read())
    starts = [row[0] for row in rows]
    patterns = {}
    for arguments in [[p] for p in profiles] + [["--format", "json", p] for p in profiles]:
        hit = {bisect.bisect_right(starts, address) - 1 for address in ran(program, arguments)}
        for i in sorted(hit):
            patterns.setdefault(pattern(rows[i][2], rows[i][3]), True)
    patterns.pop(None, None)
    if len(patterns) < 500:
        sys.exit(f"order.py: only {len(patterns)} functions found: is {map_file} the map of {program}?")
    listed = "\n".join(f"    {one}" for one in patterns)
    with open(script, "w", encoding="utf-8") as out:
        out.write(f"{HEAD}SECTIONS\n{{\n  .text.report :\n  {{\n{listed}\n  }}\n}}\nINSERT BEFORE .text;\n")


main()
