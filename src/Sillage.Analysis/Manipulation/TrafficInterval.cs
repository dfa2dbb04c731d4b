using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>How far the coefficient would move if other accounts of the same kind had come: accounts are drawn anew, with all their posts.</summary>
/// <remarks>Source: Efron 1979, bootstrap, percentile interval. Accounts, not posts, are drawn, since the posts of an account belong together.</remarks>
internal static class TrafficInterval
{
    private const long MostDraws = 100_000_000;
    private const int FewestResamples = 100;

    /// <summary>The 95 % interval; the same on any number of threads.</summary>
    public static (double Low, double High) Of(int[] posts, int[] reposts, ManipulationOptions options, CancellationToken cancel)
    {
        var resamples = (int)Math.Clamp(MostDraws / posts.Length, Math.Min(FewestResamples, options.Resamples), options.Resamples);
        var found = new double[resamples];
        Scratch.For(resamples, () => new int[posts.Length], (resample, times) =>
        {
            Array.Clear(times);
            var random = new SeededRandom(options.Seed + ((ulong)resample * 0xD1342543DE82EF95));
            for (var draw = 0; draw < posts.Length; draw++)
                times[(int)(random.NextDouble() * posts.Length)]++;
            found[resample] = TrafficParts.Of(posts, reposts, options.Top, times).Coefficient;
        }, cancel);
        Array.Sort(found);
        return (Shares.Quantile(found, 0.025), Shares.Quantile(found, 0.975));
    }
}
