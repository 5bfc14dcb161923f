#!/usr/bin/env python3
"""The end of the road: the advice on a profile that `observe` made of a team's log is the advice on the profile that
its truth makes, data set by data set. Close calls may fall either way.

    same_advice.py PROGRAM [--seeds 1,2] [--scale 0.05] [--days 3] [--keep DIR] [--show] [-- more arguments of gen_access_log.py]
"""
import argparse, json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PREFIXES = {"train": "train/", "images": "images/", "hdf5": "hdf5/", "checkpoints": "ckpt/", "models": "models/", "features": "features/",
            "archive": "archive/", "scratch": "scratch/", "tables": "tables/", "volumes": "volumes/", "index": "index/"}
# What the generator does and its truth does not count.
STREAMS = {"train": 8, "images": 16, "hdf5": 6, "tables": 4, "volumes": 4, "features": 1, "archive": 1, "scratch": 1, "index": 1}
CLIENTS = {"train": "connector", "models": "connector", "checkpoints": "connector"}


def reads_of(name, t, month):
    r, d = t["reads"], {}
    d["bytes_per_month"] = r["bytes"] * month
    if not r["bytes"]:
        return {"bytes_per_month": 0}
    d["operations_per_month"] = r["operations"] * month
    share = r["random_requests"]
    d["pattern"] = "sequential" if share <= 0.1 else "random" if share >= 0.9 else "mixed"
    if d["pattern"] == "mixed":
        d["random_fraction"] = share
    d["s3_client"] = CLIENTS.get(name, "sdk")
    if d["s3_client"] == "sdk":
        d["request_size"] = round(r["bytes"] / r["operations"])
    d["streams_per_client"] = STREAMS[name]
    d["clients"] = max(1, round(t["clients"]["mean_by_bytes"]))
    d["active_hours_per_month"] = max(0.01, t["activity"]["active_s"] / 3600 * month)
    if r["bytes"] >= t["bytes_at_end"] and r["hot_fraction"]["0.8"]:
        d["hot_fraction"] = r["hot_fraction"]["0.8"]
    return d


def writes_of(name, t, month):
    w = t["writes"]
    if not w["bytes"]:
        return {"bytes_per_month": 0}
    return {"bytes_per_month": w["bytes"] * month, "operations_per_month": w["objects"] * month, "request_size": round(w["bytes"] / max(1, w["objects"])),
            "s3_client": CLIENTS.get(name, "sdk")}


def true_set(name, t, days):
    """A data set of the profile as somebody who knows all would state it."""
    month = 730 / 24 / days
    d = {"name": name, "role": t["role"], "size": t["bytes_at_end"], "objects": t["objects_at_end"]}
    if name == "checkpoints":
        c = t["checkpoint"]
        d.update(size=c["median_bytes"], objects=4, reads={"bytes_per_month": 0, "s3_client": "connector"})
        d["writes"] = {"bytes_per_month": 0, "active_hours_per_month": c["bursts"] * c["median_every_ms"] / 3.6e6 * month, "clients": 4, "s3_client": "connector"}
        d["checkpoint"] = {"every": c["median_every_ms"] / 1000, "keep": c["keep"], "restores_per_month": t["reads"]["bytes"] / c["median_bytes"] * month}
        return d
    d["reads"], d["writes"] = reads_of(name, t, month) if name != "models" else {"bytes_per_month": 0, "s3_client": "connector"}, writes_of(name, t, month)
    if name == "models":
        loading = t["loading"]
        d["loading"] = {"cold_starts_per_month": loading["cold_starts"] * month, "simultaneous": loading["simultaneous"], "fraction_read": 1}
    if t["lifetime_ms"]["median"] and t["lifetime_ms"]["known"] > t["lifetime_ms"]["still_alive"]:
        d["lifetime"] = t["lifetime_ms"]["median"] / 1000
    if days >= 35:
        d["untouched"] = {"30 d": t["untouched_at_end"]["30 d"]}
        if d["reads"]["bytes_per_month"]:
            d["reads"]["cold_bytes_per_month"] = t["reads"]["cold_bytes"] * month
    return d


def run(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"status {done.returncode} of {arguments}: {done.stderr[:600]}")
    return done.stdout


def verdicts(program, profile):
    return {d["name"]: d["verdict"] for d in json.loads(run(program, "advise", "-f", "json", profile))["datasets"]}


def compare(program, observed, true, show):
    differ = 0
    of_observed, of_true = verdicts(program, observed), verdicts(program, true)
    for name in sorted(of_true):
        a, b = of_observed.get(name), of_true[name]
        same = a is not None and a["option"] == b["option"]
        close = a is not None and (a["close_call"] or b["close_call"])
        differ += not same and not close
        if show or not same:
            print(f"  {name}: {a and a['option']} ({a and a['margin']:.3g} points) from the log, {b['option']} ({b['margin']:.3g}) in truth"
                  + ("" if same else ", a close call" if close else "  DIFFERS"))
    return differ


def main():
    argv, more = sys.argv[1:], []
    if "--" in argv:
        at = argv.index("--")
        argv, more = argv[:at], argv[at + 1:]
    p = argparse.ArgumentParser()
    p.add_argument("program")
    p.add_argument("--seeds", default="1,2")
    p.add_argument("--scale", type=float, default=0.05)
    p.add_argument("--days", type=int, default=3)
    p.add_argument("--sets", default=",".join(PREFIXES))
    p.add_argument("--keep")
    p.add_argument("--show", action="store_true")
    args = p.parse_args(argv)
    names, differ = args.sets.split(","), 0
    for seed in args.seeds.split(","):
        with tempfile.TemporaryDirectory() as temporary:
            folder = os.path.join(args.keep, seed) if args.keep else temporary
            subprocess.run([sys.executable, os.path.join(HERE, "gen_access_log.py"), "--out", folder, "--seed", seed, "--scale", str(args.scale), "--days",
                            str(args.days), "--only", args.sets, "--inventory", *more], check=True, stderr=subprocess.DEVNULL)
            truth = json.load(open(os.path.join(folder, "truth.json")))
            true, observed = os.path.join(folder, "true.json"), os.path.join(folder, "observed.json")
            with open(true, "w") as out:
                json.dump({"profile_version": 1, "region": "us-west-2", "datasets": [true_set(n, truth["datasets"][n], args.days) for n in names]}, out, indent=1)
            sets = [f"--dataset={n}=s3://amzn-s3-demo-bucket1/{PREFIXES[n]}" for n in names]
            run(args.program, "observe", os.path.join(folder, "logs"), os.path.join(folder, "inventory"), *sets, "--max-bad", "5%", "--quiet", "-o", observed,
                "--force")
            print(f"seed {seed}, scale {args.scale}, {args.days} days {' '.join(more)}")
            differ += compare(args.program, observed, true, args.show)
    print(f"{differ} verdicts differ")
    sys.exit(1 if differ else 0)


main()
