using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>How far two mixes are from each other: the Jensen-Shannon divergence in bits. Source: Lin 1991.</summary>
internal static class MixDistance
{
    private const int Draws = 200;

    /// <summary>H((P + Q)/2) − (H(P) + H(Q))/2, base 2: 0 for equal mixes, 1 for mixes with nothing in common. Sums need not be 1.</summary>
    public static double Of(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var (first, second) = (Sum(one), Sum(other));
        if (first <= 0 || second <= 0)
            return 0;
        double distance = 0;
        for (var group = 0; group < one.Length; group++)
        {
            var (p, q) = (one[group] / first, other[group] / second);
            distance += Entropy((p + q) / 2) - ((Entropy(p) + Entropy(q)) / 2);
        }

        return Math.Clamp(distance, 0, 1);
    }

    /// <summary>What 95 of 100 pairs of samples of these sizes from one mix stay below.</summary>
    /// <param name="one">Counts of the first mix.</param>
    /// <param name="other">Counts of the second.</param>
    /// <param name="seed">Seed of the draws.</param>
    public static double ByChance(ReadOnlySpan<double> one, ReadOnlySpan<double> other, ulong seed)
    {
        var both = new double[one.Length];
        for (var group = 0; group < both.Length; group++)
            both[group] = one[group] + other[group];
        var random = new SeededRandom(seed);
        var drawn = new double[Draws];
        double[] first = new double[both.Length], second = new double[both.Length];
        for (var draw = 0; draw < Draws; draw++)
        {
            Draw(both, Sum(one), random, first);
            Draw(both, Sum(other), random, second);
            drawn[draw] = Of(first, second);
        }

        Array.Sort(drawn);
        return Shares.Quantile(drawn, 0.95);
    }

    /// <summary>A mix as a sample would have it: normal about the expected counts, which is enough for a band and quick for any size.</summary>
    private static void Draw(double[] mix, double size, SeededRandom random, double[] into)
    {
        var all = Sum(mix);
        for (var group = 0; group < mix.Length; group++)
        {
            var expected = size * mix[group] / all;
            var normal = NormalQuantile.Of(Math.Clamp(random.NextDouble(), 1e-12, 1 - 1e-12));
            into[group] = Math.Max(0, expected + (normal * Math.Sqrt(expected)));
        }
    }

    private static double Entropy(double share) => share > 0 ? -share * Math.Log2(share) : 0;

    private static double Sum(ReadOnlySpan<double> mix)
    {
        double sum = 0;
        foreach (var part in mix)
            sum += part;
        return sum;
    }
}
