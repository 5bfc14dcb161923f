"""The helps: within 80 columns, examples before options, -h and --help alike, and every example runs as it stands."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

program, root = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
environment = dict(os.environ, PATH="%s:%s" % (program.parent, os.environ["PATH"]), NO_COLOR="1", COLUMNS="80",
                   LC_ALL="C.UTF-8", SOURCE_DATE_EPOCH="1764000000")


def run(command, where, statuses=(0,)):
    """What a command prints. It warns of nothing, but that a handful of price lists is not all of them."""
    done = subprocess.run(["bash", "-c", command], cwd=where, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode not in statuses or done.stderr and "catalog import" not in command:
        sys.exit("`%s` ends with %d:\n%s" % (command, done.returncode, done.stderr))
    return done.stdout


def folder(where):
    """What the examples take for granted: a profile of ours, a policy, scenarios, an earlier report, price lists."""
    run("storeadvise init -o profile.json && mkdir profiles && cp profile.json profiles", where)
    run("storeadvise profile.json --format json -o old.json", where)
    (where / "policy.json").write_text('{ "policy_version": 1, "demands": [ { "max_monthly_usd": 5000 } ] }')
    (where / "scenarios.json").write_text(
        '{ "scenarios": [ { "name": "doubled", "set": { "datasets.images.size": "4 TB" } } ] }')
    for source in ("logs", "inventory"):
        shutil.copytree(root / "tests/golden/inputs/observe" / source, where / source)
    (where / "offers").mkdir()
    shutil.copy(root / "tests" / "fuzz" / "seeds" / "offer" / "table.csv", where / "offers")


def examples(text):
    lines = re.search(r"(?ms)^Examples:\n(.*?)\n\n", text).group(1).splitlines()
    assert lines and all(line.startswith("  storeadvise ") for line in lines), lines
    return [line.strip() for line in lines]


def look_at(command, where):
    text = run(("storeadvise %s --help" % command).replace("  ", " "), where)
    assert text == run("storeadvise %s -h" % command, where), command
    for line in text.splitlines():
        assert len(line) <= 80, "the help of %s is %d columns wide: %s" % (command, len(line), line)
    if command:
        assert text.index("\nExamples:") < text.index("\nOptions:"), command
    return examples(text)


with tempfile.TemporaryDirectory(prefix="storeadvise-helps-") as name:
    where = pathlib.Path(name)
    folder(where)
    listed = re.search(r"(?ms)^Commands:\n(.*?)\n\n", run("storeadvise --help", where)).group(1)
    commands = re.findall(r"(?m)^  ([a-z]+(?: [a-z]+)?)  ", listed)
    assert len(commands) >= 11, commands
    ran = 0
    for command in [""] + commands:
        for example in look_at(command, where):
            run(example, where, (0, 1) if example.startswith("storeadvise check") else (0,))
            ran += 1
    print("%d examples of %d helps were run" % (ran, len(commands) + 1))
