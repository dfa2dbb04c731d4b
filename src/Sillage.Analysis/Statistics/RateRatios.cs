namespace Sillage.Analysis.Statistics;

/// <summary>How many times as often something happened in one time as in another.</summary>
public static class RateRatios
{
    /// <summary>Ratios of odds that are looked among, as logarithms.</summary>
    private const double Reach = 30;

    /// <summary>The ratio of two rates with its exact 95 % interval.</summary>
    /// <param name="count">Events of the one time.</param>
    /// <param name="hours">Its length; 0 where none of it was watched.</param>
    /// <param name="reference">Events of the other time.</param>
    /// <param name="referenceHours">Its length.</param>
    /// <returns>From 0 to no end, without a value, where nothing happened in either time or one has no length: nothing is known.</returns>
    /// <remarks>
    /// Of all events together, those of the one time are a binomial count whose odds are the ratio times hours / referenceHours; its interval is that of
    /// Clopper and Pearson. Source: Przyborowski and Wilenski 1940; Clopper and Pearson 1934.
    /// </remarks>
    public static RateRatio Of(long count, double hours, long reference, double referenceHours)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(reference);
        if (count + reference == 0 || hours <= 0 || referenceHours <= 0)
            return new RateRatio(null, 0, null);
        var (own, all, scale) = (checked((int)count), checked((int)(count + reference)), referenceHours / hours);
        return new RateRatio(
            reference == 0 ? null : (double)count / reference * scale,
            count == 0 ? 0 : scale * Solve(odds => Tails.Binomial(own, all, odds / (1 + odds)), 0.025),
            reference == 0 ? null : scale * Solve(odds => Tails.Binomial(own + 1, all, odds / (1 + odds)), 0.975));
    }

    /// <summary>The odds at which a tail that rises with them has a value.</summary>
    private static double Solve(Func<double, double> rising, double wanted)
    {
        double low = -Reach, high = Reach;
        for (var step = 0; step < 200 && high - low > 1e-12; step++)
        {
            var middle = (low + high) / 2;
            if (rising(Math.Exp(middle)) < wanted)
                low = middle;
            else
                high = middle;
        }

        return Math.Exp((low + high) / 2);
    }
}
