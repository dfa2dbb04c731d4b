using Sillage.Posts.Sources.Csv;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>A post of Instagram as its web pages hold it (`media` in the words of the platform). Likes that the account hides are not said.</summary>
internal static class Instagram
{
    /// <summary>Reads a post.</summary>
    public static void Read(JsonValue media, JsonPosts found, long? seenAt)
    {
        var post = found.Add("instagram");
        post.Id = media["pk"u8].Exists ? media["pk"u8].Text() : media["id"u8].Text();
        if (post.Id.IsEmpty)
            media.Lack("pk");
        JsonPosts.ReadTime(post, media, "taken_at"u8);
        post.ObservedAt = seenAt;
        post.Text = media["caption"u8]["text"u8].Text();
        TextMarks.Find(post.Text, post.Hashtags, post.Links, post.Mentions);
        foreach (var tagged in media["usertags"u8]["in"u8])
        {
            var user = tagged["user"u8];
            post.Mentions.Add(new AccountReference(user["id"u8].Text(), user["username"u8].Text()));
        }

        foreach (var part in media["carousel_media"u8])
            Keep(part, post);
        if (post.Media.Count == 0)
            Keep(media, post);
        if (media["like_and_view_counts_disabled"u8].Flag() != true)
        {
            post.Likes = media["like_count"u8].Count();
            post.Views = media["play_count"u8].Exists ? media["play_count"u8].Count() : media["view_count"u8].Count();
        }

        post.Replies = media["comment_count"u8].Count();
        post.Reposts = media["media_repost_count"u8].Count();
        post.Place = media["location"u8]["name"u8].Text();
        post.Latitude = media["location"u8]["lat"u8].Degrees();
        post.Longitude = media["location"u8]["lng"u8].Degrees();
        ReadAuthor(media["user"u8], post.Author);
    }

    private static void Keep(JsonValue media, Post post)
    {
        if (media["image_versions2"u8]["candidates"u8].FirstItem["url"u8].Text() is { IsEmpty: false } address)
            post.Media.Add(address);
    }

    private static void ReadAuthor(JsonValue user, Account author)
    {
        author.Id = user["pk"u8].Exists ? user["pk"u8].Text() : user["id"u8].Text();
        author.Handle = user["username"u8].Text();
        if (author.Id.IsEmpty && author.Handle.IsEmpty)
            user.Lack("pk");
        author.Name = user["full_name"u8].Text();
        author.Image = user["profile_pic_url"u8].Text();
        author.Verified = user["is_verified"u8].Flag();
        author.Followers = user["follower_count"u8].Count();
        author.Following = user["following_count"u8].Count();
        author.Posts = user["media_count"u8].Count();
    }
}
