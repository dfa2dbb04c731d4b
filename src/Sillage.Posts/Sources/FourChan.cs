using Sillage.Posts.Sources.Csv;
using Sillage.Posts.Sources.Html;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>
/// 4chan: pages of a board, catalogues, threads, and single posts of its archives. Whoever posts is anonymous: an account is a
/// tripcode where one is given, else the poster's id within the thread, else the post itself. The time is the count of seconds; what
/// is shown to readers is the time of New York.
/// </summary>
/// <remarks>Fields: the 4chan API's documentation, "Threads", "Indexes", "Catalog".</remarks>
internal static class FourChan
{
    private const string Platform = "4chan";

    private static readonly ReadOnlyMemory<byte> Anonymous = "Anonymous"u8.ToArray();

    /// <summary>The format.</summary>
    public static JsonFormat Format { get; } = new("4chan", "4chan boards and threads", Detect, Read);

    private static Confidence Detect(JsonShape shape)
    {
        foreach (var path in (string[])["posts.", "threads.posts.", "threads.", ""])
        {
            if (shape.Has(path + "no") && shape.Has(path + "resto") && shape.Has(path + "time"))
                return new Confidence(0.98, "posts of 4chan with no, resto and time");
        }

        return Confidence.None("no post of 4chan (no, resto, time) in the first records");
    }

    private static void Read(JsonValue record, JsonPosts found)
    {
        if (record["threads"u8].IsList)
        {
            foreach (var thread in record["threads"u8])
                ReadThread(thread, found);
        }
        else
        {
            ReadThread(record, found);
        }
    }

    /// <summary>A thread as a list of posts, or its first post with the last replies beside it, or one post.</summary>
    private static void ReadThread(JsonValue thread, JsonPosts found)
    {
        if (thread["posts"u8].IsList)
        {
            found.Each(thread["posts"u8], ReadPost);
            return;
        }

        found.One(thread, ReadPost);
        found.Each(thread["last_replies"u8], ReadPost);
    }

    private static void ReadPost(JsonValue value, JsonPosts found)
    {
        var post = found.Add(Platform);
        post.Id = value["no"u8].Text();
        if (post.Id.IsEmpty)
            value.Lack("no");
        JsonPosts.ReadTime(post, value, "time"u8);
        var first = value["resto"u8].Text();
        var isFirst = first.IsEmpty || first.Span.SequenceEqual("0"u8);
        post.Conversation = isFirst ? post.Id : first;
        ReadAuthor(value, post, found);
        post.Replies = isFirst ? value["replies"u8].Count() : null;
        post.Country = value["country"u8].TextIfAny();

        var subject = found.Html(value["sub"u8].Text()).Text;
        var words = found.Html(value["com"u8].Text());
        post.Text = subject.IsEmpty ? words.Text : words.Text.IsEmpty ? subject : found.Join(subject.Span, "\n\n"u8, words.Text.Span);
        TextMarks.Find(post.Text, null, post.Links, null);
        var answered = ReadLinks(words, post);
        if (!answered.IsEmpty || !isFirst)
            post.ReplyTo = new PostReference(answered.IsEmpty ? first : answered, default);
        if (value["tim"u8].Text() is { IsEmpty: false } file)
            post.Media.Add(found.Join(file.Span, value["ext"u8].Text().Span));
        post.Kind = XFields.Kind(post);
    }

    /// <summary>Links that the text does not show, and the first post that it answers (">>123").</summary>
    private static ReadOnlyMemory<byte> ReadLinks(HtmlText words, Post post)
    {
        ReadOnlyMemory<byte> answered = default;
        foreach (var link in words.Links)
        {
            var mark = link.Address.Span.LastIndexOf("#p"u8);
            if (mark >= 0 && link.Is("quotelink"u8))
            {
                if (answered.IsEmpty)
                    answered = link.Address[(mark + 2)..];
                continue;
            }

            if (link.Address.Span.StartsWith("http"u8) && !post.Links.Exists(known => known.Span.SequenceEqual(link.Address.Span)))
                post.Links.Add(link.Address);
        }

        return answered;
    }

    private static void ReadAuthor(JsonValue value, Post post, JsonPosts found)
    {
        var (name, trip, poster) = (value["name"u8].EntityText(), value["trip"u8].TextIfAny(), value["id"u8].TextIfAny());
        post.Author.Handle = name.IsEmpty ? Anonymous : name;
        post.Author.Id = !trip.IsEmpty ? trip : found.Join(post.Conversation.Span, "/"u8, poster.IsEmpty ? post.Id.Span : poster.Span);
        // What the site says of the poster: a moderator, a subscriber.
        post.Author.Category = value["capcode"u8].TextIfAny();
    }
}
