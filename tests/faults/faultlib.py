"""What the scripts in this folder share: a scratch folder, inputs, and runs of the program."""
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from sanitized import sanitized

PROGRAM = os.path.abspath(sys.argv.pop(1))
LIMIT = 300  # seconds; names of 10 MB take two, and more than a minute with the thread sanitizer on a slow machine

PROFILE = {"name": "team", "region": "us-east-1",
           "datasets": [{"name": "images", "role": "training_data", "size": "2 TB", "object_size": "128 MB"}]}


def profile(**changes):
    return json.dumps({**PROFILE, **changes})


def dataset(name):
    return {"name": name, "role": "scratch", "size": "1 GB"}


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="storeadvise-faults-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.profile = self.write("p.json", profile())

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return self.path(name)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def run_it(self, *words, env=None, **how):
        how.setdefault("stdin", subprocess.DEVNULL)
        if "input" in how:
            del how["stdin"]
        how.setdefault("stdout", subprocess.PIPE)
        how.setdefault("program", PROGRAM)
        program = how.pop("program")
        return subprocess.run([program, *words], stderr=subprocess.PIPE, timeout=LIMIT,
                              env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": "1764000000", **(env or {})}, **how)

    def refused(self, *words, saying="", **how):
        """Status 2, words on standard error that name no defect, nothing on standard output."""
        done = self.run_it(*words, **how)
        told = done.stderr.decode("utf-8")
        self.assertEqual(done.returncode, 2, told[:2000])
        self.assertFalse(done.stdout)
        self.assertIn("error", told)
        self.assertNotIn("fault of storeadvise", told)
        self.assertIn(saying, told)
        return told

    def works(self, *words, **how):
        done = self.run_it(*words, **how)
        self.assertEqual(done.returncode, 0, done.stderr[:2000])
        return done.stdout.decode("utf-8") if done.stdout is not None else ""

    def nothing_left(self, *names):
        """The folder holds what was put there and no half-written file."""
        self.assertEqual(sorted(os.listdir(self.folder)), sorted(["p.json", *names]))


def as_nobody(folder):
    """How to run without the superuser's rights. The program is copied to where anybody may run it."""
    os.chmod(folder, 0o755)
    if os.geteuid() != 0:
        return {}
    program = os.path.join(folder, "storeadvise")
    shutil.copy(PROGRAM, program)
    os.chmod(program, 0o755)
    nobody = 65534
    return {"program": program, "user": nobody, "group": nobody, "extra_groups": []}


def limited(which, amount):
    return lambda: resource.setrlimit(which, (amount, amount))
