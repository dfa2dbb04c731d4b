using Sillage.Posts.Captures;
using Sillage.Posts.Sources.Csv;

namespace Sillage.Posts.Sources;

/// <summary>Shares as the R package CooRTweet reads them: who (account_id) shared what (object_id) when, in which post (content_id). An object need not be a post; it is read as the post that is passed on.</summary>
public sealed class CooRTweetCsv : ISource
{
    private static readonly ColumnMapping Mapping = new(
        "unknown",
        [
            new("object_id", CsvField.RepostOfId),
            new("account_id", CsvField.AuthorId),
            new("content_id", CsvField.Id),
            new("timestamp_share", CsvField.PostedAt),
        ]);

    /// <inheritdoc/>
    public string Name => "coortweet";

    /// <inheritdoc/>
    public string Title => "the shares of CooRTweet";

    /// <inheritdoc/>
    public Framing Framing => Framing.Csv;

    /// <inheritdoc/>
    public Confidence Detect(Sample sample) =>
        CsvTable.Of(sample) is { } table && table.Has("object_id", "account_id", "content_id", "timestamp_share")
            ? new Confidence(0.97, "its columns are those of the shares of CooRTweet")
            : Confidence.None("it lacks the columns object_id, account_id, content_id, timestamp_share");

    /// <inheritdoc/>
    public Func<IRecordReader> Open(Sample sample)
    {
        var table = CsvTable.Of(sample) ?? throw new CaptureException($"{sample.Name} does not begin with a header of separated values");
        return MappedCsv.Open(sample, table, Mapping, anyNumber: false);
    }
}
