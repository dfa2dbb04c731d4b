using Sillage.Posts.Captures;
using Sillage.Posts.Sources.Csv;

namespace Sillage.Posts.Sources;

/// <summary>Tweets of the Internet Research Agency as FiveThirtyEight and Clemson University published them: 15 columns, or 21 with tweet ids and link targets. The publisher rounded the account ids, so the handle identifies the account; the retweeted post is not named.</summary>
public sealed class IraCsv : ISource
{
    private static readonly ColumnMapping Mapping = new(
        "x",
        [
            new("tweet_id", CsvField.Id),
            new("author", CsvField.AuthorHandle),
            new("content", CsvField.Text),
            new("language", CsvField.Language),
            new("publish_date", CsvField.PostedAt),
            new("harvested_date", CsvField.ObservedAt),
            new("following", CsvField.AuthorFollowing),
            new("followers", CsvField.AuthorFollowers),
            new("updates", CsvField.AuthorPosts),
            new("post_type", CsvField.Kind),
            new("account_category", CsvField.AuthorCategory),
            new("tco1_step1", CsvField.Links),
            new("tco2_step1", CsvField.Links),
            new("tco3_step1", CsvField.Links),
        ]);

    /// <inheritdoc/>
    public string Name => "ira-csv";

    /// <inheritdoc/>
    public string Title => "the IRA tweets of FiveThirtyEight and Clemson";

    /// <inheritdoc/>
    public Framing Framing => Framing.Csv;

    /// <inheritdoc/>
    public Confidence Detect(Sample sample) =>
        CsvTable.Of(sample) is { } table && table.Has("external_author_id", "author", "content", "publish_date", "post_type", "account_category")
            ? new Confidence(0.97, "its columns are those of the IRA tweets of FiveThirtyEight and Clemson")
            : Confidence.None("it lacks the columns external_author_id, author, content, publish_date, post_type, account_category");

    /// <inheritdoc/>
    public Func<IRecordReader> Open(Sample sample)
    {
        var table = CsvTable.Of(sample) ?? throw new CaptureException($"{sample.Name} does not begin with a header of separated values");
        return MappedCsv.Open(sample, table, Mapping, anyNumber: false);
    }
}
