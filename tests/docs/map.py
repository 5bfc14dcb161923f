"""Holds src/README.md against the tree: each path that it names exists, and each source of src/ is reached by a row
of the map: by its name, or by its folder where a row names that. A header goes with the source of its name."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
text = (root / "src" / "README.md").read_text()
named = [name for name in re.findall(r"`([^`\s]+)`", text) if "/" in name or re.search(r"\.[ch]pp$", name)]
missing = []
for name in named:
    pattern = re.sub(r"<\w+>", "*", name).rstrip("/")
    if not list((root / "src").glob(pattern)) and not list(root.glob(pattern)):
        missing.append("%s is named, and is not there" % name)
for folder in sorted(path.name for path in (root / "src").iterdir() if path.is_dir()):
    if not any(name.startswith(folder + "/") for name in named):
        missing.append("src/%s/ is not in the map" % folder)


def reached(source):
    inner = source.relative_to(root / "src").as_posix()
    for name in named:
        pattern = re.sub(r"<\w+>", "*", name)
        folder = pattern if pattern.endswith("/") else None
        if (folder and inner.startswith(folder)) or pathlib.PurePath(inner).match(pattern):
            return True
    return False


sources = [path for path in sorted((root / "src").rglob("*.[ch]pp")) if "/" in path.relative_to(root / "src").as_posix()]
for source in sources:
    if source.suffix == ".hpp" and source.with_suffix(".cpp").exists():
        continue
    if not reached(source):
        missing.append("src/%s is reached by no row" % source.relative_to(root / "src"))
rows = re.findall(r"^\| ([^|]+?) \|", text, re.M)
for row in sorted({row for row in rows if rows.count(row) > 1 and row not in ("word", "---")}):
    missing.append("'%s' has two rows" % row)
if len(named) < 30:
    missing.append("only %d paths were found in it" % len(named))
if missing:
    sys.exit("src/README.md:\n  " + "\n  ".join(missing))
