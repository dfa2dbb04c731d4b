namespace Sillage.Analysis;

/// <summary>What accounts wrote so far: enough for the coefficient, post after post.</summary>
/// <param name="accounts">How many accounts there may be.</param>
internal sealed class Traffic(int accounts)
{
    private readonly int[] posts = new int[accounts];
    private readonly int[] reposts = new int[accounts];

    public long Posts { get; private set; }

    public void Add(int account, bool isRepost)
    {
        posts[account]++;
        reposts[account] += isRepost ? 1 : 0;
        Posts++;
    }

    /// <summary>The accounts with posts, the most active first; and in the same order their reposts.</summary>
    public (int[] Posts, int[] Reposts) Ranked()
    {
        var active = Enumerable.Range(0, posts.Length).Where(account => posts[account] > 0).ToArray();
        // Fewer than nothing: plain numbers are sorted several times as fast as by a comparison of one's own.
        int[] written = Array.ConvertAll(active, account => -posts[account]), repeated = Array.ConvertAll(active, account => reposts[account]);
        Array.Sort(written, repeated);
        return (Array.ConvertAll(written, count => -count), repeated);
    }
}

/// <summary>The parts of the coefficient.</summary>
/// <param name="RepostPercent">R.</param>
/// <param name="TopPercent">F.</param>
/// <param name="PostsPerAccount">U.</param>
internal readonly record struct TrafficParts(double RepostPercent, double TopPercent, double PostsPerAccount)
{
    /// <summary>C = R/10 + F + U.</summary>
    public double Coefficient => (RepostPercent / 10) + TopPercent + PostsPerAccount;

    /// <summary>Of accounts, the most active first.</summary>
    public static TrafficParts Of(ReadOnlySpan<int> posts, ReadOnlySpan<int> reposts, int top)
    {
        long all = 0, repeated = 0, mostActive = 0;
        for (var i = 0; i < posts.Length; i++)
        {
            mostActive += i < top ? posts[i] : 0;
            all += posts[i];
            repeated += reposts[i];
        }

        return Of(posts.Length, all, repeated, mostActive);
    }

    /// <summary>Of what has been summed.</summary>
    public static TrafficParts Of(long accounts, long posts, long reposts, long mostActive) =>
        posts == 0 ? default : new TrafficParts(100.0 * reposts / posts, 100.0 * mostActive / posts, (double)posts / accounts);
}
