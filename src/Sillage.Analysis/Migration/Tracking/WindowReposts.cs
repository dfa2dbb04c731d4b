using Sillage.Cases;
using Sillage.Graphs;

namespace Sillage.Analysis;

/// <summary>Who reposted whom in one window of time.</summary>
/// <param name="Graph">Reposters and authors, an edge's weight the reposts between two; null where there are none.</param>
/// <param name="Accounts">The account of each node, in the order in which they came.</param>
/// <param name="Earned">Reposts that each node earned.</param>
internal sealed record WindowReposts(Graph? Graph, int[] Accounts, long[] Earned)
{
    public static WindowReposts Of(Slice slice, int[] posts)
    {
        var nodes = new int[slice.Accounts.Count];
        var (accounts, earned) = (new List<int>(posts.Length), new List<long>(posts.Length));
        using var edges = new EdgeList();
        foreach (var post in posts)
        {
            if (!slice.IsRepost(post) || slice.TargetAccount[post] is not (>= 0 and var author) || author == slice.Account[post])
                continue;
            var (from, to) = (Node(slice.Account[post]), Node(author));
            edges.Add(from, to);
            earned[to]++;
        }

        return new WindowReposts(accounts.Count == 0 ? null : Graph.Build(edges, directed: true, accounts.Count).Undirected(), [.. accounts], [.. earned]);

        // 0 stands for no node yet.
        int Node(int account)
        {
            if (nodes[account] == 0)
            {
                accounts.Add(account);
                earned.Add(0);
                nodes[account] = accounts.Count;
            }

            return nodes[account] - 1;
        }
    }
}
