using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sillage.Analysis.Statistics;

/// <summary>How often each account is counted in a resample: independent Poisson counts of mean 1, the bootstrap with a number of accounts that varies too.</summary>
/// <remarks>Source: Hanley and MacGibbon 2006; accounts, not posts, are drawn, as an account's posts are alike (Field and Welsh 2007, clusters).</remarks>
internal static class AccountResample
{
    private const int Parts = 256;

    private static readonly double[] Below = Cumulated();
    private static readonly int[] Counts = Tabulated();

    /// <summary>Resamples that are drawn and counted together: one pass over the counts serves them all.</summary>
    public const int Together = 8;

    /// <summary>Fills the counts of resamples; the same seed and number give the same.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="first">Number of the first resample; those after it follow.</param>
    /// <param name="times">Of each account, its counts in the <see cref="Together"/> resamples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Draw(ulong seed, int first, Span<Vector256<float>> times)
    {
        Span<float> counts = MemoryMarshal.Cast<Vector256<float>, float>(times);
        Span<SeededRandom> random = new SeededRandom[Together];
        for (var resample = 0; resample < Together; resample++)
            random[resample] = new SeededRandom(unchecked((seed * 0x9E3779B97F4A7C15) + ((ulong)(first + resample) * 0xD1B54A32D192ED03)));
        for (var at = 0; at < counts.Length; at += Together)
        {
            for (var resample = 0; resample < Together; resample++)
            {
                var drawn = random[resample].NextDouble();
                // Only where a part of the table holds a border has the border to be looked for.
                var count = Counts[(int)(drawn * Counts.Length)];
                while (count < Below.Length && drawn >= Below[count])
                    count++;
                counts[at + resample] = count;
            }
        }
    }

    /// <summary>The least count of each part of the numbers from 0 to 1.</summary>
    private static int[] Tabulated() => [.. Enumerable.Range(0, Parts).Select(part => Below.Count(border => (double)part / Parts >= border))];

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
