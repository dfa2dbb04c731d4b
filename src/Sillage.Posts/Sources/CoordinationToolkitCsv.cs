using Sillage.Posts.Captures;
using Sillage.Posts.Sources.Csv;

namespace Sillage.Posts.Sources;

/// <summary>The generic format of the QUT Coordination Network Toolkit. Its times are numbers of seconds; they may start at zero.</summary>
public sealed class CoordinationToolkitCsv : ISource
{
    private static readonly ColumnMapping Mapping = new(
        "unknown",
        [
            new("message_id", CsvField.Id),
            new("user_id", CsvField.AuthorId),
            new("username", CsvField.AuthorHandle),
            new("repost_id", CsvField.RepostOfId),
            new("reply_id", CsvField.ReplyToId),
            new("message", CsvField.Text),
            new("timestamp", CsvField.PostedAt),
            new("urls", CsvField.Links),
        ]);

    /// <inheritdoc/>
    public string Name => "toolkit";

    /// <inheritdoc/>
    public string Title => "the Coordination Network Toolkit";

    /// <inheritdoc/>
    public Framing Framing => Framing.Csv;

    /// <inheritdoc/>
    public Confidence Detect(Sample sample) =>
        CsvTable.Of(sample) is { } table && table.Has("message_id", "user_id", "username", "repost_id", "reply_id", "message", "timestamp", "urls")
            ? new Confidence(0.97, "its columns are those of the Coordination Network Toolkit")
            : Confidence.None("it lacks the columns message_id, user_id, username, repost_id, reply_id, message, timestamp, urls");

    /// <inheritdoc/>
    public Func<IRecordReader> Open(Sample sample)
    {
        var table = CsvTable.Of(sample) ?? throw new CaptureException($"{sample.Name} does not begin with a header of separated values");
        return MappedCsv.Open(sample, table, Mapping, anyNumber: true);
    }
}
