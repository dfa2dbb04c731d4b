namespace Sillage.Analysis.Statistics;

/// <summary>How often each account is counted in a resample: independent Poisson counts of mean 1, the bootstrap with a number of accounts that varies too.</summary>
/// <remarks>Source: Hanley and MacGibbon 2006; accounts, not posts, are drawn, as an account's posts are alike (Field and Welsh 2007, clusters).</remarks>
internal static class AccountResample
{
    private static readonly double[] Below = Cumulated();

    /// <summary>Fills the counts of one resample; the same seed and number give the same.</summary>
    public static void Draw(ulong seed, int number, Span<byte> times)
    {
        var random = new SeededRandom(unchecked((seed * 0x9E3779B97F4A7C15) + ((ulong)number * 0xD1B54A32D192ED03)));
        foreach (ref var count in times)
        {
            var drawn = random.NextDouble();
            count = 0;
            while (count < Below.Length && drawn >= Below[count])
                count++;
        }
    }

    private static double[] Cumulated()
    {
        var below = new double[12];
        var (term, sum) = (Math.Exp(-1), 0.0);
        for (var count = 0; count < below.Length; count++)
        {
            below[count] = sum += term;
            term /= count + 1;
        }

        return below;
    }
}
