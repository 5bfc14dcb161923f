#!/usr/bin/env python3
"""Ctrl-C while `observe` reads a pipe that goes on, or from which nothing comes any more: with --partial what was read
is kept and the part says that it is not complete; without, nothing is written. Both end by the signal (130 in a shell).

    interrupt.py PROGRAM
"""
import json, os, signal, subprocess, sys, tempfile, threading, time

DAY, START = 86400, 1772409600
HEAD = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be team-data"
TAIL = '"-" "Boto3/1.34.69" - hostid= SigV4 TLS_AES_128_GCM_SHA256 AuthHeader team-data.s3.us-west-2.amazonaws.com TLSv1.3 - - -'
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("  FAILED:", what)


def line(number):
    at = time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(START + number % (3 * DAY)))
    return (f'{HEAD} [{at}] 10.0.0.7 arn:aws:iam::111122223333:user/a {number:016X} REST.GET.OBJECT images/{number % 997}.bin '
            f'"GET /images/{number % 997}.bin HTTP/1.1" 200 - 4096 4096 40 12 {TAIL}\n').encode()


def feed(path, stall, fed, done):
    """Writes 3,000 lines, then goes on slowly or stops, until somebody is done."""
    try:
        with open(path, "wb", buffering=0) as pipe:
            pipe.write(b"".join(line(i) for i in range(3000)))
            fed.set()
            number = 3000
            while not done.wait(0.05):
                if not stall:
                    pipe.write(line(number))
                    number += 1
    except BrokenPipeError:
        pass


def interrupted(program, folder, stall, out, *arguments):
    """What is left of a run that a signal ended after it had a second to read."""
    pipe = os.path.join(folder, "pipe")
    if not os.path.exists(pipe):
        os.mkfifo(pipe)
    fed, done = threading.Event(), threading.Event()
    writer = threading.Thread(target=feed, args=(pipe, stall, fed, done))
    run = subprocess.Popen([program, "observe", pipe, "-o", out, "--force", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    writer.start()
    check(fed.wait(60), "reads nothing")
    time.sleep(2)
    check(run.poll() is None, f"ended by itself: {run.returncode}")
    run.send_signal(signal.SIGINT)
    try:
        stdout, stderr = run.communicate(timeout=10)
    except subprocess.TimeoutExpired:
        run.kill()
        stdout, stderr = run.communicate()
        check(False, "goes on after Ctrl-C")
    done.set()
    writer.join()
    check(run.returncode == -signal.SIGINT, f"status {run.returncode}: {stderr}")
    check(stdout == "", f"on standard output: {stdout[:80]}")
    check("interrupted" in stderr, f"says nothing of the interruption: {stderr}")
    return sorted(os.listdir(folder))


def main():
    program = sys.argv[1]
    for stall in (True, False):
        print("nothing comes any more" if stall else "more comes")
        with tempfile.TemporaryDirectory() as folder:
            left = interrupted(program, folder, stall, os.path.join(folder, "profile.json"))
            check(left == ["pipe"], f"left {left}")
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "salt"), "wb") as salt:
                salt.write(bytes(range(32)))
            part = os.path.join(folder, "a.obs")
            left = interrupted(program, folder, stall, part, "--partial", "--salt", os.path.join(folder, "salt"))
            check(left == ["a.obs", "pipe", "salt"], f"left {left}")
            head = json.loads(open(part).readline())
            check(head["complete"] is False, "the part says that it is complete")
            check(head["sources"][0]["lines"] >= 2900, f"kept {head['sources'][0]['lines']} of the 3,000 lines that were there")
            check(head["sources"][0]["bad_lines"] == 0, "a line that had not come whole counts as a bad one")
            merged = subprocess.run([program, "observe", "--merge", part, "-f", "ndjson"], capture_output=True, text=True)
            check(merged.returncode == 0 and "interrupted" in merged.stderr, f"the merge says {merged.stderr}")
    print(f"{len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
