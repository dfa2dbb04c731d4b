namespace Sillage.Graphs;

/// <summary>How alike two ways to group the same nodes are. The numbers of the groups do not matter.</summary>
/// <param name="AdjustedRand">
/// Pairs grouped alike, adjusted for chance: 1 for the same grouping, about 0 for unrelated ones, below 0 for less than chance
/// (Hubert and Arabie 1985).
/// </param>
/// <param name="NormalisedInformation">
/// Mutual information by the mean of both entropies, from 0 to 1 (Danon et al. 2005); 1 if both put all nodes in one group.
/// </param>
/// <param name="VariationOfInformation">What one does not tell about the other, in nats: 0 for the same grouping, at most ln n (Meilă 2007).</param>
public sealed record PartitionComparison(double AdjustedRand, double NormalisedInformation, double VariationOfInformation)
{
    /// <summary>Compares two partitions of the same nodes.</summary>
    /// <exception cref="ArgumentException">They have different numbers of nodes.</exception>
    public static PartitionComparison Of(Partition one, Partition other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (one.Nodes != other.Nodes)
            throw new ArgumentException($"one partition has {one.Nodes} nodes, the other {other.Nodes}", nameof(other));
        double nodes = one.Nodes;
        double pairs = 0, joint = 0;
        foreach (var count in Cells(one, other))
        {
            pairs += Pairs(count);
            joint += Entropy(count / nodes);
        }

        var (first, second) = (Sum(one, nodes), Sum(other, nodes));
        var all = Pairs(nodes);
        var chance = all > 0 ? first.Pairs * second.Pairs / all : 0;
        var most = (first.Pairs + second.Pairs) / 2;
        var information = first.Entropy + second.Entropy - joint;
        return new(
            most == chance ? 1 : (pairs - chance) / (most - chance),
            first.Entropy + second.Entropy == 0 ? 1 : Math.Clamp(2 * information / (first.Entropy + second.Entropy), 0, 1),
            Math.Max(0, joint - information));
    }

    /// <summary>How many nodes each pair of groups has in common, where there are any.</summary>
    private static IEnumerable<int> Cells(Partition one, Partition other)
    {
        var keys = new long[one.Nodes];
        for (var node = 0; node < keys.Length; node++)
            keys[node] = ((long)one[node] << 32) | (uint)other[node];
        Array.Sort(keys);
        for (int from = 0, to; from < keys.Length; from = to)
        {
            to = from + 1;
            while (to < keys.Length && keys[to] == keys[from])
                to++;
            yield return to - from;
        }
    }

    private static (double Pairs, double Entropy) Sum(Partition partition, double nodes)
    {
        double pairs = 0, entropy = 0;
        foreach (var size in partition.Sizes)
        {
            pairs += Pairs(size);
            entropy += Entropy(size / nodes);
        }

        return (pairs, entropy);
    }

    private static double Pairs(double count) => count * (count - 1) / 2;

    private static double Entropy(double share) => -share * Math.Log(share);
}
