"""Runs the README's section "In CI" and what the action's README has for other systems: each script line of each
snippet, as the runner of that system would."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

program, root = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
section = re.search(r"(?ms)^## In CI$(.*?)^## ", (root / "README.md").read_text()).group(1)
others = re.search(r"`([\w./-]+/README.md)`", section).group(1)
snippets = re.findall(r"(?ms)^```(\w+)\n(.*?)^```$", section + (root / others).read_text())
assert [language for language, _ in snippets] == ["yaml", "yaml", "yaml", "make"], snippets
github, action, gitlab, makefile = (text for _, text in snippets)

HOLDS = {"policy_version": 1, "demands": [{"dataset": "*", "service": ["s3", "efs", "hybrid"]}]}
FAILS = {"policy_version": 1, "demands": [{"max_monthly_usd": 0}]}


def yaml_of(text):
    """The parsed snippet; nothing where this machine has no YAML reader."""
    try:
        import yaml
    except ImportError:
        return None
    return yaml.safe_load(text)


def folder(policy):
    """A repository as the snippets expect it."""
    where = pathlib.Path(tempfile.mkdtemp(prefix="storeadvise-ci-"))
    (where / "profiles").mkdir()
    for name in ("compliance-archive.json", "shared-development.json"):
        shutil.copy(root / "data" / "examples" / name, where / "profiles")
    (where / "policy.json").write_text(json.dumps(policy))
    return where


def run(command, where, **more):
    environment = dict(os.environ, **more, PATH="%s:%s" % (program.parent, os.environ["PATH"]),
                       GITHUB_STEP_SUMMARY=str(where / "summary.md"), SOURCE_DATE_EPOCH="1764000000")
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", command], cwd=where, env=environment,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert done.stderr == "" or command.startswith("make"), (command, done.stderr)
    return done


def statuses(commands, where):
    return [run(command, where).returncode for command in commands]


def same(found, expected, what):
    if found != expected:
        sys.exit("%s: %r, expected %r" % (what, found, expected))


def takes_what_is_given(snippet):
    """Where the action is, which exists and takes what the snippet gives it; what it runs has a test of its own."""
    path = re.search(r"uses: OWNER/storeadvise/(\S+)@v\d", snippet).group(1)
    inputs = (root / path / "action.yml").read_text().split("runs:")[0]
    for name in re.findall(r"(?m)^ +([\w-]+): ", snippet.split("with:")[1].split("- ")[0]):
        assert re.search(r"(?m)^  %s:$" % name, inputs), "%s is no input of the action" % name
    return path


def try_github(where, expected):
    commands = re.findall(r"(?m)^ +(?:- )?run: (.*)$", github)
    parsed = yaml_of(github)
    if parsed is not None:
        steps = parsed["jobs"]["storage"]["steps"]
        same(commands, [step["run"] for step in steps if "run" in step], "the commands of the workflow")
        # A pull request from a fork has a token that reads, and a private repository may be without code scanning.
        same(parsed["permissions"], {"contents": "read"}, "what the workflow may do")
    path = takes_what_is_given(github)
    check = re.search(r"(?m)^ +run: (eval .*)$", (root / path / "action.yml").read_text()).group(1)
    given = {name.upper(): value for name, value in re.findall(r"(?m)^ +(profiles|arguments): (.*)$", github)}
    where_got = where / "runner" / "storeadvise"
    where_got.mkdir(parents=True)
    (where_got / "bin").symlink_to(program.parent)
    done = run(check, where, RUNNER_TEMP=str(where / "runner"), **given)
    same([done.returncode] + statuses(commands, where), [expected, 0], "GitHub's steps")
    same("::error file=profiles/" in done.stdout, expected == 1, "annotations")
    assert (where / "summary.md").read_text().count("### ") == 2, "the summary has a headline for each profile"


def try_action(where, expected):
    takes_what_is_given(action)


def try_gitlab(where, expected):
    commands = re.findall(r"(?m)^    - (.*)$", gitlab)
    parsed = yaml_of(gitlab)
    if parsed is not None:
        same(commands, parsed["storage"]["script"], "the script of the job")
        same(parsed["storage"]["artifacts"]["reports"]["junit"], "storage.xml", "the artifact")
    same(statuses(commands, where), [expected], "GitLab's script")
    suites = xml.etree.ElementTree.parse(where / "storage.xml").getroot()
    same(suites.find(".//failure") is not None, expected == 1, "JUnit has failures")


def try_make(where, expected):
    if shutil.which("make") is None:
        print("make is not here: its snippet is not run")
        return
    (where / "Makefile").write_text(makefile)
    same(run("make -s approved.json", where).returncode, 0, "make approved.json")
    done = run("make -s storage", where)
    same(done.returncode, 2 if expected else 0, "make storage")
    if expected == 0:
        assert "retired-projects\ts3.deep_archive\n" in done.stdout, done.stdout
        approved = json.loads((where / "approved.json").read_text())
        for report in approved:
            report["summary"]["monthly_bill_usd"] /= 2
        (where / "approved.json").write_text(json.dumps(approved))
        same(run("make -s storage", where).returncode, 2, "make storage after the bill has doubled")


for policy, expected in ((HOLDS, 0), (FAILS, 1)):
    for attempt in (try_github, try_action, try_gitlab, try_make):
        where = folder(policy)
        attempt(where, expected)
        shutil.rmtree(where)
