using System.Text.RegularExpressions;

namespace Sillage.Posts.Links;

/// <summary>Where a post can be read on its platform.</summary>
/// <remarks>Source: the platforms' own addresses. A post without a public address, or whose address needs more than the capture tells, has none here.</remarks>
public static partial class PostLink
{
    /// <summary>The address of a post; null where it cannot be formed.</summary>
    /// <param name="platform">Platform name.</param>
    /// <param name="postId">The post's id as kept in the case.</param>
    /// <param name="handle">Its author's handle; null where not known.</param>
    /// <param name="conversation">What it belongs to (thread, video); null where not known.</param>
    public static string? Of(string platform, string postId, string? handle, string? conversation)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(postId);
        var name = handle?.TrimStart('@') is { } plain && Name().IsMatch(plain) ? plain : null;
        return platform switch
        {
            // X finds a post by its id alone: names change.
            "x" when Digits().IsMatch(postId) => $"https://x.com/{name ?? "i"}/status/{postId}",
            "bluesky" when BlueskyPost().Match(postId) is { Success: true } post => $"https://bsky.app/profile/{post.Groups[1].Value}/post/{post.Groups[2].Value}",
            "truthsocial" when name is not null && Digits().IsMatch(postId) => $"https://truthsocial.com/@{name}/posts/{postId}",
            "tiktok" when name is not null && Digits().IsMatch(postId) => $"https://www.tiktok.com/@{name}/video/{postId}",
            "reddit" when RedditThing().Match(postId) is { Success: true } thing => thing.Groups[1].Value == "3"
                ? $"https://www.reddit.com/comments/{thing.Groups[2].Value}"
                : conversation is not null && RedditThing().Match(conversation) is { Success: true } thread ? $"https://www.reddit.com/comments/{thread.Groups[2].Value}/_/{thing.Groups[2].Value}" : null,
            "youtube" when conversation is not null && YouTubeId().IsMatch(conversation) && YouTubeId().IsMatch(postId) => $"https://www.youtube.com/watch?v={conversation}&lc={postId}",
            "facebook" when PageAndPost().Match(postId) is { Success: true } post => $"https://www.facebook.com/{post.Groups[1].Value}/posts/{post.Groups[2].Value}",
            _ => null,
        };
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{1,64}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[0-9]{1,25}\z")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^at://(did:[a-z]+:[A-Za-z0-9.:-]{1,200})/app\.bsky\.feed\.post/([A-Za-z0-9._~-]{1,100})\z")]
    private static partial Regex BlueskyPost();

    [GeneratedRegex(@"^t([13])_([a-z0-9]{1,20})\z")]
    private static partial Regex RedditThing();

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{1,100}\z")]
    private static partial Regex YouTubeId();

    [GeneratedRegex(@"^([0-9]{1,25})_([0-9]{1,25})\z")]
    private static partial Regex PageAndPost();
}
