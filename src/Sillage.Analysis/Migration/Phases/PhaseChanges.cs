using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>Where the volume or a mix changes for good: change points of counts in bins, found by PELT.</summary>
/// <remarks>
/// Costs are deviances, so that a change pays what it explains: of counts 2(S − S ln(S/m)), of a mix −2 Σ S(g) ln(S(g)/S), both over the dispersion
/// that neighbouring bins show beyond that of independent posts; without it each cascade of reposts would be a change. Source: docs/methods.md;
/// Killick et al. 2012; McCullagh and Nelder 1989 for the dispersion.
/// </remarks>
internal static class PhaseChanges
{
    /// <summary>Fewest bins of a phase.</summary>
    private const int Shortest = 2;

    /// <summary>Bins with fewer posts say nothing of how much a mix varies.</summary>
    private const int FewestForMix = 10;

    /// <summary>Medians of chi-square distributions with 1 to 3 degrees of freedom.</summary>
    private static readonly double[] ChiMedians = [0.4549, 1.3863, 2.3660];

    /// <summary>Bins at which the volume changes.</summary>
    /// <param name="counts">Posts by bin.</param>
    /// <param name="covered">How much of each bin the topic covers, in bins: less than 1 for the first and the last.</param>
    /// <param name="penalty">Penalty of a change in ln of the number of bins.</param>
    public static int[] InVolume(double[] counts, double[] covered, double penalty)
    {
        var (before, length) = (Before(counts, 1, 0), Before(covered, 1, 0));
        var dispersion = Dispersion([.. Enumerable.Range(1, Math.Max(0, counts.Length - 1)).Where(bin => counts[bin] + counts[bin - 1] > 0 && covered[bin] + covered[bin - 1] == 2)
            .Select(bin => (counts[bin] - counts[bin - 1]) * (counts[bin] - counts[bin - 1]) / (counts[bin] + counts[bin - 1]))], 1);
        return Pelt.Changes(counts.Length, penalty * Math.Log(counts.Length), Shortest, (start, end) =>
        {
            var sum = before[end] - before[start];
            return sum <= 0 ? 0 : 2 * (sum - (sum * Math.Log(sum / (length[end] - length[start])))) / dispersion;
        });
    }

    /// <summary>Bins at which the mix changes.</summary>
    /// <param name="cells">Posts by bin and group; the last group is none of the others.</param>
    /// <param name="width">Number of groups.</param>
    /// <param name="penalty">Penalty of a change of one share, in ln of the number of bins: each further share pays half of it.</param>
    public static int[] InMix(double[] cells, int width, double penalty)
    {
        var bins = cells.Length / width;
        var before = Enumerable.Range(0, width).Select(group => Before(cells, width, group)).ToArray();
        var dispersion = Dispersion([.. Enumerable.Range(1, Math.Max(0, bins - 1)).Select(bin => Difference(cells.AsSpan((bin - 1) * width, width), cells.AsSpan(bin * width, width))).Where(one => one >= 0)], width - 1);
        return Pelt.Changes(bins, penalty * width / 2 * Math.Log(bins), Shortest, (start, end) =>
        {
            double sum = 0, terms = 0;
            foreach (var group in before)
            {
                var part = group[end] - group[start];
                sum += part;
                terms += part > 0 ? part * Math.Log(part) : 0;
            }

            return sum <= 0 ? 0 : -2 * (terms - (sum * Math.Log(sum))) / dispersion;
        });
    }

    private static double[] Before(double[] cells, int width, int group)
    {
        var before = new double[(cells.Length / width) + 1];
        for (var bin = 0; bin + 1 < before.Length; bin++)
            before[bin + 1] = before[bin] + cells[(bin * width) + group];
        return before;
    }

    /// <summary>At least 1: how much neighbouring bins differ, against the median of what independent posts would.</summary>
    private static double Dispersion(double[] differences, int degrees)
    {
        if (differences.Length == 0)
            return 1;
        Array.Sort(differences);
        return Math.Max(1, Ascending.Median(differences) / ChiMedians[Math.Clamp(degrees, 1, ChiMedians.Length) - 1]);
    }

    /// <summary>Chi-square of two bins' mixes; −1 where one has too few posts.</summary>
    private static double Difference(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        double first = 0, second = 0, chi = 0;
        for (var group = 0; group < one.Length; group++)
        {
            first += one[group];
            second += other[group];
        }

        if (first < FewestForMix || second < FewestForMix)
            return -1;
        for (var group = 0; group < one.Length; group++)
        {
            var both = one[group] + other[group];
            if (both <= 0)
                continue;
            var expected = both * first / (first + second);
            chi += ((one[group] - expected) * (one[group] - expected) / expected) + ((one[group] - expected) * (one[group] - expected) / (both - expected));
        }

        return chi;
    }
}
