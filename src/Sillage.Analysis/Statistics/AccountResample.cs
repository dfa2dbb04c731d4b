using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sillage.Analysis.Statistics;

/// <summary>How often each account is counted in a resample: independent Poisson counts of mean 1, the bootstrap with a number of accounts that varies too.</summary>
/// <remarks>Source: Hanley and MacGibbon 2006; accounts, not posts, are drawn, as an account's posts are alike (Field and Welsh 2007, clusters).</remarks>
internal static class AccountResample
{
    private const int Parts = 256, DrawnTogether = 512;

    private static readonly double[] Below = Cumulated();
    private static readonly int[] Counts = Tabulated();

    /// <summary>Resamples that are drawn and counted together: one pass over the counts serves them all.</summary>
    public const int Together = 8;

    /// <summary>Fills the counts of resamples; the same seed and number give the same.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="first">Number of the first resample; those after it follow.</param>
    /// <param name="times">Of each account, its counts in the <see cref="Together"/> resamples.</param>
    public static void Draw(ulong seed, int first, Span<Vector256<float>> times)
    {
        // Looked up once: a static array is looked up anew wherever it stands.
        var (least, below) = (Counts, Below);
        Span<double> numbers = stackalloc double[DrawnTogether];
        var random = new SeededRandom[Together];
        for (var resample = 0; resample < Together; resample++)
            random[resample] = new SeededRandom(unchecked((seed * 0x9E3779B97F4A7C15) + ((ulong)(first + resample) * 0xD1B54A32D192ED03)));
        for (var left = times; left.Length > 0; left = left[numbers.Length..])
        {
            numbers = numbers[..Math.Min(numbers.Length, left.Length)];
            var counts = MemoryMarshal.Cast<Vector256<float>, float>(left);
            for (var resample = 0; resample < Together; resample++)
            {
                random[resample].Fill(numbers);
                for (var account = 0; account < numbers.Length; account++)
                    counts[(account * Together) + resample] = Count(numbers[account], least, below);
            }
        }
    }

    /// <summary>The count to which a number from 0 to below 1 belongs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Count(double number, int[] least, double[] below)
    {
        // Only where a part of the table holds a border has the border to be looked for.
        var count = least[(int)(number * Parts)];
        while (count < below.Length && number >= below[count])
            count++;
        return count;
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
