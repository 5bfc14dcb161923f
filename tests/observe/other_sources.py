#!/usr/bin/env python3
"""Observes generated inventories and metrics of EFS, and compares the profile with what is known of them.

    other_sources.py PROGRAM [--seeds 1,2]
"""
import argparse, json, os, random, statistics, subprocess, sys, tempfile

sys.dont_write_bytecode = True
import gen_inventory
from acceptance import check, failures, near

HERE = os.path.dirname(os.path.abspath(__file__))
MONTH_DAYS = 730 / 24
DAY_MS = 86_400_000
NEWEST = 1772668800000  # 2026-03-05


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


def grown(program, folder, seed):
    """Inventories of one bucket at several dates, and nothing else: two, then three, then the newest alone."""
    r = random.Random(seed)
    days, bucket = [20 + r.randrange(8), 10 + r.randrange(8), 0], "amzn-s3-demo-bucket1"
    taken = [NEWEST - day * DAY_MS for day in days]
    born = [taken[0] - r.randrange(1, 200 * DAY_MS) for _ in range(300)] + [taken[0] + r.randrange(taken[2] - taken[0]) for _ in range(200)]
    objects = [(f"data/part {i}", r.randrange(1, 1 << 24), ms, r.randrange(8) == 0) for i, ms in enumerate(born)]
    sizes = []
    for at in taken:
        there = [(key, size, ms, "STANDARD") for key, size, ms, goes in objects if ms <= at and not (goes and at > taken[1])]
        gen_inventory.write(os.path.join(folder, str(at)), bucket, there, at, seed, files=1 + seed % 3)
        sizes.append(sum(o[1] for o in there))
    month = MONTH_DAYS * DAY_MS
    pairs = [(i, k) for i in range(3) for k in range(i + 1, 3)]
    pairs = [(i, k) for i, k in pairs if (taken[k] - taken[i]) % (7 * DAY_MS) == 0] or pairs  # whole weeks apart, where some are
    slopes = [(sizes[k] - sizes[i]) / (taken[k] - taken[i]) * month for i, k in pairs]
    for dates, growth in ((taken[1:], (sizes[2] - sizes[1]) / (taken[2] - taken[1]) * month), (taken, statistics.median(slopes))):
        found = evidence(program, [os.path.join(folder, str(at)) for at in dates], bucket)
        field = found.get("growth_per_month", {})
        check(field.get("sure") == "estimated" and near(field.get("value"), max(0, growth), 1e-3), f"grows {field}, not {growth}")
        check(field.get("low", 1) <= field.get("value", 0) <= field.get("high", 0), f"no interval: {field}")
    newest = evidence(program, [os.path.join(folder, str(taken[2]))], bucket).get("growth_per_month", {})
    changed = sum(size for _, size, ms, goes in objects if not goes and ms > taken[2] - month)
    check(newest.get("sure") == "at_most" and near(newest.get("high"), changed, 0.1), f"one inventory: {newest}, not at most {changed}")


def evidence(program, sources, bucket):
    profile = json.loads(observe(program, *sources, "--region", "us-west-2", f"--dataset=data=s3://{bucket}/data/", "--role=data=archive"))
    return {path.split(".", 2)[2]: field for path, field in profile.get("evidence", {}).get("fields", {}).items() if path != "region"}


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
            grown(args.program, os.path.join(folder, "grown"), seed)
            metrics(args.program, os.path.join(folder, "metrics"), seed)
    print(f"{len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
