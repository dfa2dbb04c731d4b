using Xunit;

namespace Sillage.Analysis.Tests;

public class WindowTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const long Second = 1_000_000;
    private static readonly ChanceOptions Minute = new() { Window = 60 * Second };

    [Theory]
    [InlineData(5, 5)]
    [InlineData(28, 30)]
    public void The_window_proposed_is_that_of_the_group(double seconds, int proposed)
    {
        var shares = new PlantedShares(1).Audience(10_000, 2_000, 800).Group(8, 30, seconds).List();

        var window = AutoWindow.Propose(shares, EdgeChanceTests.Count(shares), Minute, Cancel);

        Assert.Equal(28, window.Pairs);
        Assert.Equal(28 * 30, window.Lags.Sum(bin => bin.Observed));
        Assert.True(window.Usual <= TimeSpan.FromSeconds(proposed));
        Assert.True(window.Tight <= window.Usual && window.Usual <= window.Loose && window.Loose <= TimeSpan.FromSeconds(proposed));
    }

    [Fact]
    public void An_audience_proposes_no_window()
    {
        var shares = new PlantedShares(2).Audience(5_000, 1_000, 400).List();

        var window = AutoWindow.Propose(shares, EdgeChanceTests.Count(shares), Minute, Cancel);

        Assert.Equal((0, null, null), (window.Pairs, window.Usual, window.Loose));
    }

    [Fact]
    public void A_wider_window_or_a_lower_threshold_never_counts_less()
    {
        var shares = new PlantedShares(3).Audience(5_000, 500, 300).Group(5, 10, 20).List();

        var cells = SensitivityGrid.Run(
            shares, [10 * Second, 60 * Second, 300 * Second], [2, 3, 5], window => EdgeChanceTests.Count(shares, 2, window), Minute, Cancel);

        Assert.Equal(9, cells.Count);
        Assert.All(cells.Where(cell => cell.Window >= TimeSpan.FromSeconds(60)), cell => Assert.Equal(new NetworkSize(10, 5, 1), cell.Beyond));
        foreach (var (one, other) in cells.SelectMany(one => cells.Select(other => (one, other))))
        {
            if (one.Window <= other.Window && one.MinWeight >= other.MinWeight)
                Assert.True(one.Counted.Edges <= other.Counted.Edges && one.Counted.Accounts <= other.Counted.Accounts);
        }
    }
}
