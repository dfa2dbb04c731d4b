using Sillage.Posts.Links;
using Xunit;

namespace Sillage.Posts.Tests;

/// <summary>Where a post is read on its platform.</summary>
public class PostLinkTests
{
    [Theory]
    [InlineData("x", "860577607670276096", "anna", null, "https://x.com/anna/status/860577607670276096")]
    [InlineData("x", "860577607670276096", null, null, "https://x.com/i/status/860577607670276096")]
    [InlineData("x", "860577607670276096", "anna/../evil", null, "https://x.com/i/status/860577607670276096")]
    [InlineData("x", "~0f3a", "anna", null, null)]
    [InlineData("bluesky", "at://did:plc:abc123/app.bsky.feed.post/3kx", "a.bsky.social", null, "https://bsky.app/profile/did:plc:abc123/post/3kx")]
    [InlineData("bluesky", "at://did:plc:abc123/app.bsky.feed.repost/3kx", "a.bsky.social", null, null)]
    [InlineData("truthsocial", "1234", "@anna", null, "https://truthsocial.com/@anna/posts/1234")]
    [InlineData("reddit", "t3_abc", "anna", null, "https://www.reddit.com/comments/abc")]
    [InlineData("reddit", "t1_def", "anna", "t3_abc", "https://www.reddit.com/comments/abc/_/def")]
    [InlineData("reddit", "t1_def", "anna", null, null)]
    [InlineData("youtube", "Ugx-1", "anna", "dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dQw4w9WgXcQ&lc=Ugx-1")]
    [InlineData("facebook", "12_34", null, null, "https://www.facebook.com/12/posts/34")]
    [InlineData("tiktok", "77", "anna", null, "https://www.tiktok.com/@anna/video/77")]
    [InlineData("mastodon", "1", "anna", null, null)]
    [InlineData("x", "1\n", "anna", null, null)]
    public void It_is_formed_where_the_capture_tells_enough(string platform, string id, string? handle, string? conversation, string? link) =>
        Assert.Equal(link, PostLink.Of(platform, id, handle, conversation));
}
