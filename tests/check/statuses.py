"""Every status and every output: inputs x commands x formats, on standard output and in a file."""
import csv
import io
import itertools
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

program = os.path.abspath(sys.argv[1])
work = tempfile.TemporaryDirectory(prefix="storeadvise-statuses-")
folder = work.name


def profile(size, dataset="logs"):
    return json.dumps({"name": "team", "region": "us-east-1", "datasets": [
        {"name": dataset, "role": "archive", "size": size, "lifetime": "400 d"}]})


def write(name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(text)


GOOD, BAD = profile("1 TB"), '{"region": "us-east-1", "datasets": [{"name": "logs", "role": "archive", "sise": 1}]}'
write("good.json", GOOD)
write("larger.json", profile("2 TB"))
write("other.json", profile("1 TB", "old-runs"))
write("bad.json", BAD)
write("holds.json", '{"policy_version": 1, "demands": [{"dataset": "logs", "service": ["s3"]}]}')
write("fails.json", '{"policy_version": 1, "demands": [{"dataset": "*", "service": ["efs"], "because": "it is"}]}')
write("broken.json", '{"policy_version": 1, "demands": [{"dataset": "*", "servise": ["efs"]}]}')

# Operands, standard input, how many profiles they are, and whether all can be read.
INPUTS = {
    "a profile": (["good.json"], "", 1, True),
    "two": (["good.json", "larger.json"], "", 2, True),
    "two with data sets of other names": (["other.json", "good.json"], "", 2, True),
    "standard input": (["-"], GOOD, 1, True),
    "a mistake": (["bad.json"], "", 1, False),
    "a file that is not there": (["gone.json"], "", 1, False),
    "a good one and a mistake": (["good.json", "bad.json"], "", 2, False),
    "a file that is not there and a good one": (["gone.json", "good.json"], "", 2, False),
    "a mistake on standard input": (["-"], BAD, 1, False),
}
# The words, and the status where all profiles can be read.
COMMANDS = {
    "advise": ([], 0),
    "advise, a flag that is none": (["--max-monthly-usd", "1"], 2),
    "advise, no such catalog": (["--catalog", "gone.json"], 2),
    "check, the money suffices": (["check", "--max-monthly-usd", "1000"], 0),
    "check, the money does not suffice": (["check", "--max-monthly-usd", "0.01"], 1),
    "check, no amount": (["check", "--max-monthly-usd", "-1"], 2),
    "check, as expected": (["check", "--expect", "logs=s3"], 0),
    "check, not as expected": (["check", "--expect", "logs=efs"], 1),
    "check, no such data set": (["check", "--expect", "lgos=s3"], 2),
    "check, no such service": (["check", "--expect", "logs=ebs"], 2),
    "check, a policy that holds": (["check", "--policy", "holds.json"], 0),
    "check, a policy that fails": (["check", "--policy", "fails.json"], 1),
    "check, one of two policies fails": (["check", "--policy", "holds.json", "--policy", "fails.json"], 1),
    "check, a policy with a mistake": (["check", "--policy", "broken.json"], 2),
    "check, no such policy": (["check", "--policy", "gone.json"], 2),
}
FILED = ("two", "a good one and a mistake")  # these are tried with --output too
# Where no profile can be read twice, or at all, lines of NDJSON come before what is wrong with --expect.
LINES_FIRST = ("standard input", "a mistake", "a file that is not there", "a mistake on standard input")
REPORTS, FINDINGS = ["text", "json", "markdown", "csv", "ndjson"], ["junit", "sarif"]


def run(words, stdin=""):
    return subprocess.run([program, *words], cwd=folder, input=stdin.encode(), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=60, env={"SOURCE_DATE_EPOCH": "1764000000"})


def fits(form, text, count, checked):
    """Whether the text is what its format says, about so many profiles."""
    if form == "json":
        document = json.loads(text)
        reports = document if count > 1 else [document]
        return len(reports) == count and all(("check" in r) == checked and r["datasets"] for r in reports)
    if form == "ndjson":
        lines = [json.loads(line) for line in text.splitlines()]
        return len(lines) == count and all(("error" in line) != ("datasets" in line) for line in lines)
    if form == "csv":
        rows = list(csv.reader(io.StringIO(text), strict=True))
        return len(rows) > 1 and len({len(row) for row in rows}) == 1
    if form == "junit":
        return xml.etree.ElementTree.fromstring(text).tag == "testsuites"
    if form == "sarif":
        return json.loads(text)["version"] == "2.1.0"
    return "logs" in text and (form != "markdown" or "| " in text)


def expected_status(readable, status):
    return status if status == 2 or readable else 2


def wrong_on_output(done, form, wanted, every_line, count, checked):
    text, problems = done.stdout.decode(), []
    if done.returncode != wanted:
        problems.append("status %d, not %d" % (done.returncode, wanted))
    if wanted == 2 and not every_line and (text or "error" not in done.stderr.decode()):
        problems.append("status 2 wants an error and nothing on standard output")
    if (wanted != 2 or every_line) and not fits(form, text, count, checked):
        problems.append("the output is not as it should be")
    if wanted != 2 and done.stderr:
        problems.append("something is on standard error")
    return problems


def wrong_in_file(done, call, stdin):
    path, in_file, problems = os.path.join(folder, "out"), b"", []
    filed = run([*call, "--output", "out"], stdin)
    if os.path.exists(path):
        with open(path, "rb") as file:
            in_file = file.read()
        os.remove(path)
    if filed.returncode != done.returncode or filed.stdout or filed.stderr != done.stderr:
        problems.append("--output changes more than where the output goes")
    if in_file != done.stdout:
        problems.append("the file is not what standard output was")
    return problems


tried, wrong = 0, []
for (what, (operands, stdin, count, readable)), (command, (words, status)) in itertools.product(
        INPUTS.items(), COMMANDS.items()):
    checked = words[:1] == ["check"]
    for form in REPORTS + FINDINGS:
        tried += 1
        wanted = 2 if form in FINDINGS and not checked else expected_status(readable, status)
        every_line = form == "ndjson" and (status != 2 or command == "check, no such data set" and what in LINES_FIRST)
        call = [*words, *operands, "--format", form]
        done = run(call, stdin)
        problems = wrong_on_output(done, form, wanted, every_line, count, checked)
        if what in FILED:
            problems += wrong_in_file(done, call, stdin)
        wrong += ["%s, %s, %s: %s" % (command, what, form, problem) for problem in problems]

# What no profile has is told after the lines of a stream; a pipe with a name is read only once.
done = run(["check", "-", "--expect", "lgos=s3", "--format", "ndjson"], GOOD)
told = json.loads(done.stderr)["errors"][0]
assert done.returncode == 2 and 'no data set "lgos"' in told["message"], told
assert told["hint"] == 'expected one of: logs (did you mean "logs"?)', told
assert not json.loads(done.stdout)["check"]["demands"][0]["applies"]
assert run(["check", "/dev/stdin", "--expect", "logs=s3", "--format", "ndjson"], GOOD).returncode == 0

# What is demanded in vain of a whole stream is a line after it, which says what the status says.
write("nosuch.json", '{"policy_version": 1, "demands": [{"dataset": "nosuch", "service": ["s3"]}]}')
write("base.json", '[{"report_version": 1, "profile": {"name": "a"}, "summary": {"monthly_bill_usd": 1}}, '
      '{"report_version": 1, "profile": {"name": "b"}, "summary": {"monthly_bill_usd": 1}}]')
for words, text in ((["--policy", "nosuch.json"], 'no data set is "nosuch"'),
                    (["--baseline", "base.json", "--max-increase-usd", "0"], "base.json has nothing on what is checked")):
    for strict in ([], ["--strict-policy"]):
        done = run(["check", "-", *words, *strict, "--format", "ndjson"], GOOD + "\n" + GOOD + "\n")
        *lines, last = map(json.loads, done.stdout.splitlines())
        assert len(lines) == 2 and all(line["check"]["holds"] for line in lines) and list(last) == ["check"], done.stdout
        assert done.returncode == (0 if last["check"]["holds"] else 1) == len(strict), (words, done)
        assert text in last["check"]["warnings"][0]["text"] and text in done.stderr.decode(), (words, done)
assert len(run(["check", "-", "--policy", "holds.json", "--format", "ndjson"], GOOD).stdout.splitlines()) == 1

# Nothing at all passes no check, in no format.
for form in REPORTS + FINDINGS:
    done = run(["check", "-", "--max-total-usd", "5", "--format", form], "\n")
    assert done.returncode == 2 and b"there is nothing in it" in done.stderr and not done.stdout, (form, done)
assert tried == len(INPUTS) * len(COMMANDS) * len(REPORTS + FINDINGS)
if wrong:
    sys.exit("%d of %d:\n%s" % (len(wrong), tried, "\n".join(wrong[:40])))
print("%d combinations" % tried)
