using Sillage.Cases;
using Sillage.Graphs;

namespace Sillage.Analysis;

/// <summary>Everyone but the sources: one crowd, or the largest communities of the repost network and the rest.</summary>
/// <param name="Names">Names of the crowds.</param>
/// <param name="OfAccount">Crowd of each account.</param>
internal sealed record CrowdSplit(IReadOnlyList<string> Names, int[] OfAccount)
{
    /// <summary>Splits the crowd.</summary>
    public static CrowdSplit Of(Slice slice, AmplificationOptions options, CancellationToken cancel)
    {
        var everyone = new CrowdSplit(["everyone else"], new int[slice.Accounts.Count]);
        if (options.Communities == 0)
            return everyone;
        var network = RepostGraph.Of(slice, cancel);
        if (network.Graph.Nodes == 0)
            return everyone;
        var communities = Leiden.Find(network.Graph.Undirected(), new LeidenOptions { Seed = options.Seed }, cancel).Communities;
        var posts = new long[communities.Count];
        foreach (var post in slice.Captured())
        {
            if (network.NodeOfAccount[slice.Account[post]] is >= 0 and var node)
                posts[communities[node]]++;
        }

        int[] chosen = [.. Enumerable.Range(0, communities.Count).Where(one => posts[one] >= options.FewestPosts).OrderByDescending(one => posts[one]).ThenBy(one => one).Take(options.Communities)];
        var crowd = new int[slice.Accounts.Count];
        Array.Fill(crowd, chosen.Length);
        for (var account = 0; account < crowd.Length; account++)
        {
            if (network.NodeOfAccount[account] is >= 0 and var node && Array.IndexOf(chosen, communities[node]) is >= 0 and var one)
                crowd[account] = one;
        }

        return new CrowdSplit([.. chosen.Select(Name), "everyone else"], crowd);

        string Name(int community) => string.Join(", ", Enumerable.Range(0, network.Graph.Nodes).Where(node => communities[node] == community)
            .OrderByDescending(node => network.Earned[node]).ThenBy(node => node).Take(2).Select(node => slice.Accounts[network.AccountOfNode[node]].Handle));
    }
}
