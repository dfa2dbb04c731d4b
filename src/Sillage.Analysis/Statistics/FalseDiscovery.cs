namespace Sillage.Analysis.Statistics;

/// <summary>Control of the expected share of false ones among what is reported.</summary>
public static class FalseDiscovery
{
    /// <summary>q-values: the lowest rate at which each test would still be reported.</summary>
    /// <param name="p">p-values of the tests that were looked at; all others are taken to have p = 1.</param>
    /// <param name="tests">Number of all tests that could have been made; at least as many as there are p-values.</param>
    /// <returns>One q-value for each p-value, at most 1.</returns>
    /// <remarks>Source: Benjamini and Hochberg 1995: q of the r-th smallest p is the least p(s)·tests/s over s ≥ r.</remarks>
    public static double[] QValues(ReadOnlySpan<double> p, double tests)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tests, p.Length);
        var q = new double[p.Length];
        Array.Fill(q, 1);
        // Whatever is above length/tests has q = 1 at any rank, which is nearly everything among millions of pairs: it is not sorted.
        var worth = p.Length / tests;
        var count = 0;
        foreach (var one in p)
            count += one < worth ? 1 : 0;
        var (values, places) = (new double[count], new int[count]);
        count = 0;
        for (var i = 0; i < p.Length; i++)
        {
            if (p[i] < worth)
                (values[count], places[count++]) = (p[i], i);
        }

        Array.Sort(values, places);
        double least = 1;
        for (var rank = count; rank > 0; rank--)
        {
            least = Math.Min(least, values[rank - 1] * tests / rank);
            q[places[rank - 1]] = least;
        }

        return q;
    }
}
