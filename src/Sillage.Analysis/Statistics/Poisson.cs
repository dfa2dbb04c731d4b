namespace Sillage.Analysis.Statistics;

/// <summary>Counts of independent events.</summary>
public static class Poisson
{
    /// <summary>Exact 95 % interval of a mean from one count.</summary>
    /// <remarks>Source: Garwood 1936: the means for which the count is the 2.5 % and 97.5 % tail, found by bisection.</remarks>
    public static (double Low, double High) Interval(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var reach = 10 + count + (8 * Math.Sqrt(count + 1.0));
        var low = count == 0 ? 0 : Solve(mean => 1 - AtMost(count - 1, mean), 0.025, reach);
        var high = Solve(mean => 1 - AtMost(count, mean), 0.975, reach);
        return (low, high);
    }

    private static double Solve(Func<double, double> rising, double wanted, double high)
    {
        double low = 0;
        for (var step = 0; step < 200 && high - low > 1e-12 * (1 + high); step++)
        {
            var middle = (low + high) / 2;
            if (rising(middle) < wanted)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    /// <summary>P(X ≤ count) = Q(count + 1, mean), the upper regularised incomplete gamma function (series or continued fraction).</summary>
    private static double AtMost(long count, double mean)
    {
        if (mean <= 0)
            return 1;
        var a = count + 1.0;
        var scale = Math.Exp((a * Math.Log(mean)) - mean - LogGamma(a));
        if (mean < a + 1)
        {
            double term = 1 / a, sum = term;
            for (var n = 1; n < 100_000 && term > sum * 1e-16; n++)
                sum += term *= mean / (a + n);
            return 1 - (sum * scale);
        }

        // Lentz's method.
        double b = mean + 1 - a, c = 1e300, d = 1 / b, h = d;
        for (var i = 1; i < 100_000; i++)
        {
            var an = -i * (i - a);
            b += 2;
            d = 1 / Nonzero((an * d) + b);
            c = Nonzero(b + (an / c));
            var factor = d * c;
            h *= factor;
            if (Math.Abs(factor - 1) < 1e-16)
                break;
        }

        return scale * h;

        static double Nonzero(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;
    }

    /// <summary>ln Γ(x), x ≥ 1: shifted above 10, then Stirling's series.</summary>
    private static double LogGamma(double x)
    {
        double shift = 0;
        while (x < 10)
            shift -= Math.Log(x++);
        return shift + ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (1 / (12 * x)) - (1 / (360 * x * x * x)) + (1 / (1260 * Math.Pow(x, 5)));
    }
}
