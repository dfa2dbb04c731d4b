"""Runs Sillage.Graphs and its peers on the same file, judges their results, prints what each took and the ratios.

compare.py EDGES.csv FOLDER OUR_DLL IGRAPH_PEER     (called by bench/peers-graph.sh)
PEERS="igraph graphology" in the environment leaves the others out.
"""
import datetime
import json
import os
import pathlib
import statistics
import subprocess
import sys

import judge

path, folder, ours, igraph_peer = sys.argv[1:]
here = pathlib.Path(__file__).parent
size = sum(1 for _ in open(path)) - 1
SMALL = size <= 300_000   # what is slow in JavaScript or Python is left out beyond it
LARGE = size > 3_000_000  # most peers take minutes: only igraph, once
PEERS = os.environ.get("PEERS", "igraph graph-tool networkx graphology").split()

# Measured on another machine of the same kind, 23 November 2026, alone: CPU seconds at 1 million edges of a network like this one.
# To set them against this run they are scaled by what a tool that is here took there.
SECOND_HAND = {
    "read": [("NetworKit EdgeListReader", 0.855, "graph-tool", 0.653), ("GVE reader", 0.368, "graph-tool", 0.653)],
    "leiden": [("GVE-Leiden, 1 thread", 0.758, "igraph", 2.13), ("NetworKit ParallelLeiden, 1 thread", 2.66, "igraph", 2.13)],
    "components": [("NetworKit", 0.045, "igraph", 0.204)],
    "kcore": [("NetworKit", 0.075, "igraph", 0.168)],
    "betweenness": [("NetworKit", 47.9, "igraph", 21.7)],
    "layout": [("Gephi, 1 thread", 7.0, "graphology", 1.78)],
}


def run(*command, **environment):
    print("running", *(os.path.basename(part) for part in command[:3]), file=sys.stderr, flush=True)
    process = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=os.environ | environment)
    if process.returncode:
        print(f"  {os.path.basename(command[0])} ended with {process.returncode}: left out", file=sys.stderr)
    return [json.loads(line) for line in process.stdout.splitlines() if line.startswith("{")]


def ours_on(threads, operations, repetitions):
    kept = os.path.join(folder, str(threads))
    os.makedirs(kept, exist_ok=True)
    return run("dotnet", ours, path, operations, str(repetitions), str(threads), kept)


kernels = "read,pagerank,components,kcore,betweenness,leiden,layout" + (",drawing" if SMALL else "")
if LARGE:
    kernels = "read,pagerank,components,kcore,leiden,layout"
mine = {threads: ours_on(threads, kernels, 1 if LARGE else 5) for threads in (1, 2)}
operations = "leiden,pagerank,components,kcore" + ("" if LARGE else ",betweenness,layout") + (",drawing" if SMALL else "")
peers = run(igraph_peer, path, folder, "1" if LARGE else "5", operations)  # the judge needs it
if not LARGE:
    if "graph-tool" in PEERS:
        peers += run("/usr/bin/python3", str(here / "python_peers.py"), "graph-tool", path, folder, operations)
    if SMALL and "networkx" in PEERS:
        peers += run("/usr/bin/python3", str(here / "python_peers.py"), "networkx", path, folder, operations)
    if "graphology" in PEERS:
        peers += run("node", "--max-old-space-size=12000", os.path.join(folder, "node", "graphology_peer.mjs"), path, folder,
                     operations if SMALL else "layout")


def took(lines, tool, operation, key):
    """Seconds; of a layout one iteration's."""
    by_name = {line["op"]: line[key] for line in lines if line["tool"] == tool}
    if operation != "layout":
        return by_name.get(operation)
    short, long, count = ("layout_0_iterations", "layout_20_iterations", 20) if tool == "sillage" else ("layout_2_iterations", "layout_7_iterations", 5)
    return (by_name[long] - by_name[short]) / count if long in by_name else None


def seconds(value):
    return "" if value is None else f"{value:.4f}" if value < 0.1 else f"{value:.3f}" if value < 10 else f"{value:.1f}"


nodes = next(line["nodes"] for line in mine[1] if line["op"] == "read")
print(f"### {nodes:,} nodes, {size:,} edges: {datetime.date.today():%-d %B %Y}, {os.cpu_count()} cores, "
      f"{next((line.split(':')[1].strip() for line in open('/proc/cpuinfo') if 'model name' in line), 'unknown processor')}\n")
print("| kernel | peer | peer: CPU s | wall s | ours, 1 thread: CPU s | 2 threads: wall s | CPU ratio | wall ratio |")
print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
for kernel in ("leiden", "read", "pagerank", "components", "strong_components", "kcore", "betweenness", "layout"):
    cpu, wall = took(mine[1], "sillage", kernel, "cpu"), took(mine[2], "sillage", kernel, "wall")
    if cpu is None:
        continue
    name = "layout, an iteration" if kernel == "layout" else "betweenness, 100 sources" if kernel == "betweenness" else kernel.replace("_", " ")
    rows = 0
    for tool in dict.fromkeys(line["tool"] for line in peers):
        for operation in (kernel, "louvain") if kernel == "leiden" else (kernel,):
            if (peer := took(peers, tool, operation, "cpu")) is None:
                continue
            peer_wall = took(peers, tool, operation, "wall")
            label = tool + (" (Louvain)" if operation == "louvain" else "")
            print(f"| {name} | {label} | {seconds(peer)} | {seconds(peer_wall)} | {seconds(cpu)} | {seconds(wall)} | {peer / cpu:.1f} | {peer_wall / wall:.1f} |")
            rows += 1
    for tool, there, yardstick, yardstick_there in SECOND_HAND.get(kernel, []):
        if (here_took := took(peers, yardstick, kernel, "cpu")) is None or SMALL or LARGE:
            continue
        estimate = here_took * there / yardstick_there
        print(f"| {name} | *{tool}, second hand* | *{seconds(estimate)}* | | {seconds(cpu)} | {seconds(wall)} | *{estimate / cpu:.1f}* | *{estimate / wall:.1f}* |")
        rows += 1
    if rows == 0:
        print(f"| {name} | | | | {seconds(cpu)} | {seconds(wall)} | | |")
print()
for threads in (1, 2):
    print(f"Peak memory of ours on {threads} thread(s), after reading and up to Leiden: "
          + ", ".join(f"{line['op']} {line['peak_mib']:,} MiB" for line in mine[threads] if line["op"] in ("read", "read_undirected", "leiden")))
print("Peak memory of igraph up to Leiden: " + ", ".join(f"{line['peak_mib']:,} MiB" for line in peers if (line["tool"], line["op"]) == ("igraph", "leiden")))
if any(line["op"] == "draw_until_settled" for line in mine[2]):
    drawn = next(line for line in mine[2] if line["op"] == "draw_until_settled")
    print(f"Drawn until settled: {drawn['wall']:.2f} s wall on 2 threads, {drawn['iterations']} iterations.")

print("\nConditions:")
different = [name for name in os.listdir(os.path.join(folder, "1"))
             if open(os.path.join(folder, "1", name), "rb").read() != open(os.path.join(folder, "2", name), "rb").read()]
print(f"- the same bytes on 1 and 2 threads: {'yes, all results' if not different else 'NO: ' + ', '.join(sorted(different))}")

def result(tool, name):
    return os.path.join(folder, "1", f"sillage.{name}") if tool == "sillage" else os.path.join(folder, f"{tool}.{name}")


edges = judge.edges_of(path)
median, broken = {}, {}
for tool in ("sillage", "igraph"):
    partitions = [judge.labels(result(tool, f"leiden.{seed}")) for seed in range(1, 2 if LARGE else 6)]
    median[tool] = statistics.median(judge.modularity(edges, partition) for partition in partitions)
    broken[tool] = sum(judge.disconnected(edges, partition) for partition in partitions)
seeds = "modularity of one seed" if LARGE else "median modularity of 5 seeds"
print(f"- Leiden, {seeds}: {median['sillage']:.5f}, igraph {median['igraph']:.5f}, difference {median['sillage'] - median['igraph']:+.5f}")
print(f"- disconnected communities in {1 if LARGE else 5} partition(s): {broken['sillage']}, igraph {broken['igraph']}")
print(f"- PageRank, sum of differences from igraph: {abs(judge.numbers(result('sillage', 'pagerank')) - judge.numbers(result('igraph', 'pagerank'))).sum():.1e}")
for name in ("components", "strong_components"):
    same = judge.same_groups(judge.labels(result("sillage", name)), judge.labels(result("igraph", name)))
    print(f"- {name.replace('_', ' ')} as igraph's: {'yes' if same else 'NO'}")
print(f"- cores as igraph's: {'yes' if (judge.labels(result('sillage', 'kcore')) == judge.labels(result('igraph', 'kcore'))).all() else 'NO'}")
if not LARGE:
    a, b = judge.numbers(result("sillage", "betweenness")), judge.numbers(result("igraph", "betweenness"))
    print(f"- betweenness, the same 100 sources, largest difference from igraph by the largest score: {abs(a - b).max() / b.max():.1e}")
reference = judge.labels(result("igraph", "leiden.1"))
for tool, name in (("sillage", "drawing"), ("graphology", "drawing"), ("sillage", "settled")):
    if os.path.exists(result(tool, name)):
        drawing = judge.numbers(result(tool, name)).reshape(-1, 2)
        what = "200 iterations" if name == "drawing" else "drawn until settled"
        print(f"- layout by {tool}, {what}: purity {judge.purity(drawing, reference):.3f}, edge length {judge.edge_length(edges, drawing):.3f}")
