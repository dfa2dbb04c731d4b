"""What igraph and networkx say of a graph. Reads a JSON object from standard input, writes one to standard output."""
import json, sys

import igraph
import networkx

ask = json.load(sys.stdin)
edges = [tuple(e) for e in ask["edges"]]
pairs = [(s, t) for s, t, _ in edges]
weights = [w for _, _, w in edges]
g = igraph.Graph(n=ask["nodes"], edges=pairs, directed=ask["directed"])
h = networkx.DiGraph() if ask["directed"] else networkx.Graph()
h.add_nodes_from(range(ask["nodes"]))
h.add_weighted_edges_from(edges)


def labels(groups):
    found = [0] * ask["nodes"]
    for i, group in enumerate(groups):
        for node in group:
            found[node] = i
    return found


def by_node(found):
    return [found[node] for node in range(ask["nodes"])]


answers = {
    "pagerank_igraph": lambda: g.pagerank(weights=weights or None, implementation="prpack"),
    "pagerank_networkx": lambda: by_node(networkx.pagerank(h, tol=1e-15, max_iter=10000)),
    "weak": lambda: g.connected_components(mode="weak").membership,
    "strong": lambda: g.connected_components(mode="strong").membership,
    "cores": lambda: g.as_undirected().simplify().coreness(),
    "betweenness": lambda: g.betweenness(),
    "hits": lambda: [by_node(x) for x in networkx.hits(h, max_iter=100000, tol=1e-14)],
    "triangles": lambda: by_node(networkx.triangles(h)),
    "clustering": lambda: by_node(networkx.clustering(h)),
    "transitivity": lambda: g.transitivity_undirected(mode="zero"),
    "mean_distance": lambda: g.average_path_length(unconn=True),
    "strength": lambda: [g.strength(weights=weights, mode="out", loops=True), g.strength(weights=weights, mode="in", loops=True)],
    "modularity_igraph": lambda: g.modularity(ask["membership"], weights=weights, directed=False),
    "modularity_networkx": lambda: networkx.community.modularity(
        h, [{n for n, m in enumerate(ask["membership"]) if m == c} for c in set(ask["membership"])], resolution=ask.get("resolution", 1)),
    "compare": lambda: [
        igraph.compare_communities(ask["membership"], ask["other"], method=m) for m in ("adjusted_rand", "nmi", "vi")],
    "read_graphml_igraph": lambda: described_igraph(igraph.Graph.Read_GraphML(ask["path"])),
    "read_graphml": lambda: described(networkx.read_graphml(ask["path"])),
    "read_gexf": lambda: described(networkx.read_gexf(gexf_1_2(ask["path"]))),
    "read_pajek": lambda: described(networkx.read_pajek(ask["path"])),
    "read_pajek_igraph": lambda: described_igraph(igraph.Graph.Read_Pajek(ask["path"])),
}


def gexf_1_2(path):
    """networkx knows version 1.2 at most; what we write of 1.3 differs by the namespace alone."""
    with open(path, encoding="utf-8") as f:
        text = f.read()
    with open(path + ".1.2", "w", encoding="utf-8") as f:
        f.write(text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"'))
    return path + ".1.2"


def described(x):
    return {
        "directed": x.is_directed(),
        "nodes": sorted([n, {k: v for k, v in d.items()}] for n, d in x.nodes(data=True)),
        "edges": sorted(([s, t, {k: v for k, v in d.items()}] for s, t, d in x.edges(data=True)), key=lambda e: e[:2]),
    }


def described_igraph(x):
    def known(attributes):  # JSON has no NaN
        return {k: None if v != v else v for k, v in attributes.items()}

    return {
        "directed": x.is_directed(),
        "nodes": [known(v.attributes()) for v in x.vs],
        "edges": [[e.source, e.target, known(e.attributes())] for e in x.es],
    }


json.dump({name: answers[name]() for name in ask["questions"]}, sys.stdout)
