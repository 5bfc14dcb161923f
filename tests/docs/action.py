"""The action for GitHub and the hook for pre-commit, run as far as that goes without either."""
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile

program, root = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
action = root / ".github" / "actions" / "storeadvise"


def run(command, **more):
    environment = dict(os.environ, SOURCE_DATE_EPOCH="1764000000", **more)
    return subprocess.run(["bash", "-euo", "pipefail", "-c", command], cwd=root, env=environment,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def release(where):
    """An archive as a release has it, and its checksum."""
    folder = where / "releases" / "v9.9.9"
    folder.mkdir(parents=True)
    name = "storeadvise-9.9.9-%s-linux" % os.uname().machine
    archive = folder / (name + ".tar.gz")
    with tarfile.open(archive, "w:gz") as out:
        out.add(program, name + "/bin/storeadvise")
    return hashlib.sha256(archive.read_bytes()).hexdigest()


def steps():
    """The shell lines of the action."""
    return re.findall(r"(?m)^ +run: (.*)$", (action / "action.yml").read_text())


def try_action(where):
    checksum = release(where)
    get, check = steps()
    about = dict(GITHUB_ACTION_PATH=str(action), RUNNER_TEMP=str(where), VERSION="9.9.9",
                 GITHUB_PATH=str(where / "path"),
                 RELEASES="file://%s/releases" % where, PROFILES="data/examples/compliance-archive.json")
    got = run(get, SHA256="0" * 64, **about)
    assert got.returncode != 0 and not (where / "storeadvise" / "bin").exists(), got.stdout
    got = run(get, SHA256=checksum, **about)
    assert got.returncode == 0 and got.stdout.startswith("storeadvise "), got.stdout
    later = pathlib.Path((where / "path").read_text().strip()) / "storeadvise"
    assert later.exists(), "steps after the action find the program"
    for most, status in (("1", 1), ("100000", 0)):
        done = run(check, ARGUMENTS="--max-total-usd " + most, **about)
        assert done.returncode == status, done.stdout
        assert done.stdout.startswith("::error file=data/examples/compliance-archive.json,") == (status == 1)


def try_hook(where):
    hook = (root / ".pre-commit-hooks.yaml").read_text()
    entry = re.search(r"(?m)^  entry: storeadvise (.*)$", hook).group(1)
    arguments = re.search(r"(?m)^  args: \[(.*)\]$", hook).group(1).replace(",", "")
    (where / "policy.json").write_text('{ "policy_version": 1, "demands": [ { "max_total_usd": 1 } ] }')
    profile = root / "data" / "examples" / "compliance-archive.json"
    done = run("cd '%s' && '%s' %s %s '%s'" % (where, program, entry, arguments, profile))
    assert done.returncode == 1 and "compliance fails: max_total_usd" in done.stdout, done.stdout
    assert re.search(re.search(r"(?m)^  files: (.*)$", hook).group(1), "profiles/team.json")


with tempfile.TemporaryDirectory(prefix="storeadvise-action-") as name:
    try_action(pathlib.Path(name))
    try_hook(pathlib.Path(name))
