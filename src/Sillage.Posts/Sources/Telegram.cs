using System.Text;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>
/// Exports of Telegram Desktop (result.json): one chat, or all of an account. Read message by message, however large the file.
/// A post is identified by its chat and its number in it ("1730156619/5136"), an account as Telegram writes it ("user1", "channel2").
/// A forwarded message is a repost; the export names where it comes from, seldom the message.
/// </summary>
/// <remarks>`date` is the local time of the computer that exported; the true time is `date_unixtime`, absent before 2022.</remarks>
internal sealed class Telegram : ISource
{
    private const string NoZone = "time without its zone (export before 2022); it was read as UTC";

    /// <inheritdoc/>
    public string Name => "telegram-desktop";

    /// <inheritdoc/>
    public string Title => "Telegram Desktop export (result.json)";

    /// <inheritdoc/>
    public Framing Framing => Framing.JsonList;

    /// <inheritdoc/>
    public Confidence Detect(Sample sample)
    {
        var shape = JsonShape.Of(sample);
        if (shape.Has("messages.id") && shape.Has("messages.date") && shape.HasAny("messages.from_id", "messages.from", "messages.actor"))
            return new Confidence(0.98, "a chat with messages, their date and from");
        return shape.HasAny("chats.list.messages", "left_chats.list.messages") || shape.Has("personal_information") && shape.HasAny("contacts", "about")
            ? new Confidence(0.97, "the export of an account with its chats")
            : Confidence.None("no list of messages of Telegram Desktop in the beginning");
    }

    /// <inheritdoc/>
    public Func<IRecordReader> Open(Sample sample) => () => new JsonRecords(new JsonPosts(Read), Framing);

    private static void Read(JsonValue message, JsonPosts found)
    {
        var chat = found.Heading["id"u8].Text();
        var number = message["id"u8].Text();
        if (message["type"u8].Text().Span.SequenceEqual("service"u8))
        {
            Note(message, found);
            return;
        }

        var post = found.Add(TelegramFields.Platform);
        post.Id = TelegramFields.Within(chat, number, found);
        if (number.IsEmpty)
            message.Lack("id");
        ReadTime(message, post, found);
        ReadAuthor(message, chat, post.Author, found);
        var text = message["text"u8];
        ReadText(text, post, found);
        var entities = message["text_entities"u8];
        ReadMarks(entities.IsList ? entities : text, post, found);
        AddFile(message["photo"u8], post);
        AddFile(message["file"u8], post);
        var place = message["location_information"u8];
        post.Latitude = place["latitude"u8].Degrees();
        post.Longitude = place["longitude"u8].Degrees();
        post.Likes = Sum(message["reactions"u8]);
        if (message["reply_to_message_id"u8].Text() is { IsEmpty: false } answered)
            post.ReplyTo = new PostReference(TelegramFields.Within(message["reply_to_peer_id"u8].Text() is { IsEmpty: false } other ? Number(other) : chat, answered, found), default);
        var origin = message["forwarded_from"u8];
        if (origin.Exists || message["forwarded_from_id"u8].Exists)
        {
            // Without an id, the name shown is all that is known of the origin.
            var account = Account(message["forwarded_from_id"u8].Text(), found);
            post.RepostOf = new PostReference(default, new AccountReference(account, account.IsEmpty ? origin.Text() : default));
        }

        // A null stands where the origin's account is deleted.
        post.Kind = origin.IsNull ? PostKind.Repost : XFields.Kind(post);
    }

    private static void Note(JsonValue message, JsonPosts found) =>
        found.Add(NoticeKind.Other, message["date_unixtime"u8].Time(), default, message["actor_id"u8].Text(), $"{Encoding.UTF8.GetString(message["action"u8].Text().Span)}: no post");

    private static void ReadAuthor(JsonValue message, ReadOnlyMemory<byte> chat, Account author, JsonPosts found)
    {
        author.Id = Account(message["from_id"u8].Text(), found);
        author.Name = message["from"u8].Text();
        if (author.Id.IsEmpty && !chat.IsEmpty && found.Heading["type"u8].Text().Span.IndexOf("channel"u8) >= 0)
            author.Id = found.Join("channel"u8, chat.Span);
        if (author.Id.IsEmpty)
            message.Lack("from_id");
    }

    private static void AddFile(JsonValue file, Post post)
    {
        // "(File not included. Change data exporting settings to download.)"
        if (file.TextIfAny() is { IsEmpty: false } path && path.Span[0] != (byte)'(')
            post.Media.Add(path);
    }

    private static void ReadTime(JsonValue message, Post post, JsonPosts found)
    {
        if (message["date_unixtime"u8].Exists)
        {
            JsonPosts.ReadTime(post, message, "date_unixtime"u8);
            return;
        }

        JsonPosts.ReadTime(post, message, "date"u8);
        found.Repair(NoZone);
    }

    /// <summary>A text, or a list of texts and of marked parts.</summary>
    private static void ReadText(JsonValue text, Post post, JsonPosts found)
    {
        if (!text.IsList)
        {
            post.Text = text.Text();
            return;
        }

        var parts = found.Parts;
        parts.Clear();
        foreach (var part in text)
            parts.Add(part.IsObject ? part["text"u8].Text() : part.Text());
        post.Text = found.Join(parts);
    }

    private static void ReadMarks(JsonValue parts, Post post, JsonPosts found)
    {
        if (!parts.IsList)
            return;
        foreach (var part in parts)
        {
            var kind = part["type"u8].Text().Span;
            var text = part["text"u8].Text();
            if (kind.SequenceEqual("hashtag"u8) && text.Span.StartsWith("#"u8))
                post.Hashtags.Add(text[1..]);
            else if (kind.SequenceEqual("mention"u8) && text.Span.StartsWith("@"u8))
                post.Mentions.Add(new AccountReference(default, text[1..]));
            else if (kind.SequenceEqual("mention_name"u8) && part["user_id"u8].Text() is { IsEmpty: false } user)
                post.Mentions.Add(new AccountReference(Account(user, found), default));
            else if (kind.SequenceEqual("text_link"u8) && part["href"u8].Text() is { IsEmpty: false } address)
                post.Links.Add(address);
            else if (kind.SequenceEqual("link"u8) && !text.IsEmpty)
                post.Links.Add(text);
        }
    }

    private static long? Sum(JsonValue reactions)
    {
        long? sum = null;
        foreach (var reaction in reactions)
            sum = (sum ?? 0) + (reaction["count"u8].Count() ?? 0);
        return sum;
    }

    /// <summary>Exports before 2021 give the bare number of a user.</summary>
    private static ReadOnlyMemory<byte> Account(ReadOnlyMemory<byte> id, JsonPosts found) =>
        id.IsEmpty || id.Span.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0 ? id : found.Join("user"u8, id.Span);

    private static ReadOnlyMemory<byte> Number(ReadOnlyMemory<byte> peer) =>
        peer.Span.IndexOfAnyInRange((byte)'0', (byte)'9') is var start and >= 0 ? peer[start..] : peer;
}
