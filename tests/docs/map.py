"""Holds src/README.md against the tree: each path that it names exists, and each folder of src/ is in it."""
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
if len(named) < 30:
    missing.append("only %d paths were found in it" % len(named))
if missing:
    sys.exit("src/README.md:\n  " + "\n  ".join(missing))
