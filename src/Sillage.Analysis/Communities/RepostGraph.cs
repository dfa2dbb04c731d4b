using Sillage.Cases;
using Sillage.Graphs;

namespace Sillage.Analysis;

/// <summary>Who reposted whom, as a graph over the accounts that take part.</summary>
/// <param name="Graph">The graph; an arc from the account that reposts to the one that is reposted, weighted by reposts.</param>
/// <param name="AccountOfNode">Account of the slice behind each node.</param>
/// <param name="NodeOfAccount">Node of each account of the slice; −1 where it neither reposts nor is reposted.</param>
/// <param name="Earned">Reposts earned, by node.</param>
/// <param name="Reposts">Reposts in all.</param>
internal sealed record RepostGraph(Graph Graph, int[] AccountOfNode, int[] NodeOfAccount, long[] Earned, long Reposts)
{
    /// <summary>Builds the graph of a slice. Reposts of oneself, and of nobody known, are left out.</summary>
    public static RepostGraph Of(Slice slice)
    {
        var nodeOf = new int[slice.Accounts.Count];
        Array.Fill(nodeOf, -1);
        var accounts = new List<int>();
        var earned = new List<long>();
        long reposts = 0;
        using var edges = new EdgeList();
        for (var post = 0; post < slice.Count; post++)
        {
            int account = slice.Account[post], reposted = slice.TargetAccount[post];
            if (slice.Embedded[post] || !slice.IsRepost(post) || reposted < 0 || reposted == account)
                continue;
            edges.Add(Node(account), Node(reposted));
            earned[nodeOf[reposted]]++;
            reposts++;
        }

        return new RepostGraph(Graph.Build(edges, directed: true, accounts.Count), [.. accounts], nodeOf, [.. earned], reposts);

        int Node(int account)
        {
            if (nodeOf[account] < 0)
            {
                nodeOf[account] = accounts.Count;
                accounts.Add(account);
                earned.Add(0);
            }

            return nodeOf[account];
        }
    }
}
