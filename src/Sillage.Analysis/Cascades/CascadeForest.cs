namespace Sillage.Analysis;

/// <summary>
/// Trees built from parents: each tree's nodes breadth-first, the root first. Knows nothing of posts, so that it can be fed from anywhere.
/// </summary>
/// <remarks>Linear in time; 16 bytes a node. Nodes may come in any order, children before their parents.</remarks>
public sealed class CascadeForest
{
    private readonly int[] nodes;
    private readonly int[] parents;
    private readonly int[] starts;

    private CascadeForest(int[] nodes, int[] parents, int[] starts, int onCycles) => (this.nodes, this.parents, this.starts, OnCycles) = (nodes, parents, starts, onCycles);

    /// <summary>Number of trees: one for each root, in the order of the roots. A root without children is a tree of one node.</summary>
    public int Trees => starts.Length - 1;

    /// <summary>Nodes that hang on a cycle (a node among its own ancestors): no tree holds them.</summary>
    public int OnCycles { get; }

    /// <summary>Number of nodes of a tree, its root included.</summary>
    public int Size(int tree) => starts[tree + 1] - starts[tree];

    /// <summary>The tree's nodes, breadth-first: the root, its children in order of their numbers, their children, and so on.</summary>
    public ReadOnlySpan<int> Nodes(int tree) => nodes.AsSpan(starts[tree], Size(tree));

    /// <summary>For each entry of <see cref="Nodes"/> the position in it of the node's parent, always a smaller one; −1 for the root.</summary>
    public ReadOnlySpan<int> Parents(int tree) => parents.AsSpan(starts[tree], Size(tree));

    /// <summary>Builds the trees.</summary>
    /// <param name="parentOf">Parent of each node, −1 for a root.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parent is no node.</exception>
    public static CascadeForest Of(ReadOnlySpan<int> parentOf)
    {
        var roots = 0;
        var childStart = new int[parentOf.Length + 1];
        for (var node = 0; node < parentOf.Length; node++)
        {
            var parent = parentOf[node];
            if (parent < -1 || parent >= parentOf.Length)
                throw new ArgumentOutOfRangeException(nameof(parentOf), parent, $"the parent of node {node} is none of the {parentOf.Length} nodes");
            if (parent < 0)
                roots++;
            else
                childStart[parent + 1]++;
        }

        for (var node = 0; node < parentOf.Length; node++)
            childStart[node + 1] += childStart[node];
        var children = new int[parentOf.Length - roots];
        var next = childStart.AsSpan(0, parentOf.Length).ToArray();
        for (var node = 0; node < parentOf.Length; node++)
        {
            if (parentOf[node] >= 0)
                children[next[parentOf[node]]++] = node;
        }

        return Walk(parentOf, roots, childStart, children);
    }

    private static CascadeForest Walk(ReadOnlySpan<int> parentOf, int roots, int[] childStart, int[] children)
    {
        var (nodes, parents, starts) = (new int[parentOf.Length], new int[parentOf.Length], new int[roots + 1]);
        var (count, tree) = (0, 0);
        for (var root = 0; root < parentOf.Length; root++)
        {
            if (parentOf[root] >= 0)
                continue;
            var start = count;
            starts[tree++] = start;
            (nodes[count], parents[count]) = (root, -1);
            count++;
            for (var at = start; at < count; at++)
            {
                for (var child = childStart[nodes[at]]; child < childStart[nodes[at] + 1]; child++)
                {
                    (nodes[count], parents[count]) = (children[child], at - start);
                    count++;
                }
            }
        }

        starts[tree] = count;
        return new CascadeForest(nodes, parents, starts, parentOf.Length - count);
    }
}
