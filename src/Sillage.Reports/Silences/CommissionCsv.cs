using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Posts;
using Sillage.Posts.Links;

namespace Sillage.Reports.Silences;

/// <summary>The list's rows: one post inside one window each, with all that shows it and where it was read.</summary>
internal static class CommissionCsv
{
    private static readonly OffsetDateTimePattern LocalTime = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss;FFFFFFo<+HH:mm>");

    /// <summary>Column names; docs/silences.md tells what each holds.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "window", "law", "platform", "post id", "post link", "account id", "handle", "name", "time utc", "local time", "time zone", "clock seconds", "kind", "repost of", "repost of account", "quote of",
        "quote of account", "reply to", "reply to account", "text", "language", "links", "media", "followers", "source file", "source line", "source sha-256", "text sha-256",
    ];

    /// <summary>A post's row.</summary>
    public static IReadOnlyList<object?> Row(SilenceWindow window, DateTimeZone zone, ArchivedPost post) =>
    [
        window.Name, window.Law, post.Platform, post.PostId, Link(post), post.AccountId, post.Handle, post.Name, post.At, Local(post.At, zone), zone.Id, post.ClockSeconds, Kind(post.Kind),
        post.RepostOf.PostId, post.RepostOf.Handle, post.QuoteOf.PostId, post.QuoteOf.Handle, post.ReplyTo.PostId, post.ReplyTo.Handle, post.Text, post.Language,
        string.Join(' ', post.Links), string.Join(' ', post.Media), post.Followers, post.File, post.Line, post.FileSha256, TextHash(post.Text),
    ];

    /// <summary>Where it can be read on its platform; null where that cannot be said.</summary>
    public static string? Link(ArchivedPost post) => PostLink.Of(post.Platform, post.PostId, post.Handle, post.Conversation);

    /// <summary>"2017-05-06T00:12:03+02:00".</summary>
    public static string Local(DateTimeOffset time, DateTimeZone zone) => LocalTime.Format(Instant.FromDateTimeOffset(time).InZone(zone).ToOffsetDateTime());

    /// <summary>SHA-256 of the text's UTF-8 bytes as the case keeps it; null where there is no text.</summary>
    public static string? TextHash(string? text) => text is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>"original", "repost", "quote", "reply".</summary>
    public static string Kind(PostKind kind) => kind switch { PostKind.Repost => "repost", PostKind.Quote => "quote", PostKind.Reply => "reply", _ => "original" };
}
