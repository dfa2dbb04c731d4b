using System.Text;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>What an object of API v2 is.</summary>
internal enum XV2Row : byte
{
    /// <summary>None of these.</summary>
    Unknown,

    /// <summary>A post.</summary>
    Tweet,

    /// <summary>A user.</summary>
    User,

    /// <summary>Posts counted over an hour or day.</summary>
    Count,

    /// <summary>Something deleted or changed since a capture.</summary>
    Compliance,
}

/// <summary>Tells the objects of API v2 apart, and reads those that are neither posts nor users.</summary>
internal static class XV2Rows
{
    /// <summary>What the object at the cursor is.</summary>
    public static XV2Row Classify(JsonCursor cursor)
    {
        var row = XV2Row.Unknown;
        cursor.EnterObject();
        while (cursor.NextProperty(out var name))
        {
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("text"u8):
                case 9 when name.SequenceEqual("author_id"u8):
                    return XV2Row.Tweet;
                case 6 when name.SequenceEqual("action"u8): row = XV2Row.Compliance; break;
                case 8 when name.SequenceEqual("username"u8): row = XV2Row.User; break;
                case 11 when name.SequenceEqual("tweet_count"u8): row = XV2Row.Count; break;
                default: break;
            }

            cursor.Skip();
        }

        return row;
    }

    /// <summary>Reads a count or compliance row.</summary>
    public static Notice ReadNotice(ref JsonCursor cursor, JsonArena arena, XV2Row row)
    {
        var notice = new Notice(NoticeKind.Other, 0, null, null, null, null, row == XV2Row.Count ? "posts counted by the platform" : null);
        cursor.EnterObject();
        while (cursor.NextProperty(out var name))
        {
            if (name.SequenceEqual("id"u8))
                notice = notice with { PostId = Name(cursor.ReadId(arena)) };
            else if (name.SequenceEqual("tweet_count"u8))
                notice = notice with { Count = cursor.ReadCount() };
            else if (name.SequenceEqual("start"u8) || name.SequenceEqual("created_at"u8))
                notice = notice with { At = cursor.ReadTime(arena) };
            else if (name.SequenceEqual("action"u8) || name.SequenceEqual("reason"u8))
                notice = notice with { Detail = Join(notice.Detail, Name(cursor.ReadText(arena))) };
            else
                cursor.Skip();
        }

        return notice;
    }

    /// <summary>Reads one of an answer's `errors`: what it could not return.</summary>
    public static Notice ReadError(ref JsonCursor cursor, JsonArena arena)
    {
        string? kind = null, id = null, title = null, detail = null;
        if (cursor.EnterObject())
        {
            while (cursor.NextProperty(out var name))
            {
                if (name.SequenceEqual("resource_type"u8))
                    kind = Name(cursor.ReadText(arena));
                else if (name.SequenceEqual("resource_id"u8))
                    id = Name(cursor.ReadText(arena));
                else if (name.SequenceEqual("title"u8))
                    title = Name(cursor.ReadText(arena));
                else if (name.SequenceEqual("detail"u8))
                    detail = Name(cursor.ReadText(arena));
                else
                    cursor.Skip();
            }
        }

        return new Notice(
            NoticeKind.Unavailable, 0, null, kind == "tweet" ? id : null, kind == "user" ? id : null, null, Join(title, detail));
    }

    /// <summary>X gives each edit an id of its own; the notice says which later one replaced this post. Null if it is the last.</summary>
    public static Notice? Superseded(XV2Tweet tweet) =>
        tweet.LastEdit.IsEmpty || tweet.Post.Id.IsEmpty || tweet.LastEdit.Span.SequenceEqual(tweet.Post.Id.Span)
            ? null
            : new Notice(
                NoticeKind.Other, 0, null, Name(tweet.Post.Id), Name(tweet.Post.Author.Id), null, $"edited later: {Name(tweet.LastEdit)}");

    private static string? Join(string? first, string? second) => first is null ? second : second is null ? first : $"{first}: {second}";

    private static string? Name(ReadOnlyMemory<byte> text) => text.IsEmpty ? null : Encoding.UTF8.GetString(text.Span);
}
