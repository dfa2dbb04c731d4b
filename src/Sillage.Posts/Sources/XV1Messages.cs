using System.Text;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>Messages of a v1.1 stream that are no posts. Source: X developer documentation, "Streaming message types".</summary>
internal static class XV1Messages
{
    /// <summary>Reads the value of a top-level property as a message; false, and nothing read, if it names none.</summary>
    public static bool Read(ref JsonCursor cursor, JsonArena arena, ReadOnlySpan<byte> name, out Notice notice)
    {
        notice = null!;
        NoticeKind? kind = name.Length switch
        {
            4 when name.SequenceEqual("info"u8) => NoticeKind.Other,
            5 when name.SequenceEqual("limit"u8) => NoticeKind.Limited,
            6 when name.SequenceEqual("delete"u8) => NoticeKind.Deleted,
            7 when name.SequenceEqual("warning"u8) => NoticeKind.Disconnected,
            7 when name.SequenceEqual("friends"u8) || name.SequenceEqual("control"u8) => NoticeKind.Other,
            9 when name.SequenceEqual("scrub_geo"u8) => NoticeKind.Other,
            10 when name.SequenceEqual("disconnect"u8) => NoticeKind.Disconnected,
            11 when name.SequenceEqual("friends_str"u8) => NoticeKind.Other,
            13 when name.SequenceEqual("user_withheld"u8) => NoticeKind.Withheld,
            15 when name.SequenceEqual("status_withheld"u8) => NoticeKind.Withheld,
            _ => null,
        };
        if (kind is not { } known)
            return false;
        notice = new Notice(known, 0, null, null, null, null, Encoding.UTF8.GetString(name));
        if (cursor.Peek == (byte)'{')
            notice = ReadBody(ref cursor, arena, notice);
        else
            cursor.Skip();
        return true;
    }

    private static Notice ReadBody(ref JsonCursor cursor, JsonArena arena, Notice notice)
    {
        cursor.EnterObject();
        while (cursor.NextProperty(out var name))
        {
            if (name.SequenceEqual("status"u8) && cursor.Peek == (byte)'{')
                notice = ReadBody(ref cursor, arena, notice);
            else if (name.SequenceEqual("timestamp_ms"u8))
                notice = notice with { At = cursor.ReadTime(arena) };
            else if (name.SequenceEqual("track"u8))
                notice = notice with { Count = cursor.ReadCount() };
            else if (name.SequenceEqual("id_str"u8) || name.SequenceEqual("id"u8))
                notice = WithId(ref cursor, arena, notice);
            else if (name.SequenceEqual("user_id_str"u8) || name.SequenceEqual("user_id"u8))
                notice = notice with { AccountId = Name(cursor.ReadId(arena)) ?? notice.AccountId };
            else if (name.SequenceEqual("up_to_status_id_str"u8))
                notice = notice with { PostId = Name(cursor.ReadId(arena)) };
            else if (name.SequenceEqual("reason"u8) || name.SequenceEqual("message"u8))
                notice = notice with { Detail = Name(cursor.ReadText(arena)) ?? notice.Detail };
            else
                cursor.Skip();
        }

        return notice;
    }

    /// <summary>In `user_withheld` the id is the account's, elsewhere the post's.</summary>
    private static Notice WithId(ref JsonCursor cursor, JsonArena arena, Notice notice)
    {
        var id = Name(cursor.ReadId(arena));
        return notice.Detail == "user_withheld"
            ? notice with { AccountId = id ?? notice.AccountId }
            : notice with { PostId = id ?? notice.PostId };
    }

    private static string? Name(ReadOnlyMemory<byte> text) => text.IsEmpty ? null : Encoding.UTF8.GetString(text.Span);
}
