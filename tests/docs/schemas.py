"""Holds our own data, the examples and what the program prints of them against the published schemas, by an independent
validator. Schemas of outputs let keys be added; here they are closed, so that each key that is printed is in a schema."""
import copy
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema

program, root = sys.argv[1], pathlib.Path(sys.argv[2])
data = root / "data"
work = tempfile.TemporaryDirectory(prefix="storeadvise-schemas-")
folder = pathlib.Path(work.name)
environment = {"SOURCE_DATE_EPOCH": "1764000000", "PATH": os.environ["PATH"]}
INPUTS = ("profile", "policy", "scenarios", "rules", "catalog")


def run(*words, status=0, stdin=""):
    done = subprocess.run([program, *map(str, words)], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, env=environment, cwd=folder)
    assert done.returncode == status, (words, done.returncode, done.stderr)
    return done


def closed(node):
    """The schema without room for keys that it does not name."""
    if isinstance(node, list):
        return [closed(item) for item in node]
    if not isinstance(node, dict):
        return node
    out = {key: closed(value) for key, value in node.items()}
    if isinstance(node.get("properties"), dict) and node.get("additionalProperties") is True:
        out["additionalProperties"] = False
    return out


def printed(name):
    """A schema as users get it. It refers to nothing outside of itself."""
    schema = json.loads(run("schema", name).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    for reference in re.findall(r'"\$ref": "([^"]*)"', json.dumps(schema)):
        assert reference.startswith("#/$defs/") and reference[8:] in schema["$defs"], (name, reference)
    return schema


names = [path.stem for path in (data / "schemas").glob("*.json")]
schemas = {name: printed(name) for name in names}
validators = {name: jsonschema.Draft202012Validator(schemas[name]) for name in names}
strict = {name: jsonschema.Draft202012Validator(closed(schemas[name])) for name in names}


def check(name, document, what):
    for validator in (validators[name], strict[name]):
        for error in validator.iter_errors(document):
            sys.exit("%s does not fit schema %s: %s: %s" % (what, name, error.json_path, error.message))


def refuses(name, document, why):
    published = (name in INPUTS) or not why.startswith("unknown key")
    validator = validators[name] if published else strict[name]
    assert list(validator.iter_errors(document)), "schema %s takes %s" % (name, why)


def places(document, pointer=()):
    """Where objects are in a document: of lists, in the first item only."""
    if isinstance(document, dict):
        yield pointer
        for key, value in document.items():
            yield from places(value, (*pointer, key))
    elif isinstance(document, list) and document:
        yield from places(document[0], (*pointer, 0))


def at(document, pointer):
    for key in pointer:
        document = document[key]
    return document


def broken(document, free):
    """The document with one mistake: each object with a key more, each key gone, each value of another type.
    What is below a key in `free` is the user's, and may be anything; an optional key may be gone."""
    for pointer in places(document):
        if any(key in free for key in pointer):
            continue
        copied = copy.deepcopy(document)
        at(copied, pointer)["no such key"] = 1
        yield "unknown key in /%s" % "/".join(map(str, pointer)), copied
        for key in at(document, pointer):
            where = "/".join(map(str, (*pointer, key)))
            copied = copy.deepcopy(document)
            del at(copied, pointer)[key]
            if key not in OPTIONAL:
                yield "what lacks /" + where, copied
            copied = copy.deepcopy(document)
            at(copied, pointer)[key] = [[]]
            if key not in ANYTHING:
                yield "a list as /" + where, copied


OPTIONAL = {"blocked_by", "check", "current", "switching", "baseline", "remedy", "options", "burst",
            "instances", "sku", "rate_code", "note", "from_unit", "date", "source", "options", "file", "the article says"}
ANYTHING = {"expected", "found", "value"}  # of a demand, of an assumption
EXTRA = {"fields", "default", "one of", "of", "value", "decisive", "price", "accelerators", "local disks", "network", "values", "filled in"}  # of some words only
TRIED = {name: 0 for name in names}


def holds_and_breaks(name, document, what, free=()):
    check(name, document, what)
    for why, mistaken in broken(document, free):
        if name == "report" and why.startswith("what lacks /datasets/"):
            continue  # what an option or a data set has depends on its kind
        refuses(name, mistaken, why)
        TRIED[name] += 1


def without_comments(text):
    return re.sub(r"(?m)^\s*//.*$", "", text)


def numeric_path(path):
    paths = run("breakeven", path, "--list-paths", "--quiet").stdout.split()
    return next(p for p in paths if p.endswith(".size"))


POLICY = {"policy_version": 1, "name": "all", "demands": [
    {"dataset": "*", "service": ["efs"], "option": ["efs.*"], "forbid_options": ["s3.*"], "max_monthly_usd": 0,
     "max_waiting_usd": 0, "max_read_p50_ms": 0, "max_read_p99_ms": 0, "min_holds_in": 1, "no_assumed_inputs": True,
     "because": "of a test"},
    {"dataset": "role:scratch", "service": ["s3"]},
    {"pattern": ["efs_shared"], "max_monthly_usd": 0, "max_price_age_days": 0}]}
(folder / "policy.json").write_text(json.dumps(POLICY))


def try_example(path):
    check("profile", json.loads(without_comments(path.read_text())), path.name)
    report = run(path, "-f", "json").stdout
    (folder / "old.json").write_text(report)
    check("report", json.loads(report), "the report on " + path.name)
    checked = run("check", path, "-f", "json", "--policy", "policy.json", "--baseline", "old.json",
                  "--max-increase-usd", 0, status=1).stdout
    check("report", json.loads(checked), "the check of " + path.name)
    check("ndjson", json.loads(run(path, "-f", "ndjson").stdout), "the line on " + path.name)
    size = numeric_path(path)
    scenarios = {"scenarios": [{"name": "small", "set": {size: "1 GB"}}, {"name": "large", "set": {size: "900 TB"}}]}
    check("scenarios", scenarios, "scenarios")
    (folder / "scenarios.json").write_text(json.dumps(scenarios))
    for name, words in (("whatif", ["--scenarios", "scenarios.json"]), ("whatif", ["--set", size + "=3 TB"]),
                        ("sweep", ["--vary", size + "=1GB..9TB:3"]), ("sweep", ["--all-options", "--vary", size + "=1GB..9TB:3:log"]),
                        ("breakeven", ["--vary", size + "=1GB..9TB"]), ("breakeven", [])):
        document = json.loads(run(name, path, *words, "-f", "json").stdout)
        assert document["kind"] == name
        check(name, document, "%s of %s" % (name, path.name))
    return json.loads(checked)


examples = sorted((data / "examples").glob("*.json"))
assert len(examples) >= 10
reports = [try_example(path) for path in examples]
for path in sorted((data / "rules").glob("*.json")):
    check("rules", json.loads(path.read_text()), "data/rules/" + path.name)
for path in sorted((data / "prices").glob("*.json")) + [data / "article.json"]:
    check("catalog", json.loads(path.read_text()), path.name)
check("reports", json.loads(run(*examples, "-f", "json").stdout), "the reports")
check("reports", reports, "the checks")

# Each kind of output once more, broken in every place.
team = next(path for path in examples if path.name == "vision-team.json")
size = "datasets.images.size"
document = json.loads(run("check", team, "-f", "json", "--policy", "policy.json", status=1).stdout)
document["datasets"] = [{**document["datasets"][0], "options": document["datasets"][0]["options"][:1]}]
holds_and_breaks("report", document, "a report", ("options", "ways_out"))
document = json.loads(run("whatif", team, "--set", size + "=9 TB", "-f", "json").stdout)
holds_and_breaks("whatif", document, "a what-if",
                 ("set", "all_on_s3", "all_on_efs"))
holds_and_breaks("sweep", json.loads(run("sweep", team, "--vary", size + "=1GB..9TB:2", "--all-options", "-f", "json").stdout),
                 "a sweep")
grid = json.loads(run("sweep", team, "--vary", size + "=1GB..9TB:2", "--vary", "compute.train.count=1..2:2", "-f", "json").stdout)
check("sweep", grid, "a sweep of two")
for row in grid["rows"]:
    refuses("sweep", {**grid, "rows": [{**row, "value": 1}]}, "a value beside values")
crossings = json.loads(run("breakeven", data / "examples" / "llama3-8b-serving.json", "--vary",
                           "datasets.weights.size=1GB..200GB", "-f", "json").stdout)
assert crossings["crossings"], "nothing crosses"
holds_and_breaks("breakeven", crossings, "crossings")
regions = json.loads(run(team, "--regions", "all", "-f", "json").stdout)
check("regions", regions, "the Regions")
for key in ("unpriced_options", "waiting_priced_elsewhere"):
    row = next((row for row in regions["rows"] if row[key]), None)
    assert row, "no Region has any " + key
    holds_and_breaks("regions", {**regions, "rows": [row]}, "a Region")
check("rankings", json.loads(run(*examples, "--regions", "us-east-1,sa-east-1", "-f", "json").stdout), "the rankings")
refuses("rankings", regions, "one ranking alone")
refuses("rankings", [{**regions, "rows": [{}]}], "an empty Region")


def one_each(rows, kind):
    """Of each kind of a list the row with the most keys."""
    return {kind(row): row for row in sorted(rows, key=len)}.values()


# The catalog, what differs between two, and what ids mean; with a catalog and rules of a house's own too.
house = {"id": "house", "region": "us-east-1", "prices": [{"id": "s3.standard.storage", "unit": "GB-month", "tiers": [{"usd": 0.01}]}],
         "figures": [{"id": "efs.read_latency", "value": 0.0009, "unit": "s"}]}
(folder / "house.json").write_text(json.dumps(house))
(folder / "rules.json").write_text(json.dumps({"rules_version": 1, "rules": [
    {"id": "house-rule", "effect": "advises", "when": True, "text": "Of the house.", "source": "the house"}]}))
for words in ([], ["--service", "efs"], ["--region", "ap-southeast-4"], ["--catalog", "article"], ["--catalog", "house.json"]):
    shown = json.loads(run("catalog", "show", *words, "-f", "json").stdout)
    assert ("instances" in shown) == (words != ["--service", "efs"])
    check("catalog_show", shown, "catalog show %s" % words)
shown = json.loads(run("catalog", "show", "-f", "json").stdout)
for i in (shown["figures"][0], next(row for row in shown["figures"] if "note" in row)):
    holds_and_breaks("catalog_show", {**shown, "figures": [i]}, "the catalog")
for old, new in (("aws", "article"), ("article", "aws"), ("us-east-1", "sa-east-1"), ("aws", "house.json"), ("aws", "aws")):
    there = [] if new == "sa-east-1" else ["--region", "us-east-1"]
    difference = json.loads(run("catalog", "diff", old, new, *examples, *there, "-f", "json").stdout)
    check("catalog_diff", difference, "catalog diff %s %s" % (old, new))
    for row in one_each(difference["differences"], lambda row: (row["kind"], "from_unit" in row)):
        holds_and_breaks("catalog_diff", {**difference, "differences": [row]}, "a difference", ("profiles",))
    holds_and_breaks("catalog_diff", {**difference, "differences": []}, "what becomes of profiles")
for words in ([], ["--catalog", "article"], ["--catalog", "house.json"], ["--rules", "rules.json"], ["--region", "sa-east-1"]):
    explained = json.loads(run("explain", *words, "-f", "json").stdout)
    check("explain", explained, "explain %s" % words)
    for row in one_each(explained, lambda row: row["kind"]):
        check("explain", json.loads(run("explain", *words, "-f", "json", "--", row["id"]).stdout), "explain " + row["id"])
        holds_and_breaks("explain", {key: text for key, text in row.items() if key not in EXTRA}, "explain " + row["id"])
        refuses("explain", [row, {}], "an empty explanation")
        refuses("explain", {**row, "kind": "no kind"}, "another kind")

holds_and_breaks("scenarios", {"scenarios": [{"name": "a", "set": {size: "1 GB"}}]}, "scenarios", ("set",))
for mistaken in ({"scenarios": []}, {"scenarios": [{"name": 1, "set": {}}]}, []):
    refuses("scenarios", mistaken, repr(mistaken))
policy = {"policy_version": 1, "demands": [POLICY["demands"][0]]}
check("policy", POLICY, "the policy")
for mistaken in ({**policy, "x": 1}, {"demands": []}, {"policy_version": 1, "demands": [{"max_monthly_usd": "5"}]}):
    refuses("policy", mistaken, repr(mistaken))
# The program and the schema take the same options.
instances = schemas["profile"]["$defs"]["compute"]["properties"]["instance"]["anyOf"][0]["enum"]
assert "p4d.24xlarge" in instances and len(instances) == len(set(instances)), "an editor offers instances"
ids = schemas["report"]["$defs"]["option_id"]["enum"]
forbids = lambda words: {"policy_version": 1, "demands": [{"dataset": "*", "forbid_options": words}]}
named = ids + sorted({option[:end] + "*" for option in ids for end in range(len(option) + 1)})
(folder / "words.json").write_text(json.dumps(forbids(named)))
run("check", team, "--policy", "words.json", status=1)
check("policy", forbids(named), "every option and every beginning of one")
for word in ("s3", "efs.", "s3.standard+ia", "x*", "efs.**", ""):
    (folder / "word.json").write_text(json.dumps(forbids([word])))
    run("check", team, "--policy", "word.json", status=2)
    refuses("policy", forbids([word]), "the option %r" % word)
refuses("profile", {**json.loads(without_comments(team.read_text())), "sise": 1}, "an unknown key")

# Each example that a schema gives fits where it stands; whole lists of a policy and of scenarios are read.
def examples_in(node):
    """Pairs of a schema and an example of it."""
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from examples_in(value)
    if isinstance(node, dict) and isinstance(node.get("examples"), list):
        yield from ((node, example) for example in node["examples"])


given = 0
for name in INPUTS:
    for schema, example in examples_in(schemas[name]):
        given += 1
        for error in jsonschema.Draft202012Validator({**schema, "$defs": schemas[name].get("$defs", {})}).iter_errors(example):
            sys.exit("an example in schema %s does not fit: %s: %s" % (name, error.json_path, error.message))
assert given > 25, given
images = {"name": "images", "role": "training_data", "size": "1 TB", "reads": {"clients": 8}, "compute": "train"}
(folder / "images.json").write_text(json.dumps({"region": "us-east-1", "datasets": [images], "compute": {"train": {"count": 8, "usd_per_hour": 2}}}))
for name, key, words in (("policy", "demands", ["check", "images.json", "--policy"]), ("scenarios", "scenarios", ["whatif", "images.json", "--scenarios"])):
    (folder / (name + "-example.json")).write_text(json.dumps({
        **({"policy_version": 1} if name == "policy" else {}), key: schemas[name]["properties"][key]["examples"][0]}))
    run(*words, name + "-example.json", status=1 if name == "policy" else 0)

# What goes wrong: on standard error, and as a line.
(folder / "bad.json").write_text('{ "region": "us-east-1",\n "datasets": [ { "nam": "x", "role": "scrach", "size": 1e99 } ] }')
for words in (["bad.json"], ["gone.json"], ["--no-such"], [team, "--set", "x=1"], ["check", team, "--policy", "bad.json"],
              ["sweep", team, "--vary", "x"], ["whatif", team]):
    done = run(*words, "-f", "json", status=2)
    assert done.stdout == ""
    check("errors", json.loads(done.stderr), "errors of %s" % words)
line = json.loads(run("bad.json", "-f", "ndjson", status=2).stdout)
holds_and_breaks("ndjson", line, "a line")
holds_and_breaks("errors", {"errors": line["error"]}, "errors")
for name in ("report", "reports", "whatif", "sweep", "breakeven", "regions", "rankings", "catalog_show", "catalog_diff",
             "explain", "ndjson"):
    refuses(name, line if name != "ndjson" else {"error": []}, "an error")
print("%d schemas; broken and refused: %s" % (len(names), ", ".join("%s %d" % item for item in sorted(TRIED.items()) if item[1])))
