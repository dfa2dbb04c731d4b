using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>The shortest window with most of the posts.</summary>
public class ScanFocusTests
{
    [Fact]
    public void The_focus_is_the_shortest_window_with_four_fifths_of_the_posts()
    {
        // Ten posts an hour apart, then ninety seconds apart eighty posts, then ten an hour apart again: the eighty are the focus.
        using var source = InventedCase.Of(Posts(
            [.. Enumerable.Range(0, 10).Select(i => 3600.0 * i), .. Enumerable.Range(0, 80).Select(i => 36_000 + (90.0 * i)), .. Enumerable.Range(0, 10).Select(i => 46_800 + (3600.0 * i))]));

        var focus = source.Scan().Result.Focus!;

        Assert.Equal((InventedPost.Start.AddSeconds(36_000), InventedPost.Start.AddSeconds(36_000 + (79 * 90)), 80L), (focus.From, focus.To, focus.Posts));
        Assert.Equal(79 * 1.5, focus.Minutes);
        // 7,110 seconds from 04:49 on: the round step that gives at most 200 buckets is a minute.
        Assert.Equal((60, 119), (focus.BucketSeconds, focus.Series.Count));
        Assert.Equal(80, focus.Series.Sum(bucket => bucket.Posts));
    }

    [Fact]
    public void Posts_of_the_same_minute_are_in_it_together()
    {
        // 150 of 153 posts have one time. Four fifths are 123, but a window in time cannot leave the other 27 out.
        using var source = InventedCase.Of(Posts([0, 7200, .. Enumerable.Repeat(3600.0, 150), 10_800]));

        var focus = source.Scan().Result.Focus!;

        Assert.Equal((InventedPost.Start.AddSeconds(3600), InventedPost.Start.AddSeconds(3600), 150L), (focus.From, focus.To, focus.Posts));
    }

    [Fact]
    public void Of_equally_short_windows_the_first_is_the_focus()
    {
        // Two bunches of fifty, each 49 seconds long, half a day apart, and a straggler: half of the posts are in either.
        using var source = InventedCase.Of(Posts([.. Enumerable.Range(0, 50).Select(i => (double)i), .. Enumerable.Range(0, 50).Select(i => 43_200.0 + i)]));

        Assert.Equal(InventedPost.Start, source.Scan(options: new ScanOptions { FocusShare = 0.5 }).Result.Focus!.From);
    }

    [Fact]
    public void Without_a_short_window_or_with_few_posts_there_is_no_focus()
    {
        using var even = InventedCase.Of(Posts([.. Enumerable.Range(0, 120).Select(i => 60.0 * i)]));
        using var few = InventedCase.Of(Posts([.. Enumerable.Range(0, 98).Select(i => (double)i), 86_400]));

        Assert.Null(even.Scan().Result.Focus);
        Assert.Equal(99, few.Scan().Result.Posts);
        Assert.Null(few.Scan().Result.Focus);
    }

    private static IEnumerable<InventedPost> Posts(double[] times) => times.Select((at, i) => new InventedPost(i + 1, $"account{i % 7}", at));
}
