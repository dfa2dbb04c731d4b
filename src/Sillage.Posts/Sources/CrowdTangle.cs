using System.Text;
using Sillage.Posts.Sources.Csv;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>
/// CrowdTangle: link shares as CooRnet and PyCooRnet write them (CSV), and posts of its API (JSON, nested or flattened). In the CSV a
/// record is the share of one link, so a post with two links is two records, identified by post and link. The dashboard's CSV has a
/// record a post, identified as in the API by page and number. Accounts are identified by
/// their number on Facebook or Instagram; their subscribers are their followers.
/// </summary>
/// <remarks>Times of the API are UTC (CrowdTangle API documentation, "Post").</remarks>
internal static class CrowdTangle
{
    /// <summary>The shares.</summary>
    public static CsvFormat Shares { get; } = new(
        "crowdtangle-shares",
        "the link shares of CrowdTangle",
        ["id", "expanded", "date", "account.name", "account.subscriberCount", "account.id"],
        new ColumnMapping(
            "unknown",
            [
                new("id", CsvField.Id),
                new("date", CsvField.PostedAt),
                new("message", CsvField.Text),
                new("expanded", CsvField.Links),
                new("account.handle", CsvField.AuthorHandle),
                new("account.name", CsvField.AuthorName),
                new("account.url", CsvField.AuthorUrl),
                new("account.subscriberCount", CsvField.AuthorFollowers),
                new("account.verified", CsvField.AuthorVerified),
                new("statistics.actual.likeCount", CsvField.Likes),
                new("statistics.actual.shareCount", CsvField.Reposts),
                new("statistics.actual.commentCount", CsvField.Replies),
            ]),
        Complete);

    /// <summary>What its dashboard exports; times have the name of their zone ("2021-07-06 16:45:20 EDT").</summary>
    public static CsvFormat Dashboard { get; } = new(
        "crowdtangle-csv",
        "the posts of CrowdTangle's dashboard",
        ["Facebook Id", "Followers at Posting", "Post Created", "Type", "URL", "Message"],
        new ColumnMapping(
            "facebook",
            [
                new("Post Created", CsvField.PostedAt),
                new("Message", CsvField.Text),
                new("Likes", CsvField.Likes),
                new("Comments", CsvField.Replies),
                new("Shares", CsvField.Reposts),
                new("Total Views", CsvField.Views),
                new("Facebook Id", CsvField.AuthorId),
                new("User Name", CsvField.AuthorHandle),
                new("Page Name", CsvField.AuthorName),
                new("Group Name", CsvField.AuthorName),
                new("Page Category", CsvField.AuthorCategory),
                new("Page Description", CsvField.AuthorDescription),
                new("Page Created", CsvField.AuthorCreatedAt),
                new("Followers at Posting", CsvField.AuthorFollowers),
            ]),
        CompleteDashboard);

    /// <summary>The posts of the API.</summary>
    public static JsonFormat Posts { get; } = new("crowdtangle", "CrowdTangle posts", Detect, Read);

    private static bool Complete(CsvCells cells, Post post, Post other)
    {
        post.Platform = Platform(cells["account.platform"]);
        post.Author.Id = cells["account.platformId"] is { IsEmpty: false } id ? id : cells["account.id"];
        if (!post.Id.IsEmpty && post.Links.Count > 0)
            post.Id = cells.Join(post.Id.Span, " "u8, post.Links[0].Span);
        return false;
    }

    private static bool CompleteDashboard(CsvCells cells, Post post, Post other)
    {
        // Where its link leads, else the link; of a picture or a video that is the post itself.
        var link = cells["Final Link"] is { IsEmpty: false } target ? target : cells["Link"];
        if (!link.IsEmpty && !link.Span.StartsWith("https://www.facebook.com/"u8))
            JsonPosts.Keep(post.Links, link);
        var address = cells["URL"];
        var number = address.Span.TrimEnd((byte)'/');
        number = number[(number.LastIndexOf((byte)'/') + 1)..];
        var isNumber = !number.IsEmpty && number.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
        post.Id = isNumber ? cells.Join(post.Author.Id.Span, "_"u8, number) : address;
        return false;
    }

    private static Confidence Detect(JsonShape shape)
    {
        foreach (var path in (string[])["", "result.posts."])
        {
            if (shape.Has(path + "platformId") && shape.HasAny(path + "postUrl", path + "subscriberCount"))
                return new Confidence(0.97, "posts of CrowdTangle with platformId and postUrl");
        }

        return Confidence.None("no post of CrowdTangle (platformId, postUrl) in the first records");
    }

    private static void Read(JsonValue record, JsonPosts found)
    {
        if (record["result"u8]["posts"u8].IsList)
            found.Each(record["result"u8]["posts"u8], ReadPost);
        else
            ReadPost(record, found);
    }

    private static void ReadPost(JsonValue value, JsonPosts found)
    {
        var post = found.Add(Platform(value["platform"u8].Text()));
        post.Id = value["platformId"u8].Text();
        if (post.Id.IsEmpty)
            value.Lack("platformId");
        JsonPosts.ReadTime(post, value, "date"u8);
        post.ObservedAt = value["updated"u8].Time();
        var message = value["message"u8].Text();
        post.Text = message.IsEmpty ? value["title"u8].Text() : message;
        post.Language = XFields.Language(value["languageCode"u8].Text());
        TextMarks.Find(post.Text, post.Hashtags, null, null);
        ReadLinks(value, post);
        foreach (var medium in value["media"u8])
            post.Media.Add(medium["full"u8].Exists ? medium["full"u8].Text() : medium["url"u8].Text());
        var counts = value["statistics"u8]["actual"u8];
        post.Likes = (counts["likeCount"u8].Exists ? counts["likeCount"u8] : value["statistics.actual.likeCount"u8]).Count();
        post.Reposts = (counts["shareCount"u8].Exists ? counts["shareCount"u8] : value["statistics.actual.shareCount"u8]).Count();
        post.Replies = (counts["commentCount"u8].Exists ? counts["commentCount"u8] : value["statistics.actual.commentCount"u8]).Count();
        ReadAccount(value, post.Author);
        if (post.Author.Id.IsEmpty)
            value.Lack("account.platformId");
    }

    private static void ReadLinks(JsonValue value, Post post)
    {
        foreach (var link in value["expandedLinks"u8])
            JsonPosts.Keep(post.Links, link["expanded"u8].Text());
        JsonPosts.Keep(post.Links, value["expanded"u8].TextIfAny());
        if (post.Links.Count == 0)
            JsonPosts.Keep(post.Links, value["link"u8].TextIfAny());
    }

    private static void ReadAccount(JsonValue value, Account author)
    {
        var account = value["account"u8];
        author.Id = (account.IsObject ? account["platformId"u8] : value["account.platformId"u8]).Text();
        author.Handle = (account.IsObject ? account["handle"u8] : value["account.handle"u8]).Text();
        author.Name = (account.IsObject ? account["name"u8] : value["account.name"u8]).Text();
        author.Url = (account.IsObject ? account["url"u8] : value["account.url"u8]).Text();
        author.Image = (account.IsObject ? account["profileImage"u8] : value["account.profileImage"u8]).Text();
        author.Verified = (account.IsObject ? account["verified"u8] : value["account.verified"u8]).Flag();
        // At the post's time, where it is told; the account's own is of the day of the request.
        author.Followers = value["subscriberCount"u8].Count();
    }

    private static string Platform(ReadOnlyMemory<byte> name) =>
        Ascii.EqualsIgnoreCase(name.Span, "instagram"u8) ? "instagram" : Ascii.EqualsIgnoreCase(name.Span, "reddit"u8) ? "reddit" : "facebook";
}
