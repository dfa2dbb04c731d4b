using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Layout;

/// <summary>
/// A smaller graph in place of a larger: clusters as nodes, their masses and the pulls between them added up. Clusters are those of one
/// level of local moving by modularity, whose optimum is that of a force-directed drawing with all nodes at few places.
/// Source: Blondel, Guillaume, Lambiotte and Lefebvre 2008, "Fast unfolding of communities in large networks"; Noack 2009, "Modularity
/// clustering is force-directed layout", Phys. Rev. E 79.
/// </summary>
internal sealed unsafe class Coarsening
{
    private const int MaxSweeps = 3;
    private readonly Springs springs;
    private readonly int[] within;
    private readonly double[] strength;
    private readonly double[] clusterStrength;
    private readonly float[] towards;
    private readonly int[] touched;
    private double total;

    private Coarsening(Springs springs, int[]? within)
    {
        this.springs = springs;
        var nodes = springs.Nodes;
        this.within = within ?? new int[nodes];
        strength = new double[nodes];
        towards = new float[nodes];
        touched = new int[nodes];
        ClusterOf = new int[nodes];
        for (var node = 0; node < nodes; node++)
        {
            ClusterOf[node] = node;
            for (var arc = springs.Offsets.Pointer[node]; arc < springs.Offsets.Pointer[node + 1]; arc++)
                strength[node] += Pull(arc);
            total += strength[node];
        }

        clusterStrength = [.. strength];
    }

    /// <summary>The cluster of each node: 0 to below <see cref="Clusters"/>, in the order of their first nodes.</summary>
    public int[] ClusterOf { get; }

    /// <summary>The number of clusters.</summary>
    public int Clusters { get; private set; }

    /// <summary>Finds clusters of nodes that belong together.</summary>
    /// <param name="springs">The larger graph.</param>
    /// <param name="within">Communities that clusters do not cross; null for none.</param>
    public static Coarsening Of(Springs springs, int[]? within)
    {
        var coarsening = new Coarsening(springs, within);
        for (var sweep = 0; sweep < MaxSweeps && coarsening.Sweep() > springs.Nodes / 100; sweep++)
        {
        }

        coarsening.Clusters = Renumber(coarsening.ClusterOf);
        return coarsening;
    }

    /// <summary>Takes given communities for clusters.</summary>
    public static Coarsening Given(Springs springs, int[] communities)
    {
        var coarsening = new Coarsening(springs, null);
        communities.CopyTo(coarsening.ClusterOf, 0);
        coarsening.Clusters = Renumber(coarsening.ClusterOf);
        return coarsening;
    }

    /// <summary>The smaller graph, and for each cluster the sum of the pulls within it, each edge once.</summary>
    public (Springs Coarse, double[] Inside) Merge()
    {
        var nodes = springs.Nodes;
        var (first, members) = Members();
        var masses = new Column<float>(Clusters);
        var inside = new double[Clusters];
        var offsets = new Column<long>(Clusters + 1L);
        var targets = new List<int>();
        var strengths = new List<float>();
        offsets.Pointer[0] = 0;
        for (var cluster = 0; cluster < Clusters; cluster++)
        {
            var count = 0;
            double mass = 0;
            for (var i = first[cluster]; i < first[cluster + 1]; i++)
            {
                mass += springs.Masses.Pointer[members[i]];
                count = Gather(members[i], count, across: true);
            }

            masses.Pointer[cluster] = (float)mass;
            Array.Sort(touched, 0, count);
            foreach (var other in touched.AsSpan(0, count))
            {
                if (other == cluster)
                {
                    inside[cluster] = towards[other] / 2;
                }
                else
                {
                    targets.Add(other);
                    strengths.Add(towards[other]);
                }

                towards[other] = 0;
            }

            offsets.Pointer[cluster + 1] = targets.Count;
        }

        return (new() { Offsets = offsets, Targets = ColumnOf(targets), Strengths = ColumnOf(strengths), Masses = masses }, inside);
    }

    /// <summary>The members of cluster c stand from first[c] to below first[c + 1].</summary>
    public (int[] First, int[] Members) Members()
    {
        var first = new int[Clusters + 2];
        foreach (var cluster in ClusterOf)
            first[cluster + 2]++;
        for (var cluster = 2; cluster < first.Length; cluster++)
            first[cluster] += first[cluster - 1];
        var members = new int[ClusterOf.Length];
        for (var node = 0; node < members.Length; node++)
            members[first[ClusterOf[node] + 1]++] = node;
        return (first[..(Clusters + 1)], members);
    }

    private static Column<T> ColumnOf<T>(List<T> values)
        where T : unmanaged
    {
        var column = new Column<T>(values.Count);
        for (var i = 0; i < values.Count; i++)
            column.Pointer[i] = values[i];
        return column;
    }

    /// <summary>Numbers clusters anew in the order of their first nodes, and returns how many there are.</summary>
    private static int Renumber(int[] clusters)
    {
        var numbers = new Dictionary<int, int>();
        for (var node = 0; node < clusters.Length; node++)
        {
            if (!numbers.TryGetValue(clusters[node], out var number))
                numbers.Add(clusters[node], number = numbers.Count);
            clusters[node] = number;
        }

        return numbers.Count;
    }

    private float Pull(long arc) => springs.Strengths is null ? 1 : springs.Strengths.Pointer[arc];

    /// <summary>Moves each node to the neighbouring cluster that gains most; returns how many moved.</summary>
    private int Sweep()
    {
        var moved = 0;
        for (var node = 0; node < ClusterOf.Length; node++)
        {
            int own = ClusterOf[node], best = own, count = Gather(node, 0, across: false);
            clusterStrength[own] -= strength[node];
            var bestGain = Gain(node, own);
            for (var i = 0; i < count; i++)
            {
                var gain = Gain(node, touched[i]);
                if (gain > bestGain + 1e-9)
                    (best, bestGain) = (touched[i], gain);
            }

            for (var i = 0; i < count; i++)
                towards[touched[i]] = 0;
            clusterStrength[best] += strength[node];
            ClusterOf[node] = best;
            if (best != own)
                moved++;
        }

        return moved;
    }

    private double Gain(int node, int cluster) => towards[cluster] - (strength[node] * clusterStrength[cluster] / total);

    /// <summary>Adds a node's pulls up by cluster; returns the number of clusters touched so far.</summary>
    /// <param name="node">The node.</param>
    /// <param name="count">The number of clusters touched before.</param>
    /// <param name="across">Whether pulls from other communities count.</param>
    private int Gather(int node, int count, bool across)
    {
        for (var arc = springs.Offsets.Pointer[node]; arc < springs.Offsets.Pointer[node + 1]; arc++)
        {
            var other = springs.Targets.Pointer[arc];
            var pull = Pull(arc);
            if (other == node || pull == 0 || !(across || within[other] == within[node]))
                continue;
            ref var sum = ref towards[ClusterOf[other]];
            if (sum == 0)
                touched[count++] = ClusterOf[other];
            sum += pull;
        }

        return count;
    }
}
