"""Each property of each published schema says what it means."""
import json
import pathlib
import subprocess
import sys

program, root = sys.argv[1], pathlib.Path(sys.argv[2])


def undescribed(node, path):
    """The properties below a part of a schema that lack a description. Conditions only name values again."""
    if isinstance(node, list):
        for item in node:
            yield from undescribed(item, path)
    if not isinstance(node, dict):
        return
    for key, inside in node.items():
        if key == "properties":
            for name, property in inside.items():
                here = "%s.%s" % (path, name)
                if property is not False and not (property is not True and property.get("description")):
                    yield here
                yield from undescribed(property, here)
        elif key == "$defs":
            for name, part in inside.items():
                yield from undescribed(part, "%s of %s" % (name, path))
        elif key not in ("if", "then", "else"):
            yield from undescribed(inside, path)


missing = []
seen = 0
for schema in sorted(path.stem for path in (root / "data" / "schemas").glob("*.json")):
    text = subprocess.run([program, "schema", schema], stdout=subprocess.PIPE, check=True).stdout
    seen += text.count(b'"properties"')
    missing += undescribed(json.loads(text), schema)
assert seen > 50, seen
planted = {"properties": {"a": {"items": {"properties": {"b": {"description": ""}, "c": True, "d": False}}}}}
assert list(undescribed(planted, "x")) == ["x.a", "x.a.b", "x.a.c"]
if missing:
    sys.exit("no description: " + ", ".join(missing))
