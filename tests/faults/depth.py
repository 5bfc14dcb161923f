"""Nesting, numbers and encodings that no sane input has: answered or refused in a line, on a small stack."""
import json
import resource
import unittest

from faultlib import Case, PROGRAM, limited, profile, sanitized

DEEP = 200_000
# Sanitizers lay space around every variable, and so need several times as much.
SMALL_STACK = (1024 if sanitized(PROGRAM) else 128) * 1024


def hard(**how):
    return {"preexec_fn": limited(resource.RLIMIT_STACK, SMALL_STACK), **how}


class Depth(Case):
    def test_every_file_that_is_read(self):
        """So many levels need no stack: they are counted before anything is read."""
        for what, text in {"lists": "[" * DEEP, "objects": '{"a":' * DEEP, "closed": "[" * DEEP + "]" * DEEP,
                           "comments": "/*" * DEEP, "lines": "//\n" * DEEP}.items():
            deep = self.write("deep.json", text)
            for words in ([deep], ["check", self.profile, "--policy", deep], [self.profile, "--rules", deep],
                          [self.profile, "--catalog", deep], ["whatif", self.profile, "--scenarios", deep],
                          ["check", self.profile, "--baseline", deep], ["catalog", "import", deep]):
                with self.subTest(what=what, words=words):
                    self.assertLess(len(self.refused(*words, **hard())), 600)

    def test_a_value_and_an_expression(self):
        deep = "[" * 30_000 + "]" * 30_000
        self.refused(self.profile, "--set", "datasets.images.needs=" + deep, **hard())
        rule = "1"
        for _ in range(60):
            rule = '{"!":' + rule + "}"
        rules = self.write("r.json", '{"rules":[{"id":"x","when":' + rule + "}]}")
        self.refused(self.profile, "--rules", rules, **hard())


class Numbers(Case):
    def test_sizes(self):
        """What is no amount is refused with a reason; what is one gives a report without NaN."""
        for value in ('1e400', '-1', '"-1 GB"', '"1e400 GB"', '"NaN"', '"inf"', 'NaN', 'null', 'true', '[]', '""',
                      '"1,5 GB"', '1e308', '"0x10"'):
            with self.subTest(value=value):
                self.write("p.json", profile().replace('"2 TB"', value))
                self.assertLess(len(self.refused(self.profile)), 600)
        for value in ("0", "-0", "-0.0", "1", '"0 B"', '"1 EB"', '1e15'):
            with self.subTest(value=value):
                self.write("p.json", profile().replace('"2 TB"', value))
                done = self.run_it(self.profile, "-f", "json")
                self.assertIn(done.returncode, (0, 2))
                self.assertNotIn(b"nan", done.stdout)
                self.assertNotIn(b"defect", done.stderr)

    def test_encodings(self):
        good = profile()
        for what, text in {"empty": "", "blank": " \n", "mark": "\ufeff" + good, "UTF-16": good.encode("utf-16"),
                           "UTF-16 without a mark": good.encode("utf-16-le"), "Latin-1": b'{"name":"\xe9"}',
                           "lone surrogate": '{"name":"\\ud800"}', "NUL": good + "\0",
                           "twice": good[:-1] + ',"region":"eu-west-1"}'}.items():
            with self.subTest(what=what):
                self.assertLess(len(self.refused(self.write("x.json", text))), 600)
        crlf = json.dumps(json.loads(good), indent=1).replace("\n", "\r\n")
        self.assertEqual(self.works(self.write("crlf.json", crlf), "-f", "json"), self.works(self.profile, "-f", "json"))


if __name__ == "__main__":
    unittest.main()
