namespace Sillage.Graphs;

/// <summary>
/// The nodes of a graph in groups that do not overlap: components, communities. Groups are numbered by size, the largest is 0; groups of
/// equal size by their first node.
/// </summary>
public sealed class Partition
{
    private const int NodesPerTask = 1 << 14;

    private readonly int[] groups;
    private readonly int[] sizes;
    private readonly Lazy<(int[] Starts, int[] Nodes)> members;

    private Partition(int[] groups, int[] sizes)
    {
        this.groups = groups;
        this.sizes = sizes;
        members = new(FindMembers);
    }

    /// <summary>The number of nodes.</summary>
    public int Nodes => groups.Length;

    /// <summary>The number of groups.</summary>
    public int Count => sizes.Length;

    /// <summary>The group of each node.</summary>
    public ReadOnlySpan<int> Groups => groups;

    /// <summary>The number of nodes in each group, descending.</summary>
    public ReadOnlySpan<int> Sizes => sizes;

    /// <summary>The group of a node.</summary>
    public int this[int node] => groups[node];

    /// <summary>Groups nodes that have the same label. Labels may be any numbers.</summary>
    public static Partition Of(ReadOnlySpan<int> labels)
    {
        var dense = new int[labels.Length];
        var seen = new Dictionary<int, int>();
        for (var node = 0; node < dense.Length; node++)
        {
            if (!seen.TryGetValue(labels[node], out var group))
                seen.Add(labels[node], group = seen.Count);
            dense[node] = group;
        }

        return OfDense(dense, seen.Count);
    }

    /// <summary>The nodes of a group, ascending.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such group.</exception>
    public ReadOnlySpan<int> Members(int group)
    {
        if ((uint)group >= (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(group), group, $"there are {Count} groups");
        var (starts, nodes) = members.Value;
        return nodes.AsSpan(starts[group], sizes[group]);
    }

    /// <summary>Takes over labels from 0 to below <paramref name="bound"/>, of which some may be unused.</summary>
    internal static Partition OfDense(int[] labels, int bound)
    {
        int[] size = new int[bound], first = new int[bound];
        for (var node = labels.Length - 1; node >= 0; node--)
        {
            size[labels[node]]++;
            first[labels[node]] = node;
        }

        var used = new List<int>();
        for (var label = 0; label < bound; label++)
        {
            if (size[label] > 0)
                used.Add(label);
        }

        used.Sort((a, b) => size[a] != size[b] ? size[b].CompareTo(size[a]) : first[a].CompareTo(first[b]));
        var sizes = used.Select(label => size[label]).ToArray();
        for (var group = 0; group < sizes.Length; group++)
            size[used[group]] = group;
        foreach (ref var label in labels.AsSpan())
            label = size[label];
        return new(labels, sizes);
    }

    /// <summary>Takes over, for each node, the lowest node of its group.</summary>
    internal static Partition OfLowest(int[] roots, int threads)
    {
        // In place: a lowest node is marked by the complement of its group's number, groups being numbered by their lowest nodes at first.
        var count = 0;
        for (var node = 0; node < roots.Length; node++)
        {
            if (roots[node] == node)
                roots[node] = ~count++;
        }

        var counts = new int[threads][];
        Work.Ranges(threads, roots.Length, 1 + (roots.Length / NodesPerTask), (from, to, _, worker) =>
        {
            var size = counts[worker] ??= new int[count];
            foreach (ref var label in roots.AsSpan((int)from..(int)to))
            {
                if (label >= 0)
                    label = ~roots[label];
                size[label < 0 ? ~label : label]++;
            }
        });
        var sizes = new int[count];
        foreach (var part in counts)
        {
            for (var group = 0; group < part?.Length; group++)
                sizes[group] += part[group];
        }

        var order = Enumerable.Range(0, count).OrderByDescending(group => sizes[group]).ToArray(); // stable: equals stay by their first node
        var places = new int[count];
        for (var place = 0; place < count; place++)
            places[order[place]] = place;
        Work.Ranges(threads, roots.Length, 1 + (roots.Length / NodesPerTask), (from, to, _, _) =>
        {
            foreach (ref var label in roots.AsSpan((int)from..(int)to))
                label = places[label < 0 ? ~label : label];
        });
        return new(roots, Array.ConvertAll(order, group => sizes[group]));
    }

    private (int[] Starts, int[] Nodes) FindMembers()
    {
        var starts = new int[Count + 1];
        for (var group = 0; group < Count; group++)
            starts[group + 1] = starts[group] + sizes[group];
        var places = starts[..^1];
        var nodes = new int[groups.Length];
        for (var node = 0; node < groups.Length; node++)
            nodes[places[groups[node]]++] = node;
        return (starts, nodes);
    }
}
