"""Holds our own data, the examples and their reports against the published schemas, by an independent validator."""
import json
import pathlib
import re
import subprocess
import sys

import jsonschema

program, root = sys.argv[1], pathlib.Path(sys.argv[2])
data = root / "data"


def schema(name):
    return jsonschema.Draft202012Validator(json.loads((data / "schemas" / (name + ".json")).read_text()))


def check(name, document, what):
    for error in schema(name).iter_errors(document):
        sys.exit("%s does not fit schema %s: %s: %s" % (what, name, error.json_path, error.message))


def without_comments(text):
    return re.sub(r"(?m)^\s*//.*$", "", text)


examples = sorted((data / "examples").glob("*.json"))
assert len(examples) >= 10
for path in examples:
    check("profile", json.loads(without_comments(path.read_text())), path.name)
    done = subprocess.run([program, str(path), "--format", "json"], stdout=subprocess.PIPE, check=True)
    check("report", json.loads(done.stdout), "the report on " + path.name)
check("rules", json.loads((data / "rules.json").read_text()), "data/rules.json")
for path in sorted((data / "prices").glob("*.json")) + [data / "article.json"]:
    check("catalog", json.loads(path.read_text()), path.name)

# A schema that takes everything would prove nothing.
broken = json.loads(without_comments(examples[0].read_text()))
broken["datasets"][0]["sise"] = 1
assert list(schema("profile").iter_errors(broken)), "the profile's schema takes an unknown key"
