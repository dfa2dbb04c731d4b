"""Compares results that stand in folders as one line for each node."""
import numpy as np


def numbers(path):
    return np.loadtxt(path, ndmin=1)


def labels(path):
    return np.loadtxt(path, dtype=np.int64, ndmin=1)


def edges_of(path):
    """The undirected edges without loops: first ends, second ends, weights, each pair once."""
    table = np.loadtxt(path, delimiter=",", skiprows=1)
    low, high = table[:, :2].astype(np.int64).min(axis=1), table[:, :2].astype(np.int64).max(axis=1)
    keep = low != high
    nodes = int(high.max()) + 1
    keys, place = np.unique(low[keep] * nodes + high[keep], return_inverse=True)
    weights = np.bincount(place, table[keep, 2] if table.shape[1] > 2 else None)
    return nodes, keys // nodes, keys % nodes, weights


def modularity(edges, partition):
    _, low, high, weights = edges
    total = weights.sum()
    inside = weights[partition[low] == partition[high]].sum()
    strength = np.bincount(partition[low], weights, partition.max() + 1) + np.bincount(partition[high], weights, partition.max() + 1)
    return inside / total - ((strength / (2 * total)) ** 2).sum()


def disconnected(edges, partition):
    """How many groups fall apart if only the edges within groups count."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components
    nodes, low, high, _ = edges
    within = partition[low] == partition[high]
    matrix = coo_matrix((np.ones(within.sum()), (low[within], high[within])), shape=(nodes, nodes))
    parts, part = connected_components(matrix, directed=False)
    group_of_part = np.empty(parts, np.int64)
    group_of_part[part] = partition
    return int((np.bincount(group_of_part) > 1).sum())


def same_groups(a, b):
    """Whether two partitions are the same but for the numbers of their groups."""
    pairs = len(np.unique(a * (b.max() + 1) + b))
    return pairs == len(np.unique(a)) == len(np.unique(b))


def purity(drawing, partition, neighbours=10):
    """Mean share of a node's nearest drawn points that are of its own community."""
    from scipy.spatial import cKDTree
    _, nearest = cKDTree(drawing).query(drawing, neighbours + 1)
    return (partition[nearest[:, 1:]] == partition[:, None]).mean()


def edge_length(edges, drawing, samples=200_000):
    """Mean length of edges by the mean distance of any two nodes (Noack's normalised atedge length)."""
    nodes, low, high, _ = edges
    chance = np.random.default_rng(1)
    a, b = chance.integers(nodes, size=samples), chance.integers(nodes, size=samples)
    lengths = np.linalg.norm(drawing[low] - drawing[high], axis=1).mean()
    return lengths / np.linalg.norm(drawing[a] - drawing[b], axis=1)[a != b].mean()
