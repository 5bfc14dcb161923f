#!/usr/bin/env python3
"""Observes generated logs and compares the profile with what is known to have happened.

    acceptance.py PROGRAM [--seeds 1,2] [--scale 0.1] [--days 3] [--keep DIR] [-- more arguments of gen_access_log.py]
"""
import argparse, json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PREFIXES = {"train": "train/", "images": "images/", "hdf5": "hdf5/", "checkpoints": "ckpt/", "models": "models/",
            "features": "features/", "archive": "archive/", "scratch": "scratch/", "tables": "tables/", "volumes": "volumes/", "index": "index/"}
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("  FAILED:", what)


def near(found, truth, tolerance):
    return found is not None and abs(found - truth) <= tolerance * abs(truth) + 1e-9


def generate(folder, seed, args, more):
    subprocess.run([sys.executable, os.path.join(HERE, "gen_access_log.py"), "--out", folder, "--seed", str(seed), "--scale",
                    str(args.scale), "--days", str(args.days), "--inventory", *more], check=True, stderr=subprocess.DEVNULL)
    return json.load(open(os.path.join(folder, "truth.json")))


def observe(program, sources, names, *more):
    sets = [f"--dataset={n}=s3://amzn-s3-demo-bucket1/{PREFIXES[n]}" for n in names]
    done = subprocess.run([program, "observe", *sources, *sets, "--format", "json", *more], capture_output=True, text=True)
    check(done.returncode == 0, f"status {done.returncode}: {done.stderr[:300]}")
    return done.stdout


def check_traffic(name, truth, found, month, explained):
    for way, t in (("reads", truth["reads"]), ("writes", truth["writes"])):
        d = found.get(way, {})
        if way in explained:
            check(d.get("bytes_per_month") == 0, f"{name}: {way} are explained, and yet {d.get('bytes_per_month')}")
            continue
        check(near(d.get("bytes_per_month"), t["bytes"] * month, 0.01), f"{name}: {way} {d.get('bytes_per_month')}, not {t['bytes'] * month}")
        count = t.get("operations", t.get("objects"))
        if count:
            check(near(d.get("operations_per_month"), count * month, 0.01), f"{name}: {way} {d.get('operations_per_month')} operations, not {count * month}")


def check_reads(name, truth, found, month):
    reads, total = found.get("reads", {}), truth["reads"]
    if total["bytes"]:
        random = {"random": 1, "sequential": 0}.get(reads.get("pattern"), reads.get("random_fraction"))
        fraction = total["random_requests"]
        check(random is not None and abs(random - fraction) <= 0.02, f"{name}: {random} at random, not {fraction}")
    if total["bytes"] > truth["writes"]["bytes"]:
        check(abs(reads.get("clients", 0) - truth["clients"]["mean_by_bytes"]) <= 0.5 + 0.05 * truth["clients"]["mean_by_bytes"],
              f"{name}: {reads.get('clients')} clients, not {truth['clients']['mean_by_bytes']}")
        if not truth["writes"]["bytes"]:
            active = truth["activity"]["active_s"] / 3600 * month
            check(near(reads.get("active_hours_per_month"), active, 0.2), f"{name}: {reads.get('active_hours_per_month')} h active, not {active}")
    hot = total["hot_fraction"]["0.8"]
    if "hot_fraction" in reads:
        check(near(reads["hot_fraction"], hot, 0.05), f"{name}: hot part {reads['hot_fraction']}, not {hot}")


def check_set(name, truth, found, days, exact):
    month = 730 / 24 / days
    print(f"  {name}: {found.get('role')}")
    check(found.get("role") == truth["role"], f"{name}: a {found.get('role')}, not {truth['role']}")
    explained = {"checkpoints": ("reads", "writes"), "models": ("reads",)}.get(name, ())
    check_traffic(name, truth, found, month, explained)
    if name not in explained and not explained:
        check(found["size"] == truth["bytes_at_end"] and found["objects"] == truth["objects_at_end"], f"{name}: size and objects")
        check_reads(name, truth, found, month)
    if name == "checkpoints":
        c, t = found["checkpoint"], truth["checkpoint"]
        check(near(c["every"], t["median_every_ms"] / 1000, 0.02), f"every {c['every']}")
        check(c.get("keep") == t["keep"], f"keep {c.get('keep')}, not {t['keep']}")
        if exact:
            check(found["size"] == t["median_bytes"] and found["objects"] == 4, f"a copy of {found['size']} in {found['objects']}")
        written = found["writes"]["active_hours_per_month"] * 3600 / c["every"] * found["size"]
        check(near(written, truth["writes"]["bytes"] * month, 0.05), f"modelled {written}, not {truth['writes']['bytes'] * month}")
    if name == "models":
        starts = truth["loading"]["cold_starts"] * month
        if exact:
            check(near(found["loading"]["cold_starts_per_month"], starts, 0.01), f"{found['loading']} cold starts, not {starts}")


def leaks(text, folder):
    """Names below a data set's place, addresses, ARNs, request ids of the first lines of each plain file."""
    for name in sorted(os.listdir(os.path.join(folder, "logs")))[:20]:
        if name.endswith(".gz") or os.path.isdir(os.path.join(folder, "logs", name)):
            continue
        for line in open(os.path.join(folder, "logs", name), errors="replace").read().split("\n")[:50]:
            words = line.split(" ")
            if len(words) < 9:
                continue
            for word in (words[4], words[5], words[6], words[8]):
                if len(word) > 8:
                    check(word not in text, "leaks " + word)


def main():
    argv = sys.argv[1:]
    more = []
    if "--" in argv:
        more = argv[argv.index("--") + 1:]
        argv = argv[:argv.index("--")]
    p = argparse.ArgumentParser()
    p.add_argument("program")
    p.add_argument("--seeds", default="1")
    p.add_argument("--scale", type=float, default=0.1)
    p.add_argument("--days", type=int, default=3)
    p.add_argument("--keep")
    args = p.parse_args(argv)
    exact = not any(a in more for a in ("--lost", "--bad"))
    for seed in args.seeds.split(","):
        with tempfile.TemporaryDirectory() as temporary:
            folder = os.path.join(args.keep, seed) if args.keep else temporary
            print(f"seed {seed} {' '.join(more)}")
            truth = generate(folder, seed, args, more)
            sources = [os.path.join(folder, "logs"), os.path.join(folder, "inventory")]
            text = observe(args.program, sources, truth["datasets"], "--max-bad", "5%")
            profile = json.loads(text)
            log = next(s for s in profile["evidence"]["sources"] if s["kind"] == "s3-access-log")
            check(log["duplicates"] == truth["counts"].get("duplicates", 0), f"{log['duplicates']} duplicates")
            check(log["bad_lines"] == truth["counts"].get("bad_lines", 0), f"{log['bad_lines']} bad lines")
            for d in profile["datasets"]:
                check_set(d["name"], truth["datasets"][d["name"]], d, args.days, exact)
            leaks(text, folder)
    print(f"{len(failures)} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
