namespace Sillage.Analysis;

/// <summary>Whether counts jump at a moment: Poisson counts with a trend and a change of level, ln μ = a + b x + c [x after].</summary>
/// <remarks>
/// Source: segmented regression of an interrupted series (Wagner et al. 2002); a weak prior (standard deviation 10) keeps b and c finite where counts are 0.
/// </remarks>
internal static class LevelChange
{
    private const double Prior = 0.01;

    /// <summary>Fits the change.</summary>
    /// <param name="counts">Counts of bins of equal width.</param>
    /// <param name="before">How many of them lie before the moment, at least 1.</param>
    /// <returns>c, and the sum over the bins after the moment of what the trend without c leads to expect.</returns>
    public static (double Change, double Expected) Of(ReadOnlySpan<int> counts, int before)
    {
        var mean = 0.0;
        foreach (var count in counts)
            mean += (double)count / counts.Length;
        Span<double> at = [Math.Log(Math.Max(mean, 0.1)), 0, 0];
        for (var step = 0; step < 50; step++)
        {
            double g0 = 0, g1 = -Prior * at[1], g2 = -Prior * at[2], h00 = 1e-9, h01 = 0, h02 = 0, h11 = Prior, h12 = 0, h22 = Prior;
            for (var bin = 0; bin < counts.Length; bin++)
            {
                var (x, after) = (Place(bin, before, counts.Length), bin >= before ? 1.0 : 0);
                var mu = Math.Exp(Math.Min(50, at[0] + (at[1] * x) + (at[2] * after)));
                var rest = counts[bin] - mu;
                g0 += rest;
                g1 += rest * x;
                g2 += rest * after;
                h00 += mu;
                h01 += mu * x;
                h02 += mu * after;
                h11 += mu * x * x;
                h12 += mu * x * after;
                h22 += mu * after;
            }

            // Three equations by Cramer's rule.
            double m00 = (h11 * h22) - (h12 * h12), m01 = (h02 * h12) - (h01 * h22), m02 = (h01 * h12) - (h02 * h11);
            var determinant = (h00 * m00) + (h01 * m01) + (h02 * m02);
            double m11 = (h00 * h22) - (h02 * h02), m12 = (h01 * h02) - (h00 * h12), m22 = (h00 * h11) - (h01 * h01);
            double d0 = ((m00 * g0) + (m01 * g1) + (m02 * g2)) / determinant, d1 = ((m01 * g0) + (m11 * g1) + (m12 * g2)) / determinant, d2 = ((m02 * g0) + (m12 * g1) + (m22 * g2)) / determinant;
            // Long steps are cut: from far away Newton's steps overshoot.
            var length = Math.Min(1, 2 / Math.Max(Math.Abs(d0), Math.Max(Math.Abs(d1), Math.Abs(d2))));
            (at[0], at[1], at[2]) = (at[0] + (length * d0), at[1] + (length * d1), at[2] + (length * d2));
            if (Math.Abs(d0) + Math.Abs(d1) + Math.Abs(d2) < 1e-10)
                break;
        }

        var expected = 0.0;
        for (var bin = before; bin < counts.Length; bin++)
            expected += Math.Exp(at[0] + (at[1] * Place(bin, before, counts.Length)));
        return (at[2], expected);
    }

    /// <summary>Middle of a bin, from the moment, in units of half the time looked at.</summary>
    private static double Place(int bin, int before, int bins) => (bin + 0.5 - before) / (bins / 2.0);
}
