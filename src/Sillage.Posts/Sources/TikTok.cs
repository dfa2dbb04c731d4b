using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>A video of TikTok as its web pages hold it (`aweme` in the words of the platform). A duet or stitch quotes its original.</summary>
internal static class TikTok
{
    /// <summary>Reads a video.</summary>
    public static void Read(JsonValue video, JsonPosts found, long? seenAt)
    {
        var post = found.Add("tiktok");
        post.Id = video["id"u8].Text();
        if (post.Id.IsEmpty)
            video.Lack("id");
        JsonPosts.ReadTime(post, video, "createTime"u8);
        post.ObservedAt = seenAt;
        post.Text = video["desc"u8].Text();
        post.Language = XFields.Language(video["textLanguage"u8].TextIfAny());
        foreach (var part in video["textExtra"u8])
            ReadMark(part, post);
        if (video["video"u8]["cover"u8].TextIfAny() is { IsEmpty: false } cover)
            post.Media.Add(cover);
        var counts = video["stats"u8];
        post.Likes = counts["diggCount"u8].Count();
        post.Reposts = counts["shareCount"u8].Count();
        post.Replies = counts["commentCount"u8].Count();
        post.Views = counts["playCount"u8].Count();
        foreach (var from in (ReadOnlySpan<JsonValue>)[video["duetInfo"u8]["duetFromId"u8], video["stitchInfo"u8]["stitchFromId"u8]])
        {
            if (from.Text() is { IsEmpty: false } id && !id.Span.SequenceEqual("0"u8))
                post.QuoteOf = new PostReference(id, default);
        }

        post.Kind = XFields.Kind(post);
        ReadAuthor(video, post.Author);
    }

    private static void ReadMark(JsonValue part, Post post)
    {
        if (part["hashtagName"u8].Text() is { IsEmpty: false } tag)
            post.Hashtags.Add(tag);
        else if (part["userUniqueId"u8].Text() is { IsEmpty: false } name)
            post.Mentions.Add(new AccountReference(part["userId"u8].Text(), name));
    }

    private static void ReadAuthor(JsonValue video, Account author)
    {
        // Single pages give the name alone where searches give an object.
        var profile = video["author"u8];
        author.Id = profile.IsObject ? profile["id"u8].Text() : video["authorId"u8].Text();
        author.Handle = profile.IsObject ? profile["uniqueId"u8].Text() : profile.Text();
        if (author.Id.IsEmpty && author.Handle.IsEmpty)
            video.Lack("author.id");
        author.Name = profile["nickname"u8].Text();
        author.Description = profile["signature"u8].Text();
        author.Image = profile["avatarLarger"u8].Text();
        author.Verified = profile["verified"u8].Flag();
        var counts = video["authorStats"u8];
        author.Followers = counts["followerCount"u8].Count();
        author.Following = counts["followingCount"u8].Count();
        author.Posts = counts["videoCount"u8].Count();
        author.Likes = counts["diggCount"u8].Count();
    }
}
