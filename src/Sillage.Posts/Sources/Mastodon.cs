using Sillage.Posts.Sources.Html;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>
/// Statuses of Mastodon and of servers with its interface (Truth Social): timelines, searches, threads, streams. A boost is a repost
/// of the status inside it. An account is identified by its name with its server, which is the same on all servers; a post by the id
/// that the asked server gave it, because only those name the post that a reply answers.
/// </summary>
/// <remarks>Fields: Mastodon documentation, entities Status, Account, Context, Search.</remarks>
internal static class Mastodon
{
    private static readonly ReadOnlyMemory<byte> Bot = "bot"u8.ToArray();

    /// <summary>The format.</summary>
    public static JsonFormat Format { get; } = new("mastodon", "Mastodon and Truth Social statuses", Detect, Read);

    private static Confidence Detect(JsonShape shape)
    {
        foreach (var path in (string[])["", "statuses.", "descendants.", "ancestors.", "status."])
        {
            if (shape.Has(path + "account.acct") && shape.HasAny(path + "content", path + "uri"))
                return new Confidence(0.98, "statuses with account.acct and content");
        }

        return shape.Has("acct") && shape.HasAny("followers_count", "statuses_count")
            ? new Confidence(0.96, "Mastodon accounts with acct and counts")
            : Confidence.None("no status or account of Mastodon in the first records");
    }

    private static void Read(JsonValue record, JsonPosts found)
    {
        if (record["account"u8].IsObject && record["created_at"u8].Exists && !record["status"u8].IsObject)
            ReadStatus(record, found);
        else if (record["status"u8].IsObject)
            ReadStatus(record["status"u8], found); // a notification
        else if (record["acct"u8].Exists)
            AddAccount(record, found);
        else if (record["statuses"u8].IsList || record["accounts"u8].IsList || record["ancestors"u8].IsList || record["descendants"u8].IsList)
            ReadPage(record, found);
        else
            record.Lack(record["account"u8].Exists ? "created_at" : "account");
    }

    private static void ReadPage(JsonValue page, JsonPosts found)
    {
        found.Each(page["ancestors"u8], ReadStatus);
        found.Each(page["descendants"u8], ReadStatus);
        found.Each(page["statuses"u8], ReadStatus);
        found.Each(page["accounts"u8], AddAccount);
    }

    private static void AddAccount(JsonValue account, JsonPosts found) => ReadAccount(account, found.AddAccount(Platform(account)), found);

    private static void ReadStatus(JsonValue status, JsonPosts found)
    {
        if (status["reblog"u8].IsObject)
        {
            var repost = found.Add(Platform(status));
            ReadHead(status, repost, found);
            XFields.TakeFromOriginal(repost, ReadWords(status["reblog"u8], found, embedded: true));
            repost.Kind = PostKind.Repost;
        }
        else
        {
            ReadWords(status, found, embedded: false);
        }
    }

    private static void ReadHead(JsonValue status, Post post, JsonPosts found)
    {
        post.Id = status["id"u8].Text();
        if (post.Id.IsEmpty)
            status.Lack("id");
        JsonPosts.ReadTime(post, status, "created_at"u8);
        ReadAccount(status["account"u8], post.Author, found);
        post.Client = status["application"u8]["name"u8].Text();
    }

    private static Post ReadWords(JsonValue status, JsonPosts found, bool embedded)
    {
        var post = found.Add(Platform(status), embedded);
        ReadHead(status, post, found);
        post.Language = XFields.Language(status["language"u8].Text());
        post.Reposts = status["reblogs_count"u8].Count();
        post.Likes = status["favourites_count"u8].Count();
        post.Replies = status["replies_count"u8].Count();
        post.Quotes = status["quotes_count"u8].Count();

        var words = found.Html(status["content"u8].Text());
        var warning = status["spoiler_text"u8].Text();
        post.Text = warning.IsEmpty ? words.Text : found.Join(warning.Span, "\n\n"u8, words.Text.Span);
        foreach (var link in words.Links)
        {
            if (!link.Is("mention"u8) && !link.Is("hashtag"u8))
                post.Links.Add(link.Address);
        }

        foreach (var tag in status["tags"u8])
            post.Hashtags.Add(tag["name"u8].Text());
        foreach (var medium in status["media_attachments"u8])
        {
            var address = medium["remote_url"u8].Text() is { IsEmpty: false } remote ? remote : medium["url"u8].Text();
            if (!address.IsEmpty)
                post.Media.Add(address);
        }

        var answered = status["in_reply_to_account_id"u8].Text();
        var author = status["account"u8]["id"u8].Text();
        var handle = !answered.IsEmpty && answered.Span.SequenceEqual(author.Span) ? post.Author.Handle : default;
        foreach (var mention in status["mentions"u8])
        {
            var name = Handle(mention, found);
            post.Mentions.Add(new AccountReference(default, name));
            if (!answered.IsEmpty && mention["id"u8].Text().Span.SequenceEqual(answered.Span))
                handle = name;
        }

        post.ReplyTo = new PostReference(status["in_reply_to_id"u8].Text(), new AccountReference(default, handle));
        var quoted = status["quote"u8]["quoted_status"u8].IsObject ? status["quote"u8]["quoted_status"u8] : status["quote"u8];
        if (!embedded && quoted["account"u8].IsObject)
            post.QuoteOf = XFields.Refer(ReadWords(quoted, found, embedded: true));
        post.Kind = XFields.Kind(post);
        return post;
    }

    private static void ReadAccount(JsonValue account, Account into, JsonPosts found)
    {
        into.Handle = Handle(account, found);
        if (into.Handle.IsEmpty)
            account.Lack("acct");
        into.Name = account["display_name"u8].Text();
        into.Description = found.Html(account["note"u8].Text()).Text;
        into.Url = account["url"u8].Text();
        into.Image = account["avatar"u8].Text();
        into.CreatedAt = found.ProfileTime(account["created_at"u8]);
        into.Followers = account["followers_count"u8].Count();
        into.Following = account["following_count"u8].Count();
        into.Posts = account["statuses_count"u8].Count();
        into.Verified = account["verified"u8].Flag();
        // The account's own word, as Mastodon asks of automated accounts.
        if (account["bot"u8].Flag() == true)
            into.Category = Bot;
    }

    /// <summary>Name with its server; the server that was asked leaves out its own, the account's address tells it.</summary>
    private static ReadOnlyMemory<byte> Handle(JsonValue account, JsonPosts found)
    {
        var name = account["acct"u8].Text();
        var host = Host(account["url"u8].TextIfAny().Span);
        if (name.IsEmpty || host.IsEmpty || name.Span.Contains((byte)'@') || IsTruth(host))
            return name;
        return found.Join(name.Span, "@"u8, host);
    }

    private static string Platform(JsonValue value) =>
        IsTruth(Host(value["url"u8].TextIfAny().Span)) || IsTruth(Host(value["uri"u8].TextIfAny().Span)) ? "truthsocial" : "mastodon";

    private static bool IsTruth(ReadOnlySpan<byte> host) => host.SequenceEqual("truthsocial.com"u8);

    private static ReadOnlySpan<byte> Host(ReadOnlySpan<byte> address)
    {
        var start = address.IndexOf("://"u8);
        if (start < 0)
            return default;
        address = address[(start + 3)..];
        var end = address.IndexOf((byte)'/');
        return end < 0 ? address : address[..end];
    }
}
