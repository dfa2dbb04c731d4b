#!/usr/bin/env bash
# What import and trace cost as captures grow: a line for each scale of the simulated evening, whole processes.
# usage: bench/cost.sh [SCALE...]     (1.2 12 120: 0.1, 1 and 10 million posts; 120 needs 30 GB on disk, removed afterwards)
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- 1.2 12 120
work=$(mktemp -d "${TMPDIR:-/tmp}/sillage-cost-XXXXXX")
trap 'rm -rf "$work"' EXIT
./sillage --version >/dev/null

python3 - "$work" "$@" <<'PYTHON'
import os, shutil, subprocess, sys, time

work = sys.argv[1]

def run(*command):
    start = time.perf_counter()
    process = subprocess.Popen(["./sillage", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command} ended with {status}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

def cells(measured):
    return f"{measured[0]:.1f} s | {measured[1]:.1f} s | {measured[2]:,.0f} MB"

print("| posts | JSON lines | import: wall | CPU | peak memory | a million posts | case file | trace: wall | CPU | peak memory |")
print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
for scale in sys.argv[2:]:
    run("simulate", "macronleaks", "--out", f"{work}/sim", "--scale", scale)
    posts, case = f"{work}/posts.jsonl", f"{work}/x.case"
    with open(posts, "wb") as unpacked:
        subprocess.run(["gzip", "-dc", f"{work}/sim/posts.jsonl.gz"], stdout=unpacked, check=True)
    os.remove(f"{work}/sim/posts.jsonl.gz")
    size = os.path.getsize(posts)
    imported = run("import", case, posts)
    count = int(subprocess.run(["./sillage", "sql", case, "select count(*) from posts", "--csv"], capture_output=True, text=True, check=True).stdout.split()[1])
    os.remove(posts)
    traced = run("trace", case, "#MacronLeaks", "--out", f"{work}/report")
    print(f"| {count:,} | {size / 1e6:,.0f} MB | {cells(imported)} | {imported[0] / count * 1e6:.1f} s | {os.path.getsize(case) / 1e6:,.0f} MB | {cells(traced)} |", flush=True)
    os.remove(case)
    shutil.rmtree(f"{work}/report")
PYTHON
