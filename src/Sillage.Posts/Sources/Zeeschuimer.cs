using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>
/// What the browser extension Zeeschuimer captures: one object a line, an envelope around the platform's own object. X, TikTok and
/// Instagram are read. The counts were true when the browser showed the post.
/// </summary>
internal static class Zeeschuimer
{
    /// <summary>The format.</summary>
    public static JsonFormat Format { get; } = new("zeeschuimer", "Zeeschuimer captures (X, TikTok, Instagram)", Detect, Read);

    private static Confidence Detect(JsonShape shape) =>
        shape.Has("source_platform") && shape.Has("timestamp_collected") && shape.Has("data")
            ? new Confidence(0.99, "Zeeschuimer's envelopes with source_platform, timestamp_collected and data")
            : Confidence.None("no envelope of Zeeschuimer (source_platform, timestamp_collected, data) in the first records");

    private static void Read(JsonValue envelope, JsonPosts found)
    {
        var (platform, data) = (envelope["source_platform"u8].Text(), envelope["data"u8]);
        var seenAt = envelope["timestamp_collected"u8].Time();
        if (!data.IsObject)
            envelope.Lack("data");
        else if (platform.Span.SequenceEqual("twitter.com"u8) || platform.Span.SequenceEqual("x.com"u8))
            XWeb.Read(data, found, seenAt);
        else if (platform.Span.SequenceEqual("tiktok.com"u8))
            TikTok.Read(data, found, seenAt);
        else if (platform.Span.SequenceEqual("instagram.com"u8))
            Instagram.Read(data, found, seenAt);
        else
            envelope["source_platform"u8].Fail("names a platform whose objects are not read; X, TikTok and Instagram are");
    }
}
