using Sillage.Cases;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>The automaton's states as spans of time with their posts.</summary>
public class BurstTests
{
    [Fact]
    public void Alone_in_its_capture_a_topic_bursts_where_the_gaps_between_its_posts_shrink()
    {
        // Ten gaps of a minute, twenty of five seconds, ten of a minute: 40 gaps in 1,300 seconds. KleinbergTests shows that the twenty are in state 2.
        double[] gaps = [.. Enumerable.Repeat(60.0, 10), .. Enumerable.Repeat(5.0, 20), .. Enumerable.Repeat(60.0, 10)];
        double at = 0;
        using var source = InventedCase.Of([new InventedPost(1, "alice"), .. gaps.Select((gap, i) => new InventedPost(i + 2, "alice", at += gap))]);

        var tempo = source.Tempo().Result;

        Assert.Equal("gaps", tempo.BurstMethod);
        Assert.Equal(
            [(InventedPost.Start.AddSeconds(600), InventedPost.Start.AddSeconds(700), 1, 21L), (InventedPost.Start.AddSeconds(600), InventedPost.Start.AddSeconds(700), 2, 21L)],
            tempo.Bursts.Select(burst => (burst.From, burst.To, burst.Level, burst.Posts)));
        // Each gap saves ln 2 − 5 · (difference of the rates); rates are 40 / 1,300, twice and four times that.
        Assert.Equal(20 * (Math.Log(2) - (5 * 40 / 1300.0)), tempo.Bursts[0].Strength, 6);
        Assert.Equal(20 * (Math.Log(2) - (5 * 80 / 1300.0)), tempo.Bursts[1].Strength, 6);
    }

    [Fact]
    public void Among_other_posts_a_topic_bursts_where_its_share_doubles()
    {
        // A hundred posts a minute, of these on the topic: the series of KleinbergTests, whose minutes 4 to 6 are a burst.
        int[] onTopic = [1, 2, 1, 2, 20, 25, 18, 2, 1, 2];
        using var source = InventedCase.Of(onTopic.SelectMany((count, minute) => Enumerable.Range(0, 100).Select(i =>
            new InventedPost((minute * 100) + i + 1, $"account{i}", (minute * 60) + (i * 0.5)) { Hashtags = i < count ? ["leak"] : ["weather"] })));

        var tempo = source.Tempo("#leak").Result;

        Assert.Equal("batched", tempo.BurstMethod);
        var burst = Assert.Single(tempo.Bursts);
        Assert.Equal((InventedPost.Start.AddMinutes(4), InventedPost.Start.AddMinutes(7), 1, 63L), (burst.From, burst.To, burst.Level, burst.Posts));
    }

    [Fact]
    public void By_the_minute_a_burst_holds_all_posts_of_its_minutes()
    {
        // Two posts in the first minute, eight in the second, one in the sixth; spread over their minutes the second of the first two begins the burst.
        int[] perMinute = [2, 8, 0, 0, 0, 1];
        using var source = CaseFile.CreateTemporary().With(
            "posts.csv",
            ["tweet_id,created_at,screen_name,text", .. perMinute.SelectMany((count, minute) => Enumerable.Range(0, count).Select(i => $"{(100 * minute) + i + 1},2017-05-05 18:{49 + minute},alice,Look {i}"))]);

        var burst = Assert.Single(source.Tempo().Result.Bursts);

        Assert.Equal((InventedPost.Start, InventedPost.Start.AddMinutes(1), 10L), (burst.From, burst.To, burst.Posts));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void One_or_two_posts_are_no_burst(int count)
    {
        using var source = InventedCase.Of(Enumerable.Range(1, count).Select(id => new InventedPost(id, "alice", id)));

        Assert.Empty(source.Tempo().Result.Bursts);
    }
}
