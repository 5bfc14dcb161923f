"""Holds SARIF and JUnit of `check` against schemas that others wrote, and follows SARIF's places into the files."""
import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

import jsonschema

program, root = sys.argv[1], pathlib.Path(sys.argv[2])
schemas = root / "tests" / "check" / "schemas"
sarif_schema = jsonschema.Draft202012Validator(json.loads((schemas / "sarif-2.1.0.json").read_text()))
work = tempfile.TemporaryDirectory(prefix="storeadvise-foreign-")
folder = pathlib.Path(work.name)

EVERYTHING = {"policy_version": 1, "demands": [
    {"dataset": "*", "service": ["efs"], "because": "<&\"'> \u202e \U0001f4be"},
    {"dataset": "*", "option": ["efs.elastic"], "max_monthly_usd": 0, "max_waiting_usd": 0, "max_read_p50_ms": 0,
     "max_read_p99_ms": 0, "min_holds_in": 1, "no_assumed_inputs": True},
    {"dataset": "role:scratch", "forbid_options": ["*"]},
    {"pattern": ["none"], "max_monthly_usd": 0, "max_price_age_days": 0}]}
# What stands in a name and in front of it on its line: columns are counted in characters, not in bytes.
NAMES = ["plain", "caf\u00e9 \U0001f4be", "<b>&amp;\"quoted\"</b>", "]]> --> %20", "a|b", "  two  spaces ", "\u05d0 \u4e2d"]


def check(arguments, format):
    done = subprocess.run([program, "check", *arguments, "--format", format], cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout, done.returncode


def hostile_profile(path, newline):
    sets = ("," + newline).join('\t/* \u00e9\U0001f4be */ { "name": %s, "role": "archive", "size": "%d GB" }'
                                % (json.dumps(name, ensure_ascii=False), i + 1) for i, name in enumerate(NAMES))
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(('// \u00e9 { %s{ "profile_version": 1, "name": "<team> & \u00e9", "region": "us-east-1", "datasets": [%s%s%s] }'
                      % (newline, newline, sets, newline)).encode())


def follow(result, kind):
    """The character at a result's place."""
    place = result["locations"][0]["physicalLocation"]
    uri = place["artifactLocation"]["uri"]
    assert kind == "unicodeCodePoints" and not uri.startswith("/"), (kind, uri)
    name = urllib.parse.unquote(urllib.parse.urlparse(uri).path.removeprefix("file://"))
    lines = (folder / name).read_bytes().decode().split("\n")
    return lines[place["region"]["startLine"] - 1][place["region"]["startColumn"] - 1:]


def try_sarif(arguments):
    text, status = check(arguments, "sarif")
    log = json.loads(text)
    for error in sarif_schema.iter_errors(log):
        sys.exit("SARIF of %s: %s: %s" % (arguments, error.json_path, error.message))
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    failed = [result for result in run["results"] if result["level"] != "warning"]
    assert (status == 1) == bool(failed), (status, arguments)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert follow(result, run["columnKind"])[0] in "{/", result
    return run["results"]


def try_junit(arguments):
    text, status = check(arguments, "junit")
    for name in ("junit-jenkins.xsd", "junit-ant.xsd"):
        done = subprocess.run(["xmllint", "--noout", "--schema", str(schemas / name), "-"], input=text.encode(),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert done.returncode == 0, (name, arguments, done.stderr.decode()[:2000])
    suites = xml.etree.ElementTree.fromstring(text.encode())
    for suite in suites:
        assert int(suite.get("tests")) == len(suite.findall("testcase")), arguments
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure")), arguments
    assert (status == 1) == any(int(suite.get("failures")) for suite in suites), arguments
    return suites


for error in ([], {"version": "2.1.0", "runs": [{}]}, {"version": "2.0.0", "runs": []}):
    assert list(sarif_schema.iter_errors(error)), "the schema of SARIF takes %r" % error

(folder / "policy.json").write_text(json.dumps(EVERYTHING))
(folder / "idle.json").write_text('{ "policy_version": 1, "demands": [] }')
hostile_profile(folder / "100% #1?: caf\u00e9" / "a b.json", "\n")
hostile_profile(folder / "100% #1?: caf\u00e9" / "crlf.json", "\r\n")
for path in sorted((root / "data" / "examples").glob("*.json")):
    (folder / path.name).write_bytes(path.read_bytes())
examples = [path.name for path in sorted((root / "data" / "examples").glob("*.json"))]

hostile = try_sarif(["100% #1?: caf\u00e9", "--policy", "policy.json"])
placed = [follow(result, "unicodeCodePoints") for result in hostile if result["ruleId"] == "service"]
assert [json.loads(text.split('"name": ')[1].split(', "role"')[0]) for text in placed] == NAMES * 2, placed
assert len(try_junit(["100% #1?: caf\u00e9", "--policy", "policy.json"])) == 2
for policy in ("policy.json", "idle.json"):
    try_sarif([*examples, "--policy", policy])
    assert len(try_junit([*examples, "--policy", policy])) == len(examples)

# Standard input is no file that anybody could open.
done = subprocess.run([program, "check", "-", "--max-monthly-usd", "0", "--format", "sarif"], cwd=folder,
                      input=(folder / examples[0]).read_bytes(), stdout=subprocess.PIPE)
log = json.loads(done.stdout)
assert not list(sarif_schema.iter_errors(log)), "SARIF of standard input"
places = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in log["runs"][0]["results"]]
assert places and all(place["uri"] == "stdin" and place["description"]["text"] for place in places), places
