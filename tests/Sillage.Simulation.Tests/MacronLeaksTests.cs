using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Sillage.Simulation.Tests;

public class MacronLeaksTests
{
    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_does_not()
    {
        var options = new SimulationOptions { Scale = 0.25 };

        Assert.Equal(Write(options).Bytes, Write(options).Bytes);
        Assert.NotEqual(Write(options).Bytes, Write(options with { Seed = 7 }).Bytes);
    }

    [Fact]
    public void An_independent_reader_finds_every_planted_fact()
    {
        var (bytes, truth) = Write(new SimulationOptions());
        var posts = Read(bytes);
        var onTopic = posts.Where(post => post.OnTopic).ToArray();
        var first = onTopic[0];
        var delays = onTopic.Where(post => post.RepostOf == first.Id).Select(post => (post.At - first.At).TotalSeconds).ToArray();

        Assert.Equal(new DateTimeOffset(2017, 5, 5, 18, 49, 0, TimeSpan.Zero), first.At);
        Assert.Equal((truth.First.Id, truth.First.Account), (first.Id, first.Account));
        Assert.Equal((15, 87), (delays.Count(delay => delay <= 60), delays.Count(delay => delay <= 300)));
        Assert.Equal((15, 87), (truth.FirstWithin1m, truth.FirstWithin5m));
        Assert.Equal(46_928, onTopic.Count(post => post.At >= truth.WindowFrom && post.At < truth.WindowTo));
        Assert.Equal(46_928, truth.TopicPostsInWindow);
        Assert.Equal((posts.Count, onTopic.Length), ((int)truth.Posts, (int)truth.TopicPosts));
        Assert.Equal(15, onTopic.Count(post => post.Account == truth.LeaksSite && post.RepostOf is null));
        Assert.Equal(4_600_000, posts.First(post => post.Account == truth.LeaksSite).Followers);
        Assert.Equal(truth.InsideSilence, onTopic.Count(post => post.At >= new DateTimeOffset(2017, 5, 5, 22, 0, 0, TimeSpan.Zero) && post.At < new DateTimeOffset(2017, 5, 7, 18, 0, 0, TimeSpan.Zero)));
        Assert.Equal(truth.LanguagesPer15Minutes.Sum(quarter => quarter.French), onTopic.Count(post => post.Language == "fr"));
        Assert.InRange(truth.FrenchOvertakesAt!.Value, new DateTimeOffset(2017, 5, 5, 19, 45, 0, TimeSpan.Zero), new DateTimeOffset(2017, 5, 5, 21, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(99UL)]
    public void Posts_come_in_order_with_ids_that_tell_their_time(ulong seed)
    {
        var posts = Read(Write(new SimulationOptions { Seed = seed, Scale = 0.25 }).Bytes);

        Assert.Equal(posts.OrderBy(post => post.At).Select(post => post.Id), posts.Select(post => post.Id));
        Assert.Equal(posts.Count, posts.Select(post => post.Id).Distinct().Count());
        Assert.All(posts, post => Assert.Equal(post.At.ToUnixTimeMilliseconds(), (long.Parse(post.Id, CultureInfo.InvariantCulture) >> 22) + 1_288_834_974_657));
    }

    [Fact]
    public void Indices_of_hashtags_point_at_them()
    {
        foreach (var line in Lines(Write(new SimulationOptions { Scale = 0.25 }).Bytes))
        {
            using var json = JsonDocument.Parse(line);
            if (!json.RootElement.TryGetProperty("text", out var text))
                continue;
            foreach (var hashtag in json.RootElement.GetProperty("entities").GetProperty("hashtags").EnumerateArray())
            {
                var indices = hashtag.GetProperty("indices");
                Assert.Equal("#" + hashtag.GetProperty("text").GetString(), text.GetString()![indices[0].GetInt32()..indices[1].GetInt32()]);
            }
        }
    }

    private static (byte[] Bytes, SimulationTruth Truth) Write(SimulationOptions options)
    {
        using var stream = new MemoryStream();
        var truth = MacronLeaks.Write(stream, options, null, TestContext.Current.CancellationToken);
        return (stream.ToArray(), truth);
    }

    private static string[] Lines(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static List<Seen> Read(byte[] bytes)
    {
        var posts = new List<Seen>();
        foreach (var line in Lines(bytes))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (!root.TryGetProperty("id_str", out var id))
                continue;
            var original = root.TryGetProperty("retweeted_status", out var embedded) ? embedded : root;
            posts.Add(new Seen(
                id.GetString()!, DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(root.GetProperty("timestamp_ms").GetString()!, CultureInfo.InvariantCulture)),
                root.GetProperty("user").GetProperty("screen_name").GetString()!, root.GetProperty("user").GetProperty("followers_count").GetInt32(),
                root.TryGetProperty("retweeted_status", out _) ? original.GetProperty("id_str").GetString() : null, root.GetProperty("lang").GetString()!,
                original.GetProperty("text").GetString()!.Contains("#macronleaks", StringComparison.OrdinalIgnoreCase)));
        }

        return posts;
    }

    private sealed record Seen(string Id, DateTimeOffset At, string Account, int Followers, string? RepostOf, string Language, bool OnTopic);
}
