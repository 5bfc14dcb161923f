#!/usr/bin/env python3
"""No key below a place, address, requester, request id or host id of the input is in any output: profiles, evidence, the page,
a part, what is said of bad lines, errors.

    leaks.py PROGRAM
"""
import os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def run(program, *arguments):
    done = subprocess.run([program, "observe", *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def secrets(log):
    """Owner, address, requester and its last part, request id, key below its place, host id; of every 20th line."""
    words = set()
    for line in open(log, errors="replace").read().split("\n")[::20]:
        cells = line.split(" ")
        if len(cells) < 20 or not cells[2].startswith("["):
            continue
        key = cells[8].split("/", 1)
        words |= {cells[0], cells[4], cells[5], cells[5].split("/")[-1], cells[6], key[-1], *key[-1].split("/")[-1:]}
        words |= {word for word in cells[18:] if word.endswith("=") and len(word) > 40}
    return {word for word in words if len(word) > 8 and not word.startswith('"')}


def main():
    program, found = sys.argv[1], 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, os.path.join(HERE, "gen_access_log.py"), "--out", folder, "--scale", "0.02", "--days", "1", "--one-file", "--bad", "0.02",
                        "--quirks", "0.05", "--inventory"], check=True, stderr=subprocess.DEVNULL)
        log, salt = os.path.join(folder, "logs", "access.log"), os.path.join(folder, "salt")
        with open(salt, "wb") as out:
            out.write(bytes(range(32)))
        many = ("--max-bad", "10%")
        texts = {}
        for name, arguments, expected in (("json", (*many, "-f", "json"), 0), ("text", (*many, "-f", "text"), 0), ("ndjson", (*many, "-f", "ndjson"), 0),
                                          ("with an inventory", (os.path.join(folder, "inventory"), *many, "-f", "json"), 0),
                                          ("part", (*many, "--partial", "--salt", salt), 0), ("too many bad lines", ("--max-bad", "0"), 2)):
            status, texts[name] = run(program, log, *arguments)
            found += status != expected
            print(f"  {name}: status {status}, {len(texts[name])} bytes")
        words = secrets(log)
        for name, text in texts.items():
            for word in sorted(words):
                if word in text:
                    found += 1
                    print(f"  {name} holds {word}")
        print(f"{len(words)} words looked for, {found} failures")
        sys.exit(0 if found == 0 and len(words) > 100 else 1)


main()
