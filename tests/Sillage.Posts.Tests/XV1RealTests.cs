using Sillage.Testing;

using Xunit;

namespace Sillage.Posts.Tests;

[Trait("Needs", RealCaptures.Trait)]
public class XV1RealTests
{
    [Theory]
    [InlineData("search_rstats_open_science", 173, 123, 122, 36)]
    [InlineData("search_advanced_recycling", 168, 151, 0, 4)]
    [InlineData("timelines_cnn_ropensci", 270, 5, 33, 6)]
    [InlineData("search_geo", 12, 12, 0, 1)]
    public void Recorded_searches_hold_what_their_description_says(string name, int posts, int accounts, int reposts, int quotes)
    {
        var found = JsonCapture.ReadReal($"twitter-v11-jsonl/{name}.jsonl.gz");

        Assert.Equal("x-v1.1", found.Source);
        Assert.Empty(found.Rejections);
        Assert.Equal(posts, found.Own.Count);
        Assert.Equal(accounts, found.Own.Select(post => post.Author.Id).Distinct().Count());
        Assert.Equal(reposts, found.Count(PostKind.Repost));
        // The description counts every post that points at a quoted one, reposts of quotes too.
        Assert.Equal(quotes, found.Own.Count(post => post.QuoteOf != ""));
    }

    [Fact]
    public void The_forty_five_copies_of_one_publisher_are_read_with_their_client_and_links()
    {
        var found = JsonCapture.ReadReal("twitter-v11-jsonl/search_advanced_recycling.jsonl.gz");
        var copies = found.Own.Where(post => post.Text.StartsWith("Advanced recycling processes that enable the reuse", StringComparison.Ordinal)).ToList();

        Assert.Equal(45, copies.Count);
        Assert.Equal(45, copies.Select(post => post.Author.Id).Distinct().Count());
        Assert.Equal(45, copies.Select(post => post.Links).Distinct().Count());
        Assert.All(copies, post => Assert.Equal("SocialFlow", post.Client));
        Assert.All(copies, post => Assert.Contains("trib.al/", post.Links));
        Assert.Equal("2022-11-03 16:56:02", copies.MinBy(post => post.PostedAt)!.At);
        Assert.Equal("2022-11-03 17:35:58", copies.MaxBy(post => post.PostedAt)!.At);
    }

    [Fact]
    public void A_whole_search_answer_on_one_line_is_read_post_by_post()
    {
        var found = JsonCapture.ReadReal("twitter-v11-jsonl/raw_search_response.json");

        Assert.Empty(found.Rejections);
        Assert.Equal(10, found.Own.Count);
        Assert.All(found.Own, post => Assert.NotEqual("", post.Author.Handle));
    }

    [Fact]
    public void Mongoexport_of_a_stream_keeps_ids_and_milliseconds()
    {
        var found = JsonCapture.ReadReal("twitter-v11-jsonl/jadehelm_mongoexport.json.gz");

        Assert.Empty(found.Rejections);
        Assert.Equal(28, found.Own.Count);
        Assert.Equal("661275583813431296", found.Own[0].Id);
        Assert.Equal("2015-11-02 20:15:59.744", found.Own[0].At);
        Assert.All(found.Own, post => Assert.Equal(0, post.ClockSeconds));
        Assert.All(found.Posts, post => Assert.NotNull(post.ObservedAt));
    }

    [Fact]
    public void Payload_examples_are_read_with_their_long_texts()
    {
        var found = JsonCapture.ReadReal("twitter-payload-examples/original_format_examples.json.gz");

        Assert.Empty(found.Rejections);
        Assert.Equal(25, found.Own.Count);
        Assert.Equal(25, found.Own.Select(post => post.Id).Distinct().Count());
        Assert.DoesNotContain(found.Posts, post => post.Text.Contains("… https://t.co/", StringComparison.Ordinal));
        Assert.DoesNotContain(found.Posts, post => post.Text.StartsWith("RT @", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("original_format_missing_user.json", "user")]
    [InlineData("original_format_missing_field.json", null)]
    [InlineData("original_format_additional_field.json", null)]
    public void Damaged_payloads_are_kept_unless_they_lack_what_a_post_needs(string name, string? lacking)
    {
        var found = JsonCapture.ReadReal("twitter-payload-examples/broken/" + name);

        Assert.Equal(lacking is null ? [] : [lacking], found.Rejections.Select(rejection => rejection.Field));
        Assert.Equal(lacking is null ? 1 : 0, found.Posts.Count);
    }

    [Fact]
    public void A_list_of_users_becomes_accounts()
    {
        var found = JsonCapture.ReadReal("normalised-tweets-and-bluesky/api-users-v1.json");

        Assert.Empty(found.Rejections);
        Assert.Equal("x-v1.1-json", found.Source);
        Assert.Equal("897889083170672642", found.Accounts[0].Id);
        Assert.Equal("https://github.com/RouxRC", found.Accounts[0].Url);
    }
}
