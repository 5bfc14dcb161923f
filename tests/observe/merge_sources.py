#!/usr/bin/env python3
"""Parts of every kind of source: whoever reads which file, the merge is the whole, byte for byte.

    merge_sources.py PROGRAM [--seeds 1,2] [--splits 2,3,6]
"""
import argparse, os, random, subprocess, sys, tempfile

sys.dont_write_bytecode = True
from merge import deal, run

HERE = os.path.dirname(os.path.abspath(__file__))
INPUTS = os.path.join(HERE, "..", "golden", "inputs", "observe")
SOURCES = ("bills", "lens", "mounts", "plan", "trail", "list.json", "listed.txt", "log.json", "logs")


def files_of(*places):
    found = []
    for place in places:
        if os.path.isfile(place):
            found.append(place)
        for at, _, names in os.walk(place):
            found += [os.path.join(at, name) for name in names]
    return sorted(found)


def told_again(folder):
    """Three lists of one bucket and three versions of a bill, which overlap."""
    lists = ["".join(f"2026-03-0{day} 12:00:00 {day * key} images/{key}\n" for key in range(day, day + 5)) for day in (1, 3, 4)]
    header = ("line_item_usage_type,line_item_line_item_type,line_item_product_code,line_item_resource_id,line_item_usage_start_date,"
              "line_item_usage_end_date,line_item_usage_amount,product_region_code\n")
    bills = [header + "".join(f"USW2-TimedStorage-ByteHrs,Usage,AmazonS3,other-data,2026-03-0{day}T00:00:00Z,2026-03-0{day}T01:00:00Z,{day},us-west-2\n"
                              for day in range(1, days)) for days in (4, 6, 7)]
    names = []
    for i, text in enumerate(lists + bills):
        names.append(os.path.join(folder, f"again-{i}"))
        with open(names[-1], "w") as out:
            out.write(text)
    return names


def known(program, name, salt):
    """Whether it is a source that can be read alone; some inputs are there to be refused."""
    return subprocess.run([program, "observe", name, "--salt", salt, "--partial"], capture_output=True).returncode == 0


def check(program, folder, files, salt, parts, rng):
    asked = ["--salt", salt, "--region", "us-east-1"]
    whole, whole_part = run(program, *files, *asked, "-f", "ndjson"), run(program, *files, *asked, "--partial")
    names = []
    for i, part in enumerate(deal(files, parts, rng)):
        names.append(os.path.join(folder, f"part-{parts}-{i}.obs"))
        run(program, *part, *asked, "--partial", "-o", names[-1], "--force", "--quiet")
    rng.shuffle(names)
    same = run(program, "--merge", *names, *asked, "-f", "ndjson") == whole
    same_part = run(program, "--merge", *names, *asked, "--partial") == whole_part
    print(f"  {len(files)} files in {parts} parts: evidence {'same' if same else 'DIFFERS'}, part {'same' if same_part else 'DIFFERS'}")
    return same and same_part


def main():
    p = argparse.ArgumentParser()
    p.add_argument("program")
    p.add_argument("--seeds", default="1,2")
    p.add_argument("--splits", default="2,3,6")
    args = p.parse_args()
    good = True
    for seed in args.seeds.split(","):
        rng = random.Random(int(seed))
        with tempfile.TemporaryDirectory() as folder:
            salt, efs = os.path.join(folder, "salt"), os.path.join(folder, "efs")
            with open(salt, "wb") as out:
                out.write(rng.randbytes(32))
            subprocess.run([sys.executable, os.path.join(HERE, "gen_efs_metrics.py"), "--out", efs, "--seed", seed, "--days", "4", "--period", "300"], check=True,
                           stdout=subprocess.DEVNULL)
            described = [os.path.join(efs, name) for name in ("statistics", "describe-file-systems.json", "describe-lifecycle-configuration.json")]
            # Statistics name no file system, so that there may be only one.
            groups = [files_of(*(os.path.join(INPUTS, s) for s in SOURCES)), files_of(*described), told_again(folder)]
            print(f"seed {seed}")
            for group in groups:
                files = [f for f in group if known(args.program, f, salt)]
                for parts in map(int, args.splits.split(",")):
                    good = check(args.program, folder, files, salt, parts, rng) and good
    sys.exit(0 if good else 1)


main()
