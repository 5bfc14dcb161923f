"""Reads what a person reads and holds it against the JSON of the same run: every figure of a text report and of a page is in
the JSON, equal; what contradicts itself is not printed; tables and paragraphs fit their width."""
import html
import html.parser
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import unicodedata

program, root = sys.argv[1], pathlib.Path(sys.argv[2])
examples = sorted((root / "data/examples").glob("*.json"))
work = tempfile.TemporaryDirectory(prefix="storeadvise-reports-")
folder = pathlib.Path(work.name)
failures = []


def run(*words, width=80, status=0):
    environment = {"SOURCE_DATE_EPOCH": "1764000000", "PATH": os.environ["PATH"], "COLUMNS": str(width), "LC_ALL": "C"}
    done = subprocess.run([program, *map(str, words)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=environment)
    assert done.returncode == status, (words, done.returncode, done.stderr.decode())
    return done.stdout.decode()


def profile(name, **fields):
    path = folder / (name + ".json")
    path.write_text(json.dumps({"profile_version": 1, "name": name, **fields}))
    return path


def check(holds, *what):
    if not holds:
        failures.append(" ".join(map(str, what)))


def texts_in(node):
    """Every text of a document, keys included."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for item in node:
            yield from texts_in(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from texts_in(value)


def numbers_in(node):
    """Every number of a document, and what the lines of one item of a bill add up to: dollars and units."""
    if isinstance(node, bool) or node is None:
        return
    if isinstance(node, (int, float)):
        yield float(node)
    elif isinstance(node, str) and (time := re.fullmatch(r"([\d.]+) (s|min|h|d)", node)):
        yield float(time.group(1)) * {"s": 1, "min": 60, "h": 3600, "d": 86400}[time.group(2)]
    elif isinstance(node, list):
        for item in node:
            yield from numbers_in(item)
    elif isinstance(node, dict):
        for value in node.values():
            yield from numbers_in(value)
        for last in map(str, (node.get("value"), node.get("until")) if "to" in node else ()):
            yield from (float(last) + step for step in (-1, 1) if re.fullmatch(r"\d+(\.0)?", last))  # told of a count
        if "lines" in node:
            for item in {line["item"] for line in node["lines"]}:
                yield sum(line["amount_usd"] for line in node["lines"] if line["item"] == item)
                yield sum(line["quantity"] for line in node["lines"] if line["item"] == item)


def cents(usd):
    return round(abs(usd) * (1 + 1e-14) * 100 + 1e-9)


def sums_in(document):
    """What lies between two amounts of the JSON as they are shown, in dollars: an alternative's total beside the choice's."""
    summary = document["summary"]
    for other in ("all_on_s3", "all_on_efs", "current"):
        if (summary.get(other) or {}).get("monthly_total_usd") is not None:
            yield (cents(summary[other]["monthly_total_usd"]) - cents(summary["monthly_total_usd"])) / 100
    for dataset in document["datasets"]:
        for option in dataset["options"]:
            if option["monthly_total_usd"] is not None and dataset["verdict"]["monthly_total_usd"] is not None:
                yield (cents(option["monthly_total_usd"]) - cents(dataset["verdict"]["monthly_total_usd"])) / 100


def nodes_in(node):
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nodes_in(child)


def adds_up(what, text):
    """Bill and waiting, as shown, are the total that is shown beside them, but for the cent that each is rounded by."""
    rows = 0
    for line in text.splitlines():
        amounts = [float(n.replace(",", "")) for n in re.findall(r"(?<![\w+-])\$([\d,]+\.\d\d)(?!\d)", line)]
        if re.match(r"  (recommended|all on|as it is)", line) and len(amounts) == 3:
            rows += 1
            check(abs(amounts[0] + amounts[1] - amounts[2]) < 0.011, what, "does not add up:", line)
    return rows


# How a figure is written, and by how much its unit has to be multiplied to get the JSON's.
UNITS = {
    " %": (0.01, 1), " ms": (1, 0.001), " us": (0.001, 1e-6), " s": (1, 1000), " min": (60, 60000), " h": (3600, 1, 3.6e6),
    " d": (86400,), " GB/s": (2**30,), " MB/s": (2**20,), " KB/s": (2**10,), " TB/s": (2**40,), " MiB/s": (1, 2**20),
    " Gbit/s": (1e9 / 8,), " GB": (2**30, 1), " MB": (2**20,), " KB": (2**10,), " TB": (2**40,), " B": (1,), " PB": (2**50,),
}


def equal(shown, exact):
    """Whether a figure with so many digits is this number, rounded to them."""
    digits = shown.replace(",", "")
    decimals = len(digits.partition(".")[2])
    value = abs(exact)
    if abs(float(digits) - value) <= 0.5000001 * 10**-decimals:
        return True
    return value > 0 and abs(float(digits) / value - 1) < 0.006  # three digits that mean something


def figures_of(text, money_alone=False):
    text = re.sub(r"\s+", " ", text)
    for found in re.finditer(r"(?<![\w.+-])(\$?)(\d[\d,]*\.?\d*)((?: (?:%|ms|us|s|min|h|d|[KMGTP]B/s|MiB/s|Gbit/s|[KMGTP]?B)\b)|(?: %))?", text):
        if found.group(1) or not money_alone:
            yield found.group(1), found.group(2).rstrip(",."), found.group(3) or ""


def holds_figures(what, text, document, money_alone=False):
    known = sorted(set(numbers_in(document)) | set(sums_in(document)))
    words = {n.rstrip(".,") for text in texts_in(document) for n in re.findall(r"\d[\d,]*\.?\d*", text)}
    for dollar, shown, unit in figures_of(text, money_alone):
        factors = UNITS.get(unit, (1, 100, 1 / 3600))
        if dollar:
            whole = "." not in shown and float(shown.replace(",", "")) >= 100
            found = whole and any(equal(shown, n) for n in known) or shown in words or any(
                abs(float(shown.replace(",", "")) - abs(n)) < 0.00501 or shown.replace(",", "") == repr(n) for n in known)
        else:
            found = shown in words or any(equal(shown, n / factor) for factor in factors for n in known)
        check(found, what, "prints", dollar + shown + unit, "which the JSON does not have")


class Seen(html.parser.HTMLParser):
    """The text of a page, and whether each tag is closed."""
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.text, self.links, self.loads = [], [], [], []

    def handle_starttag(self, tag, attributes):
        for key, value in attributes:
            if key in ("src", "xlink:href", "srcset", "data", "poster") or (key == "href" and tag != "a"):
                self.loads.append((tag, key, value))
        if tag not in ("meta", "wbr", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        check(self.open and self.open.pop() == tag, "a page closes", tag, "which is not open")

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in ("meta", "wbr", "br"):
            self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.text.append(data)


def seen(what, page):
    reader = Seen()
    reader.feed(page)
    reader.close()
    check(not reader.open, what, "leaves open", reader.open)
    check(not reader.loads, what, "loads from outside", reader.loads)
    check("<script" not in page and "@import" not in page and "url(" not in page, what, "needs more than itself")
    for part in ('lang="en"', "<h1>", "<caption>", "prefers-color-scheme", "@media print", "viewport"):
        check(part in page, what, "has no", part)
    for svg in re.findall(r"<svg[^>]*>.*?</svg>", page, re.S):
        check('aria-hidden="true"' in svg or ('role="img"' in svg and "<title>" in svg), what, "has a drawing without a title")
    text = " ".join(reader.text)
    check("`" not in text, what, "has a backtick instead of code:", re.findall(r"[^`]{0,30}`[^`]*`?", text)[:1])
    return text


def columns(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def without_examples(text):
    """Sentences of the program's own about itself have figures of no run."""
    return re.sub(r"older than\s+180\s+days|\(\d+\s+days?\s+old\)|64th and 64 times|next\s+12\s+months|The p50|p50|p95|p99", "", text)


def holds_curves(name, path, page, all_change=True):
    """What is told of a curve is in the JSON of the command that is told beside it; a report draws only what changes."""
    for caption in re.findall(r"<figcaption>(.*?)</figcaption>", page, re.S):
        words = shlex.split(html.unescape(re.search(r"<code>(.*?)</code>", caption).group(1)))
        check(words[:3] == ["storeadvise", "breakeven", "PROFILE"], name, "draws by", words)
        told = json.loads(run("breakeven", path, *words[3:], "--format", "json"))
        known = {"summary": {}, "datasets": [], "crossings": told["crossings"]}
        changes = re.findall(r"<li>(.*?)</li>", caption)
        check(len(changes) <= len(told["crossings"]), name, "tells of more changes than there are:", words)
        check(changes or not all_change, name, "draws a curve that nothing changes on:", words)
        for change in changes:
            holds_figures(name + " as a page", re.sub(r".*?: ", "", html.unescape(change), count=1), known, True)


added = 0
for path in examples:
    name = path.name
    document = json.loads(run(path, "--format", "json"))
    document["stated"] = path.read_text()
    document["judgement"] = json.loads((root / "data/roles.json").read_text())["judgement"]
    ids = {option["id"] for d in document["datasets"] for option in d["options"]}
    brief = run(path)
    added += adds_up(name, brief)
    holds_figures(name, without_examples(brief), document)
    page = run(path, "--format", "html")
    holds_figures(name + " as a page", seen(name + " as a page", re.sub(r"<figure>.*?</figure>", "", page, flags=re.S)), document)
    holds_curves(name, path, page)
    page = seen(name + " as a page", page)
    holds_figures(name + " --dataset", without_examples(run(path, "--dataset", document["datasets"][0]["name"])).split("\n\n", 1)[1],
                  document, money_alone=True)

    for block in re.split(r"\n(?=(?!Saves most: |Decides most: )\S[^\n]*: (?:s3|efs|hybrid)\.|\S[^\n]*: no option)", brief)[1:]:
        check(block.split("\n\n")[0].count("\n") <= 14, name, "takes more than 14 lines for", block.splitlines()[0])
    names = [d["name"] for d in sorted(document["datasets"], key=lambda d: (d["verdict"]["option"] is not None,
             not d["verdict"]["close_call"], -(d["verdict"]["monthly_total_usd"] or 0)))]
    told = [line.rsplit(": ", 1)[0] for line in brief.splitlines() if re.match(r"(?!Saves most: |Decides most: )\S.*: (?:(?:s3|efs|hybrid)\.|no option meets)", line)]
    check(told == names, name, "tells of", told, "instead of", names)
    for width in (80, 60):
        for words in ((), ("--verbose",), ("--why", names[0])):
            for line in run(path, *words, width=width).splitlines():
                check(columns(line) <= width or re.fullmatch(r" *https?://\S+", line), name, *words, "has a line of", columns(line), "columns at", width, repr(line))
                check(not line.lstrip().startswith("%"), name, "begins a line with %")
                for word in re.findall(r"[\w.+]*[.+_]$", line):
                    check(not any(i.startswith(word) and i != word for i in ids), name, "tears an id at", width, repr(line))

    verbose = run(path, "--verbose")
    out = [re.sub(r"^(?:[\w-]+, )*(?:[\w-]+|every data set): (?=\S[^:]*: )", "", re.sub(r"\s+", " ", line)) for line in
           re.findall(r"^  x (.*(?:\n    \S.*)*)", verbose, flags=re.M)]
    for line in set(out):
        check(out.count(line) == 1, name, "says", out.count(line), "times what rules out:", line)
    for text in (brief, verbose, page):
        flat = re.sub(r"\s+", " ", text)
        for line in text.splitlines():
            check(not ("close call" in line and "100 %" in line), name, "is close and certain:", line)
            check(not ("none" in line and "not counted" in line), name, "counts and does not count:", line)
        for part in re.split(r"\n(?=\S[^\n]*: )", text):
            check(not ("no other service can hold it." in part and "hangs on" in part), name, "hangs on what nothing else can hold")
        check(not re.search(r"(glacier_flexible|deep_archive), streamed", flat), name, "streams what has to be restored")
        check("hours stated" not in flat or "active_hours_per_month" in path.read_text(), name, "calls assumed hours stated")
        check(not re.search(r"\ba hybrid\b|\bA hybrid\b|— hybrid:", flat), name, "means two things by hybrid")

assert added > 5, added

# The captions of a sweep's page, too.
team = root / "data/examples/vision-team.json"
for vary in ("datasets.ranker.reads.streams_per_client=1..16", "datasets.home.object_size=32KB..1MB:20:log"):
    page = run("sweep", team, "--vary", vary, "--format", "html")
    check("<figcaption>" in page, "the page of a sweep draws nothing:", vary)
    holds_curves("sweep of " + vary, team, page, all_change=False)

# An id is never torn, and what is shown of a what-if adds up, at any width.
for width in (120, 80, 76, 60):
    text = run("whatif", team, "--set", "datasets.images.size=40 TB",
               "--set", "datasets.home.size=400 GB", "--set", "datasets.results.size=4 TB", width=width)
    for option in ("s3.intelligent_tiering", "hybrid.s3_files"):
        check(option in text, "whatif at", width, "does not name", option)
    for line in text.splitlines():
        check(columns(line) <= width, "whatif has a line of", columns(line), "columns at", width, repr(line))
        words = re.findall(r"[a-z][\w.+]+", line)
        check(not any(w.endswith(("_", ".s3_", "+")) for w in words), "whatif tears an id at", width, repr(line))

# Of several profiles, what is the same for all is said once.
several = run(*examples)
check(several.count("180 days old") <= 1, "the age of the prices is told", several.count("180 days old"), "times")
check(several.count("`storeadvise explain WORD`") == 1, "how to see more is told", several.count("`storeadvise explain WORD`"), "times")

# A page of Regions tells beside its table what the text tells.
regions = ("--regions", "us-east-1,eu-south-1,sa-east-1")
text = run(team, *regions, width=1000)
page = seen("Regions as a page", run(team, *regions, "--format", "html"))
flat = re.sub(r"\s+", " ", page)
told = [re.sub(r"\s+", " ", line.strip()) for line in text.partition("\n\n* ")[2].splitlines() if line.strip()]
check(len(told) > 8, "Regions tell", told)
for line in told:
    check(line.removeprefix("! ") in flat, "the page of Regions does not tell:", line)
check(re.search(r"eu-south-1.*?\$[\d.]+\*", flat), "the page of Regions does not mark a borrowed price")

if failures:
    print("\n".join(dict.fromkeys(failures)))
    sys.exit(1)
