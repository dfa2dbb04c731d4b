using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>The `entities` and `extended_entities` of a v1.1 status: hashtags, links, mentions, media.</summary>
internal static class XV1Entities
{
    /// <summary>Reads hashtags, links and mentions, and media unless the post has them already.</summary>
    public static void Read(ref JsonCursor cursor, JsonArena arena, Post post)
    {
        if (!cursor.EnterObject())
            return;
        var hasMedia = post.Media.Count > 0;
        while (cursor.NextProperty(out var name))
        {
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("urls"u8):
                    if (!cursor.EnterArray())
                        break;
                    while (cursor.NextElement())
                        Keep(post.Links, ReadLink(ref cursor, arena));
                    break;
                case 5 when name.SequenceEqual("media"u8) && !hasMedia:
                    if (!cursor.EnterArray())
                        break;
                    while (cursor.NextElement())
                        Keep(post.Media, ReadProperty(ref cursor, arena, "media_url_https"u8));
                    break;
                case 8 when name.SequenceEqual("hashtags"u8):
                    if (!cursor.EnterArray())
                        break;
                    while (cursor.NextElement())
                        Keep(post.Hashtags, ReadProperty(ref cursor, arena, "text"u8));
                    break;
                case 13 when name.SequenceEqual("user_mentions"u8):
                    if (!cursor.EnterArray())
                        break;
                    while (cursor.NextElement())
                        ReadMention(ref cursor, arena, post);
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }
    }

    /// <summary>The longest known form of a link: where it unwound to, else its expansion, else what was posted.</summary>
    public static ReadOnlyMemory<byte> ReadLink(ref JsonCursor cursor, JsonArena arena)
    {
        ReadOnlyMemory<byte> posted = default, expanded = default, unwound = default;
        if (!cursor.EnterObject())
            return default;
        while (cursor.NextProperty(out var name))
        {
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("url"u8): posted = cursor.ReadText(arena); break;
                case 7 when name.SequenceEqual("unwound"u8): unwound = ReadProperty(ref cursor, arena, "url"u8); break;
                case 12 when name.SequenceEqual("expanded_url"u8): expanded = cursor.ReadText(arena); break;
                default: cursor.Skip(); break;
            }
        }

        return !unwound.IsEmpty ? unwound : !expanded.IsEmpty ? expanded : posted;
    }

    private static void ReadMention(ref JsonCursor cursor, JsonArena arena, Post post)
    {
        ReadOnlyMemory<byte> id = default, idText = default, handle = default;
        if (!cursor.EnterObject())
            return;
        while (cursor.NextProperty(out var name))
        {
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): id = cursor.ReadId(arena); break;
                case 6 when name.SequenceEqual("id_str"u8): idText = cursor.ReadId(arena); break;
                case 11 when name.SequenceEqual("screen_name"u8): handle = cursor.ReadText(arena); break;
                default: cursor.Skip(); break;
            }
        }

        var mention = new AccountReference(idText.IsEmpty ? id : idText, handle);
        if (!mention.Id.IsEmpty || !mention.Handle.IsEmpty)
            post.Mentions.Add(mention);
    }

    private static ReadOnlyMemory<byte> ReadProperty(ref JsonCursor cursor, JsonArena arena, ReadOnlySpan<byte> wanted)
    {
        ReadOnlyMemory<byte> text = default;
        if (!cursor.EnterObject())
            return text;
        while (cursor.NextProperty(out var name))
        {
            if (name.SequenceEqual(wanted))
                text = cursor.ReadText(arena);
            else
                cursor.Skip();
        }

        return text;
    }

    private static void Keep(List<ReadOnlyMemory<byte>> list, ReadOnlyMemory<byte> text)
    {
        if (!text.IsEmpty)
            list.Add(text);
    }
}
