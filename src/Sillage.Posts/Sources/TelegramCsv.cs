using Sillage.Posts.Sources.Csv;

namespace Sillage.Posts.Sources;

/// <summary>
/// Messages of Telegram channels as the program telegram-tracker writes them. A forward names its original by channel and number, with
/// its time, so the original becomes a post of its own. Identified as in <see cref="Telegram"/>; the channel's name is the handle.
/// </summary>
internal static class TelegramCsv
{
    /// <summary>The format.</summary>
    public static CsvFormat Format { get; } = new(
        "telegram-tracker",
        "the messages of telegram-tracker",
        ["channel_id", "channel_name", "msg_id", "date", "msg_link", "is_forward"],
        new ColumnMapping(
            TelegramFields.Platform,
            [
                new("msg_id", CsvField.Id),
                new("date", CsvField.PostedAt),
                new("channel_name", CsvField.AuthorHandle),
                new("message", CsvField.Text),
                new("views", CsvField.Views),
                new("number_forwards", CsvField.Reposts),
                new("number_replies", CsvField.Replies),
                new("lat", CsvField.Latitude),
                new("lng", CsvField.Longitude),
            ]),
        Complete);

    private static bool Complete(CsvCells cells, Post post, Post original)
    {
        var channel = cells.Id("channel_id");
        post.Author.Id = TelegramFields.Account("channel"u8, channel, cells);
        post.Id = TelegramFields.Within(channel, cells.Id("msg_id"), cells);
        if (post.Text.IsEmpty)
            TextMarks.Find(post.Text = cells["cleaned_message"], post.Hashtags, post.Links, post.Mentions);
        if (cells["url"] is { IsEmpty: false } link && !post.Links.Exists(known => known.Span.SequenceEqual(link.Span)))
            post.Links.Add(link);
        if (cells.Id("reply_to_msg_id") is { IsEmpty: false } answered)
            (post.ReplyTo, post.Kind) = (new PostReference(TelegramFields.Within(channel, answered, cells), default), PostKind.Reply);
        return cells["is_forward"].Span.SequenceEqual("1"u8) && ReadOrigin(cells, post, original);
    }

    private static bool ReadOrigin(CsvCells cells, Post post, Post original)
    {
        var kind = cells["forward_msg_from_peer_type"].Span.SequenceEqual("PeerUser"u8) ? "user"u8 : "channel"u8;
        var peer = cells.Id("forward_msg_from_peer_id");
        // "https://t.me/name/35": the number is told by the link alone.
        var link = cells["forward_msg_link"];
        var number = link[(link.Span.LastIndexOf((byte)'/') + 1)..];
        var isNumber = number.Length > 0 && number.Span.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
        var account = new AccountReference(TelegramFields.Account(kind, peer, cells), cells["forward_msg_from_peer_name"]);
        post.Kind = PostKind.Repost;
        post.RepostOf = new PostReference(isNumber && !peer.IsEmpty ? TelegramFields.Within(peer, number, cells) : default, account);
        (post.Reposts, post.Replies, post.Views) = (null, null, null);
        if (post.RepostOf.Id.IsEmpty || cells.Time("forward_msg_date") is not { } time)
            return false;
        (original.Platform, original.Embedded, original.Id, original.PostedAt, original.ClockSeconds) = (TelegramFields.Platform, true, post.RepostOf.Id, time, 1);
        (original.Author.Id, original.Author.Handle, original.Text) = (account.Id, account.Handle, post.Text);
        original.Hashtags.AddRange(post.Hashtags);
        original.Links.AddRange(post.Links);
        original.Mentions.AddRange(post.Mentions);
        return true;
    }
}
