#!/usr/bin/env python3
"""From a sample to a month: how often the interval holds what a month really had. Prints the share, and the
width of the intervals; fails under 90 of 100.

    month.py PROGRAM [--seeds 100] [--show]

Every seed makes a workload of 28 days: its rate, how much days differ, and what weekends do (nothing, a third,
the same, twice as much) are drawn. Three days in a row are logged, which day of the week they begin on is drawn,
too. The program sees those; the truth is the 28 days.
"""
import argparse, json, math, os, random, subprocess, sys, tempfile, time

DAY, START = 86400, 1772409600                    # 2026-03-02, a Monday, UTC
HEAD = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be team-data"
TAIL = '"-" "Boto3/1.34.69" - hostid= SigV4 TLS_AES_128_GCM_SHA256 AuthHeader team-data.s3.us-west-2.amazonaws.com TLSv1.3 - - -'


def line(second, number, size, host):
    at = time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(second))
    return (f'{HEAD} [{at}] 10.0.0.{host} arn:aws:iam::111122223333:user/a {number:016X} REST.GET.OBJECT images/{number % 997}.bin '
            f'"GET /images/{number % 997}.bin HTTP/1.1" 200 - {size} {size} 40 12 {TAIL}')


def days_of(rng):
    """Bytes of each of 28 days."""
    rate, spread = math.exp(rng.uniform(math.log(20), math.log(300))), rng.uniform(0.0, 0.35)
    weekend = rng.choice([0, 0.3, 1, 1, 2])
    size = rng.choice([4096, 200_000, 8_388_608])
    return size, [round(rate * math.exp(rng.gauss(0, spread)) * (weekend if day % 7 >= 5 else 1)) for day in range(28)]


def write_log(folder, rng, size, counts, first):
    rows, number = [], 1
    for day in range(first, first + 3):
        for second in (0, DAY - 1):               # so that the day is covered whole, whatever it holds
            rows.append(line(START + day * DAY + second, number, 1, 1).replace("REST.GET.OBJECT", "REST.HEAD.OBJECT"))
            number += 1
        for _ in range(counts[day]):
            rows.append(line(START + day * DAY + rng.randrange(DAY), number, size, rng.randrange(1, 4)))
            number += 1
    rng.shuffle(rows)
    path = os.path.join(folder, "log")
    with open(path, "w") as log:
        log.write("\n".join(rows) + "\n")
    return path


def main():
    p = argparse.ArgumentParser()
    p.add_argument("program")
    p.add_argument("--seeds", type=int, default=100)
    p.add_argument("--show", action="store_true")
    args = p.parse_args()
    held, widths, asked = 0, [], 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(args.seeds):
            rng = random.Random(seed)
            size, counts = days_of(rng)
            first = rng.randrange(0, 24)
            log = write_log(folder, rng, size, counts, first)
            done = subprocess.run([args.program, "observe", log, "--dataset", "images=s3://team-data/images/", "-f", "ndjson"],
                                  capture_output=True, text=True)
            rows = {r["path"]: r for r in map(json.loads, done.stdout.splitlines())}
            row = rows["datasets.images.reads.bytes_per_month"]
            truth = sum(counts) * size / 28 * 730 / 24
            low, high = row.get("low", row["value"]), row.get("high", row["value"])
            good = low <= truth <= high
            held, asked = held + good, asked + 1
            if row["value"]:
                widths.append(high / row["value"])
            if args.show or not good:
                print(f"  seed {seed}: days {counts[first:first + 3]} from weekday {first % 7}: {low:.4g} to {high:.4g}, truth {truth:.4g}{'' if good else '  MISSED'}")
    widths.sort()
    print(f"{held} of {asked} intervals hold the truth; their upper end is {widths[len(widths) // 2]:.2f} times the value in the middle, {widths[-1]:.2f} times at most")
    sys.exit(0 if held >= 0.9 * asked and widths[-1] < 20 else 1)


main()
