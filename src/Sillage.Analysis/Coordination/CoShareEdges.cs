namespace Sillage.Analysis;

/// <summary>What the weight of an edge between two accounts counts.</summary>
public enum EdgeWeight
{
    /// <summary>Objects that both shared within the window of each other. Ours: ten posts of one link are one link.</summary>
    Objects,

    /// <summary>Pairs of shares within the window, one of each account. CooRTweet's.</summary>
    Pairs,
}

/// <summary>Pairs of accounts that shared the same within the window: parallel arrays, one entry an edge, sorted by (A, B).</summary>
/// <param name="A">The account with the lower number.</param>
/// <param name="B">The account with the higher number.</param>
/// <param name="Weight">How much they share; see <paramref name="Counts"/>.</param>
/// <param name="Counts">What the weight counts.</param>
public sealed record CoShareEdges(int[] A, int[] B, int[] Weight, EdgeWeight Counts)
{
    /// <summary>Number of edges.</summary>
    public int Count => A.Length;
}
