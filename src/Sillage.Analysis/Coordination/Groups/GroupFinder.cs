using Sillage.Graphs;

namespace Sillage.Analysis;

/// <summary>Communities of the kept network, numbered by size.</summary>
internal static class GroupFinder
{
    /// <summary>Group of each account, −1 for none; and how many groups and components there are.</summary>
    public static (int[] GroupOf, int Groups, int Components) Find(ShareSet set, IReadOnlyList<KeptEdge> edges, CoordinationOptions options, CancellationToken cancel)
    {
        var groupOf = new int[set.AccountIds.Count];
        Array.Fill(groupOf, -1);
        if (edges.Count == 0)
            return (groupOf, 0, 0);

        // Nodes by id: the answer does not depend on the order of the input.
        var accounts = edges.SelectMany(edge => new[] { edge.A, edge.B }).Distinct().OrderBy(account => set.AccountIds[account], StringComparer.Ordinal).ToArray();
        var node = accounts.Select((account, number) => (account, number)).ToDictionary(pair => pair.account, pair => pair.number);
        using var list = new EdgeList();
        foreach (var edge in edges)
            list.Add(node[edge.A], node[edge.B], edge.Weight);
        var graph = Graph.Build(list, directed: false, accounts.Length);
        var found = Leiden.Find(graph, new LeidenOptions { Resolution = options.Resolution, Seed = options.Seed, Iterations = 0 }, cancel).Communities;
        for (var number = 0; number < accounts.Length; number++)
            groupOf[accounts[number]] = found[number];
        return (groupOf, found.Count, WeakComponents.Find(graph).Count);
    }
}
