"""What the program finds around it: languages, time zones, folders and disks. None of them changes a byte."""
import json
import os
import shutil
import subprocess
import unittest

from faultlib import Case, LIMIT, PROGRAM, as_nobody

FORMATS = ("text", "json", "markdown", "csv", "ndjson")
RANGE = "datasets.images.size=1.5 GB..2.5 TB"
VARY = ["--vary", RANGE + ":5"]


def german(folder):
    """A locale with decimal commas and points between the thousands, made in `folder`; None without localedef."""
    if not shutil.which("localedef"):
        return None
    target = os.path.join(folder, "de_DE.UTF-8")
    done = subprocess.run(["localedef", "--no-archive", "-i", "de_DE", "-f", "UTF-8", target],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=LIMIT)
    return folder if done.returncode == 0 and os.path.isdir(target) else None


class Locales(Case):
    def everything(self, **env):
        """What each command prints that has numbers in it, errors included."""
        reports = [self.works(self.profile, "-f", f, "--set", "datasets.images.reads.hot_fraction=0.5", env=env)
                   for f in FORMATS]
        reports += [self.works("sweep", self.profile, *VARY, "-f", f, env=env) for f in ("text", "json", "csv")]
        self.works("sweep", self.profile, *VARY, "--plot", self.path("plot.svg"), env=env)
        reports += [self.read("plot.svg").decode(), self.works("breakeven", self.profile, "--vary", RANGE, env=env),
                    self.works("whatif", self.profile, "--set", "datasets.images.size=1.5 TB", env=env),
                    self.works("check", self.profile, "--max-monthly-usd", "1234.5", "-f", "junit", env=env),
                    self.works("check", self.profile, "--max-monthly-usd", "1234.5", "-f", "sarif", env=env),
                    self.works("catalog", "show", env=env),
                    self.refused(self.profile, "--set", "datasets.images.reads.hot_fraction=1,5", env=env)]
        return reports

    def test_none_and_unknown_ones(self):
        expected = self.everything()
        for env in ({"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LC_ALL": "C.UTF-8"}, {"LC_ALL": "xx_YY.KOI8-Z"},
                    {"LC_ALL": "../../etc/passwd"}, {"LANG": "\x1b[31m"}):
            with self.subTest(env=env):
                self.assertEqual(self.everything(**env), expected)

    def test_decimal_commas(self):
        where = german(self.folder)
        if not where:
            self.skipTest("localedef makes no de_DE.UTF-8 here")
        env = {"LOCPATH": where, "LC_ALL": "de_DE.UTF-8"}
        printed = subprocess.run(["bash", "-c", "printf %.1f 0,5"], env={"PATH": "/usr/bin:/bin", **env},
                                 stdout=subprocess.PIPE, timeout=LIMIT).stdout
        self.assertEqual(printed, b"0,5", "the locale has no decimal commas, so that nothing is tried here")
        self.assertEqual(self.everything(**env), self.everything())


class Clocks(Case):
    def test_time_zones(self):
        """The age of the prices is counted from midnight UTC, wherever the reader is."""
        one_second_short = str(1764028800 - 1)  # 2025-11-25, the last second of the 24th
        for epoch, days in ((one_second_short, 33), ("1764028800", 34)):
            for zone in (None, "Pacific/Kiritimati", "America/Los_Angeles", ":/dev/zero", "nonsense", "X-25:61:61", ""):
                with self.subTest(zone=zone, epoch=epoch):
                    env = {"SOURCE_DATE_EPOCH": epoch, **({} if zone is None else {"TZ": zone})}
                    self.assertIn(f"({days} days old)", " ".join(self.works(self.profile, env=env).split()))

    def test_the_same_bytes_on_any_day(self):
        one, other = (self.works(self.profile, "-f", "json", env={"SOURCE_DATE_EPOCH": epoch})
                      for epoch in ("1764028800", "1864028800"))
        self.assertEqual(one, other)

    def test_a_date_that_is_none(self):
        """SOURCE_DATE_EPOCH may be anything: what is no number of seconds is left alone."""
        for epoch in ("", "yesterday", "-1", "1e9", "99999999999999999999", "\x1b[31m"):
            with self.subTest(epoch=epoch):
                text = self.works(self.profile, env={"SOURCE_DATE_EPOCH": epoch})
                self.assertIn("prices of", text)
                self.assertNotIn("\x1b", text)


class Folders(Case):
    def test_a_folder_for_reading_only(self):
        nobody = as_nobody(self.folder)
        os.chmod(self.profile, 0o444)
        os.chmod(self.folder, 0o555)
        expected = self.works(self.profile, "-f", "json")
        self.assertEqual(self.works("p.json", "-f", "json", cwd=self.folder, **nobody), expected)
        for words in (["p.json", "-o", "new"], ["sweep", "p.json", *VARY, "--plot", "new.svg"], ["init", "-o", "new"],
                      ["p.json", "-f", "ndjson", "-o", "new"]):
            self.refused(*words, cwd=self.folder, saying="Permission denied", **nobody)

    def test_a_folder_that_is_gone(self):
        gone = self.path("gone")
        os.mkdir(gone)
        leave = lambda: (os.chdir(gone), os.rmdir(gone))
        self.assertIn("images", self.works(self.profile, preexec_fn=leave))
        os.mkdir(gone)
        self.refused("p.json", preexec_fn=leave, saying="No such file")
        os.mkdir(gone)
        self.refused(self.profile, "-o", "new", preexec_fn=leave, saying="No such file")

    def test_no_environment_at_all(self):
        done = subprocess.run([PROGRAM, self.profile], env={}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=LIMIT)
        self.assertEqual((done.returncode, done.stderr), (0, b""))

    def test_a_terminal_of_any_width(self):
        for width in ("0", "-1", "1", "7", "1e9", "99999999999999999999", "wide", ""):
            with self.subTest(width=width):
                self.assertIn("images", self.works(self.profile, env={"COLUMNS": width}))


class FullDisk(Case):
    """A file system of 256 KiB: in a mount namespace of its own, so that nobody else sees it."""

    def on_a_small_disk(self, commands):
        """Runs shell commands in such a file system; $P is the program."""
        script = 'mount -t tmpfs -o size=256k none "$1" && cd "$1" && ' + commands
        done = subprocess.run(["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh",
                               self.path("disk")], env={"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "P": PROGRAM,
                                                        "IN": self.profile},
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=LIMIT, text=True)
        return done

    def setUp(self):
        super().setUp()
        os.mkdir(self.path("disk"))
        if not shutil.which("unshare"):
            self.skipTest("no unshare")
        if self.on_a_small_disk("true").returncode != 0:
            self.skipTest("no file system can be mounted in a namespace here")

    def test_what_does_not_fit(self):
        """The old file is there to the letter, the half of the new one is not."""
        sweep = "sweep \"$IN\" --vary 'datasets.images.size=1 GB..1 TB:3000'"
        for words in (f"{sweep} -f csv -o old", f"{sweep} -f json -o old", f"{sweep} --plot old -o text",
                      '"$IN" -f json -o old', '"$IN" -f ndjson -o old', "init --force -o old", "catalog show -o old"):
            with self.subTest(words=words):
                done = self.on_a_small_disk('printf was > old; head -c 258048 /dev/zero > ballast; '
                                            f'"$P" {words}; echo "status $?"; cat old; echo; ls')
                self.assertIn("No space left on device", done.stderr)
                self.assertEqual(done.stdout, "status 2\nwas\nballast\nold\n")

    def test_standard_output(self):
        done = self.on_a_small_disk('head -c 262144 /dev/zero > ballast; "$P" "$IN" > out; echo "status $?"')
        self.assertEqual(done.stdout, "status 2\n")
        self.assertIn("standard output: error: cannot be written: No space left on device", done.stderr)


if __name__ == "__main__":
    unittest.main()
