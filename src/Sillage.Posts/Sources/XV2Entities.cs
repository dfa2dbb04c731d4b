using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>The `entities` of a v2 post: hashtags, links, mentions.</summary>
internal static class XV2Entities
{
    /// <summary>Reads hashtags, links and mentions.</summary>
    public static void Read(ref JsonCursor cursor, JsonArena arena, Post post)
    {
        if (!cursor.EnterObject())
            return;
        while (cursor.NextProperty(out var name))
        {
            if (name.SequenceEqual("urls"u8))
                ReadLinks(ref cursor, arena, post.Links);
            else if (name.SequenceEqual("hashtags"u8))
                ReadHashtags(ref cursor, arena, post.Hashtags);
            else if (name.SequenceEqual("mentions"u8))
                ReadMentions(ref cursor, arena, post.Mentions);
            else
                cursor.Skip();
        }
    }

    /// <summary>Adds the links of a list in their longest known form, without those to the post's own media; returns the last.</summary>
    public static ReadOnlyMemory<byte> ReadLinks(ref JsonCursor cursor, JsonArena arena, List<ReadOnlyMemory<byte>>? links)
    {
        ReadOnlyMemory<byte> last = default;
        if (!cursor.EnterArray())
            return last;
        while (cursor.NextElement())
        {
            var link = ReadLink(ref cursor, arena);
            if (link.IsEmpty)
                continue;
            links?.Add(link);
            last = link;
        }

        return last;
    }

    private static ReadOnlyMemory<byte> ReadLink(ref JsonCursor cursor, JsonArena arena)
    {
        ReadOnlyMemory<byte> posted = default, expanded = default, unwound = default;
        var media = false;
        if (!cursor.EnterObject())
            return default;
        while (cursor.NextProperty(out var name))
        {
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("url"u8): posted = cursor.ReadText(arena); break;
                case 9 when name.SequenceEqual("media_key"u8): media = !cursor.ReadText(arena).IsEmpty; break;
                case 11 when name.SequenceEqual("unwound_url"u8): unwound = cursor.ReadText(arena); break;
                case 12 when name.SequenceEqual("expanded_url"u8): expanded = cursor.ReadText(arena); break;
                default: cursor.Skip(); break;
            }
        }

        return media ? default : !unwound.IsEmpty ? unwound : !expanded.IsEmpty ? expanded : posted;
    }

    private static void ReadHashtags(ref JsonCursor cursor, JsonArena arena, List<ReadOnlyMemory<byte>> hashtags)
    {
        if (!cursor.EnterArray())
            return;
        while (cursor.NextElement())
        {
            if (!cursor.EnterObject())
                continue;
            while (cursor.NextProperty(out var name))
            {
                if (!name.SequenceEqual("tag"u8))
                    cursor.Skip();
                else if (cursor.ReadText(arena) is { IsEmpty: false } tag)
                    hashtags.Add(tag);
            }
        }
    }

    private static void ReadMentions(ref JsonCursor cursor, JsonArena arena, List<AccountReference> mentions)
    {
        if (!cursor.EnterArray())
            return;
        while (cursor.NextElement())
        {
            var mention = ReadAccount(ref cursor, arena);
            if (!mention.Id.IsEmpty || !mention.Handle.IsEmpty)
                mentions.Add(mention);
        }
    }

    /// <summary>The id and handle of an object that names an account.</summary>
    public static AccountReference ReadAccount(ref JsonCursor cursor, JsonArena arena)
    {
        ReadOnlyMemory<byte> id = default, handle = default;
        if (!cursor.EnterObject())
            return default;
        while (cursor.NextProperty(out var name))
        {
            if (name.SequenceEqual("id"u8))
                id = cursor.ReadId(arena);
            else if (name.SequenceEqual("username"u8))
                handle = cursor.ReadText(arena);
            else
                cursor.Skip();
        }

        return new AccountReference(id, handle);
    }
}
