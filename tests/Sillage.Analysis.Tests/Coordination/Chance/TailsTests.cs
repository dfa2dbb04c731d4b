using CsCheck;
using Sillage.Analysis.Statistics;
using Xunit;

namespace Sillage.Analysis.Tests;

public class TailsTests
{
    [Theory]
    [InlineData(0, 0.5, 1)]
    [InlineData(1, 0.5, 0.393469340287)] // 1 − e^(−1/2)
    [InlineData(2, 1, 0.264241117657)] // 1 − 2/e
    [InlineData(3, 0.01, 1.65421653e-7)]
    [InlineData(1, 0, 0)]
    public void Poisson_tails_are_those_of_the_tables(int count, double mean, double tail) => Assert.Equal(tail, Tails.Poisson(count, mean), 1e-8 * tail);

    [Theory]
    [InlineData(3, 3, 0.3, 0.027)]
    [InlineData(2, 3, 0.3, 0.216)]
    [InlineData(0, 3, 0.3, 1)]
    [InlineData(4, 3, 0.3, 0)]
    [InlineData(1, 10, 0.5, 0.9990234375)]
    public void Binomial_tails_are_those_of_the_tables(int count, int trials, double chance, double tail) =>
        Assert.Equal(tail, Tails.Binomial(count, trials, chance), 1e-9);

    [Fact]
    public void Tails_are_the_sums_of_their_terms() => Gen.Select(Gen.Int[0, 40], Gen.Int[1, 40], Gen.Double[0.01, 0.99]).Sample((count, trials, chance) =>
    {
        double binomial = 0, poisson = 1, term = Math.Exp(-trials * chance);
        for (var k = count; k <= trials; k++)
            binomial += Choose(trials, k) * Math.Pow(chance, k) * Math.Pow(1 - chance, trials - k);
        for (var k = 0; k < count; k++, term *= trials * chance / k)
            poisson -= term;

        Assert.Equal(binomial, Tails.Binomial(count, trials, chance), 1e-9);
        Assert.Equal(poisson, Tails.Poisson(count, trials * chance), 1e-9);
    });

    [Fact]
    public void Very_small_tails_are_not_lost() => Assert.InRange(Tails.Poisson(40, 0.001), 1e-170, 1e-166);

    [Fact]
    public void Q_values_of_even_steps_are_all_the_same()
    {
        // p(r) · 10 / r = 0.1 for every rank r.
        var q = FalseDiscovery.QValues([0.03, 0.01, 0.02], 10);

        Assert.All(q, one => Assert.Equal(0.1, one, 12));
    }

    [Fact]
    public void Q_values_are_those_of_the_definition() => Gen.Select(Gen.Double[0, 1].Array[1, 30], Gen.Int[0, 50]).Sample((p, more) =>
    {
        var tests = p.Length + more;
        var q = FalseDiscovery.QValues(p, tests);

        // The definition, over every p-value at or above one's own.
        for (var i = 0; i < p.Length; i++)
        {
            var least = p.Where(other => other >= p[i]).Min(other => other * tests / p.Count(lower => lower <= other));
            Assert.Equal(Math.Min(1, least), q[i], 9);
        }
    });

    private static double Choose(int n, int k)
    {
        double result = 1;
        for (var i = 1; i <= k; i++)
            result *= (double)(n - k + i) / i;
        return result;
    }
}
