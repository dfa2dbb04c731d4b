using Sillage.Testing;

using Xunit;

namespace Sillage.Posts.Tests;

[Trait("Needs", RealCaptures.Trait)]
public class XV2RealTests
{
    [Fact]
    public void A_page_of_brexit_holds_what_its_description_says()
    {
        var found = JsonCapture.ReadReal("twarc2-jsonl/brexit.jsonl.gz");

        Assert.Equal("x-v2", found.Source);
        Assert.Empty(found.Rejections);
        Assert.Equal(100, found.Own.Count);
        // Of 59 referenced posts four were found by the search themselves.
        Assert.Equal(55, found.Posts.Count - found.Own.Count);
        Assert.Equal(98, found.Own.Select(post => post.Author.Id).Distinct().Count());
        Assert.Equal(67, found.Own.Count(post => post.RepostOf != ""));
        Assert.Equal(10, found.Own.Count(post => post.ReplyTo != ""));
        Assert.Equal(11, found.Own.Count(post => post.QuoteOf != ""));
        Assert.DoesNotContain(found.Posts, post => post.Text.StartsWith("RT @", StringComparison.Ordinal));
        Assert.All(found.Posts, post => Assert.Equal(1_632_328_689_000_000, post.ObservedAt));
    }

    [Fact]
    public void Pages_and_flattened_lines_give_the_same_posts()
    {
        var pages = JsonCapture.ReadReal("twarc2-jsonl/noflat.jsonl.gz");
        var flat = JsonCapture.ReadReal("twarc2-jsonl/flat.jsonl.gz");

        Assert.Equal(100, pages.Own.Count);
        Assert.Equal(47, pages.Count(PostKind.Repost));
        Assert.Equal(31, pages.Own.Count(post => post.ReplyTo.Split(' ')[0] != ""));
        Assert.Equal(8, pages.Own.Count(post => post.QuoteOf != ""));
        Assert.Equal(96, pages.Own.Select(post => post.Author.Id).Distinct().Count());
        Assert.Empty(flat.Rejections);
        Assert.Equal(
            pages.Own.Select(post => post with { Line = 0 }).OrderBy(post => post.Id),
            flat.Own.Select(post => post with { Line = 0 }).OrderBy(post => post.Id));
    }

    [Fact]
    public void A_broken_line_of_a_stream_is_rejected_and_the_other_seven_are_kept()
    {
        var found = JsonCapture.ReadReal("twarc2-jsonl/streaming_output_with_error.jsonl");

        Assert.Equal(7, found.Own.Count);
        Assert.Single(found.Rejections);
    }

    [Theory]
    [InlineData("counts.jsonl", 169)]
    [InlineData("tweets_compliance.jsonl", 2)]
    public void Rows_that_are_no_posts_become_notices(string name, int notices)
    {
        var found = JsonCapture.ReadReal("twarc2-jsonl/" + name);

        Assert.Empty(found.Posts);
        Assert.Equal(notices, found.Notices.Count(notice => notice.Kind == Sources.NoticeKind.Other));
    }

    [Theory]
    [InlineData("edited_before.jsonl", "1576994746135764992")]
    [InlineData("edited_after.jsonl", "1576994789110992896")]
    public void Of_an_edited_post_the_earlier_version_is_noted_as_replaced(string name, string id)
    {
        var found = JsonCapture.ReadReal("twarc2-jsonl/" + name);

        Assert.Empty(found.Rejections);
        Assert.Equal(id, found.Own.Single().Id);
        Assert.Contains(found.Notices, notice => notice is { PostId: "1576994746135764992", Detail: "edited later: 1576994789110992896" });
    }

    [Theory]
    [InlineData("twarc2-jsonl/cashtags.jsonl")]
    [InlineData("twarc2-jsonl/cotweet.jsonl")]
    [InlineData("twarc2-jsonl/quoted_edit.jsonl")]
    [InlineData("twarc2-jsonl/geo_tweets.jsonl")]
    [InlineData("twarc2-jsonl/two_tweets.jsonl")]
    [InlineData("twarc2-jsonl/verified_type.jsonl")]
    [InlineData("normalised-tweets-and-bluesky/payload-v2.json")]
    [InlineData("normalised-tweets-and-bluesky/payload-v2-geo.json")]
    [InlineData("normalised-tweets-and-bluesky/payload-v2-singletweet.json")]
    [InlineData("normalised-tweets-and-bluesky/payload-v2-tweet-retweet.json")]
    [InlineData("normalised-tweets-and-bluesky/payload-v2-video.json")]
    public void Every_answer_is_read_without_loss(string path)
    {
        var found = JsonCapture.ReadReal(path);

        Assert.StartsWith("x-v2", found.Source);
        Assert.Empty(found.Rejections);
        Assert.NotEmpty(found.Own);
        Assert.All(found.Posts, post => Assert.NotEqual("", post.Author.Handle));
    }
}
