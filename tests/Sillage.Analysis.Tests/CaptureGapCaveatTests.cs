using Sillage.Cases;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>A hole in the capture is told by every question whose time it falls into, a topic's own silence by none.</summary>
public class CaptureGapCaveatTests
{
    /// <summary>Two posts a minute for an hour, twenty minutes of nothing, two a minute for an hour. On the topic are the first and the last of each hour.</summary>
    private static CaseFile Holed() => InventedCase.Of(Enumerable.Range(0, 240).Select(i =>
        new InventedPost(i + 1, $"account{i % 10}", (i * 30) + (i < 120 ? 0 : 1200)) { Hashtags = i is 0 or 119 or 120 or 239 ? ["leak"] : i is < 60 ? ["weather"] : [] }));

    [Fact]
    public void The_scan_names_the_gap_and_what_was_to_be_expected_in_it()
    {
        using var source = Holed();

        var answer = source.Scan("#leak");

        Assert.Equal(new CaptureGap(InventedPost.Start.AddHours(1), InventedPost.Start.AddMinutes(80), 40), Assert.Single(answer.Result.Gaps));
        Assert.Contains("capture-gaps", answer.Codes());
    }

    [Fact]
    public void Every_question_tells_it()
    {
        using var source = Holed();

        Assert.Contains("capture-gaps", source.Origin("#leak").Codes());
        Assert.Contains("capture-gaps", source.Tempo("#leak").Codes());
        Assert.Contains("capture-gaps", source.Spreaders("#leak").Codes());
        Assert.Contains("capture-gaps", source.Languages("#leak").Codes());
        Assert.Contains("capture-gaps", source.Silence(new SilenceWindow("night", InventedPost.Start, InventedPost.Start.AddHours(1)), "#leak").Codes());
    }

    [Fact]
    public void Rates_of_a_silence_are_over_its_hours_without_the_gap()
    {
        using var source = Holed();

        // The gap is minutes 60 to 80; the posts with the hashtag are those on either side of it.
        var answer = source.Silence(new SilenceWindow("night", InventedPost.Start.AddMinutes(30), InventedPost.Start.AddMinutes(90)), "#leak");

        var inside = answer.Result.Windows[0].Inside;
        Assert.Equal(2, inside.Posts);
        Assert.Equal(40 / 60.0, inside.CoveredHours, 9);
        Assert.Equal(3, inside.PerHour, 9);
        Assert.Contains("partly-covered", answer.Codes());
    }

    [Fact]
    public void A_topic_that_ended_before_the_gap_does_not_tell_it()
    {
        using var source = Holed();

        Assert.Empty(source.Scan("#weather").Result.Gaps);
        Assert.DoesNotContain("capture-gaps", source.Scan("#weather").Codes());
    }

    [Fact]
    public void A_topic_that_pauses_while_the_capture_goes_on_has_no_gap()
    {
        using var source = InventedCase.Of(Enumerable.Range(0, 240).Select(i => new InventedPost(i + 1, "alice", i * 30) { Hashtags = i is < 20 or > 220 ? ["leak"] : [] }));

        Assert.Empty(source.Scan("#leak").Result.Gaps);
    }
}
