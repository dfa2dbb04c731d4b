using Sillage.Posts.Captures;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>
/// X/Twitter API v1.1: status objects from streams, searches and timelines (twarc v1, Gnip's original format, mongoexport),
/// stream messages (deletions, limits), and user objects. One object a line, or whole answers over any number of lines.
/// </summary>
/// <remarks>Fields: X developer documentation, "Tweet object", "Extended Tweets", "Streaming message types" (v1.1).</remarks>
public sealed class XV1 : ISource
{
    /// <summary>Makes the source for one layout.</summary>
    /// <param name="framing">Lines, or JsonValues for whole answers and pretty-printed files.</param>
    public XV1(Framing framing) => Framing = framing;

    /// <inheritdoc/>
    public string Name => Framing == Framing.Lines ? "x-v1.1" : "x-v1.1-json";

    /// <inheritdoc/>
    public string Title => Framing == Framing.Lines ? "X/Twitter API v1.1, JSON lines" : "X/Twitter API v1.1, JSON";

    /// <inheritdoc/>
    public Framing Framing { get; }

    /// <inheritdoc/>
    public Confidence Detect(Sample sample)
    {
        var shape = JsonShape.Of(sample);
        if (shape.Framing != Framing)
            return Confidence.None(shape.Why);
        foreach (var path in (string[])["", "statuses."])
        {
            if (shape.Has(path + "created_at") && shape.Has(path + "user.screen_name") && shape.HasAny(path + "text", path + "full_text"))
                return new Confidence(0.97, "status objects with created_at, user.screen_name and text");
        }

        if (shape.HasAny("created_at") && shape.HasAny("text", "full_text") && shape.HasAny("user.id_str", "user.id"))
            return new Confidence(0.9, "status objects with created_at, text and the author's id");
        if (shape.Has("screen_name") && shape.HasAny("followers_count", "statuses_count"))
            return new Confidence(0.95, "user objects with screen_name and counts");
        if (shape.Has("created_at") && shape.HasAny("in_reply_to_status_id", "retweet_count") && shape.HasAny("text", "full_text"))
            return new Confidence(0.6, "status objects, though without their authors");
        return shape.HasAny("delete.status.id", "limit.track", "status_withheld.id", "scrub_geo.user_id")
            ? new Confidence(0.9, "messages of a stream (deletions, limits)")
            : Confidence.None("no status, user or stream message of API v1.1 in the first records");
    }

    /// <inheritdoc/>
    public Func<IRecordReader> Open(Sample sample) => () => new JsonRecords(new XV1Reader(), Framing);
}
