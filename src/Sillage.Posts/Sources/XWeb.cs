using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>
/// A post of X as its web pages hold it: `legacy` has the properties of API v1.1, the author stands in `core`, a long text in
/// `note_tweet`. Reposts and quotes have the other post inside.
/// </summary>
internal static class XWeb
{
    /// <summary>A repost of a quote, its original, the quoted; deeper ones do not occur.</summary>
    private const int Deepest = 4;

    /// <summary>Reads a post and those inside it.</summary>
    public static void Read(JsonValue result, JsonPosts found, long? seenAt) => Read(result, found, seenAt, 1);

    private static Post? Read(JsonValue result, JsonPosts found, long? seenAt, int depth)
    {
        // Posts with limited actions are wrapped once more.
        result = result["tweet"u8].IsObject ? result["tweet"u8] : result;
        var legacy = result["legacy"u8];
        if (!legacy.IsObject)
        {
            if (depth == 1)
                result.Lack("legacy");
            return null;
        }

        var post = found.Add(XFields.Platform, embedded: depth > 1);
        post.Id = legacy["id_str"u8].Exists ? legacy["id_str"u8].Text() : result["rest_id"u8].Text();
        if (post.Id.IsEmpty)
            result.Lack("rest_id");
        JsonPosts.ReadTime(post, legacy, "created_at"u8);
        post.ObservedAt = seenAt;
        post.Client = XFields.Client(result["source"u8].EntityText());
        post.Language = XFields.Language(legacy["lang"u8].Text());
        post.Conversation = legacy["conversation_id_str"u8].Text();
        ReadAuthor(result, legacy, post.Author, found);
        ReadWords(result, legacy, post);
        post.Reposts = legacy["retweet_count"u8].Count();
        post.Likes = legacy["favorite_count"u8].Count();
        post.Replies = legacy["reply_count"u8].Count();
        post.Quotes = legacy["quote_count"u8].Count();
        post.Views = result["views"u8]["count"u8].Count();
        post.ReplyTo = new PostReference(
            legacy["in_reply_to_status_id_str"u8].Text(),
            new AccountReference(legacy["in_reply_to_user_id_str"u8].Text(), legacy["in_reply_to_screen_name"u8].Text()));
        post.QuoteOf = new PostReference(legacy["quoted_status_id_str"u8].Text(), default);
        if (depth < Deepest)
            ReadInner(result, legacy, post, found, seenAt, depth);
        XFields.DropLinksToItself(post);
        post.Kind = XFields.Kind(post);
        return post;
    }

    private static void ReadInner(JsonValue result, JsonValue legacy, Post post, JsonPosts found, long? seenAt, int depth)
    {
        if (Read(result["quoted_status_result"u8]["result"u8], found, seenAt, depth + 1) is { } quoted)
            post.QuoteOf = XFields.Refer(quoted);
        if (Read(legacy["retweeted_status_result"u8]["result"u8], found, seenAt, depth + 1) is not { } original)
            return;
        post.Hashtags.Clear();
        post.Links.Clear();
        post.Mentions.Clear();
        post.Media.Clear();
        XFields.TakeFromOriginal(post, original);
    }

    private static void ReadWords(JsonValue result, JsonValue legacy, Post post)
    {
        var note = result["note_tweet"u8]["note_tweet_results"u8]["result"u8];
        post.Text = note["text"u8].Exists ? note["text"u8].EntityText() : legacy["full_text"u8].EntityText();
        var marks = note["entity_set"u8].IsObject ? note["entity_set"u8] : legacy["entities"u8];
        foreach (var tag in marks["hashtags"u8])
            post.Hashtags.Add(tag["text"u8].Text());
        foreach (var link in marks["urls"u8])
            post.Links.Add(link["expanded_url"u8].Exists ? link["expanded_url"u8].Text() : link["url"u8].Text());
        foreach (var mention in marks["user_mentions"u8])
            post.Mentions.Add(new AccountReference(mention["id_str"u8].Text(), mention["screen_name"u8].Text()));
        var media = legacy["extended_entities"u8].IsObject ? legacy["extended_entities"u8] : legacy["entities"u8];
        foreach (var medium in media["media"u8])
            post.Media.Add(medium["media_url_https"u8].Text());
    }

    private static void ReadAuthor(JsonValue result, JsonValue legacy, Account author, JsonPosts found)
    {
        var user = result["core"u8]["user_results"u8]["result"u8];
        var profile = user["legacy"u8];
        author.Id = user["rest_id"u8].Exists ? user["rest_id"u8].Text() : legacy["user_id_str"u8].Text();
        // Since 2025 name and date stand in a `core` of the user's own.
        author.Handle = (profile["screen_name"u8].Exists ? profile : user["core"u8])["screen_name"u8].Text();
        author.Name = (profile["name"u8].Exists ? profile : user["core"u8])["name"u8].Text();
        author.CreatedAt = found.ProfileTime((profile["created_at"u8].Exists ? profile : user["core"u8])["created_at"u8]);
        if (author.Id.IsEmpty && author.Handle.IsEmpty)
            result.Lack("core.user_results.result.rest_id");
        author.Description = profile["description"u8].Text();
        author.Location = profile["location"u8].TextIfAny();
        author.Image = profile["profile_image_url_https"u8].Text();
        var link = profile["entities"u8]["url"u8]["urls"u8].FirstItem["expanded_url"u8];
        author.Url = link.Exists ? link.Text() : profile["url"u8].Text();
        author.Followers = profile["followers_count"u8].Count();
        author.Following = profile["friends_count"u8].Count();
        author.Posts = profile["statuses_count"u8].Count();
        author.Likes = profile["favourites_count"u8].Count();
        author.Listed = profile["listed_count"u8].Count();
        author.Verified = profile["verified"u8].Flag() == true || user["is_blue_verified"u8].Flag() == true ? true : profile["verified"u8].Flag();
        author.DefaultProfile = profile["default_profile"u8].Flag();
        author.DefaultImage = profile["default_profile_image"u8].Flag();
    }
}
