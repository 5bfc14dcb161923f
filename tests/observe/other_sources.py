#!/usr/bin/env python3
"""Observes generated inventories and metrics of EFS, and compares the profile with what is known of them.

    other_sources.py PROGRAM [--seeds 1,2]
"""
import argparse, json, os, subprocess, sys, tempfile

sys.dont_write_bytecode = True
from acceptance import check, failures, near

HERE = os.path.dirname(os.path.abspath(__file__))
MONTH_DAYS = 730 / 24


def generate(tool, folder, *more):
    subprocess.run([sys.executable, os.path.join(HERE, tool), "--out", folder, *map(str, more)], check=True, capture_output=True)
    return json.load(open(os.path.join(folder, "truth.json")))


def observe(program, *arguments):
    done = subprocess.run([program, "observe", *arguments, "--format", "json", "--quiet"], capture_output=True, text=True)
    check(done.returncode == 0, f"status {done.returncode}: {done.stderr[:300]}")
    return done.stdout if done.returncode == 0 else "{}"


def share(part, whole):
    return part / whole if whole else 0


def inventory(program, folder, seed):
    versions = ["--versions"] if seed % 2 else []
    truth = generate("gen_inventory.py", folder, "--seed", seed, "--objects", 2000 + seed % 7 * 500, "--files", 1 + seed % 4, *versions)
    prefixes = truth["prefixes"]
    sets = [f for name in prefixes for f in (f"--dataset={name}=s3://amzn-s3-demo-bucket1/{name}/", f"--role={name}=archive")]
    profile = json.loads(observe(program, folder, "--region", "us-west-2", *sets))
    found = {d["name"]: d for d in profile.get("datasets", [])}
    for name, t in prefixes.items():
        if not t["objects"]:
            continue
        d = found.get(name, {})
        check(d.get("size") == t["bytes"], f"{name}: {d.get('size')} bytes, not {t['bytes']}")
        check(d.get("objects") == t["objects"], f"{name}: {d.get('objects')} objects, not {t['objects']}")
        if t["it_bytes"] == t["bytes"]:
            for key, part in (("30 d", t["it_infrequent_or_colder_bytes"]), ("90 d", t["it_archive_instant_bytes"])):
                value = d.get("untouched", {}).get(key)
                check(near(value, share(part, t["bytes"]), 1e-3), f"{name}: {value} untouched for {key}, not {share(part, t['bytes'])}")


def metrics(program, folder, seed):
    period, mode = (60, 300, 3600)[seed % 3], ("bursting", "elastic", "provisioned")[seed // 3 % 3]
    t = generate("gen_efs_metrics.py", folder, "--seed", seed, "--period", period, "--mode", mode, "--days", 7)
    month = MONTH_DAYS / t["days"]
    about = [os.path.join(folder, f"describe-{what}.json") for what in ("file-systems", "lifecycle-configuration")]
    text = observe(program, os.path.join(folder, "statistics"), *about)
    answer = [os.path.join(folder, name) for name in ("metric-data.json", "queries.json")]
    other = json.loads(observe(program, *answer, *about))
    profile = json.loads(text)
    check(other.get("datasets") == profile.get("datasets"), "statistics and data of the same metrics differ")
    d = (profile.get("datasets") or [{}])[0]
    check(d.get("size") == t["size_end"], f"{d.get('size')} bytes, not {t['size_end']}")
    check(d.get("current", "").startswith("efs." + mode), f"{d.get('current')}, not {mode}")
    for way in ("read", "write"):
        amounts = d.get(way + "s", {})
        check(near(amounts.get("bytes_per_month"), t[way + "_bytes"] * month, 1e-3), f"{way}: {amounts}, not {t[way + '_bytes'] * month}")
        check(near(amounts.get("operations_per_month"), t[way + "_ops"] * month, 1e-3), f"{way}: {amounts}, not {t[way + '_ops'] * month}")
        check(near(amounts.get("request_size"), t[way + "_request"], 1e-3), f"{way}: {amounts}, not {t[way + '_request']}")
        check("clients" not in amounts, "mounted clients became clients")
        if period > 60:
            check("active_hours_per_month" not in amounts, f"{way}: active hours from periods of {period} s")
    if period == 60:
        active = t["active_hours"] * month
        low, high = (d[way].get("active_hours_per_month", 0) for way in ("reads", "writes"))
        check(max(low, high) <= 1.2 * active and low + high >= 0.8 * active, f"{low} and {high} h active, not {active}")
    check(near(d.get("untouched", {}).get("30 d"), t["untouched_30d"], 1e-3), f"{d.get('untouched')}, not {t['untouched_30d']}")
    check(near(d.get("growth_per_month"), t["growth_bytes"] * month, 0.1), f"grows {d.get('growth_per_month')}, not {t['growth_bytes'] * month}")


def main():
    p = argparse.ArgumentParser()
    p.add_argument("program")
    p.add_argument("--seeds", default="1,2")
    args = p.parse_args()
    for seed in map(int, args.seeds.split(",")):
        print(f"seed {seed}")
        with tempfile.TemporaryDirectory() as folder:
            inventory(args.program, os.path.join(folder, "inventory"), seed)
            metrics(args.program, os.path.join(folder, "metrics"), seed)
    print(f"{len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
