using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sillage.Testing;
using Xunit;

namespace Sillage.Posts.Tests;

/// <summary>
/// Payloads beside the flat record that an independent program (twitwi) makes of them, field for field. Where the two differ on
/// purpose, the test derives what we want from the expected record and says why.
/// </summary>
[Trait("Needs", RealCaptures.Trait)]
public partial class XExpectedRecordsTests
{
    private const string Folder = "normalised-tweets-and-bluesky/";

    [Theory]
    [InlineData("normalization.json.gz")]
    [InlineData("normalization-no-api-key.json")]
    public void Every_status_of_api_v1_becomes_the_expected_record(string name)
    {
        using var pairs = JsonDocument.Parse(JsonCapture.RealBytes(Folder + name));
        var compared = 0;
        foreach (var pair in pairs.RootElement.EnumerateArray())
        {
            var source = JsonSerializer.SerializeToUtf8Bytes(pair.GetProperty("source"));
            var found = JsonCapture.Read(new Sources.XV1(Captures.Framing.Lines), source);
            Assert.Empty(found.Rejections);
            var expected = pair.GetProperty("normalized").EnumerateArray().ToList();
            Assert.Equal(expected.Select(record => Text(record, "id")).Order(), found.Posts.Select(post => post.Id).Order());
            foreach (var record in expected)
            {
                AssertSame(record, found.Posts.Single(post => post.Id == Text(record, "id")), found.Posts);
                compared++;
            }
        }

        Assert.NotEqual(0, compared);
    }

    [Fact]
    public void Every_post_of_api_v2_becomes_the_expected_record()
    {
        string[] payloads = ["payload-v2.json", "payload-v2-geo.json"];
        var found = payloads.SelectMany(name => JsonCapture.ReadReal(Folder + name).Own).ToList();
        using var records = JsonDocument.Parse(JsonCapture.RealBytes(Folder + "normalized-tweets-v2.json"));

        // The first twelve records belong to these payloads.
        Assert.Equal(12, found.Count);
        foreach (var (record, post) in records.RootElement.EnumerateArray().Zip(found))
        {
            Assert.Equal(Text(record, "id"), post.Id);
            AssertSame(record, post, found);
        }
    }

    private static void AssertSame(JsonElement record, FoundPost post, IReadOnlyList<FoundPost> all)
    {
        var repostOf = Text(record, "retweeted_id");
        Assert.Equal(Number(record, "timestamp_utc"), post.PostedAt / 1_000_000);
        Assert.Equal(Text(record, "lang").Replace("und", "", StringComparison.Ordinal), post.Language);
        Assert.Equal(Text(record, "source_name"), post.Client);
        Assert.Equal(repostOf, post.RepostOf.Split(' ')[0]);
        Assert.Equal(Text(record, "quoted_id"), post.QuoteOf.Split(' ')[0]);
        if (record.TryGetProperty("to_tweetid", out _))
            Assert.Equal(Text(record, "to_tweetid"), post.ReplyTo.Split(' ')[0]);
        AssertSameAuthor(record, post.Author);
        AssertSameWords(record, post, all.FirstOrDefault(other => other.Id == post.QuoteOf.Split(' ')[0]));

        // X counts for the original; we say nothing of a repost, so that sums do not count the original many times.
        var isRepost = post.Kind == PostKind.Repost;
        Assert.Equal(isRepost ? null : Number(record, "retweet_count"), post.Reposts);
        Assert.Equal(isRepost ? null : Number(record, "like_count"), post.Likes);
        Assert.Equal(isRepost ? null : Number(record, "reply_count"), post.Replies);
    }

    private static void AssertSameAuthor(JsonElement record, FoundAccount author)
    {
        Assert.Equal(Text(record, "user_id"), author.Id);
        Assert.Equal(Text(record, "user_screen_name"), author.Handle);
        Assert.Equal(Text(record, "user_name"), author.Name);
        Assert.Equal(Text(record, "user_description"), author.Description);
        Assert.Equal(Text(record, "user_location"), author.Location);
        // Where the payload says no link of the profile, the expected record has the profile's own address.
        Assert.Equal(Text(record, "user_url").Replace("https://twitter.com/" + author.Handle, "", StringComparison.Ordinal), author.Url);
        Assert.Equal(Text(record, "user_image"), author.Image);
        Assert.Equal(Number(record, "user_timestamp_utc"), author.CreatedAt / 1_000_000);
        Assert.Equal(Number(record, "user_followers"), author.Followers);
        Assert.Equal(Number(record, "user_friends"), author.Following);
        Assert.Equal(Number(record, "user_tweets"), author.Posts);
        Assert.Equal(Number(record, "user_likes"), author.Likes);
        Assert.Equal(Number(record, "user_lists"), author.Listed);
    }

    private static void AssertSameWords(JsonElement record, FoundPost post, FoundPost? quoted)
    {
        var isRepost = post.Kind == PostKind.Repost;
        // The expected text of a repost begins with "RT @handle: ", ours is the original's own. That of a quote has the quoted
        // text behind "«", and addresses in full where X wrote short links; ours is what the author wrote.
        var text = Text(record, "text");
        if (isRepost)
            text = text[(text.IndexOf(": ", StringComparison.Ordinal) + 2)..];
        Assert.Equal(WithoutAddresses(text.Split("« ")[0]), WithoutAddresses(post.Text));

        // The expected mentions hold the authors of the original and of the quoted post, whom the text does not mention; with the
        // quoted text come its mentions and hashtags.
        string[] others = [Author(post.RepostOf), Author(post.QuoteOf)];
        var mentions = Words(post.Mentions + " " + quoted?.Mentions).Select(mention => mention.Split('/')[0]).Except(others).ToHashSet();
        var expectedMentions = List(record, "mentioned_ids").Except(others).ToHashSet();
        var hashtags = Words(post.Hashtags + " " + quoted?.Hashtags).Select(Fold).ToHashSet();
        var expectedHashtags = List(record, "hashtags").Select(Fold).ToHashSet();
        // Links to the post itself or its own pictures are no links to us; the expected ones have lost their tracking parameters.
        var expectedLinks = List(record, "links").Where(link => !link.Contains("/status/" + post.Id, StringComparison.Ordinal)).ToHashSet();
        var links = Words(post.Links).Select(link => link.Split('?')[0]).ToHashSet();
        if (!isRepost)
        {
            Assert.Equal(expectedMentions, mentions);
            // Where a payload lists none, the expected record looks for "#" in the text; we keep to what the platform marked.
            if (hashtags.Count > 0 || !post.Text.Contains('#', StringComparison.Ordinal))
                Assert.Equal(expectedHashtags, hashtags);
            Assert.Equal(expectedLinks, links);
        }
        else
        {
            // Of a repost in API v2 the expected record has what X left of it when it cut the text; ours has the original's.
            Assert.Superset(expectedMentions, mentions);
            Assert.Superset(expectedHashtags, hashtags);
            Assert.Superset(expectedLinks, links);
        }
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();

    private static string WithoutAddresses(string text) => Address().Replace(text, "").Trim();

    private static string[] Words(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Author(string reference) => reference.Length > 0 ? reference.Split(' ')[2].Split('/')[0] : "";

    private static string Fold(string hashtag) => hashtag.ToLower(CultureInfo.InvariantCulture);

    private static string Text(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static long? Number(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;

    private static IEnumerable<string> List(JsonElement record, string name) =>
        record.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);
}
