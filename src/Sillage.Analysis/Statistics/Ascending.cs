using System.Numerics;

namespace Sillage.Analysis.Statistics;

/// <summary>Looking up in ascending numbers.</summary>
internal static class Ascending
{
    /// <summary>How many lie below a value: the place of the first that does not.</summary>
    public static int Below<T>(ReadOnlySpan<T> ascending, T value)
        where T : IComparisonOperators<T, T, bool>
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (ascending[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>How many numbers are in both; none is twice in one.</summary>
    public static int Common(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        var common = 0;
        for (int i = 0, j = 0; i < one.Length && j < other.Length;)
        {
            common += one[i] == other[j] ? 1 : 0;
            var isBehind = one[i] <= other[j];
            j += other[j] <= one[i] ? 1 : 0;
            i += isBehind ? 1 : 0;
        }

        return common;
    }

    /// <summary>The middle one, or half way between the two in the middle; at least one value.</summary>
    public static double Median(ReadOnlySpan<double> ascending) => (ascending[(ascending.Length - 1) / 2] + ascending[ascending.Length / 2]) / 2;
}
