using Sillage.Posts.Sources;
using Sillage.Testing;

using Xunit;

namespace Sillage.Posts.Tests;

public class RedditTests
{
    private const string Submission = """{"id":"s1","subreddit":"news","author":"ann","created_utc":1494010140.0,"title":"Leak &amp; more","selftext":"","url":"https://exemple.org/a?b=1&amp;c=2","is_self":false,"score":7,"num_comments":2}""";
    private const string Comment = """{"id":"c1","subreddit":"news","author":"bob","created_utc":1494010200,"body":"see [this](https://exemple.org/b)","parent_id":"t3_s1","link_id":"t3_s1","link_author":"ann","score":-3}""";

    [Fact]
    public void Submissions_and_comments_are_told_apart_and_joined()
    {
        var found = FileCapture.Read($"{Submission}\n{Comment}");

        Assert.Equal("reddit", found.Source);
        Assert.Equal([("t3_s1", PostKind.Original), ("t1_c1", PostKind.Reply)], found.Posts.Select(post => (post.Id, post.Kind)));
        Assert.Equal(("Leak & more", "https://exemple.org/a?b=1&c=2", 7L, 2L), (found.Posts[0].Text, found.Posts[0].Links, found.Posts[0].Likes, found.Posts[0].Replies));
        Assert.Equal(("t3_s1 by /ann", "t3_s1", "https://exemple.org/b", (long?)null), (found.Posts[1].ReplyTo, found.Posts[1].Conversation, found.Posts[1].Links, found.Posts[1].Likes));
        Assert.Equal("2017-05-05 18:49:00", found.Posts[0].At);
    }

    [Fact]
    public void Deleted_accounts_are_never_one_account_and_removed_texts_are_not_said()
    {
        var gone = Comment.Replace("\"bob\"", "\"[deleted]\"", StringComparison.Ordinal).Replace("see [this](https://exemple.org/b)", "[removed]", StringComparison.Ordinal);
        var found = FileCapture.Read($"{gone}\n{gone.Replace("\"c1\"", "\"c2\"", StringComparison.Ordinal)}");

        Assert.Equal(["[deleted]/t1_c1", "[deleted]/t1_c2"], found.Posts.Select(post => post.Author.Id));
        Assert.All(found.Posts, post => Assert.Equal("", post.Text));
    }

    [Fact]
    public void A_crosspost_passes_on_its_original()
    {
        var found = FileCapture.Read("""{"id":"x","subreddit":"all","author":"eve","created_utc":1494010300,"title":"again","crosspost_parent":"t3_s1","crosspost_parent_list":[""" + Submission + "]}");

        Assert.Equal([(PostKind.Repost, false), (PostKind.Original, true)], found.Posts.Select(post => (post.Kind, post.Embedded)));
        Assert.Equal(("t3_s1 by /ann", "Leak & more"), (found.Posts[0].RepostOf, found.Posts[0].Text));
    }

    [Fact]
    public void The_tree_of_a_page_is_walked_and_a_bad_comment_costs_only_itself()
    {
        var page = """[{"kind":"Listing","data":{"children":[{"kind":"t3","data":SUB}]}},{"kind":"Listing","data":{"children":[{"kind":"t1","data":{"id":"c0","author":"x","body":"no time"}},{"kind":"t1","data":COM},{"kind":"more","data":{"parent_id":"t3_s1","children":["a"]}}]}}]"""
            .Replace("SUB", Submission, StringComparison.Ordinal)
            .Replace("COM", Comment[..^1] + ""","replies":{"kind":"Listing","data":{"children":[{"kind":"t1","data":""" + Comment.Replace("\"c1\"", "\"c2\"", StringComparison.Ordinal) + "}]}}}", StringComparison.Ordinal);
        var found = FileCapture.Read(page);

        Assert.Equal(["t3_s1", "t1_c1", "t1_c2"], found.Posts.Select(post => post.Id));
        Assert.Equal("data.children.data.created_utc", Assert.Single(found.Rejections).Field);
        Assert.Equal(NoticeKind.Unavailable, Assert.Single(found.Notices).Kind);
    }

    [Theory]
    [InlineData("""{"subreddit":"a","author":"b","created_utc":1494010140,"body":"x"}""", "id")]
    [InlineData("""{"id":"1","subreddit":"a","author":"b","body":"x"}""", "created_utc")]
    [InlineData("""{"id":"1","subreddit":"a","author":"b","created_utc":0,"body":"x"}""", "created_utc")]
    [InlineData("""{"id":"1","subreddit":"a","author":"b","created_utc":1494010140,"body":["x"]}""", "body")]
    [InlineData("""{"id":"1","subreddit":"a","author":"b","created_utc":1494""", null)]
    public void What_cannot_be_read_is_rejected_with_its_field(string line, string? field)
    {
        var found = FileCapture.Read($"{Submission}\n{line}");

        Assert.Single(found.Posts);
        Assert.Equal(field, Assert.Single(found.Rejections).Field);
    }

    [Fact]
    [Trait("Needs", RealCaptures.Trait)]
    public void Real_comments_and_submissions_hold_what_their_description_says()
    {
        var comments = FileCapture.ReadReal("reddit-api-objects/comments.ndjson.gz");
        var submissions = FileCapture.ReadReal("reddit-api-objects/submissions.ndjson.gz");

        Assert.Equal((0, 0), (comments.Rejections.Count, submissions.Rejections.Count));
        Assert.Equal((3_970, 2_280, 1_305), (comments.Own.Count, comments.Handles, submissions.Own.Count));
        Assert.All(comments.Posts, post => Assert.Equal((PostKind.Reply, "reddit"), (post.Kind, post.Platform)));
        Assert.Equal(218, comments.Posts.Count(post => post.Author.Id.Length > 0));
        Assert.Equal(("2006", "2026"), (submissions.Posts.Concat(comments.Posts).Min(post => post.At)![..4], submissions.Posts.Concat(comments.Posts).Max(post => post.At)![..4]));
    }
}
