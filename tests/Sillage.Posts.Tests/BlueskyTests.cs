using System.Text;
using System.Text.Json;
using Sillage.Posts.Sources;
using Sillage.Testing;

using Xunit;

namespace Sillage.Posts.Tests;

public class BlueskyTests
{
    private const string Ann = "did:plc:ann";

    private const string Commit = """
        {"did":"did:plc:ann","time_us":1494010140250001,"kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.post","rkey":"3k1",
        "record":{"$type":"app.bsky.feed.post","createdAt":"2017-05-05T18:49:00.250Z","langs":["fr"],"text":"Été @bob.example #Fuite exemple.org…",
        "facets":[
        {"index":{"byteStart":6,"byteEnd":18},"features":[{"$type":"app.bsky.richtext.facet#mention","did":"did:plc:bob"}]},
        {"index":{"byteStart":19,"byteEnd":25},"features":[{"$type":"app.bsky.richtext.facet#tag","tag":"Fuite"}]},
        {"index":{"byteStart":26,"byteEnd":40},"features":[{"$type":"app.bsky.richtext.facet#link","uri":"https://exemple.org/long"}]},
        {"index":{"byteStart":1,"byteEnd":2},"features":[{"did":"did:plc:eve"}]}],
        "reply":{"root":{"uri":"at://did:plc:root/app.bsky.feed.post/1"},"parent":{"uri":"at://did:plc:bob/app.bsky.feed.post/2"}}}}}
        """;

    [Fact]
    public void An_event_of_jetstream_becomes_a_post_with_its_marks()
    {
        var found = FileCapture.Read(OneLine(Commit));

        var post = Assert.Single(found.Posts);
        Assert.Equal(("bluesky", "bluesky", PostKind.Reply), (found.Source, post.Platform, post.Kind));
        Assert.Equal(("at://did:plc:ann/app.bsky.feed.post/3k1", Ann, "2017-05-05 18:49:00.25", 0), (post.Id, post.Author.Id, post.At, post.ClockSeconds));
        Assert.Equal(("fr", "Fuite", "https://exemple.org/long"), (post.Language, post.Hashtags, post.Links));
        Assert.Equal("did:plc:bob/bob.example did:plc:eve/", post.Mentions);
        Assert.Equal(("at://did:plc:bob/app.bsky.feed.post/2 by did:plc:bob/", "at://did:plc:root/app.bsky.feed.post/1"), (post.ReplyTo, post.Conversation));
        Assert.Null(post.Likes);
        Assert.Null(post.Author.Followers);
    }

    [Fact]
    public void Reposts_deletions_and_what_is_no_post_of_a_stream_are_told_apart()
    {
        var found = FileCapture.Read(string.Join('\n',
            """{"did":"did:plc:ann","time_us":1494010140000000,"kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.repost","rkey":"r","record":{"createdAt":"2017-05-05T18:49:00Z","subject":{"uri":"at://did:plc:bob/app.bsky.feed.post/2"}}}}""",
            """{"did":"did:plc:ann","time_us":1494010140000000,"kind":"commit","commit":{"operation":"delete","collection":"app.bsky.feed.post","rkey":"d"}}""",
            """{"did":"did:plc:ann","time_us":1494010140000000,"kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.like","rkey":"l","record":{}}}""",
            """{"did":"did:plc:ann","time_us":1494010140000000,"kind":"identity","identity":{"did":"did:plc:ann"}}"""));

        var post = Assert.Single(found.Posts);
        Assert.Equal((PostKind.Repost, "at://did:plc:bob/app.bsky.feed.post/2 by did:plc:bob/", 1), (post.Kind, post.RepostOf, post.ClockSeconds));
        Assert.Equal([NoticeKind.Deleted, NoticeKind.Other, NoticeKind.Other], found.Notices.Select(notice => notice.Kind));
        Assert.Equal(("at://did:plc:ann/app.bsky.feed.post/d", "app.bsky.feed.like: no post", "identity: no post"), (found.Notices[0].PostId, found.Notices[1].Detail, found.Notices[2].Detail));
        Assert.Empty(found.Rejections);
    }

    [Fact]
    public void A_feed_gives_reposts_with_their_original_and_a_bad_item_costs_only_itself()
    {
        var view = """{"uri":"at://did:plc:bob/app.bsky.feed.post/2","author":{"did":"did:plc:bob","handle":"bob.example"},"record":{"createdAt":"2017-05-05T18:00:00Z","text":"original"},"likeCount":3,"repostCount":1}""";
        var found = FileCapture.Read(
            """{"cursor":"x","feed":[{"post":""" + view + ""","reason":{"$type":"app.bsky.feed.defs#reasonRepost","by":{"did":"did:plc:ann","handle":"ann.example"},"indexedAt":"2017-05-05T18:49:00.000Z"}},{"post":{"uri":"at://x/y/z","author":{"did":"d"},"record":{"createdAt":"0000-01-01T00:00:00Z"}}},{"post":""" + view + """}]}""");

        Assert.Equal([(PostKind.Repost, false), (PostKind.Original, true), (PostKind.Original, false)], found.Posts.Select(post => (post.Kind, post.Embedded)));
        Assert.Equal(("original", "at://did:plc:bob/app.bsky.feed.post/2 by did:plc:bob/bob.example", (long?)null), (found.Posts[0].Text, found.Posts[0].RepostOf, found.Posts[0].Likes));
        Assert.Equal((3L, 1L), (found.Posts[1].Likes, found.Posts[1].Reposts));
        Assert.Equal("feed.post.record.createdAt", Assert.Single(found.Rejections).Field);
    }

    [Theory]
    [InlineData("""{"did":"did:plc:ann","commit":{"operation":"create","collection":"app.bsky.feed.post","rkey":"1","record":{"text":"no time"}}}""", "commit.record.createdAt")]
    [InlineData("""{"did":"did:plc:ann","commit":{"operation":"create","collection":"app.bsky.feed.post","rkey":"1","record":{"createdAt":{"a":1}}}}""", "commit.record.createdAt")]
    [InlineData("""{"commit":{"operation":"create","collection":"app.bsky.feed.post","record":{"createdAt":"2017-05-05T18:49:00Z"}}}""", "did")]
    [InlineData("""{"did":"did:plc:ann","commit":{"operation":"create"}}""", "commit.collection")]
    [InlineData("""{"did":"did:plc:ann","commit":{"operation":"create","collection":"app.bsky.feed.post","record":{"createdAt":"2017-05-05T18:49:00Z","text":["a"]}}}""", "commit.record.text")]
    [InlineData("""{"did":"did:plc:ann","commit":{"oper""", null)]
    [InlineData("""{"did":tru}""", null)]
    [InlineData("""{"odd":1}""", "record")]
    [InlineData("[[[", null)]
    public void What_cannot_be_read_is_rejected_with_its_field_and_its_neighbours_are_kept(string line, string? field)
    {
        var good = OneLine(Commit);
        var found = FileCapture.Read($"{good}\n{line}\n{good}");

        Assert.Equal(2, found.Posts.Count);
        if (line != "[[[")
            Assert.Equal((2L, field), (Assert.Single(found.Rejections).Line, found.Rejections[0].Field));
    }

    [Fact]
    [Trait("Needs", RealCaptures.Trait)]
    public void Real_posts_agree_with_the_records_that_twitwi_makes_of_them()
    {
        var found = FileCapture.ReadReal("normalised-tweets-and-bluesky/bluesky-posts.json.gz");
        using var expected = JsonDocument.Parse(JsonCapture.RealBytes("normalised-tweets-and-bluesky/bluesky-normalized-posts.json.gz"));

        Assert.Equal("bluesky-json", found.Source);
        // One post says that it was written in the year 0.
        Assert.Equal(("record.createdAt", 122), (Assert.Single(found.Rejections).Field, found.Own.Count));
        Assert.Equal(2, found.Own.Count(post => post.Kind == PostKind.Repost));
        foreach (var records in expected.RootElement.EnumerateArray())
        {
            foreach (var record in records.ValueKind == JsonValueKind.Array ? records.EnumerateArray().ToList() : [records])
            {
                // One post stands there many times, its texts and facets bent by hand.
                if (!Text(record, "local_time").StartsWith("0000", StringComparison.Ordinal) && !Text(record, "uri").EndsWith("/3lhwag3mzoo2k", StringComparison.Ordinal))
                    Compare(record, found.Posts);
            }
        }
    }

    [Fact]
    [Trait("Needs", RealCaptures.Trait)]
    public void Real_events_of_jetstream_are_read()
    {
        var commits = FileCapture.ReadReal("normalised-tweets-and-bluesky/bluesky-firehose-posts.json");
        var stream = FileCapture.ReadReal("small-format-samples/bluesky_jetstream.jsonl");
        var profiles = FileCapture.ReadReal("normalised-tweets-and-bluesky/bluesky-profiles.json");

        Assert.Equal((9, 0), (commits.Own.Count, commits.Rejections.Count));
        Assert.Equal((2, 3, 0), (stream.Own.Count, stream.Notices.Count, stream.Rejections.Count));
        Assert.All(stream.Own, post => Assert.Equal((PostKind.Reply, "en"), (post.Kind, post.Language)));
        Assert.Equal((5, 64L, 108L, 2L), (profiles.Accounts.Count, profiles.Accounts[0].Followers, profiles.Accounts[0].Following, profiles.Accounts[0].Posts));
    }

    private static void Compare(JsonElement record, List<FoundPost> posts)
    {
        var uri = Text(record, "uri");
        var isRepost = Text(record, "repost_by_user_did");
        var same = posts.Where(post => post.Id == uri).ToList();
        // One record was written again, with another time, between two captures of it.
        var post = same.Where(post => post.PostedAt / 1_000_000 == record.GetProperty("timestamp_utc").GetInt64()).OrderBy(post => post.Embedded).FirstOrDefault();
        Assert.True(post is not null, uri);
        Assert.Equal((Text(record, "user_did"), Text(record, "user_handle"), Text(record, "user_display_name")), (post.Author.Id, post.Author.Handle, post.Author.Name));
        Assert.Equal(Text(record, "original_text"), post.Text);
        // Some posts stand in the file more than once, seen at different times.
        Assert.Contains(
            (Count(record, "repost_count"), Count(record, "like_count"), Count(record, "reply_count"), Count(record, "quote_count")),
            same.Select(post => (post.Reposts, post.Likes, post.Replies, post.Quotes)));
        Assert.Equal(Text(record, "to_post_uri"), post.ReplyTo.Split(' ')[0]);
        Assert.Equal(Text(record, "to_root_post_uri"), post.Conversation);
        // A feed or list that is shown below a text is no post, so nothing is quoted.
        var quoted = Text(record, "quoted_uri");
        Assert.Equal(quoted.Contains("/app.bsky.feed.post/", StringComparison.Ordinal) ? quoted : "", post.QuoteOf.Split(' ')[0]);
        // The tags beside the text (`tags`) are tags, too.
        Assert.Subset(post.Hashtags.ToLowerInvariant().Split(' ').Append("").ToHashSet(), Texts(record, "hashtags").Split(' ').ToHashSet());
        Assert.Equal(Texts(record, "mentioned_user_dids"), Sorted(string.Join(' ', post.Mentions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => name.Split('/')[0]))));
        if (isRepost.Length > 0)
            Assert.Contains(posts, repost => repost.Kind == PostKind.Repost && repost.Author.Id == isRepost && repost.RepostOf.StartsWith(uri + " by ", StringComparison.Ordinal));
    }

    private static string Text(JsonElement record, string name) => record.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static long? Count(JsonElement record, string name) => record.TryGetProperty(name, out var value) ? value.GetInt64() : null;

    private static string Texts(JsonElement record, string name) =>
        string.Join(' ', record.GetProperty(name).EnumerateArray().Select(value => value.GetString()).Distinct().Order(StringComparer.Ordinal));

    private static string Sorted(string words) => string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Order(StringComparer.Ordinal));

    private static string OneLine(string json) => json.ReplaceLineEndings("");
}
