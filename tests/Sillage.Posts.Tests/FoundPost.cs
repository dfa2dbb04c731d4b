using System.Text;

using Xunit;

namespace Sillage.Posts.Tests;

/// <summary>A copy of a post that outlives the reader's buffers. Lists are joined by spaces, so that records compare by value.</summary>
public sealed record FoundPost(long Line, PostKind Kind, bool Embedded, string Id)
{
    public required string Platform { get; init; }
    public required long PostedAt { get; init; }
    public required int ClockSeconds { get; init; }
    public required FoundAccount Author { get; init; }
    public required string Text { get; init; }
    public required string Language { get; init; }
    public required string Client { get; init; }
    public required string RepostOf { get; init; }
    public required string QuoteOf { get; init; }
    public required string ReplyTo { get; init; }
    public required string Conversation { get; init; }
    public required long? Reposts { get; init; }
    public required long? Likes { get; init; }
    public required long? Replies { get; init; }
    public required long? Quotes { get; init; }
    public required long? Views { get; init; }
    public required long? ObservedAt { get; init; }
    public required string Hashtags { get; init; }
    public required string Links { get; init; }
    public required string Mentions { get; init; }
    public required string Media { get; init; }
    public required string Place { get; init; }
    public required string Country { get; init; }
    public required double? Latitude { get; init; }
    public required double? Longitude { get; init; }

    /// <summary>Publication time for people.</summary>
    public string At => DateTime.UnixEpoch.AddMicroseconds(PostedAt).ToString("yyyy-MM-dd HH:mm:ss.FFF", System.Globalization.CultureInfo.InvariantCulture);

    public static FoundPost Of(Post post, long line) => new(line, post.Kind, post.Embedded, Words(post.Id))
    {
        Platform = post.Platform,
        PostedAt = post.PostedAt,
        ClockSeconds = post.ClockSeconds,
        Author = FoundAccount.Of(post.Author),
        Text = Words(post.Text),
        Language = Words(post.Language),
        Client = Words(post.Client),
        RepostOf = Reference(post.RepostOf),
        QuoteOf = Reference(post.QuoteOf),
        ReplyTo = Reference(post.ReplyTo),
        Conversation = Words(post.Conversation),
        Reposts = post.Reposts,
        Likes = post.Likes,
        Replies = post.Replies,
        Quotes = post.Quotes,
        Views = post.Views,
        ObservedAt = post.ObservedAt,
        Hashtags = string.Join(' ', post.Hashtags.Select(Words)),
        Links = string.Join(' ', post.Links.Select(Words)),
        Mentions = string.Join(' ', post.Mentions.Select(Mention)),
        Media = string.Join(' ', post.Media.Select(Words)),
        Place = Words(post.Place),
        Country = Words(post.Country),
        Latitude = post.Latitude,
        Longitude = post.Longitude,
    };

    /// <summary>Strict: a reader that hands on invalid UTF-8 fails the test here.</summary>
    internal static string Words(ReadOnlyMemory<byte> text) => new UTF8Encoding(false, true).GetString(text.Span);

    private static string Reference(PostReference post) => post.IsEmpty ? "" : $"{Words(post.Id)} by {Mention(post.Account)}";

    private static string Mention(AccountReference account) => $"{Words(account.Id)}/{Words(account.Handle)}";
}

/// <summary>A copy of an account that outlives the reader's buffers.</summary>
public sealed record FoundAccount(string Id, string Handle)
{
    public required string Name { get; init; }
    public required string Description { get; init; }
    public required string Location { get; init; }
    public required string TimeZone { get; init; }
    public required string Language { get; init; }
    public required string Url { get; init; }
    public required string Image { get; init; }
    public required long? CreatedAt { get; init; }
    public required long? Followers { get; init; }
    public required long? Following { get; init; }
    public required long? Posts { get; init; }
    public required long? Likes { get; init; }
    public required long? Listed { get; init; }
    public required bool? Verified { get; init; }
    public required bool? DefaultProfile { get; init; }
    public required bool? DefaultImage { get; init; }

    public static FoundAccount Of(Account account) => new(FoundPost.Words(account.Id), FoundPost.Words(account.Handle))
    {
        Name = FoundPost.Words(account.Name),
        Description = FoundPost.Words(account.Description),
        Location = FoundPost.Words(account.Location),
        TimeZone = FoundPost.Words(account.TimeZone),
        Language = FoundPost.Words(account.Language),
        Url = FoundPost.Words(account.Url),
        Image = FoundPost.Words(account.Image),
        CreatedAt = account.CreatedAt,
        Followers = account.Followers,
        Following = account.Following,
        Posts = account.Posts,
        Likes = account.Likes,
        Listed = account.Listed,
        Verified = account.Verified,
        DefaultProfile = account.DefaultProfile,
        DefaultImage = account.DefaultImage,
    };
}
