namespace Sillage.Analysis.Statistics;

/// <summary>Shares with their intervals, and how unequally things are spread.</summary>
public static class Shares
{
    private const double Z95 = 1.959964;

    /// <summary>A share with its 95 % interval.</summary>
    /// <remarks>Source: Wilson 1927, score interval, z = 1.959964.</remarks>
    public static Share Wilson(long count, long of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(of, count);
        var (low, high) = WilsonInterval(count, of);
        return new Share(count, of, of == 0 ? 0 : count / (double)of, low, high);
    }

    /// <summary>The interval alone, of counts that may be sums of weights; 0 to 1 where there is nothing.</summary>
    internal static (double Low, double High) WilsonInterval(double count, double of)
    {
        if (of <= 0)
            return (0, 1);
        var p = count / of;
        var z2 = Z95 * Z95;
        var centre = (p + (z2 / (2 * of))) / (1 + (z2 / of));
        var half = Z95 * Math.Sqrt((p * (1 - p) / of) + (z2 / (4 * of * of))) / (1 + (z2 / of));
        return (count == 0 ? 0 : centre - half, count == of ? 1 : centre + half);
    }

    /// <summary>Gini coefficient of counts: 0 all equal, near 1 all in one hand; 0 for an empty list.</summary>
    /// <remarks>G = (2 Σ i·x(i)) / (n Σ x) − (n + 1)/n, x ascending, i from 1.</remarks>
    public static double Gini(ReadOnlySpan<int> counts)
    {
        var sorted = counts.ToArray();
        Array.Sort(sorted);
        double weighted = 0, sum = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            weighted += (i + 1.0) * sorted[i];
            sum += sorted[i];
        }

        return sum == 0 ? 0 : (2 * weighted / (sorted.Length * sum)) - ((sorted.Length + 1.0) / sorted.Length);
    }

    /// <summary>Quantile of ascending values, type 7 (linear interpolation at (n − 1)q), as R and NumPy have it.</summary>
    /// <param name="ascending">At least one value, ascending.</param>
    /// <param name="q">From 0 to 1.</param>
    public static double Quantile(ReadOnlySpan<double> ascending, double q)
    {
        if (ascending.IsEmpty)
            throw new ArgumentException("a quantile needs at least one value", nameof(ascending));
        var h = (ascending.Length - 1) * q;
        var below = (int)Math.Floor(h);
        return below + 1 < ascending.Length ? ascending[below] + ((h - below) * (ascending[below + 1] - ascending[below])) : ascending[below];
    }
}
