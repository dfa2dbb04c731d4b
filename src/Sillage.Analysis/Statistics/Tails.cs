namespace Sillage.Analysis.Statistics;

/// <summary>Upper tails of counts, from their own terms: exact also where they are as small as 1e-300.</summary>
public static class Tails
{
    private const int Tabulated = 256;

    private static readonly double[] LogFactorials = Tabulate();

    /// <summary>P(X ≥ count) of a Poisson count.</summary>
    /// <param name="count">Count; 0 and less give 1.</param>
    /// <param name="mean">Expected count, 0 or more.</param>
    /// <returns>From 0 (a count that cannot be, or less than 1e-320) to 1.</returns>
    public static double Poisson(int count, double mean)
    {
        if (count <= 0)
            return 1;
        if (mean <= 0)
            return 0;
        if (count <= mean)
            return 1 - PoissonBelow(count, mean);
        var term = Math.Exp((count * Math.Log(mean)) - mean - LogFactorial(count));
        var sum = term;
        for (var next = count + 1; term > sum * 1e-16; next++)
            sum += term *= mean / next;
        return Math.Min(1, sum);
    }

    /// <summary>P(X ≥ count) of a binomial count.</summary>
    /// <param name="count">Count; 0 and less give 1, more than there are trials 0.</param>
    /// <param name="trials">Number of trials.</param>
    /// <param name="chance">Chance of each trial, above 0 and below 1.</param>
    public static double Binomial(int count, int trials, double chance)
    {
        if (count <= 0)
            return 1;
        if (count > trials)
            return 0;
        var odds = chance / (1 - chance);
        // From the side where the terms fall: the other side is one minus this one.
        if (count <= trials * chance)
            return 1 - Binomial(trials - count + 1, trials, 1 - chance);
        var term = Math.Exp(
            LogFactorial(trials) - LogFactorial(count) - LogFactorial(trials - count) + (count * Math.Log(chance)) + ((trials - count) * Math.Log(1 - chance)));
        var sum = term;
        for (var next = count + 1; next <= trials && term > sum * 1e-16; next++)
            sum += term *= (trials - next + 1.0) / next * odds;
        return Math.Min(1, sum);
    }

    /// <summary>P(X ≥ count) of the sum of independent trials with chances of their own. Time trials × count.</summary>
    /// <param name="count">Count; 0 and less give 1, more than there are trials 0.</param>
    /// <param name="chances">Chance of each trial, 0 to 1.</param>
    public static double PoissonBinomial(int count, ReadOnlySpan<double> chances)
    {
        if (count <= 0)
            return 1;
        if (count > chances.Length)
            return 0;
        // Only sums of what is not negative: small tails keep their digits. What has reached the count stays there.
        var below = new double[count];
        below[0] = 1;
        double reached = 0;
        foreach (var chance in chances)
        {
            reached += below[count - 1] * chance;
            for (var k = count - 1; k > 0; k--)
                below[k] = (below[k] * (1 - chance)) + (below[k - 1] * chance);
            below[0] *= 1 - chance;
        }

        return Math.Min(1, reached);
    }

    private static double PoissonBelow(int count, double mean)
    {
        var term = Math.Exp(((count - 1) * Math.Log(mean)) - mean - LogFactorial(count - 1));
        var sum = term;
        for (var next = count - 1; next > 0 && term > sum * 1e-16; next--)
            sum += term *= next / mean;
        return Math.Min(1, sum);
    }

    /// <summary>ln n!: tabulated, then Stirling's series.</summary>
    private static double LogFactorial(int n)
    {
        if (n < Tabulated)
            return LogFactorials[n];
        double x = n + 1;
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (1 / (12 * x)) - (1 / (360 * x * x * x));
    }

    private static double[] Tabulate()
    {
        var table = new double[Tabulated];
        for (var n = 2; n < Tabulated; n++)
            table[n] = table[n - 1] + Math.Log(n);
        return table;
    }
}
