"""Times graph-tool or networkx on an edge list, one JSON line per operation.

python_peers.py graph-tool|networkx EDGES.csv FOLDER OPERATIONS
"""
import json
import resource
import sys
import time
import warnings

import numpy as np
import pandas

warnings.filterwarnings("ignore")  # graph-tool says that it cannot draw
tool, path, folder, operations = sys.argv[1:]
asked = operations.split(",")


def timed(operation, body, repetitions=1):
    cpu, wall, result = [], [], None
    for _ in range(repetitions):
        before = time.process_time(), time.perf_counter()
        result = body()
        cpu.append(time.process_time() - before[0])
        wall.append(time.perf_counter() - before[1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"tool": tool, "op": operation, "cpu": np.median(cpu), "wall": np.median(wall), "peak_mib": peak}), flush=True)
    return result


def rows():
    return pandas.read_csv(path)


if tool == "graph-tool":
    import graph_tool.all as gt
    gt.openmp_set_num_threads(2)

    def read():
        graph = gt.Graph(directed=True)
        weight = graph.new_ep("double")
        graph.add_edge_list(rows().to_numpy(), eprops=[weight])
        return graph, weight

    graph, weight = timed("read", read)
    if "pagerank" in asked:
        timed("pagerank", lambda: gt.pagerank(graph, weight=weight, epsilon=1e-8), 3)
    if "components" in asked:
        timed("components", lambda: gt.label_components(graph, directed=False), 3)
        timed("strong_components", lambda: gt.label_components(graph, directed=True), 3)
    undirected = graph.copy()
    undirected.set_directed(False)
    gt.remove_self_loops(undirected)
    gt.remove_parallel_edges(undirected)
    if "kcore" in asked:
        timed("kcore", lambda: gt.kcore_decomposition(undirected), 3)
    if "betweenness" in asked:
        nodes = undirected.num_vertices()
        count = min(nodes, 100)
        timed("betweenness", lambda: gt.betweenness(undirected, pivots=np.arange(count) * nodes // count, norm=False))
else:
    import networkx as nx

    def read():
        table = rows()
        return nx.from_pandas_edgelist(table, *table.columns[:2], edge_attr=True, create_using=nx.DiGraph)

    graph = timed("read", read)
    if "pagerank" in asked:
        timed("pagerank", lambda: nx.pagerank(graph, tol=1e-8 / len(graph), max_iter=1000))
    if "components" in asked:
        timed("components", lambda: list(nx.weakly_connected_components(graph)))
        timed("strong_components", lambda: list(nx.strongly_connected_components(graph)))
    undirected = graph.to_undirected()
    undirected.remove_edges_from(list(nx.selfloop_edges(undirected)))
    if "kcore" in asked:
        timed("kcore", lambda: nx.core_number(undirected))
    if "leiden" in asked:
        timed("louvain", lambda: nx.community.louvain_communities(undirected, seed=1))
