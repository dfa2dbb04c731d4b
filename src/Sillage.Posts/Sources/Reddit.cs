using Sillage.Posts.Sources.Csv;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>
/// Reddit: submissions and comments, one object a line (Pushshift and its successors), or the API's listings with their trees of
/// comments. Posts are identified by their full names (t3_…, t1_…). A comment answers its parent; a crosspost passes on its original.
/// </summary>
/// <remarks>
/// Fields: Reddit API documentation, "types" and "Listing". An account is identified by its name: captures before 2018 have no ids.
/// Of a deleted account nothing is known, so each of its posts has an account of its own.
/// </remarks>
internal static class Reddit
{
    private const string Platform = "reddit";

    /// <summary>The format.</summary>
    public static JsonFormat Format { get; } = new("reddit", "Reddit submissions and comments (Pushshift, API)", Detect, Read);

    private static Confidence Detect(JsonShape shape)
    {
        if (shape.Has("subreddit") && shape.Has("created_utc") && shape.HasAny("link_id", "title", "selftext", "body"))
            return new Confidence(0.98, "submissions or comments with subreddit and created_utc");
        return shape.Has("kind") && shape.HasAny("data.children.kind", "data.children.data", "data.subreddit")
            ? new Confidence(0.97, "listings of Reddit with data.children")
            : Confidence.None("no submission, comment or listing of Reddit in the first records");
    }

    private static void Read(JsonValue record, JsonPosts found)
    {
        if (record["kind"u8].IsText && record["data"u8].IsObject)
            ReadTree(record, found);
        else
            ReadThing(record, found);
    }

    /// <summary>Listings hold things, comments hold listings of replies: walked without recursion, in the order of the page.</summary>
    private static void ReadTree(JsonValue top, JsonPosts found)
    {
        Stack<JsonValue> open = new([top]);
        while (open.TryPop(out var thing))
        {
            var data = thing["data"u8];
            if (data["children"u8].IsList && !data["body"u8].Exists)
            {
                if (thing["kind"u8].Text().Span.SequenceEqual("more"u8))
                {
                    found.Add(NoticeKind.Unavailable, null, data["parent_id"u8].Text(), default, "replies that the page does not hold");
                    continue;
                }

                Stack<JsonValue> children = new();
                foreach (var child in data["children"u8])
                    children.Push(child);
                while (children.TryPop(out var child))
                    open.Push(child);
                continue;
            }

            found.One(data, ReadThing);
            if (data["replies"u8].IsObject)
                open.Push(data["replies"u8]);
        }
    }

    private static void ReadThing(JsonValue thing, JsonPosts found) => ReadThing(thing, found, embedded: false);

    private static Post ReadThing(JsonValue thing, JsonPosts found, bool embedded)
    {
        var post = found.Add(Platform, embedded);
        var isComment = thing["body"u8].Exists;
        post.Id = FullName(thing["name"u8].Text(), thing["id"u8].Text(), isComment);
        if (post.Id.IsEmpty)
            thing.Lack("id");
        JsonPosts.ReadTime(post, thing, "created_utc"u8);
        ReadAuthor(thing, post);
        // Up votes less down votes; what fell below zero is not said.
        post.Likes = thing["score"u8].Count();
        post.Replies = thing["num_comments"u8].Count();
        post.Reposts = thing["num_crossposts"u8].Count();
        post.Views = thing["view_count"u8].Count();
        if (isComment)
        {
            post.Text = Words(thing["body"u8]);
            post.Conversation = thing["link_id"u8].Text();
            var parent = thing["parent_id"u8].Text();
            var starter = parent.Span.SequenceEqual(post.Conversation.Span) ? thing["link_author"u8].TextIfAny() : default;
            post.ReplyTo = new PostReference(parent, new AccountReference(default, IsDeleted(starter.Span) ? default : starter));
            TextMarks.Find(post.Text, null, post.Links, null);
        }
        else
        {
            ReadSubmission(thing, post);
        }

        post.Kind = XFields.Kind(post);
        if (!embedded && thing["crosspost_parent"u8].TextIfAny() is { IsEmpty: false } original)
        {
            post.RepostOf = new PostReference(original, default);
            if (thing["crosspost_parent_list"u8].FirstItem is { IsObject: true } shown)
                XFields.TakeFromOriginal(post, ReadThing(shown, found, embedded: true));
            post.Kind = PostKind.Repost;
        }

        return post;
    }

    private static void ReadSubmission(JsonValue thing, Post post)
    {
        var (title, body) = (thing["title"u8].EntityText(), Words(thing["selftext"u8]));
        post.Text = body.IsEmpty ? title : (byte[])[.. title.Span, .. "\n\n"u8, .. body.Span];
        post.Conversation = post.Id;
        var address = thing["url"u8].EntityText();
        if (thing["is_self"u8].Exists && thing["is_self"u8].Flag() == true || address.IsEmpty)
            address = default;
        else if (address.Span.IndexOf("://i.redd.it/"u8) > 0 || address.Span.IndexOf("://v.redd.it/"u8) > 0)
            post.Media.Add(address);
        else
            post.Links.Add(address);
        TextMarks.Find(body, null, post.Links, null);
    }

    private static void ReadAuthor(JsonValue thing, Post post)
    {
        post.Author.Handle = thing["author"u8].Text();
        if (post.Author.Handle.IsEmpty || IsDeleted(post.Author.Handle.Span))
            post.Author.Id = (byte[])[.. "[deleted]/"u8, .. post.Id.Span];
    }

    /// <summary>A text; empty for what stands where a text was removed.</summary>
    private static ReadOnlyMemory<byte> Words(JsonValue value)
    {
        var text = value.EntityText();
        return IsDeleted(text.Span) || text.Span.SequenceEqual("[removed]"u8) ? default : text;
    }

    private static bool IsDeleted(ReadOnlySpan<byte> text) => text.SequenceEqual("[deleted]"u8);

    private static ReadOnlyMemory<byte> FullName(ReadOnlyMemory<byte> name, ReadOnlyMemory<byte> id, bool isComment) =>
        !name.IsEmpty || id.IsEmpty ? name : (byte[])[.. isComment ? "t1_"u8 : "t3_"u8, .. id.Span];
}
