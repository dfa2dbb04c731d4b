using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>What the two APIs of X have in common: ids, times, languages, client names, links to posts.</summary>
internal static class XFields
{
    /// <summary>Platform name of every post.</summary>
    public const string Platform = "x";

    /// <summary>Repair: see <see cref="IPostSink.Repaired"/>.</summary>
    public const string AccountIdDestroyed = "account id missing or destroyed (8.41E+17); the handle identifies the account";

    /// <summary>Repair: see <see cref="IPostSink.Repaired"/>.</summary>
    public const string PostIdDestroyed = "post id destroyed (8.41E+17); account, time and text identify the post";

    /// <summary>Repair: see <see cref="IPostSink.Repaired"/>.</summary>
    public const string AccountDateImplausible = "creation date of an account unreadable or implausible; left out";

    private static readonly SearchValues<byte> FloatSigns = SearchValues.Create("0123456789.,eE+"u8);
    private static readonly ReadOnlyMemory<byte> Indonesian = "id"u8.ToArray();
    private static readonly ReadOnlyMemory<byte> Hebrew = "he"u8.ToArray();

    /// <summary>
    /// An id: its digits exactly as given, never through floating point. Empty if not said; empty and
    /// <paramref name="destroyed"/> if a spreadsheet or data frame left 8.41E+17 or 841000000000000000.0 of it.
    /// </summary>
    public static ReadOnlyMemory<byte> ReadId(ref this JsonCursor cursor, JsonArena arena, ref bool destroyed)
    {
        if (!cursor.TryDigits(out var digits))
            return default;
        var raw = cursor.Raw(digits);
        if (raw.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
            return arena.Take(digits);
        if (raw.IndexOfAnyExcept(FloatSigns) >= 0)
            cursor.Fail("is not an id: an id has digits only");
        destroyed = true;
        return default;
    }

    /// <summary>As <see cref="ReadId(ref JsonCursor, JsonArena, ref bool)"/> where it does not matter why it is not said.</summary>
    public static ReadOnlyMemory<byte> ReadId(ref this JsonCursor cursor, JsonArena arena)
    {
        var destroyed = false;
        return ReadId(ref cursor, arena, ref destroyed);
    }

    /// <summary>A text; empty if not said.</summary>
    public static ReadOnlyMemory<byte> ReadText(ref this JsonCursor cursor, JsonArena arena) =>
        cursor.TryString(out var text) ? arena.Take(text) : default;

    /// <summary>A date, or a count of seconds, milliseconds or microseconds, microseconds since 1970 UTC; null if not said. Fails on anything else.</summary>
    public static long? ReadTime(ref this JsonCursor cursor, JsonArena arena)
    {
        if (!cursor.TryDigits(out var text))
            return null;
        // Some writers escape the sign of the offset: "\u002B0000".
        var written = arena.Take(text).Span;
        var why = ParseTime(written, out var micros);
        if (why is null)
            return micros;
        cursor.Fail($"{why}: \"{Encoding.UTF8.GetString(written)}\"");
        return null;
    }

    /// <summary>As <see cref="ReadTime"/>, but what cannot be read is left out and noted in <paramref name="implausible"/>.</summary>
    public static long? ReadProfileTime(ref this JsonCursor cursor, JsonArena arena, ref bool implausible)
    {
        if (!cursor.TryDigits(out var text))
            return null;
        if (ParseTime(arena.Take(text).Span, out var micros) is null)
            return micros;
        implausible = true;
        return null;
    }

    /// <summary>The language in lower-case BCP 47; empty for X's "undetermined" and its codes for posts without words.</summary>
    public static ReadOnlyMemory<byte> Language(ReadOnlyMemory<byte> tag)
    {
        var code = tag.Span;
        if (code.Length == 3 && (code.SequenceEqual("und"u8) || code.SequenceEqual("zxx"u8) || code[0] == (byte)'q'))
            return default;
        // ISO 639 withdrew these two codes in 1989; X kept them.
        if (code.SequenceEqual("in"u8))
            return Indonesian;
        if (code.SequenceEqual("iw"u8))
            return Hebrew;
        return code.IndexOfAnyInRange((byte)'A', (byte)'Z') < 0 ? tag : Lower(code);
    }

    /// <summary>The name of the program that posted, out of the link that API v1.1 wraps it in.</summary>
    public static ReadOnlyMemory<byte> Client(ReadOnlyMemory<byte> source)
    {
        var text = source.Span;
        if (!text.StartsWith("<a"u8))
            return source;
        var start = text.IndexOf((byte)'>') + 1;
        var end = text.LastIndexOf("</a"u8);
        return end >= start ? source[start..end] : source[start..];
    }

    /// <summary>True if the link leads to the post <paramref name="id"/> itself ("https://twitter.com/…/status/1", "…/status/1/photo/1").</summary>
    public static bool LeadsTo(ReadOnlySpan<byte> link, ReadOnlySpan<byte> id)
    {
        var at = link.IndexOf("/status/"u8);
        if (id.IsEmpty || at < 0 || !IsX(link[..at]))
            return false;
        var rest = link[(at + 8)..];
        return rest.StartsWith(id) && (rest.Length == id.Length || rest[id.Length] is (byte)'/' or (byte)'?' or (byte)'#');
    }

    /// <summary>Removes the links of a post that only lead to the post that it quotes or to itself (own media, own long form).</summary>
    public static void DropLinksToItself(Post post)
    {
        for (var at = post.Links.Count - 1; at >= 0; at--)
        {
            if (LeadsTo(post.Links[at].Span, post.Id.Span) || LeadsTo(post.Links[at].Span, post.QuoteOf.Id.Span))
                post.Links.RemoveAt(at);
        }
    }

    /// <summary>
    /// Gives a repost the words of its original, and takes the counts from it: X counts reposts and likes for the original, which
    /// is a post of its own here.
    /// </summary>
    public static void TakeFromOriginal(Post repost, Post original)
    {
        repost.Text = original.Text;
        repost.Language = original.Language;
        repost.Hashtags.AddRange(original.Hashtags);
        repost.Links.AddRange(original.Links);
        repost.Mentions.AddRange(original.Mentions);
        repost.Media.AddRange(original.Media);
        repost.RepostOf = Refer(original);
        repost.Reposts = repost.Likes = repost.Replies = repost.Quotes = repost.Views = null;
    }

    /// <summary>An id as a number, to look it up: decimal digits, media keys ("3_" and digits), places (hexadecimal). 0 if none.</summary>
    public static ulong Key(ReadOnlySpan<byte> id)
    {
        var digits = id[(id.LastIndexOf((byte)'_') + 1)..];
        if (Utf8Parser.TryParse(digits, out ulong number, out var read) && read == digits.Length)
            return number;
        return Utf8Parser.TryParse(digits, out number, out read, 'x') && read == digits.Length ? number : 0;
    }

    /// <summary>Names a post.</summary>
    public static PostReference Refer(Post post) => new(post.Id, new AccountReference(post.Author.Id, post.Author.Handle));

    /// <summary>The first of repost, quote, reply that applies.</summary>
    public static PostKind Kind(Post post) =>
        !post.RepostOf.IsEmpty ? PostKind.Repost
        : !post.QuoteOf.IsEmpty ? PostKind.Quote
        : !post.ReplyTo.Id.IsEmpty ? PostKind.Reply
        : PostKind.Original;

    /// <summary>`coordinates` is GeoJSON (longitude first); the older `geo` has the latitude first.</summary>
    public static void ReadPoint(ref JsonCursor cursor, Post post, bool latitudeFirst)
    {
        if (!cursor.EnterObject())
            return;
        Span<double?> pair = [null, null];
        while (cursor.NextProperty(out var name))
        {
            if (!name.SequenceEqual("coordinates"u8))
            {
                cursor.Skip();
            }
            else if (cursor.EnterArray())
            {
                for (var at = 0; cursor.NextElement(); at++)
                {
                    if (at < 2 && cursor.Peek != (byte)'[')
                        pair[at] = cursor.ReadDegrees();
                    else
                        cursor.Skip();
                }
            }
        }

        if (pair[0] is { } first && pair[1] is { } second)
            (post.Latitude, post.Longitude) = latitudeFirst ? (first, second) : (second, first);
    }

    private static byte[] Lower(ReadOnlySpan<byte> code)
    {
        var lower = code.ToArray();
        Ascii.ToLowerInPlace(lower, out _);
        return lower;
    }

    private static bool IsX(ReadOnlySpan<byte> beforeStatus)
    {
        var host = beforeStatus[(beforeStatus.IndexOf("//"u8) + 2)..];
        var slash = host.IndexOf((byte)'/');
        host = slash < 0 ? host : host[..slash];
        return host.SequenceEqual("twitter.com"u8) || host.SequenceEqual("x.com"u8)
            || host.EndsWith(".twitter.com"u8) || host.EndsWith(".x.com"u8);
    }

    private static string? ParseTime(ReadOnlySpan<byte> text, out long micros)
    {
        if (text is not [(>= (byte)'0' and <= (byte)'9') or (byte)'.', ..]
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return Timestamps.Read(text, out micros);
        // A count of seconds reaches eleven digits in the year 5138, one of milliseconds fourteen.
        var scale = number < 100_000_000_000m ? 1_000_000m : number < 100_000_000_000_000m ? 1000m : 1m;
        micros = number < 10_000_000_000_000_000m ? (long)(number * scale) : 0;
        return micros is >= 631_152_000_000_000 and < 4_102_444_800_000_000 ? null : Timestamps.Implausible;
    }
}
