"""Replays the transcripts of tests/golden, as golden/run.cmake does, in a tenth of the time."""
import os
import pathlib
import shlex
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
SURROUNDINGS = {"NO_COLOR": "1", "COLUMNS": "80", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1764000000"}


def agrees(program, case, **limits):
    """Whether the program still says what the file has written down."""
    expected = case.read_bytes()
    head, arguments, given, environment = [], [], os.devnull, dict(os.environ, **SURROUNDINGS)
    for line in expected.decode(errors="surrogateescape").split("\n"):
        mark, rest = line[:2], line[2:]
        if mark == "$ ":
            arguments = shlex.split(rest)
        elif mark == "< ":
            given = rest
        elif mark == "% ":
            environment.update([rest.split("=", 1)])
        else:
            break
        head.append(line + "\n")
    with open(ROOT / given, "rb") as stdin:
        try:
            done = subprocess.run([program, *arguments], cwd=ROOT, stdin=stdin, env=environment, capture_output=True,
                                  **limits)
        except subprocess.TimeoutExpired:
            return False
    found = "".join(head).encode(errors="surrogateescape") + b"? %d\n" % done.returncode
    if done.stderr:
        found += b"! " + done.stderr.removesuffix(b"\n").replace(b"\n", b"\n! ") + b"\n"
    return (found + done.stdout).replace(b"\r\n", b"\n") == expected  # CMake writes no CR down


def all_agree(program, **limits):
    return all(agrees(program, case, **limits) for case in sorted(ROOT.glob("tests/golden/cases/*.test")))
