"""Names that want to reach a terminal, a table, a spreadsheet or a parser, in every format that shows them."""
import csv
import io
import json
import os
import re
import unittest
import xml.dom.minidom

from faultlib import Case, profile

# Characters that turn, hide or command: in no output, in no format, raw.
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")
INVISIBLE = {"escape": "a\x1b[31mb", "bell": "a\x07b", "return": "a\rb", "line": "a\nb", "tab": "a\tb", "NUL": "a\0b",
             "delete": "a\x7fb", "C1": "a\x9bb", "override": "a\u202eb", "isolate": "a\u2066b",
             "zero width": "a\u200bb", "mark": "a\ufeffb", "separator": "a\u2028b", "tag": "a\U000e0041b"}
VISIBLE = {"pipe": "a|b", "html": "<img src=x onerror=alert(1)>", "script": "</script><script>", "tick": "`|`",
           "link": "[x](javascript:alert(1)) *b* #1 @me", "formula": "=cmd|' /C calc'!A0", "plus": "+1+1",
           "minus": "-1+1", "at": "@SUM(1)", "xml": "]]><a b=\"c\">&amp;", "quotes": "\"q\"'s", "backslash": "a\\b",
           "marks": "a" + "\u0301" * 50, "wide": "名" * 60, "emoji": "\U0001f469", "percent": "%s%n{}{0}",
           "long": "x" * 5000, "noncharacter": "a\ufffeb", "dots": "a.b", "slash": "a/b~c", "equals": "a=b", "star": "*"}
# Those that differ in kind, where each is tried in a score of ways.
TELLING = ("escape", "line", "override", "html", "tick", "formula", "xml", "marks", "wide", "noncharacter")
REPORTS = ("text", "json", "markdown", "csv", "ndjson")
CHECKS = REPORTS + ("junit", "sarif")


def rows_of(text):
    return list(csv.reader(io.StringIO(text, newline="")))


class Names(Case):
    def texts(self, form, *words, statuses=(0,), said=""):
        """Runs in a format, and looks at what comes out as the reader of that format would."""
        done = self.run_it(*words, "-f", form)
        self.assertIn(done.returncode, statuses, done.stderr[:500])
        text = done.stdout.decode("utf-8").replace("\r\n", "\n") if form == "csv" else done.stdout.decode("utf-8")
        self.assertIsNone(UNSEEN.search(text), (words, form))
        getattr(self, "look_at_" + form)(text, said)

    def look_at_text(self, text, said):
        self.assertTrue(text)

    def look_at_json(self, text, said):
        """The name is all there, whatever it took to write it."""
        self.assertIn(said, list(self.strings(json.loads(text))))

    look_at_ndjson = look_at_json

    def look_at_sarif(self, text, said):
        json.loads(text)

    def look_at_junit(self, text, said):
        xml.dom.minidom.parseString(text)

    def look_at_csv(self, text, said):
        rows = rows_of(text)
        self.assertEqual(len({len(row) for row in rows}), 1, "rows of unequal length")
        # What a demand is from is a flag of our own, as it was given.
        ours = [title == "from" for title in rows[0]]
        for cell in (cell for row in rows for cell, flag in zip(row, ours) if not flag):
            self.assertFalse(cell[:1] in ("=", "+", "@") or cell[:1] == "-" and not re.fullmatch(r"-[\d.e+-]+", cell), cell)

    def look_at_markdown(self, text, said):
        for block in re.split(r"\n\n+", text):
            widths = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines() if line.startswith("|")}
            self.assertLessEqual(len(widths), 1, block[:500])
        self.assertIsNone(re.search(r"<(?!/?(details|summary)>)", text))
        self.assertIsNone(re.search(r"(?<!\\)\]\(", text), "a link")

    def strings(self, value):
        if isinstance(value, dict):
            for key, inner in value.items():
                yield key
                yield from self.strings(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from self.strings(inner)
        elif isinstance(value, str):
            yield value

    def one(self, name="images", team="team"):
        return self.write("p.json", profile(name=team, datasets=[
            {"name": name, "role": "training_data", "size": "2 TB", "object_size": "16 MB"}]))

    def policy(self, name, because):
        return self.write("policy.json", json.dumps({"policy_version": 1, "name": name, "demands": [
            {"dataset": "*", "service": ["efs"], "because": because}, {"max_monthly_usd": 1, "because": because}]}))

    def test_a_profile_is_called_so(self):
        for what, name in {**INVISIBLE, **VISIBLE}.items():
            with self.subTest(name=what):
                self.one(team=name)
                for form in REPORTS:
                    self.texts(form, self.profile, said=name)

    def test_a_policy_says_so(self):
        for what, name in {**INVISIBLE, **VISIBLE}.items():
            with self.subTest(name=what):
                policy = self.policy(name, name)
                for form in CHECKS:
                    self.texts(form, "check", self.profile, "--policy", policy, statuses=(1,), said=name)

    def test_a_data_set_is_called_so(self):
        size = "/datasets/0/size=1 GB..1 TB:3"
        for what, name in VISIBLE.items():
            if what not in TELLING:
                continue
            with self.subTest(name=what):
                self.one(name)
                policy = self.policy("p", "why")
                for form in CHECKS:
                    self.texts(form, "check", self.profile, "--policy", policy, statuses=(1,), said=name)
                for form in ("text", "json", "csv"):
                    self.texts(form, "sweep", self.profile, "--vary", size, "--plot", self.path("plot.svg"), said=name)
                    self.texts(form, "breakeven", self.profile, "--vary", "/datasets/0/size=1 GB..1 TB", said="breakeven")
                    self.texts(form, "whatif", self.profile, "--set", "/datasets/0/size=1 GB", said=name)
                    self.texts(form, "catalog", "diff", "us-east-1", "eu-west-1", self.profile, said=name)
                for form in ("text", "json", "csv", "markdown"):
                    self.texts(form, self.profile, "--regions", "us-east-1,eu-west-1", said=name)
                drawn = self.read("plot.svg").decode("utf-8")
                xml.dom.minidom.parseString(drawn)
                self.assertIsNone(UNSEEN.search(drawn))

    def test_a_data_set_cannot_be_called_so(self):
        for what, name in {**INVISIBLE, "empty": ""}.items():
            with self.subTest(name=what):
                self.one(name)
                told = self.refused(self.profile, saying="is not a name")
                self.assertIsNone(UNSEEN.search(told))
                self.assertLessEqual(told.count("\n"), 4)  # the mistake, its line, the caret, the hint
                told = self.refused(self.profile, "-f", "json", saying="is not a name")
                self.assertIsNone(UNSEEN.search(told))
                self.assertEqual(json.loads(told)["errors"][0]["code"], "bad-name")

    def test_a_scenario_is_called_so(self):
        for what, name in {**INVISIBLE, **VISIBLE}.items():
            with self.subTest(name=what):
                scenarios = self.write("s.json", json.dumps({"scenarios": [{"name": name, "set": {
                    "datasets.images.size": "3 TB"}}]}))
                for form in ("text", "json", "csv"):
                    self.texts(form, "whatif", self.profile, "--scenarios", scenarios, said=name)

    def test_words_of_the_command_line(self):
        """Whatever a word is, the complaint about it is one line, a hint, and nothing unseen."""
        words = [name for what, name in {**INVISIBLE, **VISIBLE}.items() if what in TELLING]
        for name in [*words, b"a\xff\xfeb", b"\xc3", b"\xed\xa0\x80"]:
            text = name if isinstance(name, bytes) else name.encode()
            for line in ([b"no/" + text], [self.profile, b"--region", text], [self.profile, b"--set", b"x" + text + b"=1"],
                         [b"explain", text], [b"--" + text], [b"schema", text], [b"sweep", self.profile, b"--vary", text],
                         [b"check", self.profile, b"--expect", text], [b"catalog", b"diff", b"aws", b"no/" + text],
                         [self.profile, b"-f", text], [self.profile, b"-o", b"no/" + text]):
                for form in ([], [b"-f", b"json"] if b"-f" not in line else []):
                    with self.subTest(line=[str(word)[:60] for word in line], form=form):
                        told = self.refused(*line, *form) if form == [] else self.complaint(*line, *form)
                        self.assertIsNone(UNSEEN.search(told))
                        self.assertLess(told.count("\n"), 8)

    def complaint(self, *line):
        done = self.run_it(*line)
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        return done.stderr.decode("utf-8")

    def test_files_are_called_so(self):
        for what, name in {**INVISIBLE, **VISIBLE}.items():
            if "\0" in name or "/" in name or len(name.encode()) > 200:
                continue
            with self.subTest(name=what):
                self.write(name + ".json", profile())
                self.write(name + ".bad", "{ 1 }")
                self.write(name + ".policy", json.dumps({"policy_version": 1, "demands": [{"max_monthly_usd": 1}]}))
                for form in CHECKS if what in TELLING else ("text",):
                    self.texts(form, "check", self.path(name + ".json"), "--policy", self.path(name + ".policy"),
                               statuses=(1,), said="team")
                self.assertIsNone(UNSEEN.search(self.refused(self.path(name + ".bad"))))
                self.works(self.profile, "-o", self.path(name))
                self.assertIn(b"images", self.read(name))

    def test_a_file_whose_name_is_no_utf8(self):
        name = os.fsencode(self.folder) + b"/\xff\xfe.json"
        with open(name, "wb") as file:
            file.write(profile().encode())
        for form in CHECKS:
            self.texts(form, "check", name, "--max-monthly-usd", "1", statuses=(1,), said="team")

    def test_names_of_ten_megabytes(self):
        name = "n" * 10_000_000
        self.one(name)
        self.assertLess(len(self.works(self.profile)), 20_000)
        self.assertLess(len(self.works("sweep", self.profile, "--vary", "/datasets/0/size=1 GB..1 TB:3")), 20_000)
        self.one(team=name)
        self.assertLess(len(self.works(self.profile)), 20_000)
        self.write("p.json", profile(**{name: 1}))
        self.assertLess(len(self.refused(self.profile)), 2_000)
        self.write("p.json", profile(region=name))
        self.assertLess(len(self.refused(self.profile)), 5_000)


if __name__ == "__main__":
    unittest.main()
