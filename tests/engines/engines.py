#!/usr/bin/env python3
"""Runs the statement of `observe --sql` in an engine, and compares what `observe` makes of its rows with what it
makes of the log itself: bytes and operations of every data set, to the last digit; its hosts an hour bound the clients.

    engines.py PROGRAM

Takes DuckDB from Python (`import duckdb`) or from node (`npm install --prefix tests/engines`). Without either the
test is skipped, and says so.
"""
import csv, json, os, shutil, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SETS = ("train", "images", "hdf5", "features", "archive", "scratch")
FIELDS = ("reads.bytes_per_month", "reads.operations_per_month", "writes.bytes_per_month", "writes.operations_per_month",
          "lookups.heads_per_month")


def skip(why):
    print("skipped: " + why)
    sys.exit(77)


def observe(program, *arguments):
    done = subprocess.run([program, "observe", *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"status {done.returncode} of {arguments}: {done.stderr[:400]}")
    return done.stdout


def run_duckdb(statement, rows):
    try:
        import duckdb
    except ImportError:
        pass
    else:
        with open(rows, "w", newline="") as out:
            csv.writer(out).writerows(duckdb.sql(open(statement).read()).fetchall())
        return
    if not shutil.which("node"):
        skip("neither Python's duckdb nor node is here")
    with open(rows, "w") as out:
        done = subprocess.run(["node", os.path.join(HERE, "rows.mjs"), statement], stdout=out, stderr=subprocess.PIPE, text=True)
    if done.returncode == 77:
        skip("DuckDB is not installed: npm install --prefix tests/engines")
    if done.returncode != 0:
        sys.exit(done.stderr)


def fields(text):
    return {row["path"]: row for row in map(json.loads, text.splitlines())}


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, os.path.join(HERE, "..", "observe", "gen_access_log.py"), "--out", folder, "--scale", "0.03", "--days", "2",
                        "--one-file", "--dup", "0"], check=True, stderr=subprocess.DEVNULL)
        log, statement, rows = (os.path.join(folder, name) for name in ("logs/access.log", "statement.sql", "rows.csv"))
        with open(statement, "w") as out:
            out.write(observe(program, "--sql", "duckdb", log))
        run_duckdb(statement, rows)
        sets = [f"--dataset={name}=s3://amzn-s3-demo-bucket1/{name}/" for name in SETS]
        of_log = fields(observe(program, log, *sets, "-f", "ndjson"))
        of_rows = fields(observe(program, "--sql-rows", rows, *sets, "-f", "ndjson"))
        compared = different = 0
        for name in SETS:
            for field in FIELDS:
                path = f"datasets.{name}.{field}"
                if path not in of_log and path not in of_rows:
                    continue
                compared += 1
                a, b = (of.get(path, {}).get("value") for of in (of_log, of_rows))
                if a != b:
                    different += 1
                    print(f"  {path}: {a} from the log, {b} from the rows")
            clients, most = (of.get(f"datasets.{name}.reads.clients", {}) for of in (of_log, of_rows))
            if clients and not most.get("high", 0) >= clients["value"]:
                different += 1
                print(f"  {name}: at most {most.get('high')} clients from the rows, {clients['value']} from the log")
        print(f"DuckDB: {compared} fields compared, {different} differ")
        sys.exit(0 if compared > 10 and different == 0 else 1)


main()
