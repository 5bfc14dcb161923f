"""`explain` knows every word that a profile or a report has."""
import json
import pathlib
import subprocess
import sys

program, root = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])


def json_of(*words):
    return json.loads(subprocess.run([program, *words, "--format", "json"], stdout=subprocess.PIPE, check=True).stdout)


known = {}
for row in json_of("explain"):
    known.setdefault(row["id"], row)

missing = []


def wants(kind, words):
    missing.extend("%s %s" % (kind, word) for word in words if word not in known)


def enums(node):
    """All the words that a schema lists anywhere."""
    if isinstance(node, dict):
        yield from (word for word in node.get("enum", []) if isinstance(word, str))
        for value in node.values():
            yield from enums(value)
    elif isinstance(node, list):
        for value in node:
            yield from enums(value)


profile = json.loads((root / "data" / "schemas" / "profile.json").read_text())
wants("word of a profile", {word for word in enums(profile) if not word.startswith(("s3.", "efs.", "hybrid."))})
wants("instance", [row["id"] for row in json_of("catalog", "show").get("instances", [])])
policy = json.loads((root / "data" / "schemas" / "policy.json").read_text())
wants("key of a policy", policy["properties"])
for part in ("on_datasets", "on_profile"):
    wants("demand", policy["$defs"][part]["properties"])
wants("column", ["score", "holds in", "bill", "waiting", "total", "difference", "close call", "runner-up", "recommended",
                 "belongs on", "all on S3", "all on EFS", "as it is today", "median", "p50", "p95", "p99", "read rate", "limited by"])
bills_of = {path.stem: json_of(path) for path in sorted((root / "data" / "examples").glob("*.json"))}
bills = list(bills_of.values())
items = {line["item"] for bill in bills for data in bill["datasets"] for option in data["options"] if option["bill"] for line in option["bill"]["lines"]}
assert len(items) > 15, items
wants("line of a bill", items)


def wants_told(kind, words):
    """The same of what `explain` is asked for one by one, in another case or number."""
    missing.extend("%s %s" % (kind, word) for word in words
                   if subprocess.run([program, "explain", word], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode != 0)


wants_told("unit", {line["unit"] for data in bills for d in data["datasets"] for o in d["options"] if o["bill"] for line in o["bill"]["lines"]})


def rows_beside(profile, data):
    """What the lines of its times beside its rival's are called."""
    page = subprocess.run([program, profile, "--why", data, "--format", "markdown"], stdout=subprocess.PIPE, check=True, text=True).stdout
    part = page.partition("| Time by time |")[2].partition("\n\n")[0]
    for line in part.splitlines()[2:]:
        yield line.split("|")[1].strip().partition(" (")[0].partition(",")[0]


beside = {row for name in ("vision-team", "s3-primary", "shared-development")
          for data in bills_of[name]["datasets"] if data["verdict"]["option"]
          for row in rows_beside(root / "data" / "examples" / (name + ".json"), data["name"])}
assert {"Reading", "One pass", "Checkpoint written"} <= beside, beside
wants_told("line of times", beside)
wants_told("word of EFS", ["Bursting", "Elastic", "Provisioned", "burst credit", "IA", "Archive", "NFS", "indifference"])
wants("column", ["total a month", "monthly bill", "data set", "best option", "where", "one pass", "one cold start"])
wants("word of a profile", ["profile_version", "ebs"])
wants("access", ["direct", "stream", "stage", "cache"])
wants("word of a report", ["s3_primary", "efs_shared", "hybrid", "host-hours", "GB-month", "*"])

paths = subprocess.run([program, "--list-paths", "--quiet", root / "data" / "examples" / "vision-team.json"],
                       stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines()
assert len(paths) > 20, paths
for path in paths:
    part, _, rest = path.partition(".")
    field = "%s.NAME.%s" % (part, rest.partition(".")[2]) if part in ("datasets", "compute") else path
    if field not in known:
        missing.append("field %s" % field)
    elif not known[field]["text"]:
        missing.append("text of %s" % field)


def keys(node):
    """All the keys of a report; those of `untouched` are durations."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from keys(value)
    elif isinstance(node, list):
        for value in node:
            yield from keys(value)


report = json_of(root / "data" / "examples" / "vision-team.json")
assert len(set(keys(report))) > 100, sorted(set(keys(report)))
fields = {name.rpartition(".")[2] for name, row in known.items() if row["kind"] == "field"}
wants("key of a report", {key for key in keys(report) if not key.endswith(" d")} - fields)
wants("Region", [price.stem for price in (root / "data" / "prices").glob("*-*-[0-9].json")])
wants("group", ["reads", "writes", "loading", "checkpoint", "lookups", "surroundings", "priorities", "datasets"])



def below(node, path):
    """The paths of all keys below a part of the evidence; fields, which are keys too, by PATH."""
    for inside in node if isinstance(node, list) else ():
        yield from below(inside, path)
    for key, inside in node.items() if isinstance(node, dict) else ():
        here = "%s.%s" % (path, "PATH" if path == "evidence.fields" else key)
        yield here
        yield from below(inside, here)


seen = root / "tests" / "golden" / "inputs" / "observe"
evidence = json_of("observe", seen / "logs", seen / "inventory", "--dataset", "images=s3://team-data/images/",
                   "--into", seen / "stated.json")["evidence"]
assert {"sources", "fields", "left_open", "disagree", "not_in_a_dataset"} < set(evidence), sorted(evidence)
wants("evidence", set(below(evidence, "evidence")) - {"evidence.fields.PATH"})
for word in ("left_open", "disagree", "low", "evidence.fields.PATH.sure"):
    text = subprocess.run([program, "explain", word], stdout=subprocess.PIPE, text=True).stdout
    if not text:
        missing.append("%s alone" % word)

thresholds = json.loads((root / "data" / "observe.json").read_text())["figures"]
assert len(thresholds) > 30, thresholds
wants("threshold", [row["id"] for row in thresholds])
for row in thresholds:
    told = known.get(row["id"], {})
    value, _, unit = told.get("title", "").partition(" ")
    if (float(value.replace(",", "") or -1), unit) != (row["value"], row["unit"]):
        missing.append("value of %s" % row["id"])
    missing.extend("%s of %s" % (key, row["id"]) for key in ("source", "date", "confidence") if told.get(key) != row[key])
near = subprocess.run([program, "explain", "clock.puase"], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
if near.returncode != 2 or 'did you mean "clock.pause"?' not in near.stderr:
    missing.append("what is nearest to clock.puase")

if missing:
    sys.exit("explain does not know: " + ", ".join(sorted(set(missing))))
