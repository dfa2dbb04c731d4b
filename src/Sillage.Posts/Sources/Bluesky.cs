using System.Text;
using System.Text.Unicode;
using Sillage.Posts.Sources.Csv;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>
/// Bluesky: events of Jetstream (posts, reposts, deletions), and what its API answers: post views, feeds with their reposts, search
/// results, threads, profiles. A post is identified by its at:// address, an account by its DID.
/// </summary>
/// <remarks>Fields: lexicons app.bsky.feed.defs, app.bsky.feed.post, app.bsky.richtext.facet; Jetstream documentation, "Event".</remarks>
internal static class Bluesky
{
    private const string Platform = "bluesky";

    /// <summary>The format.</summary>
    public static JsonFormat Format { get; } = new("bluesky", "Bluesky API and Jetstream", Detect, Read);

    private static Confidence Detect(JsonShape shape)
    {
        if (shape.Has("did") && shape.HasAny("commit.collection", "commit.rkey", "identity.did", "account.did"))
            return new Confidence(0.98, "events of Jetstream with did and commit");
        foreach (var path in (string[])["", "post.", "posts."])
        {
            if (shape.Has(path + "author.did") && shape.Has(path + "record.createdAt"))
                return new Confidence(0.98, "Bluesky's post views with author.did and record");
        }

        if (shape.HasAny("feed.post.author", "feed.post.record", "thread.post.author", "thread.post.record"))
            return new Confidence(0.98, "answers of Bluesky with feed or thread");
        return shape.Has("did") && shape.Has("handle") && shape.HasAny("displayName", "followersCount", "indexedAt")
            ? new Confidence(0.95, "Bluesky profiles with did and handle")
            : Confidence.None("no event, post view, feed or profile of Bluesky in the first records");
    }

    private static void Read(JsonValue record, JsonPosts found)
    {
        if (record["commit"u8].IsObject)
            ReadCommit(record, found);
        else if (record["post"u8].IsObject)
            ReadFeedItem(record, found);
        else if (record["record"u8].IsObject)
            ReadView(record, found, record["record"u8], embedded: false);
        else if (record["feed"u8].IsList)
            found.Each(record["feed"u8], ReadFeedItem);
        else if (record["posts"u8].IsList)
            found.Each(record["posts"u8], static (view, found) => ReadView(view, found, view["record"u8], embedded: false));
        else if (record["thread"u8].IsObject)
            ReadThread(record["thread"u8], found);
        else if (record["actors"u8].IsList)
            found.Each(record["actors"u8], static (profile, found) => ReadAuthor(profile, found.AddAccount(Platform), found));
        else if (record["profiles"u8].IsList)
            found.Each(record["profiles"u8], static (profile, found) => ReadAuthor(profile, found.AddAccount(Platform), found));
        else if (record["kind"u8].Exists && record["did"u8].Exists)
            found.Add(NoticeKind.Other, record["time_us"u8].Time(), default, record["did"u8].Text(), Words(record["kind"u8].Text()) + ": no post");
        else if (record["handle"u8].Exists)
            ReadAuthor(record, found.AddAccount(Platform), found);
        else
            record.Lack("record");
    }

    private static void ReadCommit(JsonValue message, JsonPosts found)
    {
        var (commit, did) = (message["commit"u8], message["did"u8].Text());
        var (collection, operation) = (commit["collection"u8].Text(), commit["operation"u8].Text());
        var isPost = collection.Span.SequenceEqual("app.bsky.feed.post"u8);
        var isRepost = collection.Span.SequenceEqual("app.bsky.feed.repost"u8);
        var uri = Join("at://"u8, did.Span, "/"u8, collection.Span, "/"u8, commit["rkey"u8].Text().Span);
        if (did.IsEmpty)
            message.Lack("did");
        if (collection.IsEmpty)
            commit.Lack("collection");
        if ((isPost || isRepost) && operation.Span.SequenceEqual("delete"u8))
        {
            found.Add(NoticeKind.Deleted, message["time_us"u8].Time(), uri, did, null);
            return;
        }

        if (!isPost && !isRepost)
        {
            found.Add(NoticeKind.Other, message["time_us"u8].Time(), default, did, Words(collection) + ": no post");
            return;
        }

        var post = found.Add(Platform);
        var record = commit["record"u8];
        (post.Id, post.Author.Id) = (uri, did);
        JsonPosts.ReadTime(post, record, "createdAt"u8);
        if (isRepost)
            (post.Kind, post.RepostOf) = (PostKind.Repost, Refer(record["subject"u8]["uri"u8].Text()));
        else
            ReadRecord(record, post);
    }

    private static void ReadFeedItem(JsonValue item, JsonPosts found)
    {
        var view = item["post"u8];
        var reason = item["reason"u8];
        if (reason["by"u8].IsObject)
        {
            var repost = found.Add(Platform);
            ReadAuthor(reason["by"u8], repost.Author, found);
            repost.Id = reason["uri"u8].Text();
            JsonPosts.ReadTime(repost, reason, "indexedAt"u8);
            XFields.TakeFromOriginal(repost, ReadView(view, found, view["record"u8], embedded: true));
            repost.Kind = PostKind.Repost;
        }
        else
        {
            ReadView(view, found, view["record"u8], embedded: false);
        }

        // The posts that it answers; without a record they are deleted or blocked.
        var (parent, root) = (item["reply"u8]["parent"u8], item["reply"u8]["root"u8]);
        if (parent["record"u8].IsObject)
            ReadView(parent, found, parent["record"u8], embedded: true);
        if (root["record"u8].IsObject && !root["uri"u8].Text().Span.SequenceEqual(parent["uri"u8].Text().Span))
            ReadView(root, found, root["record"u8], embedded: true);
    }

    /// <summary>A thread is a tree; its branches are walked without recursion, because nobody bounds them.</summary>
    private static void ReadThread(JsonValue thread, JsonPosts found)
    {
        Stack<JsonValue> open = new([thread]);
        while (open.TryPop(out var node))
        {
            if (node["post"u8].IsObject)
                ReadView(node["post"u8], found, node["post"u8]["record"u8], embedded: false);
            if (node["parent"u8].IsObject)
                open.Push(node["parent"u8]);
            foreach (var reply in node["replies"u8])
                open.Push(reply);
        }
    }

    /// <summary>A post view; inside a quote its record is called `value`.</summary>
    private static Post ReadView(JsonValue view, JsonPosts found, JsonValue record, bool embedded)
    {
        var post = found.Add(Platform, embedded);
        post.Id = view["uri"u8].Text();
        if (post.Id.IsEmpty)
            view.Lack("uri");
        ReadAuthor(view["author"u8], post.Author, found);
        JsonPosts.ReadTime(post, record, "createdAt"u8);
        post.Reposts = view["repostCount"u8].Count();
        post.Likes = view["likeCount"u8].Count();
        post.Replies = view["replyCount"u8].Count();
        post.Quotes = view["quoteCount"u8].Count();
        ReadRecord(record, post);
        ReadEmbed(view["embed"u8], post, found);
        foreach (var embed in view["embeds"u8])
            ReadEmbed(embed, post, found);
        return post;
    }

    /// <summary>What a view shows below the text: pictures, and the quoted post, which may quote in its turn.</summary>
    private static void ReadEmbed(JsonValue embed, Post post, JsonPosts found)
    {
        var media = embed["media"u8].IsObject ? embed["media"u8] : embed;
        foreach (var image in media["images"u8])
            JsonPosts.Keep(post.Media, image["fullsize"u8].TextIfAny());
        JsonPosts.Keep(post.Media, media["playlist"u8].TextIfAny());

        var quoted = embed["record"u8];
        quoted = quoted["record"u8].IsObject ? quoted["record"u8] : quoted;
        if (!post.QuoteOf.IsEmpty && quoted["value"u8].IsObject && quoted["author"u8].IsObject)
            post.QuoteOf = XFields.Refer(ReadView(quoted, found, quoted["value"u8], embedded: true));
    }

    private static void ReadRecord(JsonValue record, Post post)
    {
        post.Text = record["text"u8].Text();
        post.Language = XFields.Language(record["langs"u8].FirstItem.Text());
        var reply = record["reply"u8];
        post.ReplyTo = Refer(reply["parent"u8]["uri"u8].Text());
        post.Conversation = reply["root"u8]["uri"u8].Text();
        foreach (var facet in record["facets"u8])
            ReadFacet(facet, post);
        foreach (var tag in record["tags"u8])
            JsonPosts.Keep(post.Hashtags, tag.Text());

        var embed = record["embed"u8];
        var quoted = embed["record"u8]["record"u8].IsObject ? embed["record"u8]["record"u8]["uri"u8].Text() : embed["record"u8]["uri"u8].Text();
        // Lists, feeds and starter packs are shown in the same way.
        if (quoted.Span.IndexOf("/app.bsky.feed.post/"u8) >= 0)
            post.QuoteOf = Refer(quoted);
        var external = embed["external"u8].IsObject ? embed["external"u8] : embed["media"u8]["external"u8];
        JsonPosts.Keep(post.Links, external["uri"u8].TextIfAny());
        post.Kind = XFields.Kind(post);
    }

    private static void ReadFacet(JsonValue facet, Post post)
    {
        // What the text shows at the facet's bytes; writers miscount.
        var (start, end) = (facet["index"u8]["byteStart"u8].Count() ?? 0, facet["index"u8]["byteEnd"u8].Count() ?? 0);
        var shown = start < end && end <= post.Text.Length ? post.Text[(int)start..(int)end] : default;
        shown = Utf8.IsValid(shown.Span) ? shown : default;
        foreach (var feature in facet["features"u8])
        {
            JsonPosts.Keep(post.Links, feature["uri"u8].TextIfAny());
            var tag = feature["tag"u8].IsText ? feature["tag"u8].Text() : feature["hashtag"u8].TextIfAny();
            JsonPosts.Keep(post.Hashtags, tag.Trim(" \t\r\n"u8));
            var kind = feature["$type"u8].TextIfAny().Span;
            if (tag.IsEmpty && kind.EndsWith("tag"u8))
                TextMarks.Find(shown, post.Hashtags, null, null);
            if (feature["did"u8].TextIfAny() is { IsEmpty: false } did)
                post.Mentions.Add(new AccountReference(did, shown.Span.StartsWith("@"u8) ? shown[1..] : default));
        }
    }

    private static void ReadAuthor(JsonValue profile, Account author, JsonPosts found)
    {
        author.Id = profile["did"u8].Text();
        if (author.Id.IsEmpty)
            profile.Lack("did");
        author.Handle = profile["handle"u8].Text();
        author.Name = profile["displayName"u8].Text();
        author.Description = profile["description"u8].Text();
        author.Image = profile["avatar"u8].Text();
        author.CreatedAt = found.ProfileTime(profile["createdAt"u8]);
        author.Followers = profile["followersCount"u8].Count();
        author.Following = profile["followsCount"u8].Count();
        author.Posts = profile["postsCount"u8].Count();
        author.Verified = profile["verification"u8]["verifiedStatus"u8].Exists
            ? profile["verification"u8]["verifiedStatus"u8].Text().Span.SequenceEqual("valid"u8) : null;
    }

    /// <summary>A post by its address, which names its author.</summary>
    private static PostReference Refer(ReadOnlyMemory<byte> uri)
    {
        if (!uri.Span.StartsWith("at://"u8))
            return default;
        var end = uri.Span[5..].IndexOf((byte)'/');
        return new PostReference(uri, new AccountReference(end < 0 ? default : uri.Slice(5, end), default));
    }

    private static string Words(ReadOnlyMemory<byte> text) => Encoding.UTF8.GetString(text.Span);

    private static byte[] Join(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c, ReadOnlySpan<byte> d, ReadOnlySpan<byte> e, ReadOnlySpan<byte> f) =>
        [.. a, .. b, .. c, .. d, .. e, .. f];
}
