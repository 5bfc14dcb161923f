#!/usr/bin/env python3
"""Measures the tests: changes each operator and constant of the folders of src/ that are what we exist for, one at a
time, and runs the Catch2 tests on each, the one that catches most first, and the golden transcripts on those that pass them.
Prints the share that is caught, and the mutants that are not.

    tests/mutation/mutate.py --sample 150            # drawn from the five folders alike
    tests/mutation/mutate.py --file src/models/pace.cpp
    tests/mutation/mutate.py --again LOG             # what survived in an earlier run, of which LOG is the output

Changes no source: compiles a changed copy, and links it before the library. Needs its build folder for itself while it
runs. A mutant that does not compile is not counted. Some change nothing that can be seen; no test can catch these, and
they count as survivors nevertheless.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import queue
import random
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import time

sys.dont_write_bytecode = True
import transcripts
from mutants import mutants, mutated

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ("models", "rank", "rules", "explore", "observe")
MEMORY = 4 << 30  # bytes; an endless loop that allocates ends here

CAUGHT, SURVIVED, BROKEN = "caught", "survived", "does not compile"
TESTS, PROGRAM = "tests/storeadvise_tests", "storeadvise"
FIRST, REST = ["the figures of every option are as they were"], []
# build: the folder; compiles: the command for each source; links: the command for each of the two programs;
# seconds: the most that the first test and all of them may take.
Shop = collections.namedtuple("Shop", "build compiles links seconds")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, metavar="N", help="try N of the mutants, all without it")
    parser.add_argument("--seed", default="1", help="draws another sample (1)")
    parser.add_argument("--folder", choices=FOLDERS, action="append", help="only this folder of src/; repeatable")
    parser.add_argument("--file", action="append", help="only this file, such as src/models/pace.cpp; repeatable")
    parser.add_argument("--again", type=argparse.FileType(), metavar="LOG", help="only those that survived in LOG")
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "mutation", help="(build/mutation)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="mutants at a time (%(default)s)")
    parser.add_argument("--list", action="store_true", help="list the mutants, and run nothing")
    return parser.parse_args()


def chosen(options):
    """Rows of (folder, file, mutant), the same ones for the same arguments."""
    rows = []
    again = {line.partition(": ")[2].rstrip("\n") for line in options.again or []}
    folders = options.folder or FOLDERS
    for index, folder in enumerate(folders):
        all_of_it = []
        for path in sorted((ROOT / "src" / folder).rglob("*.cpp")):
            name = path.relative_to(ROOT).as_posix()
            if not options.file or name in options.file:
                all_of_it += [(folder, name, mutant) for mutant in mutants(path.read_text())
                              if not options.again or described(name, mutant) in again]
        if options.sample:
            share = (options.sample + index) // len(folders) if not options.file else options.sample
            draw = random.Random("%s/%s" % (options.seed, folder))
            all_of_it = draw.sample(all_of_it, min(share, len(all_of_it)))
        rows += sorted(all_of_it, key=lambda row: (row[1], row[2].start, row[2].new))
    return rows


def run(command, folder, **more):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", **more)
    if done.returncode != 0:
        sys.exit("%s\n%s%s" % (shlex.join(map(str, command)), done.stdout[-4000:], done.stderr[-4000:]))
    return done.stdout


def built(build):
    """Builds the tests as they are, so that an index past an end stops them; says how each source is compiled and the
    programs are linked."""
    flags = "-DCMAKE_CXX_FLAGS=-O1 -D_GLIBCXX_ASSERTIONS"
    run(["cmake", "--preset", "dev", "-B", build, "-DCMAKE_BUILD_TYPE=None", "-DSTOREADVISE_PRECOMPILE=OFF", flags], ROOT)
    run(["ninja", TESTS, PROGRAM], build)
    rows = json.loads((build / "compile_commands.json").read_text())
    compiles = {os.path.relpath(row["file"], ROOT): shlex.split(row["command"]) for row in rows}
    if not transcripts.all_agree(build / PROGRAM):
        sys.exit("the golden transcripts differ already")
    seconds = [seconds_of([build / TESTS, *which, "--rng-seed", "1"], build) for which in (FIRST, REST)]
    return Shop(build, compiles, {name: link_command(build, name) for name in (TESTS, PROGRAM)}, seconds)


def seconds_of(command, folder):
    """The most that it may take when something is wrong."""
    start = time.monotonic()
    run(command, folder)
    return 3 + 5 * (time.monotonic() - start)


def link_command(build, name):
    """With the property tests last, as they take longest; by the faster linker where there is one."""
    commands = run(["ninja", "-t", "commands", "-s", name], build).split(" && ")
    link = next(shlex.split(part) for part in commands if " -o %s " % name in part)
    slow = [part for part in link if "/property/" in part]
    rest = [part for part in link if part not in slow]
    library = rest.index("src/libstoreadvise.a")
    lld = ["-fuse-ld=lld"] if shutil.which("ld.lld") else []
    return rest[:library] + slow + rest[library:] + lld


def compile_command(shop, name, source, target):
    """Of one source, from another place."""
    command = [part for part in shop.compiles[name] if os.path.basename(part) != "ccache"]
    command[command.index("-o") + 1] = str(target)
    command[command.index("-c") + 1] = str(source)
    return [*command, "-w", "-I", str((ROOT / name).parent)]


def precompiled(shop, name, folder):
    """The headers of a source, which take longer to compile than the rest of it: a file to include first."""
    header = folder / (name.replace("/", "-") + ".hpp")
    includes = [line for line in (ROOT / name).read_text().split("\n") if line.startswith("#include")]
    header.write_text("\n".join(includes) + "\n")
    run(compile_command(shop, name, header, str(header) + ".gch"), shop.build)
    return header


def limit_memory():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def succeeds(command, folder, seconds=None):
    try:
        done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, timeout=seconds,
                              preexec_fn=limit_memory if seconds else None)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def outcome(shop, worker, header, name, mutant):
    """Compiles the changed source alone; its object comes before the library, whose own one is then not taken."""
    original = ROOT / name
    changed, compiled = worker / original.name, worker / "changed.o"
    tests, program = worker / "tests", worker / "storeadvise"
    changed.write_text(mutated(original.read_text(), mutant))
    if not succeeds([*compile_command(shop, name, changed, compiled), "-include", str(header)], shop.build):
        return BROKEN
    if not linked(shop, TESTS, compiled, tests):
        return BROKEN
    for which, seconds in zip((FIRST, REST), shop.seconds):
        if not succeeds([tests, *which, "-a", "--rng-seed", "1"], shop.build, seconds):
            return CAUGHT
    if not linked(shop, PROGRAM, compiled, program):
        return BROKEN
    return SURVIVED if transcripts.all_agree(program, timeout=20, preexec_fn=limit_memory) else CAUGHT


def linked(shop, name, compiled, target):
    link = list(shop.links[name])
    link[link.index("-o") + 1] = str(target)
    link.insert(link.index("src/libstoreadvise.a"), str(compiled))
    return succeeds(link, shop.build)


def described(name, mutant):
    return "%s:%d:%d: %s -> %s" % (name, mutant.line, mutant.column, mutant.old, mutant.new or "(nothing)")


def try_all(shop, rows, jobs, folder, counts):
    """Adds to `counts`, so that what was tried is known when it is interrupted."""
    workers = queue.SimpleQueue()
    for index in range(jobs):
        worker = folder / ("worker-%d" % index)
        worker.mkdir(exist_ok=True)
        workers.put(worker)
    headers = {name: precompiled(shop, name, folder) for name in {row[1] for row in rows}}

    def one(row):
        worker = workers.get()
        try:
            return row, outcome(shop, worker, headers[row[1]], row[1], row[2])
        finally:
            workers.put(worker)

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        try:
            for row, result in pool.map(one, rows):
                counts[row[0], result] += 1
                if result == SURVIVED:
                    line = (ROOT / row[1]).read_text().split("\n")[row[2].line - 1]
                    print("survived: %s\n    %s" % (described(row[1], row[2]), line.strip()), flush=True)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def shares(counts):
    lines = []
    for folder in FOLDERS:
        caught, survived, broken = (counts[folder, result] for result in (CAUGHT, SURVIVED, BROKEN))
        if caught + survived:
            lines.append("%-8s %3d of %3d caught, %5.1f %%; %d more did not compile" % (
                folder, caught, caught + survived, 100 * caught / (caught + survived), broken))
    return "\n".join(lines)


def main():
    options = arguments()
    rows = chosen(options)
    if not rows:
        sys.exit("there is nothing to change in these files")
    if options.list:
        for _, name, mutant in rows:
            print(described(name, mutant))
        return
    options.build = options.build.resolve()
    options.build.mkdir(parents=True, exist_ok=True)
    counts = collections.Counter()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        try_all(built(options.build), rows, options.jobs, options.build, counts)
    except KeyboardInterrupt:
        print("interrupted; so far, of %d:" % len(rows))
    print(shares(counts))


if __name__ == "__main__":
    main()
