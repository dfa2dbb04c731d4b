using CsCheck;
using Sillage.Analysis.Statistics;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Distances of mixes, and what they are made of.</summary>
public class MixDistanceTests
{
    [Theory]
    [InlineData(new[] { 0.9, 0.1 }, new[] { 0.5, 0.5 }, 0.146793)]
    [InlineData(new[] { 1.0, 0.0 }, new[] { 0.0, 1.0 }, 1)]
    [InlineData(new[] { 0.8, 0.15, 0.05 }, new[] { 0.3, 0.6, 0.1 }, 0.195462)]
    [InlineData(new[] { 90.0, 10.0 }, new[] { 9.0, 1.0 }, 0)]
    [InlineData(new[] { 0.0, 0.0 }, new[] { 9.0, 1.0 }, 0)]
    public void Known_mixes_have_the_known_distance(double[] one, double[] other, double distance) => Assert.Equal(distance, MixDistance.Of(one, other), 6);

    [Fact]
    public void It_lies_between_nothing_and_one_and_is_the_same_both_ways() =>
        Gen.Double[0, 100].Array[3].Select(Gen.Double[0, 100].Array[3]).Sample((one, other) =>
        {
            Assert.InRange(MixDistance.Of(one, other), 0, 1);
            Assert.Equal(MixDistance.Of(one, other), MixDistance.Of(other, one), 1e-12);
        });

    [Fact]
    public void Samples_of_one_mix_stay_below_the_band_about_19_times_of_20()
    {
        var random = new Random(7);
        var below = Enumerable.Range(0, 400).Count(_ =>
        {
            double[] one = Sample(random, 300), other = Sample(random, 500);
            return MixDistance.Of(one, other) <= MixDistance.ByChance(one, other, 1);
        });

        Assert.InRange(below, 360, 395);
    }

    [Theory]
    [InlineData(0.975, 1.959963985)]
    [InlineData(0.5, 0)]
    [InlineData(0.001, -3.090232306)]
    [InlineData(0.9999, 3.719016485)]
    public void Quantiles_of_the_normal_distribution(double share, double quantile) => Assert.Equal(quantile, NormalQuantile.Of(share), 7);

    private static double[] Sample(Random random, int size)
    {
        var mix = new double[3];
        for (var i = 0; i < size; i++)
            mix[random.NextDouble() switch { < 0.6 => 0, < 0.9 => 1, _ => 2 }]++;
        return mix;
    }
}
