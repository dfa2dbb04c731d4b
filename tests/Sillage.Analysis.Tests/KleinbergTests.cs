using Xunit;

namespace Sillage.Analysis.Tests;

public class KleinbergTests
{
    [Fact]
    public void A_stretch_of_short_gaps_is_a_burst_of_its_level()
    {
        var (states, cost, _) = Kleinberg.Gaps([.. Gaps(10, 60), .. Gaps(20, 5), .. Gaps(10, 60)], 2, 1);

        Assert.Equal([.. States(10, 0), .. States(20, 2), .. States(10, 0)], states);
        Assert.Equal(168.132244, cost, 5);
    }

    [Fact]
    public void Shorter_gaps_inside_short_gaps_are_a_burst_inside_a_burst()
    {
        var (states, cost, _) = Kleinberg.Gaps([.. Gaps(10, 60), .. Gaps(20, 5), .. Gaps(20, 1), .. Gaps(10, 60)], 2, 1);

        Assert.Equal([.. States(10, 0), .. States(20, 2), .. States(20, 4), .. States(10, 0)], states);
        Assert.Equal(205.934991, cost, 5);
    }

    [Fact]
    public void Even_gaps_are_no_burst() => Assert.All(Kleinberg.Gaps(Gaps(40, 60), 2, 1).States, state => Assert.Equal(0, state));

    [Fact]
    public void Batches_burst_where_the_share_doubles()
    {
        var (states, cost, _) = Kleinberg.Batches([1, 2, 1, 2, 20, 25, 18, 2, 1, 2], States(10, 100), 2, 1);

        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 0, 0, 0], states);
        Assert.Equal(47.948698, cost, 5);
    }

    private static double[] Gaps(int count, double length) => [.. Enumerable.Repeat(length, count)];

    private static int[] States(int count, int state) => [.. Enumerable.Repeat(state, count)];
}
