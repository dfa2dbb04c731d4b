#!/usr/bin/env bash
# Import of X v1.1 JSON lines against its peer, DuckDB's own read_json over the same columns of the same file, in turns, whole processes.
# usage: bench/import.sh [MEGABYTES] [ROUNDS] [CAPTURE.jsonl[.gz] ...]     (500 and 3)
# Without captures the posts are simulated, which have fewer properties than real ones; with some, theirs come again and again, each time with other ids.
# Prints a line a run: wall seconds, CPU seconds, peak memory; then the medians and their ratio. Needs python3 and 3 times the size on disk.
set -euo pipefail
cd "$(dirname "$0")/.."
megabytes=${1:-500}
rounds=${2:-3}
shift $(($# < 2 ? $# : 2))
work=$(mktemp -d "${TMPDIR:-/tmp}/sillage-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT

./sillage --version >/dev/null
dotnet build bench/Sillage.Bench -c Release -v quiet --nologo
peer=bench/Sillage.Bench/bin/Release/net10.0/Sillage.Bench
if [ $# -gt 0 ]; then
  python3 - "$megabytes" "$work/posts.jsonl" "$@" <<'PYTHON'
import gzip, re, sys

room, posts = float(sys.argv[1]) * 1e6, []
for capture in sys.argv[3:]:
    with (gzip.open if capture.endswith(".gz") else open)(capture, "rb") as lines:
        # Text, property, id, text, property, id, ..., text.
        posts += [re.split(rb'("(?:\w*_)?id(?:_str)?": ?"?)(\d{5,})', line.rstrip(b"\n") + b"\n") for line in lines]
with open(sys.argv[2], "wb", 1 << 20) as out:
    turn = 0
    while out.tell() < room:
        for parts in posts:
            out.write(b"".join(str(int(part) + turn * 1_000_003).encode() if place % 3 == 2 else part for place, part in enumerate(parts)))
        turn += 1
PYTHON
else
  ./sillage simulate macronleaks --out "$work/sim" --scale "$(awk "BEGIN { print $megabytes / 190 }")" >/dev/null
  gzip -dc "$work/sim/posts.jsonl.gz" >"$work/posts.jsonl"
  rm "$work/sim/posts.jsonl.gz"
fi

python3 - "$work" "$rounds" "$peer" <<'PYTHON'
import os, resource, statistics, subprocess, sys, time

work, rounds, peer = sys.argv[1], int(sys.argv[2]), sys.argv[3]
posts, size = f"{work}/posts.jsonl", os.path.getsize(f"{work}/posts.jsonl") / 1e6

def run(command, result):
    for file in (result, result + ".wal"):
        if os.path.exists(file):
            os.remove(file)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command} ended with {status}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

commands = {
    "sillage import": ["./sillage", "import", f"{work}/x.case", posts],
    "DuckDB read_json": [peer, "measure", "read-json", posts, f"{work}/x.duckdb"],
}
runs = {name: [] for name in commands}
open(posts, "rb").read(1)
for _ in range(rounds):
    for name, command in commands.items():
        runs[name].append(run(command, command[-1] if name != "sillage import" else command[2]))
        print(f"{name:18} {runs[name][-1][0]:7.2f} s wall {runs[name][-1][1]:7.2f} s CPU {runs[name][-1][2]:7.0f} MB peak", flush=True)
wall = {name: statistics.median(one[0] for one in values) for name, values in runs.items()}
for name in commands:
    print(f"median {name:18} {wall[name]:7.2f} s  {size / wall[name]:5.0f} MB/s")
print(f"{size:.0f} MB: the import is {wall['DuckDB read_json'] / wall['sillage import']:.2f} times as fast as read_json")
PYTHON
