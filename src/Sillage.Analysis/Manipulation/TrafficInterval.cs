using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>How far the coefficient would move if other accounts of the same kind had come: accounts are drawn anew, with all their posts.</summary>
/// <remarks>Source: Efron 1979, bootstrap, percentile interval. Accounts, not posts, are drawn, since the posts of an account belong together.</remarks>
internal static class TrafficInterval
{
    private const long MostDraws = 100_000_000;
    private const int FewestResamples = 100;
    private const int Spare = 1_000;
    private const int DrawnTogether = 512;

    /// <summary>The 95 % interval; the same on any number of threads.</summary>
    public static (double Low, double High) Of(int[] posts, int[] reposts, ManipulationOptions options, CancellationToken cancel)
    {
        // Side by side: whoever is drawn is somewhere else in memory than the one before.
        var accounts = posts.Zip(reposts).ToArray();
        var resamples = (int)Math.Clamp(MostDraws / posts.Length, Math.Min(FewestResamples, options.Resamples), options.Resamples);
        var found = new double[resamples];
        Scratch.For(resamples, () => new int[Math.Min(posts.Length, Spare + (20L * options.Top))], (resample, times) =>
            found[resample] = Drawn(accounts, options.Top, new SeededRandom(options.Seed + ((ulong)resample * 0xD1342543DE82EF95)), times).Coefficient, cancel);
        Array.Sort(found);
        return (Shares.Quantile(found, 0.025), Shares.Quantile(found, 0.975));
    }

    /// <summary>The parts of one resample. Only of the most active accounts it matters how often each was drawn; of the others their posts are summed.</summary>
    private static TrafficParts Drawn((int Posts, int Reposts)[] accounts, int top, SeededRandom random, int[] times)
    {
        Array.Clear(times);
        long all = 0, repeated = 0, mostActive = 0;
        Span<double> numbers = stackalloc double[DrawnTogether];
        for (var left = accounts.Length; left > 0; left -= numbers.Length)
        {
            numbers = numbers[..Math.Min(numbers.Length, left)];
            random.Fill(numbers);
            foreach (var number in numbers)
            {
                var account = (int)(number * accounts.Length);
                var (posts, reposts) = accounts[account];
                all += posts;
                repeated += reposts;
                if (account < times.Length)
                    times[account]++;
            }
        }

        var missing = Math.Min(top, accounts.Length);
        for (var account = 0; account < times.Length && missing > 0; account++)
        {
            var counted = Math.Min(missing, times[account]);
            mostActive += (long)counted * accounts[account].Posts;
            missing -= counted;
        }

        // A thousand draws and more were to be expected among them, and no fewer than the top come but once in 10^300 resamples.
        return missing == 0 ? TrafficParts.Of(accounts.Length, all, repeated, mostActive) : throw new InvalidOperationException($"{missing} of the top {top} were not drawn among {times.Length} of {accounts.Length} accounts");
    }
}
