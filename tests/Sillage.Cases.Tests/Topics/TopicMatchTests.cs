using Sillage.Cases.Topics;
using Sillage.Testing;
using Xunit;

namespace Sillage.Cases.Tests;

/// <summary>Which posts each kind of term holds for, on posts that a reader can check.</summary>
public sealed class TopicMatchTests(TopicMatchTests.SixPosts six) : IClassFixture<TopicMatchTests.SixPosts>
{
    [Theory]
    [InlineData("#macronleaks", "1 2 4")]
    [InlineData("#MACRÓNLEAKS", "1 2 4")]
    [InlineData("#MacronLeaks2", "3")]
    [InlineData("emails", "1 2 4 6")] // "femails" is another word; an underscore ends one
    [InlineData("\"EMAILS OF 2017\"", "1 2 4")] // whatever white space stands between
    [InlineData("\"emails   of\"", "1 2 4")]
    [InlineData("\"emails_of\"", "6")]
    [InlineData("\"c:\\emails_of\"", "6")]
    [InlineData("\"(2017)\"", "6")]
    [InlineData("\"it's 100%\"", "6")]
    [InlineData("201", "")]
    [InlineData("\"out:\"", "1 4")]
    [InlineData("pastebin.com", "1 2 4")]
    [InlineData("domain:raw.pastebin.com", "2")]
    [InlineData("domain:com", "1 2 3 4 5 6")]
    [InlineData("http://pastebin.com/abc", "1 4")]
    [InlineData("link:raw.pastebin.com/abc#top", "2")]
    [InlineData("https://youtu.be/xyz", "5 6")]
    [InlineData("youtube.com", "5 6")]
    [InlineData("youtu.be", "")]
    [InlineData("from:ALICE", "1")]
    [InlineData("from:{id of Alice}", "1")]
    [InlineData("@alice", "2")]
    [InlineData("mention:{id of Alice}", "2")]
    [InlineData("repostof:alice", "4")]
    [InlineData("repostof:{id of Alice}", "4")]
    [InlineData("lang:pt", "2")]
    [InlineData("lang:pt-br", "2")]
    [InlineData("lang:PTX", "3")]
    [InlineData("-lang:en", "2 3 5")] // what is not tagged is not English either
    [InlineData("kind:original", "1 2 6")]
    [InlineData("kind:repost", "4")]
    [InlineData("kind:quote", "5")]
    [InlineData("kind:reply", "3")]
    [InlineData("platform:X", "1 2 3 4 5 6")]
    [InlineData("platform:bluesky", "")]
    [InlineData("id:1", "1 3 4 5")]
    [InlineData("since:2017-05-05T18:50Z until:2017-05-05T18:52Z", "2 3")]
    [InlineData("since:2017-05-05T20:54+02:00", "6")]
    [InlineData("#macronleaks -from:bob OR kind:quote", "1 4 5")]
    [InlineData("(#macronleaks OR youtube.com) kind:original", "1 2 6")]
    [InlineData("emails 2017", "1 2 4 6")]
    [InlineData("'; DROP TABLE posts; --", "")]
    public void A_topic_holds_for(string topic, string posts) =>
        Assert.Equal(posts, Matching(topic.Replace("{id of Alice}", InventedPost.AccountId("Alice"), StringComparison.Ordinal)));

    [Fact]
    public void Thousands_of_terms_are_answered() =>
        Assert.Equal("1 3 4 5", Matching(string.Join(" OR ", Enumerable.Range(10, 4_999).Select(id => $"id:{id}").Append("id:1"))));

    [Fact]
    public void A_topic_that_holds_for_nothing_names_near_hashtags() =>
        Assert.Contains("#MacronLeaks (2)", Assert.Throws<NothingFoundException>(() => six.Case.Slice("#MacronLeeks")).Message, StringComparison.Ordinal);

    private string Matching(string topic)
    {
        try
        {
            var slice = six.Case.Slice(topic);
            return string.Join(' ', Enumerable.Range(0, slice.Count).Select(post => slice.Ids[post]));
        }
        catch (NothingFoundException)
        {
            return "";
        }
    }

    public sealed class SixPosts : IDisposable
    {
        private static readonly InventedPost Alice = new(1, "Alice") { Text = "The Émails of 2017 are out: see pastebin", Hashtags = ["MacronLeaks"], Links = ["https://www.pastebin.com/abc/?utm_source=x"], Language = "en" };

        public CaseFile Case { get; } = InventedCase.Of(
            Alice,
            new InventedPost(2, "bob", 60) { Text = "émails\u00a0of\n2017, indeed", Hashtags = ["macrónleaks"], Links = ["https://raw.pastebin.com/abc"], Language = "pt-BR", Mentions = ["Alice"] },
            new InventedPost(3, "carol", 120) { Text = "femails of 2017", Hashtags = ["MacronLeaks2"], Links = ["https://notpastebin.com/abc"], Language = "ptx", ReplyTo = 1 },
            Alice.RepostedBy(4, "Dave", 180),
            new InventedPost(5, "erin", 240) { Text = "What a day", Hashtags = [], QuoteOf = Alice, Links = ["https://youtu.be/xyz"], Language = null },
            new InventedPost(6, "alice2", 300) { Text = "C:\\emails_of (2017) it's 100%", Hashtags = [], Links = ["https://www.youtube.com/watch?v=xyz"] });

        public void Dispose() => Case.Dispose();
    }
}
