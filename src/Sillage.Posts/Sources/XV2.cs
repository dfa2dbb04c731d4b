using Sillage.Posts.Captures;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>
/// X API v2 as twarc2 and others keep it: pages of answers (data, includes, meta, errors), a stream's single posts, posts
/// flattened to one object a line, lists of users, counts and compliance rows. One object a line, or JSON over any number of lines.
/// </summary>
/// <remarks>Fields: X developer documentation, "Data dictionary" (v2); twarc2 documentation, "flatten".</remarks>
public sealed class XV2 : ISource
{
    /// <summary>Makes the source for one layout.</summary>
    /// <param name="framing">Lines, or JsonValues for pretty-printed files.</param>
    public XV2(Framing framing) => Framing = framing;

    /// <inheritdoc/>
    public string Name => Framing == Framing.Lines ? "x-v2" : "x-v2-json";

    /// <inheritdoc/>
    public string Title => Framing == Framing.Lines ? "X API v2, JSON lines (twarc2)" : "X API v2, JSON";

    /// <inheritdoc/>
    public Framing Framing { get; }

    /// <inheritdoc/>
    public Confidence Detect(Sample sample)
    {
        var shape = JsonShape.Of(sample);
        if (shape.Framing != Framing)
            return Confidence.None(shape.Why);
        if (shape.Has("data.author_id") || shape.Has("data.text") && shape.HasAny("includes.users.id", "data.edit_history_tweet_ids"))
            return new Confidence(0.97, "answers with data and its posts' author_id");
        if (shape.Has("author_id") && shape.Has("text") && shape.Has("id"))
            return new Confidence(0.95, "flattened posts with author_id and text");
        if (shape.HasAny("data.username", "data.tweet_count") || shape.HasAny("username") && shape.HasAny("public_metrics.tweet_count"))
            return new Confidence(0.9, "users or counts of API v2");
        if (shape.Has("action") && shape.Has("id") && shape.HasAny("reason", "redacted_at"))
            return new Confidence(0.8, "compliance rows of API v2");
        return shape.HasAny("__twarc.retrieved_at", "errors.resource_id", "meta.result_count")
            ? new Confidence(0.8, "answers of API v2")
            : Confidence.None("no answer or post of API v2 in the first records");
    }

    /// <inheritdoc/>
    public Func<IRecordReader> Open(Sample sample) => () => new JsonRecords(new XV2Reader(), Framing);
}
