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
        var chosen = Enumerable.Range(0, edges.Count).Where(kept).ToArray();
        var parts = new Parts(accounts, chosen.Select(edge => (edges.A[edge], edges.B[edge])));
        return new NetworkSize(chosen.Length, parts.Accounts, parts.Count);
    }
}
