#!/usr/bin/env python3
"""The merge of any split of a log is the whole, byte for byte: profiles and parts, with and without --dataset.

    merge.py PROGRAM [--seeds 1,2] [--scale 0.03] [--splits 2,3,7]
"""
import argparse, os, random, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SETS = [f"--dataset={n}=s3://amzn-s3-demo-bucket1/{n}/" for n in ("train", "images", "hdf5", "models", "features", "archive", "scratch")]


def run(program, *arguments):
    done = subprocess.run([program, "observe", *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"status {done.returncode} of {arguments}: {done.stderr[:400]}")
    return done.stdout


def log_files(folder):
    return sorted(os.path.join(at, name) for at, _, names in os.walk(folder) for name in names)


def deal(files, parts, rng):
    """Any split: each file to any part, none of which is empty."""
    files = files[:]
    rng.shuffle(files)
    dealt = [[files[i]] for i in range(parts)]
    for name in files[parts:]:
        rng.choice(dealt).append(name)
    return dealt


def check(program, folder, parts, rng, sets):
    salt, inventory = os.path.join(folder, "salt"), os.path.join(folder, "inventory")
    files = log_files(os.path.join(folder, "logs"))
    asked = [*sets, "--salt", salt]
    whole = run(program, *files, inventory, *asked, "-f", "ndjson")
    whole_part = run(program, *files, *asked, "--partial")
    names = []
    for i, dealt in enumerate(deal(files, parts, rng)):
        names.append(os.path.join(folder, f"part-{parts}-{i}-{bool(sets)}.obs"))
        run(program, *dealt, *asked, "--partial", "-o", names[-1], "--force")
    rng.shuffle(names)
    same = run(program, "--merge", *names, inventory, "--salt", salt, "-f", "ndjson") == whole
    # Merged in two steps: first some of the parts to one, then that one with the others.
    between = os.path.join(folder, "between.obs")
    run(program, "--merge", *names[:2], "--salt", salt, "--partial", "-o", between, "--force")
    same_part = run(program, "--merge", between, *names[2:], "--salt", salt, "--partial") == whole_part
    print(f"  {parts} parts, {'given' if sets else 'found'} data sets: profile {'same' if same else 'DIFFERS'}, part {'same' if same_part else 'DIFFERS'}")
    return same and same_part


def main():
    p = argparse.ArgumentParser()
    p.add_argument("program")
    p.add_argument("--seeds", default="1")
    p.add_argument("--scale", type=float, default=0.03)
    p.add_argument("--splits", default="2,3,7")
    args = p.parse_args()
    good = True
    for seed in args.seeds.split(","):
        rng = random.Random(int(seed))
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, os.path.join(HERE, "gen_access_log.py"), "--out", folder, "--seed", seed, "--scale", str(args.scale),
                            "--inventory", "--dup", "0", "--rg", "0.5", "--file-minutes", "120"], check=True, stderr=subprocess.DEVNULL)
            with open(os.path.join(folder, "salt"), "wb") as salt:
                salt.write(rng.randbytes(32))
            print(f"seed {seed}")
            for parts in map(int, args.splits.split(",")):
                good = check(args.program, folder, parts, rng, SETS) and good
                good = check(args.program, folder, parts, rng, []) and good
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
