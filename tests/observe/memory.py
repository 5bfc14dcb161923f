#!/usr/bin/env python3
"""Memory is bounded whatever grows: objects, hosts, known ranges, components below a data set, first-level prefixes.

    memory.py PROGRAM [--lines 150000]

Two logs come through a pipe, each line with a prefix, a host and a range of its own; with --memory 16MB the program never
holds more than 80 MB, says what it only followed in part, and still counts every byte.
"""
import argparse, json, os, subprocess, sys

HEAD = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be team-data"
TAIL = '"Hadoop 3.4.1" - hostid= SigV4 T AuthHeader team-data.s3.us-west-2.amazonaws.com TLSv1.3 - - -'
SIZE = 65536


def lines(count, below):
    for i in range(count):
        at = f"[{2 + i * 3 // count:02d}/Mar/2026:{i % 24:02d}:{i // 24 % 60:02d}:{i // 7 % 60:02d} +0000]"
        key = f"{'data/' if below else ''}p{i * 2654435761 % (1 << 40):x}/{i % 50000}"
        first = i % 5000 * SIZE
        yield (f'{HEAD} {at} 10.{i % 199}.{i // 199 % 250}.{i % 251} - {i:016X} REST.GET.OBJECT {key} "GET /{key} HTTP/1.1" 206 - {SIZE} 8000000000 40 12 '
               f'"https://audit.example.org/hadoop/1/op_open/00000003/?op=op_open&rg={first}-{first + SIZE - 1}" {TAIL}\n')


def check(program, count, below, saying):
    run = subprocess.Popen([program, "observe", "-", "--memory", "16MB", "-f", "json", "--role", "data=archive", "--role", "team-data=archive"],
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    for line in lines(count, below):
        run.stdin.write(line)
    run.stdin.close()
    profile, said = json.load(run.stdout), run.stderr.read()
    _, status, used = os.wait4(run.pid, 0)
    moved = sum(d["reads"]["bytes_per_month"] for d in profile["datasets"])
    instrumented = b"__asan_init" in open(program, "rb").read()
    good = [status == 0, abs(moved - count * SIZE * 730 / 72) <= 1000, saying in said, instrumented or used.ru_maxrss < 80 * 1024]
    print(f"  {'components' if below else 'first-level prefixes'}: {used.ru_maxrss // 1024} MB, {moved / 1e9:.1f} GB a month, {good}")
    return all(good)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("program")
    p.add_argument("--lines", type=int, default=150000)
    args = p.parse_args()
    good = check(args.program, args.lines, True, "prefixes was followed")
    good = check(args.program, args.lines, False, "more prefixes than can be told apart") and good
    sys.exit(0 if good else 1)


main()
