#!/usr/bin/env python3
"""Memory is bounded whatever grows: objects, hosts, known ranges, components below a data set, first-level prefixes, time.

    memory.py PROGRAM [--lines 150000] [--days 1096]

Two logs come through a pipe, each line with a prefix, a host and a range of its own, and one of three years with a request
every third minute; with --memory 16MB the program never holds more than 80 MB, says what it only followed in part, and still
counts every byte. Three years in two parts are the three years.
"""
import argparse, json, os, sys, tempfile, time

from watched import watched

HEAD = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be team-data"
TAIL = '"Hadoop 3.4.1" - hostid= SigV4 T AuthHeader team-data.s3.us-west-2.amazonaws.com TLSv1.3 - - -'
SIZE = 65536
FROM = 1704067200  # 2024-01-01


def lines(count, below):
    for i in range(count):
        at = f"[{2 + i * 3 // count:02d}/Mar/2026:{i % 24:02d}:{i // 24 % 60:02d}:{i // 7 % 60:02d} +0000]"
        key = f"{'data/' if below else ''}p{i * 2654435761 % (1 << 40):x}/{i % 50000}"
        first = i % 5000 * SIZE
        yield (f'{HEAD} {at} 10.{i % 199}.{i // 199 % 250}.{i % 251} - {i:016X} REST.GET.OBJECT {key} "GET /{key} HTTP/1.1" 206 - {SIZE} 8000000000 40 12 '
               f'"https://audit.example.org/hadoop/1/op_open/00000003/?op=op_open&rg={first}-{first + SIZE - 1}" {TAIL}\n')


def years(first, last):
    """A request of 20 s every third minute of the days from `first` until `last`."""
    for minute in range(first * 1440, last * 1440, 3):
        at = time.strftime("[%d/%b/%Y:%H:%M:00 +0000]", time.gmtime(FROM + minute * 60))
        yield (f'{HEAD} {at} 10.0.0.{minute // 3 % 3} - {minute:016X} REST.GET.OBJECT data/a "GET /data/a HTTP/1.1" 200 - {SIZE} {SIZE} 20000 12 '
               f'"-" {TAIL}\n')


def run(program, lines, *arguments):
    """The output, what was said beside it, and the most memory that was used, in MB."""
    status, out, said, most = watched(program, arguments, lines)
    if status != 0:
        sys.exit(f"status {status}: {said}")
    return out, said, most


def keys(program, count, below, saying):
    out, said, most = run(program, lines(count, below), "-", "--memory", "16MB", "-f", "json", "--role", "data=archive", "--role", "team-data=archive")
    moved = sum(d["reads"]["bytes_per_month"] for d in json.loads(out)["datasets"])
    good = [abs(moved - count * SIZE * 730 / 72) <= 1000, saying in said, most < 80]
    print(f"  {'components' if below else 'first-level prefixes'}: {most} MB, {moved / 1e9:.1f} GB a month, {good}")
    return all(good)


def years_of_minutes(program, days):
    common = ["--memory", "16MB", "--dataset", "data=s3://team-data/data/"]
    whole, said, most = run(program, years(0, days), "-", *common, "-f", "json")
    with tempfile.TemporaryDirectory() as folder:
        salt, parts = os.path.join(folder, "salt"), [os.path.join(folder, f"{i}.obs") for i in range(2)]
        open(salt, "wb").write(b"0123456789abcdef")
        for i, part in enumerate(parts):
            run(program, years(*((0, days // 2), (days // 2, days))[i]), "-", "--partial", "--salt", salt, "-o", part, *common)
        merged, again, more = run(program, [], *reversed(parts), "--memory", "16MB", "-f", "json")
    reads, of_parts = (json.loads(text)["datasets"][0]["reads"] for text in (whole, merged))
    # A request is in flight in 21 seconds of 180; the minutes that carry 99 % of the bytes count.
    good = [abs(r["active_hours_per_month"] / (0.99 * 730 * 21 / 180) - 1) < 0.005 and r["clients"] == 1 and
            abs(r["bytes_per_month"] / (SIZE * 20 * 730) - 1) < 1e-6 for r in (reads, of_parts)]
    good += ["minutes are kept from" in said, "minutes are kept from" in again, max(most, more) < 80]
    print(f"  {days} days: {most} MB, {more} MB merged, {reads}, {good}")
    return all(good)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("program")
    p.add_argument("--lines", type=int, default=150000)
    p.add_argument("--days", type=int, default=1096)
    args = p.parse_args()
    good = [keys(args.program, args.lines, True, "prefixes was followed"), keys(args.program, args.lines, False, "more prefixes than can be told apart"),
            years_of_minutes(args.program, args.days)]
    sys.exit(0 if all(good) else 1)


main()
