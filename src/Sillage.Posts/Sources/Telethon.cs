using Sillage.Posts.Sources.Csv;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>
/// Messages as the library Telethon and those built on it (4CAT) write them, one a line. A forwarded message is a repost whose original
/// is known by channel and number. Identified as in <see cref="Telegram"/>.
/// </summary>
/// <remarks>Fields: Telegram API documentation, constructors message, messageFwdHeader, messageReplyHeader.</remarks>
internal static class Telethon
{
    /// <summary>The format.</summary>
    public static JsonFormat Format { get; } = new("telethon", "Telegram messages of Telethon", Detect, Read);

    private static Confidence Detect(JsonShape shape) =>
        shape.Has("id") && shape.Has("date") && shape.Has("message") && (shape.HasAny("peer_id.channel_id", "peer_id.chat_id", "peer_id.user_id") || shape.Has("fwd_from"))
            ? new Confidence(0.97, "messages of Telethon with peer_id, date and message")
            : Confidence.None("no message of Telethon (peer_id, date, message) in the first records");

    private static void Read(JsonValue message, JsonPosts found)
    {
        var (kind, chat) = Peer(message["peer_id"u8]);
        var type = message["_"u8].Exists ? message["_"u8] : message["_type"u8];
        if (type.TextIfAny().Span.SequenceEqual("MessageService"u8))
        {
            found.Add(NoticeKind.Other, message["date"u8].Time(), default, default, "service message: no post");
            return;
        }

        var post = found.Add(TelegramFields.Platform);
        post.Id = TelegramFields.Within(chat, message["id"u8].Text(), found);
        if (post.Id.IsEmpty)
            message.Lack("id");
        JsonPosts.ReadTime(post, message, "date"u8);
        var (authorKind, author) = Peer(message["from_id"u8]);
        post.Author.Id = author.IsEmpty ? TelegramFields.Account(kind.Span, chat, found) : TelegramFields.Account(authorKind.Span, author, found);
        if (post.Author.Id.IsEmpty)
            message.Lack("peer_id");
        var room = message["_chat"u8].IsObject ? message["_chat"u8] : message["chat"u8];
        if (author.IsEmpty)
            (post.Author.Handle, post.Author.Name) = (room["username"u8].TextIfAny(), room["title"u8].TextIfAny());
        post.Text = message["message"u8].Text();
        ReadMarks(message, post);
        post.Views = message["views"u8].Count();
        post.Reposts = message["forwards"u8].Count();
        post.Replies = message["replies"u8]["replies"u8].Count();
        foreach (var reaction in message["reactions"u8]["results"u8])
            post.Likes = (post.Likes ?? 0) + (reaction["count"u8].Count() ?? 0);
        post.ReplyTo = new PostReference(TelegramFields.Within(chat, message["reply_to"u8]["reply_to_msg_id"u8].Text(), found), default);
        post.Conversation = TelegramFields.Within(chat, message["reply_to"u8]["reply_to_top_id"u8].Text(), found);
        post.Kind = XFields.Kind(post);
        if (message["fwd_from"u8].IsObject)
            ReadOrigin(message["fwd_from"u8], post, found);
    }

    private static void ReadMarks(JsonValue message, Post post)
    {
        TextMarks.Find(post.Text, post.Hashtags, post.Links, post.Mentions);
        foreach (var entity in message["entities"u8])
            JsonPosts.Keep(post.Links, entity["url"u8].TextIfAny());
        JsonPosts.Keep(post.Links, message["media"u8]["webpage"u8]["url"u8].TextIfAny());
    }

    private static void ReadOrigin(JsonValue header, Post post, JsonPosts found)
    {
        var (kind, chat) = Peer(header["from_id"u8]);
        var number = header["channel_post"u8].Text();
        var account = new AccountReference(TelegramFields.Account(kind.Span, chat, found), chat.IsEmpty ? header["from_name"u8].Text() : default);
        post.Kind = PostKind.Repost;
        post.RepostOf = new PostReference(number.IsEmpty || chat.IsEmpty ? default : TelegramFields.Within(chat, number, found), account);
        (post.Reposts, post.Likes, post.Replies, post.Views) = (null, null, null, null);
        if (post.RepostOf.Id.IsEmpty || !header["date"u8].Exists)
            return;
        var original = found.Add(TelegramFields.Platform, embedded: true);
        (original.Id, original.Author.Id, original.Text, original.Language) = (post.RepostOf.Id, account.Id, post.Text, post.Language);
        JsonPosts.ReadTime(original, header, "date"u8);
        original.Hashtags.AddRange(post.Hashtags);
        original.Links.AddRange(post.Links);
        original.Mentions.AddRange(post.Mentions);
    }

    /// <summary>Kind and number of a peer: an object of Telethon, or the bare number of a user.</summary>
    private static (ReadOnlyMemory<byte> Kind, ReadOnlyMemory<byte> Number) Peer(JsonValue peer) =>
        peer["channel_id"u8].Exists ? ("channel"u8.ToArray(), peer["channel_id"u8].Text())
        : peer["chat_id"u8].Exists ? ("chat"u8.ToArray(), peer["chat_id"u8].Text())
        : peer["user_id"u8].Exists ? ("user"u8.ToArray(), peer["user_id"u8].Text())
        : default;
}
