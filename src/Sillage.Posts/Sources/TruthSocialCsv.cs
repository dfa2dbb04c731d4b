using Sillage.Posts.Sources.Csv;

namespace Sillage.Posts.Sources;

/// <summary>Posts of Truth Social in the columns of the public archives. The account stands in the post's address alone.</summary>
internal static class TruthSocialCsv
{
    /// <summary>The format.</summary>
    public static CsvFormat Format { get; } = new(
        "truthsocial-csv",
        "the archives of Truth Social",
        ["id", "created_at", "url", "replies_count", "reblogs_count", "favourites_count"],
        new ColumnMapping(
            "truthsocial",
            [
                new("id", CsvField.Id),
                new("created_at", CsvField.PostedAt),
                new("content_text", CsvField.Text),
                new("replies_count", CsvField.Replies),
                new("reblogs_count", CsvField.Reposts),
                new("favourites_count", CsvField.Likes),
            ]),
        Complete);

    private static bool Complete(CsvCells cells, Post post, Post other)
    {
        // https://truthsocial.com/@name/113749746491307755
        var address = cells["url"];
        var start = address.Span.IndexOf("/@"u8) + 2;
        var end = start < 2 ? -1 : address.Span[start..].IndexOf((byte)'/');
        post.Author.Handle = end > 0 ? address.Slice(start, end) : default;
        return false;
    }
}
