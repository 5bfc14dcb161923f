"""Runs the README and that of data/: every command of their sh and console blocks, in order, in one folder that a new
user would have.

A console block's output is compared to the letter. A json block is saved under the name that the sentence before it
ends with: "... `policy.json`:". The section "In CI" has a test of its own, and the commands that install and build are
read, not run: .ci/run runs the second, and what the first adds to it is looked at here.
"""
import difflib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

program, root = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
readme = (root / "README.md").read_text()
readme = re.sub(r"(?ms)^## In CI$.*?(?=^## )", "", readme) + (root / "data" / "README.md").read_text()
blocks = re.findall(r"(?ms)^([^\n]*)\n+```(\w+)\n(.*?)^```$", readme)
environment = dict(os.environ, PATH="%s:%s" % (program.parent, os.environ["PATH"]), NO_COLOR="1", COLUMNS="80",
                   LC_ALL="C.UTF-8", SOURCE_DATE_EPOCH="1795521600")
ran = []


def run(command, where):
    """What a command prints, errors included. It must end well: the README shows no mistakes."""
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", command], cwd=where, env=environment,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        sys.exit("README: `%s` ends with %d:\n%s" % (command, done.returncode, done.stdout))
    ran.append(command)
    return done.stdout


def console(block, where):
    for part in re.split(r"(?m)^\$ ", block)[1:]:
        command, _, expected = part.partition("\n")
        found = run(command, where)
        if found.rstrip("\n") != expected.rstrip("\n"):
            difference = difflib.unified_diff(expected.splitlines(), found.splitlines(), "README", "found", lineterm="")
            sys.exit("README: `%s` prints something else:\n%s" % (command, "\n".join(difference)))


def packages(command):
    return set(re.search(r"--no-install-recommends ([^&]*) &&", command).group(1).split())


def installs(first, second, where):
    """The two commands that build: the first needs nothing that CI does not install, and its presets exist."""
    assert packages(first) <= packages(second), packages(first) - packages(second)
    names = {preset["name"] for preset in json.loads((root / "CMakePresets.json").read_text())["configurePresets"]}
    presets = set(re.findall(r"--preset (\w+)", readme))
    assert {"release", "dev"} <= presets <= names, (presets, names)
    last = first.split("&& ")[-1].strip()
    assert last.startswith("build/release/storeadvise "), last
    run(last.replace("build/release/storeadvise", "storeadvise"), where)
    assert second in (root / ".ci" / "run").read_text().splitlines(), "the second command is no line of .ci/run"


def main(where):
    shutil.copytree(root / "data", where / "data")
    (where / "offers").mkdir()
    shutil.copy(root / "tests" / "fuzz" / "seeds" / "offer" / "products.json", where / "offers")
    building = [text.strip() for _, kind, text in blocks if kind == "sh" and "apt-get" in text]
    assert len(building) == 2, building
    installs(building[0], building[1], where)
    for before, kind, text in blocks:
        if kind == "console":
            console(text, where)
        elif kind == "json":
            (where / re.search(r"`([\w.-]+)`:$", before).group(1)).write_text(text)
        elif kind == "sh" and "apt-get" not in text:
            for command in text.replace("\\\n", "").splitlines():
                run(command, where)
        else:
            assert kind == "sh", "a block of a kind that nothing runs: %s" % kind
    assert len(re.findall(r"(?m)^ *```", readme)) == 2 * len(blocks), "a fenced block without a language is not run"
    assert len(ran) >= 10, ran


with tempfile.TemporaryDirectory(prefix="storeadvise-readme-") as folder:
    main(pathlib.Path(folder))
print("%d commands were run" % len(ran))
