using Sillage.Posts.Sources.Csv;

namespace Sillage.Posts.Sources;

/// <summary>
/// Posts of Facebook and Instagram as the Meta Content Library exports them. Likes are all reactions; the owner without a number has
/// its name as handle. A shared post is quoted where text was added to it, else passed on.
/// </summary>
internal static class MetaContentLibraryCsv
{
    /// <summary>The format.</summary>
    public static CsvFormat Format { get; } = new(
        "meta-content-library",
        "the exports of the Meta Content Library",
        ["creation_time", "mcl_url", "post_owner.id", "post_owner.name", "text"],
        new ColumnMapping(
            "facebook",
            [
                new("id", CsvField.Id),
                new("creation_time", CsvField.PostedAt),
                new("text", CsvField.Text),
                new("lang", CsvField.Language),
                new("post_owner.id", CsvField.AuthorId),
                new("post_owner.username", CsvField.AuthorHandle),
                new("post_owner.name", CsvField.AuthorName),
                new("statistics.reaction_count", CsvField.Likes),
                new("statistics.like_count", CsvField.Likes),
                new("statistics.share_count", CsvField.Reposts),
                new("statistics.comment_count", CsvField.Replies),
                new("statistics.views", CsvField.Views),
            ]),
        Complete);

    private static bool Complete(CsvCells cells, Post post, Post other)
    {
        if (cells["mcl_url"].Span.IndexOf("/instagram/"u8) >= 0)
            post.Platform = "instagram";
        if (post.Author.Id.IsEmpty && post.Author.Handle.IsEmpty)
            post.Author.Handle = post.Author.Name;
        if (cells["link_attachment.link"] is { IsEmpty: false } link && !post.Links.Exists(known => known.Span.SequenceEqual(link.Span)))
            post.Links.Add(link);
        if (cells.Id("shared_post_id") is { IsEmpty: false } shared)
        {
            if (post.Text.IsEmpty)
                (post.Kind, post.RepostOf) = (PostKind.Repost, new PostReference(shared, default));
            else
                (post.Kind, post.QuoteOf) = (PostKind.Quote, new PostReference(shared, default));
        }

        return false;
    }
}
