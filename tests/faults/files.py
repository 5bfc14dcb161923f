"""Files that cannot be read or written, and runs that are interrupted: told, with status 2, and nothing half done."""
import json
import os
import pathlib
import random
import resource
import signal
import subprocess
import time
import unittest

from faultlib import Case, PROGRAM, as_nobody, limited, profile, sanitized


class Reading(Case):
    def test_a_directory_without_profiles(self):
        os.mkdir(self.path("d"))
        self.refused(self.path("d"))

    def test_a_directory_as_any_other_input(self):
        for option in ("--rules", "--catalog"):
            self.refused(self.profile, option, self.folder,
                             saying="has no catalog" if option == "--catalog" else "it is a directory")
        self.refused("check", self.profile, "--policy", self.folder, saying="it is a directory")
        self.refused("whatif", self.profile, "--scenarios", self.folder, saying="it is a directory")
        self.refused("catalog", "import", self.folder, saying="it is a directory")

    def test_a_file_that_vanished(self):
        os.symlink(self.path("gone"), self.path("link"))
        self.refused(self.path("gone"), saying="No such file")
        self.refused(self.path("link"), saying="No such file")

    def test_a_link_that_leads_to_itself(self):
        os.symlink(self.path("loop"), self.path("loop"))
        self.refused(self.path("loop"), saying="symbolic links")

    def test_a_link_among_profiles_that_leads_nowhere(self):
        os.mkdir(self.path("d"))
        os.symlink(self.profile, self.path("d/there.json"))
        self.works(self.path("d"))
        os.symlink(self.path("gone"), self.path("d/gone.json"))
        self.refused("check", self.path("d"), "--max-monthly-usd", "1e30", saying="No such file")

    def test_a_source_folder_with_links_back(self):
        for name in "123":
            os.makedirs(self.path(f"logs/{name}"))
            os.symlink("..", self.path(f"logs/{name}/a"))
            os.symlink("..", self.path(f"logs/{name}/b"))
        self.refused("observe", self.path("logs"))
        os.symlink(self.path("gone"), self.path("logs/gone.log"))
        self.refused("observe", self.path("logs"), saying="No such file")

    def test_a_file_of_somebody_else(self):
        nobody = as_nobody(self.folder)
        os.chmod(self.profile, 0o000)
        self.refused(self.profile, saying="Permission denied", **nobody)

    def test_a_fifo(self):
        os.mkfifo(self.path("fifo"))
        with subprocess.Popen(["cat", self.profile], stdout=subprocess.PIPE) as cat:
            text = cat.stdout.read()
        writer = subprocess.Popen(["sh", "-c", f"cat '{self.profile}' > '{self.path('fifo')}'"])
        self.assertIn("images", self.works(self.path("fifo")))
        writer.wait()
        self.assertTrue(text)

    def test_input_without_end(self):
        self.refused("/dev/zero", saying="larger than 64 MiB")

    def test_a_closed_standard_input(self):
        self.refused("-", preexec_fn=lambda: os.close(0), stdin=None, saying="Bad file descriptor")


class Writing(Case):
    def setUp(self):
        super().setUp()
        self.old = self.write("old", "as it was")

    def test_a_full_device(self):
        for words in (["-o", "/dev/full"], ["-f", "json", "-o", "/dev/full"]):
            self.refused(self.profile, *words, saying="No space left")
        with open("/dev/full", "wb") as full:
            for words in ([], ["-f", "json"], ["-f", "ndjson"], ["--help"]):
                done = self.run_it(self.profile, *words, stdout=full)
                self.assertEqual(done.returncode, 2)
                self.assertIn(b"No space left", done.stderr)

    def test_a_plot_that_cannot_be_written(self):
        vary = "datasets.images.size=1 GB..1 TB:3"
        self.refused("sweep", self.profile, "--vary", vary, "--plot", "/dev/full", saying="No space left")
        self.refused("sweep", self.profile, "--vary", vary, "-f", "json", "--plot", self.path("no/plot.svg"),
                     saying="No such file")
        self.refused("sweep", self.profile, "--vary", vary, "--plot", self.folder, saying="directory")
        self.nothing_left("old")

    def test_a_limit_on_the_size_of_files(self):
        few = limited(resource.RLIMIT_FSIZE, 1000)
        self.refused(self.profile, "-f", "json", "-o", self.old, preexec_fn=few, saying="File too large")
        self.refused("sweep", self.profile, "--vary", "datasets.images.size=1 GB..1 TB:300", "-f", "csv", "-o", self.old,
                     preexec_fn=few, saying="File too large")
        self.refused("-", "-f", "ndjson", "-o", self.old, preexec_fn=few, input=profile().encode(), saying="File too large")
        self.assertEqual(self.read("old"), b"as it was")
        self.nothing_left("old")

    def test_a_mistake_leaves_the_old_file(self):
        bad = self.write("bad.json", "{")
        self.refused(bad, "-o", self.old)
        self.refused(self.profile, bad, "-f", "json", "-o", self.old)
        self.assertEqual(self.read("old"), b"as it was")
        self.nothing_left("old", "bad.json")

    def test_a_directory_and_a_folder_that_is_not_there(self):
        self.refused(self.profile, "-o", self.folder, saying="Is a directory")
        self.refused(self.profile, "-o", self.path("no/report"), saying="No such file")
        self.refused(self.profile, "-o", self.path("old/report"), saying="Not a directory")

    def test_permissions_stay(self):
        os.chmod(self.old, 0o640)
        self.works(self.profile, "-o", self.old)
        self.assertEqual(os.stat(self.old).st_mode & 0o7777, 0o640)
        self.assertIn(b"images", self.read("old"))
        self.nothing_left("old")

    def test_the_owner_stays(self):
        if os.geteuid() != 0:
            self.skipTest("only the superuser gives files away")
        os.chown(self.old, 65534, 65534)
        self.works(self.profile, "-o", self.old)
        self.assertEqual((os.stat(self.old).st_uid, os.stat(self.old).st_gid), (65534, 65534))

    def test_links_stay(self):
        os.mkdir(self.path("d"))
        os.symlink("old", self.path("link"))
        os.symlink("d/new", self.path("dangling"))
        for name in ("link", "dangling"):
            self.works(self.profile, "-o", self.path(name))
            self.assertTrue(os.path.islink(self.path(name)))
        self.assertIn(b"images", self.read("old"))
        self.assertEqual(os.listdir(self.path("d")), ["new"])

    def test_a_file_that_may_not_be_written(self):
        nobody = as_nobody(self.folder)
        os.chmod(self.folder, 0o777)
        os.chmod(self.old, 0o444)
        self.refused(self.profile, "-o", self.old, saying="Permission denied", **nobody)
        self.assertEqual(self.read("old"), b"as it was")

    def test_a_folder_that_may_not_be_written(self):
        nobody = as_nobody(self.folder)
        os.chmod(self.folder, 0o555)
        self.assertIn("images", self.works(self.profile, cwd=self.folder, **nobody))
        self.refused(self.profile, "-o", "new", cwd=self.folder, saying="Permission denied", **nobody)

    def test_a_long_name(self):
        name = "n" * 255
        self.works(self.profile, "-o", self.path(name))
        self.refused(self.profile, "-o", self.path(name + "n"), saying="too long")
        self.nothing_left("old", name)

    def test_a_fifo(self):
        os.mkfifo(self.path("fifo"))
        with subprocess.Popen(["cat", self.path("fifo")], stdout=subprocess.PIPE) as reader:
            self.works(self.profile, "-o", self.path("fifo"))
            self.assertIn(b"images", reader.stdout.read())


class Pipes(Case):
    def closed_pipe(self):
        reading, writing = os.pipe()
        os.close(reading)
        self.addCleanup(os.close, writing)
        return writing

    def test_nobody_reads(self):
        for words in ([], ["-f", "json"], ["-f", "ndjson"]):
            done = self.run_it(self.profile, *words, stdout=self.closed_pipe())
            self.assertEqual((done.returncode, done.stderr), (-signal.SIGPIPE, b""))

    def test_nobody_reads_and_the_signal_is_ignored(self):
        done = self.run_it(self.profile, stdout=self.closed_pipe(), restore_signals=False,
                           preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN))
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"Broken pipe", done.stderr)

    def test_a_reader_of_one_line(self):
        vary = "datasets.images.size=1 GB..1 TB:100000"
        line = subprocess.run(["sh", "-c", f'"{PROGRAM}" sweep "{self.profile}" --vary "{vary}" -f csv | head -1'],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
        self.assertEqual((line.returncode, line.stderr), (0, b""))
        self.assertEqual(line.stdout.count(b"\n"), 1)

    def test_a_closed_standard_output(self):
        done = self.run_it(self.profile, preexec_fn=lambda: os.close(1), stdout=None)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"standard output", done.stderr)


class Interruptions(Case):
    def setUp(self):
        super().setUp()
        self.old = self.write("old", "as it was")

    def written(self, pid):
        """The bytes in the file that a process has open beside the old one, with a name or without."""
        size = 0
        for fd in pathlib.Path("/proc/%d/fd" % pid).iterdir():
            try:
                name = os.readlink(fd)
                if name.startswith(os.path.dirname(self.old) + "/") and name != self.profile:
                    size = max(size, os.stat(fd).st_size)
            except OSError:
                pass
        return size

    def interrupt(self, name, words):
        with subprocess.Popen([PROGRAM, *words, "-o", self.old], stderr=subprocess.PIPE) as running:
            until = time.time() + 30
            while self.written(running.pid) == 0 and time.time() < until:
                time.sleep(0.005)
            running.send_signal(name)
            running.stderr.read()
        return running.returncode

    def test_a_long_sweep(self):
        words = ["sweep", self.profile, "--vary", "datasets.images.size=1 GB..1 PB:9000000", "-f", "csv"]
        for name in (signal.SIGTERM, signal.SIGHUP):
            with self.subTest(signal=name):
                self.assertEqual(self.interrupt(name, words), -name)
                self.assertEqual(self.read("old"), b"as it was")
                self.nothing_left("old")

    def test_a_long_sweep_ends_with_what_is_done_on_ctrl_c(self):
        words = ["sweep", self.profile, "--vary", "datasets.images.size=1 GB..1 PB:9000000", "-f", "json"]
        self.assertEqual(self.interrupt(signal.SIGINT, words), -signal.SIGINT)
        self.assertTrue(json.loads(self.read("old"))["interrupted"])
        self.nothing_left("old")

    def test_a_report_at_any_moment(self):
        new = self.works(self.profile, "-f", "json").encode()
        dice = random.Random(7)
        for _ in range(20):
            self.write("old", "as it was")
            with subprocess.Popen([PROGRAM, self.profile, "-f", "json", "-o", self.old],
                                  env={"SOURCE_DATE_EPOCH": "1764000000"}) as running:
                time.sleep(dice.random() * 0.05)
                running.send_signal(signal.SIGINT)
            self.assertIn(self.read("old"), (b"as it was", new))
            self.nothing_left("old")

    def lines_under_way(self):
        """A run on many lines that go on; some of its answers are in the file beside the old one."""
        running = subprocess.Popen([PROGRAM, "-", "-f", "ndjson", "-o", self.old], stdin=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env={"SOURCE_DATE_EPOCH": "1764000000"})
        running.stdin.write(b"".join(profile(name=str(i)).encode() + b"\n" for i in range(100)))
        running.stdin.flush()
        until = time.time() + 30
        while self.written(running.pid) == 0 and time.time() < until:
            time.sleep(0.005)
        self.assertGreater(self.written(running.pid), 0)
        self.assertEqual(self.read("old"), b"as it was")
        return running

    def test_lines_of_standard_input(self):
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(signal=name), self.lines_under_way() as running:
                running.send_signal(name)
                self.assertEqual(running.stderr.read(), b"")
                self.assertEqual(running.wait(), -name)
                self.assertEqual(self.read("old"), b"as it was")
                self.nothing_left("old")

    def test_lines_of_standard_input_to_their_end(self):
        with self.lines_under_way() as running:
            running.stdin.close()
            self.assertEqual((running.stderr.read(), running.wait()), (b"", 0))
        lines = self.read("old").splitlines()
        self.assertEqual([json.loads(line)["profile"]["name"] for line in lines], [str(i) for i in range(100)])
        self.nothing_left("old")


class Memory(Case):
    @unittest.skipIf(sanitized(PROGRAM), "sanitizers keep what was freed")
    def test_lines_of_standard_input(self):
        few = self.write("few", b"".join(profile(name=str(i)).encode() + b"\n" for i in range(1500)))
        out = self.path("out")
        with open(few, "rb") as lines:
            pid = os.posix_spawn(PROGRAM, [PROGRAM, "-", "-f", "ndjson", "-o", out], {},
                                 file_actions=[(os.POSIX_SPAWN_DUP2, lines.fileno(), 0)])
        _, status, usage = os.wait4(pid, 0)
        self.assertEqual(status, 0)
        self.assertGreater(os.path.getsize(out), 100 << 20)
        self.assertLess(usage.ru_maxrss, 50 << 10)  # KiB


if __name__ == "__main__":
    unittest.main()
