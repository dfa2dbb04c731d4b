using Sillage.Cases;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Counts and rates before, inside and after a legal silence.</summary>
public class SilenceTests
{
    private const int Hour = 3600;

    /// <summary>Two hours from 20:49 to 22:49.</summary>
    private static readonly SilenceWindow Window = new("silence", InventedPost.Start.AddHours(2), InventedPost.Start.AddHours(4));

    /// <summary>Two hours before, the two hours of the silence, two hours after; on the topic at minutes 60, 120 (its start), 130, 239.99 and 240 (its end).</summary>
    private static readonly InventedPost[] Posts =
    [
        new(1, "zoe") { Hashtags = [] }, new(2, "alice", Hour), new(3, "alice", 2 * Hour), new(4, "bob", (2 * Hour) + 600),
        new(5, "alice", (4 * Hour) - 0.001), new(6, "carol", 4 * Hour), new(7, "zoe", (6 * Hour) - 60) { Hashtags = [] },
    ];

    [Fact]
    public void The_window_holds_its_start_and_not_its_end()
    {
        using var source = InventedCase.Of(Posts);

        var silence = source.Silence(Window, "#leak").Result.Windows[0];

        Assert.Equal((1, 3, 1), (silence.Before.Posts, silence.Inside.Posts, silence.After.Posts));
        Assert.Equal((1, 2, 1), (silence.Before.Accounts, silence.Inside.Accounts, silence.After.Accounts));
        Assert.Equal((Window.From.AddHours(-2), Window.From, Window.To, Window.To.AddHours(2)), (silence.Before.From, silence.Before.To, silence.After.From, silence.After.To));
        Assert.Equal((3, 5), (silence.ShareInside.Count, silence.ShareInside.Of));
        Assert.Equal([new ActiveAccount("alice", 2), new ActiveAccount("bob", 1)], silence.Accounts);
        Assert.Equal(["3", "4", "5"], silence.FirstPosts.Select(post => post.PostId));
    }

    [Fact]
    public void Rates_are_over_covered_hours_with_exact_Poisson_intervals()
    {
        using var source = InventedCase.Of(Posts);

        var answer = source.Silence(Window, "#leak");

        // The capture begins with the hours before and its last minute is the last of the hours after: all is covered.
        var silence = answer.Result.Windows[0];
        Assert.Equal([2.0, 2, 2], new[] { silence.Before, silence.Inside, silence.After }.Select(period => period.CoveredHours));
        Assert.DoesNotContain("partly-covered", answer.Codes());
        // Three posts in two hours; Garwood's interval of 3 is 0.618672 to 8.767273.
        Assert.Equal(1.5, silence.Inside.PerHour);
        Assert.Equal(0.309336, silence.Inside.Low, 6);
        Assert.Equal(4.383637, silence.Inside.High, 6);
    }

    [Fact]
    public void Where_the_capture_ends_the_evidence_ends()
    {
        // Without Zoe the capture reaches from 19:49 to the minute of 22:49: an hour before, all of the silence, a minute after.
        using var source = InventedCase.Of(Posts.Where(post => post.By != "zoe"));

        var answer = source.Silence(Window, "#leak");

        var silence = answer.Result.Windows[0];
        Assert.Equal((1, 2), (silence.Before.CoveredHours, silence.Inside.CoveredHours));
        Assert.Equal(1 / 60.0, silence.After.CoveredHours, 12);
        Assert.Equal((1, 60), (silence.Before.PerHour, Math.Round(silence.After.PerHour, 9)));
        Assert.Equal(["1.0", "0.0"], answer.Caveats.Where(caveat => caveat.Code == "partly-covered").Select(caveat => caveat.Values!["covered"]));
    }

    [Fact]
    public void A_period_outside_the_capture_has_no_rate()
    {
        using var source = InventedCase.Of(Posts);

        var silence = source.Silence(new SilenceWindow("later", InventedPost.Start.AddDays(2), InventedPost.Start.AddDays(3)), "#leak").Result.Windows[0];

        Assert.Equal(
            [(0.0, 0L, 0.0, 0.0, 0.0), (0, 0, 0, 0, 0)],
            new[] { silence.Inside, silence.After }.Select(period => (period.CoveredHours, period.Posts, period.PerHour, period.Low, period.High)));
    }

    [Fact]
    public void The_week_before_is_the_control_where_the_capture_reaches_back_to_it()
    {
        const int week = 7 * 24 * Hour;
        InventedPost[] control = [new(11, "dave", (2 * Hour) - week), new(12, "dave", (3 * Hour) - week), new(13, "dave", (4 * Hour) - week)];
        using var with = InventedCase.Of([.. control, .. Posts]);
        using var without = InventedCase.Of(Posts);

        var weekBefore = with.Silence(Window, "#leak").Result.Windows[0].WeekBefore!;

        // The third is at the end of the same hours: outside.
        Assert.Equal((Window.From.AddDays(-7), Window.To.AddDays(-7), 2.0, 2L, 1L), (weekBefore.From, weekBefore.To, weekBefore.CoveredHours, weekBefore.Posts, weekBefore.Accounts));
        Assert.Equal(1, weekBefore.PerHour);
        Assert.Null(without.Silence(Window, "#leak").Result.Windows[0].WeekBefore);
    }

    [Fact]
    public void Posts_seen_only_inside_others_break_no_silence()
    {
        using var source = InventedCase.Of(new InventedPost(1, "alice", 3 * Hour).RepostedBy(2, "bob", 2 * Hour));

        Assert.Equal(0, source.Silence(Window).Result.Windows[0].Inside.Posts);
    }

    [Fact]
    public void Each_window_is_answered_in_the_given_order()
    {
        using var source = InventedCase.Of(Posts);
        var early = new SilenceWindow("early", InventedPost.Start, InventedPost.Start.AddHours(1));

        var windows = Silence.Run(source.Slice("#leak"), new SilenceOptions { Windows = [Window, early] }, [], null, TestContext.Current.CancellationToken).Result.Windows;

        Assert.Equal([("silence", 3L), ("early", 0L)], windows.Select(window => (window.Window.Name, window.Inside.Posts)));
    }
}
