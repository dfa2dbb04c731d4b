using Sillage.Cases;
using Sillage.Graphs;

namespace Sillage.Analysis;

/// <summary>Who reposted whom, as a graph over the accounts that take part.</summary>
/// <param name="Network">The network's columns: accounts of the slice, weights, first and last times; source is who reposts.</param>
/// <param name="Graph">The graph; an arc from the account that reposts to the one that is reposted, weighted by reposts.</param>
/// <param name="AccountOfNode">Account of the slice behind each node, ascending.</param>
/// <param name="NodeOfAccount">Node of each account of the slice; −1 where it neither reposts nor is reposted.</param>
/// <param name="Earned">Reposts earned, by node.</param>
/// <param name="Made">Reposts made, by node.</param>
/// <param name="Reposts">Reposts in all.</param>
public sealed record RepostGraph(Network Network, Graph Graph, int[] AccountOfNode, int[] NodeOfAccount, long[] Earned, long[] Made, long Reposts)
{
    /// <summary>Builds the graph of a slice. Reposts of oneself, and of nobody known, are left out.</summary>
    public static RepostGraph Of(Slice slice, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return Of(Networks.Of(slice, new NetworksOptions { Networks = [NetworkKind.Reposts] }, cancel)[0], slice.Accounts.Count);
    }

    /// <summary>The graph without the parts that hang together with nothing else and are small; the largest part always stays.</summary>
    /// <param name="share">Smallest part that stays, as a share of the accounts.</param>
    public RepostGraph WithoutCrumbs(double share)
    {
        var parts = WeakComponents.Find(Graph);
        return Within(node => parts[node] is var part && (part == 0 || parts.Sizes[part] >= share * parts.Nodes));
    }

    /// <summary>
    /// The core of the graph, for a picture that shows its structure: the accounts that hang together with at least so many others of the core, as few as
    /// it takes for no more than <paramref name="most"/> of them; where that would leave almost nobody, as where all repost one account, the busiest.
    /// Reposts earned and made stay those of the whole graph.
    /// </summary>
    /// <param name="most">Accounts at most.</param>
    /// <param name="least">Others that each is linked with; 0 where nothing is left out or the busiest were taken.</param>
    public RepostGraph Core(int most, out int least)
    {
        least = 0;
        if (Graph.Nodes <= most)
            return this;
        var cores = CoreNumbers.Find(Graph);
        var sizes = new int[cores.Max() + 2];
        foreach (var core in cores)
            sizes[core]++;
        for (var k = sizes.Length - 2; k >= 0; k--)
            sizes[k] += sizes[k + 1];
        var smallest = Array.FindIndex(sizes, size => size <= most);
        if (sizes[smallest] >= most / SmallestCore)
        {
            least = smallest;
            return Within(node => cores[node] >= smallest);
        }

        var busiest = Enumerable.Range(0, Graph.Nodes).OrderByDescending(node => Earned[node] + Made[node]).ThenBy(node => node).Take(most).ToHashSet();
        return Within(busiest.Contains);
    }

    /// <summary>A core smaller than this part of what may be drawn says too little.</summary>
    private const int SmallestCore = 10;

    private RepostGraph Within(Func<int, bool> stays)
    {
        bool Stays(int edge) => stays(NodeOfAccount[Network.Source[edge]]) && stays(NodeOfAccount[Network.Target[edge]]);
        var edges = Enumerable.Range(0, Network.Edges).Where(Stays).ToArray();
        if (edges.Length == Network.Edges)
            return this;
        T[] Kept<T>(T[] column) => Array.ConvertAll(edges, edge => column[edge]);
        var part = Of(
            Network with
            {
                Source = Kept(Network.Source),
                Target = Kept(Network.Target),
                Weight = Kept(Network.Weight),
                FirstAt = Kept(Network.FirstAt),
                LastAt = Kept(Network.LastAt),
                FirstPost = Kept(Network.FirstPost),
            },
            NodeOfAccount.Length);
        return part with
        {
            Earned = Array.ConvertAll(part.AccountOfNode, account => Earned[NodeOfAccount[account]]),
            Made = Array.ConvertAll(part.AccountOfNode, account => Made[NodeOfAccount[account]]),
        };
    }

    private static RepostGraph Of(Network network, int sliceAccounts)
    {
        var nodeOf = new int[sliceAccounts];
        Array.Fill(nodeOf, -1);
        foreach (var account in network.Source)
            nodeOf[account] = 0;
        foreach (var account in network.Target)
            nodeOf[account] = 0;
        var accounts = new List<int>();
        for (var account = 0; account < nodeOf.Length; account++)
        {
            if (nodeOf[account] < 0)
                continue;
            nodeOf[account] = accounts.Count;
            accounts.Add(account);
        }

        long[] earned = new long[accounts.Count], made = new long[accounts.Count];
        long reposts = 0;
        using var edges = new EdgeList();
        for (var edge = 0; edge < network.Edges; edge++)
        {
            int from = nodeOf[network.Source[edge]], to = nodeOf[network.Target[edge]], weight = network.Weight[edge];
            edges.Add(from, to, weight);
            made[from] += weight;
            earned[to] += weight;
            reposts += weight;
        }

        return new RepostGraph(network, Graph.Build(edges, directed: true, accounts.Count), [.. accounts], nodeOf, earned, made, reposts);
    }
}
