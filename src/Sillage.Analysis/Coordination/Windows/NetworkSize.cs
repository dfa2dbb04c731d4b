namespace Sillage.Analysis;

/// <summary>How large a network of accounts is.</summary>
/// <param name="Edges">Edges.</param>
/// <param name="Accounts">Accounts with an edge.</param>
/// <param name="Groups">Connected groups of two and more accounts.</param>
public sealed record NetworkSize(int Edges, int Accounts, int Groups)
{
    /// <summary>Size of the network of some of the edges.</summary>
    internal static NetworkSize Of(CoShareEdges edges, int accounts, Func<int, bool> kept)
    {
        var parent = new int[accounts];
        for (var account = 0; account < accounts; account++)
            parent[account] = account;
        var (count, joined, members) = (0, 0, new bool[accounts]);
        for (var edge = 0; edge < edges.Count; edge++)
        {
            if (!kept(edge))
                continue;
            count++;
            members[edges.A[edge]] = members[edges.B[edge]] = true;
            var (a, b) = (Root(edges.A[edge]), Root(edges.B[edge]));
            joined += a == b ? 0 : 1;
            parent[a] = b;
        }

        var inEdges = members.Count(member => member);
        return new NetworkSize(count, inEdges, inEdges - joined);

        int Root(int account)
        {
            while (parent[account] != account)
                account = parent[account] = parent[parent[account]];
            return account;
        }
    }
}
