using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>The earliest sight of each link and of each spelling of a hashtag.</summary>
public class OriginSightTests
{
    [Fact]
    public void Spellings_of_a_link_are_one_link_and_its_earliest_sight_counts()
    {
        using var source = InventedCase.Of(
            Linking(1, "alice", 0, "https://example.org/files"),
            Linking(2, "bob", 60, "http://www.Example.org/files/?utm_source=x"),
            Linking(3, "carol", 30, "https://youtu.be/abc"),
            Linking(4, "dave", 90, "https://www.youtube.com/watch?v=abc&feature=share"),
            Linking(5, "erin", 99, "https://m.youtube.com/watch?v=abc"));

        Assert.Equal(
            [
                new FirstSight("example.org/files", InventedPost.Start, "alice", "1", 2),
                new FirstSight("youtube.com/watch?v=abc", InventedPost.Start.AddSeconds(30), "carol", "3", 2),
                new FirstSight("youtube.com/watch?v=abc&feature=share", InventedPost.Start.AddSeconds(90), "dave", "4", 1),
            ],
            source.Origin().Result.Links);
    }

    [Fact]
    public void A_link_that_stands_twice_in_a_post_is_in_one_post()
    {
        using var source = InventedCase.Of(new InventedPost(1, "alice") { Links = ["https://example.org/a", "https://example.org/b", "http://example.org/a/"] });

        Assert.Equal([("example.org/a", 1L), ("example.org/b", 1L)], source.Origin().Result.Links.Select(link => (link.What, link.Posts)));
    }

    [Fact]
    public void A_link_may_first_be_seen_in_an_embedded_post()
    {
        var original = Linking(1, "alice", -600, "https://example.org/a");
        using var source = InventedCase.Of(original.RepostedBy(2, "bob", 700));

        // The original and its repost, which carries the link too.
        Assert.Equal(new FirstSight("example.org/a", InventedPost.Start.AddSeconds(-600), "alice", "1", 2), Assert.Single(source.Origin().Result.Links));
    }

    [Fact]
    public void Spellings_of_a_hashtag_stay_apart_the_most_used_first()
    {
        string[] spellings = ["macronleaks", "MacronLeaks", "MacronLeaks", "MACRONLEAKS", "MacrónLeaks"];
        using var source = InventedCase.Of(spellings.Select((spelling, i) => new InventedPost(i + 1, $"account{i}", i) { Hashtags = [spelling] }));

        // Of those used once the earlier is first.
        Assert.Equal(
            [("MacronLeaks", "2", 2L), ("macronleaks", "1", 1L), ("MACRONLEAKS", "4", 1L), ("MacrónLeaks", "5", 1L)],
            source.Origin("#macronleaks").Result.Hashtags.Select(tag => (tag.What, tag.PostId, tag.Posts)));
    }

    private static InventedPost Linking(long id, string by, double at, string link) => new(id, by, at) { Links = [link] };
}
