"""Runs killed at any moment: never a half file, nothing left beside it, and the next run works."""
import os
import pathlib
import random
import signal
import subprocess
import time
import unittest

from faultlib import Case, PROGRAM

RUNS = 200
ROOT = pathlib.Path(__file__).resolve().parents[2]


class Killed(Case):
    def setUp(self):
        super().setUp()
        self.out = self.path("out")

    def run_to_its_end(self, words):
        done = self.run_it(*words)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return self.read("out")

    def kill_at_random(self, words):
        """Half of the runs find an old file, half of them none."""
        new = self.run_to_its_end(words)
        begun = time.time()
        self.run_to_its_end(words)
        usual = time.time() - begun
        dice = random.Random(11)
        left = 0  # whole parts, of runs that were killed between the two steps that replace an old file
        for run in range(RUNS):
            old = b"as it was" if run % 2 else None
            if old:
                self.write("out", old)
            elif os.path.exists(self.out):
                os.remove(self.out)
            before = sorted(os.listdir(self.folder))
            with subprocess.Popen([PROGRAM, *words], stderr=subprocess.DEVNULL,
                                  env={"SOURCE_DATE_EPOCH": "1764000000"}) as running:
                time.sleep(dice.random() * 1.2 * usual)
                signalled = dice.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGINT))
                running.send_signal(signalled)
            there = self.read("out") if os.path.exists(self.out) else None
            self.assertIn(there, (old, new))
            for name in set(os.listdir(self.folder)) - set(before) - {"out"}:
                self.assertEqual((signalled, self.read(name)), (signal.SIGKILL, new), name)
                os.remove(self.path(name))
                left += 1
        self.assertLessEqual(left, RUNS // 50)
        self.assertEqual(self.run_to_its_end(words), new)

    def test_report(self):
        self.kill_at_random([self.profile, "-f", "json", "-o", self.out])

    def test_check(self):
        self.kill_at_random(["check", self.profile, "--max-total-usd", "1", "-f", "junit", "-o", self.out])

    def test_starter(self):
        self.kill_at_random(["init", "--force", "-o", self.out])

    def test_catalog(self):
        offers = str(ROOT / "tests" / "fuzz" / "seeds" / "offer" / "table.csv")
        self.kill_at_random(["catalog", "import", offers, "-o", self.out])

    def test_plot(self):
        self.kill_at_random(["sweep", self.profile, "--vary", "datasets.images.size=1 GB..10 GB:3", "--plot", self.out])


class StandardStreams(Case):
    def test_a_closed_standard_error_is_not_the_file(self):
        def close():
            os.close(2)
        done = self.run_it("explain", "nothing-of-this-name", "-o", self.path("out"), preexec_fn=close)
        self.assertEqual(done.returncode, 2)
        self.assertFalse(os.path.exists(self.path("out")))

    def test_everything_closed(self):
        script = '"$0" "$1" -o "$2" <&- >&- 2>&-'
        done = subprocess.run(["sh", "-c", script, PROGRAM, self.profile, self.path("out")], timeout=60)
        self.assertEqual(done.returncode, 0)
        self.assertTrue(self.read("out").startswith(b"team"))

    def test_a_pipe_is_read_without_a_dash(self):
        with open(self.profile, "rb") as text:
            done = self.run_it(stdin=text)
        self.assertEqual((done.returncode, done.stdout[:4]), (0, b"team"))
        self.assertEqual(self.run_it().returncode, 2)

    def test_a_fifo_among_profiles_is_left_alone(self):
        os.mkdir(self.path("profiles"))
        os.mkfifo(self.path("profiles/pipe.json"))
        os.rename(self.profile, self.path("profiles/p.json"))
        self.assertEqual(self.run_it(self.path("profiles")).returncode, 0)


class CatalogPlaces(Case):
    def test_a_directory_has_a_file_for_each_region(self):
        os.mkdir(self.path("prices"))
        prices = (ROOT / "data" / "prices" / "us-east-1.json").read_text()
        self.write("prices/us-east-1.json", prices.replace("2025-10-22", "2025-10-21"))
        for where in (dict(env={"STOREADVISE_CATALOG": self.path("prices")}), {}):
            flag = [] if where else ["--catalog", self.path("prices")]
            done = self.run_it("catalog", "show", *flag, **where)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(b"prices of 2025-10-21", done.stdout)
        self.refused("catalog", "show", "--region", "us-east-2", "--catalog", self.path("prices"),
                     saying="has no catalog for")


class Starters(Case):
    def test_a_file_is_not_overwritten_unasked(self):
        old = self.write("old", "as it was")
        self.refused("init", "-o", old, saying="--force")
        self.assertEqual(self.read("old"), b"as it was")
        self.assertEqual(self.run_it("init", "--force", "-o", old).returncode, 0)


if __name__ == "__main__":
    unittest.main()
