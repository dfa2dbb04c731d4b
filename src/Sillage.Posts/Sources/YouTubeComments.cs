using Sillage.Posts.Sources.Csv;
using Sillage.Posts.Sources.Html;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>Comments of YouTube's Data API v3: threads and lists of replies, as pages or one a line. The video is the conversation.</summary>
/// <remarks>Fields: YouTube Data API, resources commentThread and comment.</remarks>
internal static class YouTubeComments
{
    /// <summary>The format.</summary>
    public static JsonFormat Format { get; } = new("youtube-comments", "YouTube comments (Data API v3)", Detect, Read);

    private static Confidence Detect(JsonShape shape) =>
        shape.HasAny("items.snippet.topLevelComment", "snippet.topLevelComment")
            || shape.HasAny("items.snippet.authorDisplayName", "snippet.authorDisplayName")
                && shape.HasAny("items.snippet.textDisplay", "items.snippet.textOriginal", "snippet.textDisplay", "snippet.textOriginal")
            ? new Confidence(0.97, "comments of YouTube with snippet and author")
            : Confidence.None("no comment of YouTube's API in the first records");

    private static void Read(JsonValue record, JsonPosts found)
    {
        if (record["items"u8].IsList)
            found.Each(record["items"u8], ReadItem);
        else
            ReadItem(record, found);
    }

    private static void ReadItem(JsonValue item, JsonPosts found)
    {
        var top = item["snippet"u8]["topLevelComment"u8];
        if (!top.IsObject)
        {
            ReadComment(item, found);
            return;
        }

        ReadComment(top, found).Replies = item["snippet"u8]["totalReplyCount"u8].Count();
        foreach (var reply in item["replies"u8]["comments"u8])
            ReadComment(reply, found);
    }

    private static Post ReadComment(JsonValue comment, JsonPosts found)
    {
        var (post, snippet) = (found.Add("youtube"), comment["snippet"u8]);
        post.Id = comment["id"u8].Text();
        if (post.Id.IsEmpty)
            comment.Lack("id");
        JsonPosts.ReadTime(post, snippet, "publishedAt"u8);
        var channel = snippet["authorChannelId"u8];
        post.Author.Id = (channel.IsObject ? channel["value"u8] : channel).Text();
        // Since 2022 the name shown is the handle, with its sign.
        var name = snippet["authorDisplayName"u8].Text();
        if (name.Span.StartsWith("@"u8))
            post.Author.Handle = name[1..];
        else
            post.Author.Name = name;
        if (post.Author.Id.IsEmpty && post.Author.Handle.IsEmpty)
            snippet.Lack("authorChannelId");
        post.Author.Image = snippet["authorProfileImageUrl"u8].Text();
        var written = snippet["textOriginal"u8].Text();
        post.Text = written.IsEmpty ? found.Html(snippet["textDisplay"u8].Text()).Text : written;
        TextMarks.Find(post.Text, post.Hashtags, post.Links, post.Mentions);
        post.Likes = snippet["likeCount"u8].Count();
        post.Conversation = snippet["videoId"u8].Text();
        // The id of a reply is its parent's with its own behind a dot.
        var parent = snippet["parentId"u8].Text();
        var dot = post.Id.Span.IndexOf((byte)'.');
        post.ReplyTo = new PostReference(!parent.IsEmpty || dot <= 0 ? parent : post.Id[..dot], default);
        post.Kind = XFields.Kind(post);
        return post;
    }
}
