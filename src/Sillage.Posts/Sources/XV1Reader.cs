using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>
/// Reads one record of API v1.1. A status and those inside it are gathered in <see cref="XV1Status"/> objects that are reused
/// from record to record; what a repost shares with its original is read once, from the original.
/// </summary>
internal sealed class XV1Reader : IJsonFormat
{
    /// <summary>A repost, its original, the quoted, and one more; deeper ones do not occur.</summary>
    private const int DeepestStatus = 4;

    private readonly JsonArena arena = new();
    private readonly List<XV1Status> statuses = [new()];
    private readonly List<int> roots = []; // index of each status that is not embedded; the embedded follow it
    private readonly List<Notice> notices = [];
    private readonly List<JsonFailure> failures = [];
    private readonly Account account = new();
    private int used;
    private bool hasAccount;
    private XRepairs repairs;

    /// <inheritdoc/>
    public IReadOnlyList<JsonFailure> Failures => failures;

    /// <inheritdoc/>
    public void Gather(ref JsonCursor cursor, ReadOnlyMemory<byte> block)
    {
        arena.Begin(block);
        roots.Clear();
        notices.Clear();
        failures.Clear();
        used = 0;
        hasAccount = false;
        repairs = default;

        var start = cursor.Position;
        roots.Add(0);
        var status = ReadStatus(ref cursor, 1)!;
        if (cursor.Failed)
            return;
        if (status is { HasDate: true, HasUser: true })
        {
            Complete(status, ref cursor);
            return;
        }

        roots.Clear();
        used = 0;
        cursor.Jump(start);
        GatherOther(ref cursor, start, status.HasUser || !status.HasDate ? "created_at" : "user");
    }

    /// <inheritdoc/>
    public void Emit(IPostSink sink, long line)
    {
        for (var at = 0; at < roots.Count; at++)
        {
            var end = at + 1 < roots.Count ? roots[at + 1] : used;
            EmitFamily(roots[at], end, sink, line);
        }

        if (hasAccount)
            sink.Add(XFields.Platform, account, line);
        foreach (var notice in notices)
            sink.Add(notice with { Line = line });
        repairs.Report(sink);
        arena.Report(sink);
    }

    private void EmitFamily(int root, int end, IPostSink sink, long line)
    {
        // A stream delivers a post the moment it is posted: the counts inside were true then.
        var outer = statuses[root].Post;
        var observedAt = statuses[root].StreamedAt is null ? (long?)null : outer.PostedAt;
        for (var at = root; at < end; at++)
        {
            if (SeenBefore(root, at))
                continue;
            var post = statuses[at].Post;
            post.Embedded = at > root;
            post.ObservedAt = observedAt;
            sink.Add(post, line);
        }
    }

    /// <summary>The quoted status of a reposted quote stands twice in some streams.</summary>
    private bool SeenBefore(int root, int at)
    {
        for (var earlier = root; earlier < at; earlier++)
        {
            if (!statuses[at].Post.Id.IsEmpty && statuses[earlier].Post.Id.Span.SequenceEqual(statuses[at].Post.Id.Span))
                return true;
        }

        return false;
    }

    private XV1Status? ReadStatus(ref JsonCursor cursor, int depth)
    {
        if (!cursor.EnterObject())
            return null;
        if (used == statuses.Count)
            statuses.Add(new XV1Status());
        var status = statuses[used++];
        status.Clear();
        var post = status.Post;
        var destroyed = false;
        while (cursor.NextProperty(out var name))
        {
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): status.Id = cursor.ReadId(arena, ref destroyed); break;
                case 3 when name.SequenceEqual("geo"u8): XFields.ReadPoint(ref cursor, post, latitudeFirst: true); break;
                case 4 when name.SequenceEqual("user"u8):
                    status.HasUser = XV1User.Read(ref cursor, arena, post.Author, ref repairs);
                    cursor.Within("user");
                    break;
                case 4 when name.SequenceEqual("text"u8): cursor.TryString(out status.Text); break;
                case 4 when name.SequenceEqual("lang"u8): post.Language = XFields.Language(cursor.ReadText(arena)); break;
                case 5 when name.SequenceEqual("place"u8): ReadPlace(ref cursor, post); break;
                case 6 when name.SequenceEqual("id_str"u8): status.IdText = cursor.ReadId(arena, ref destroyed); break;
                case 6 when name.SequenceEqual("source"u8):
                    if (cursor.TryString(out var source))
                        post.Client = XFields.Client(arena.TakeHtml(source));
                    break;
                case 8 when name.SequenceEqual("entities"u8): Note(ref cursor, ref status.Entities); break;
                case 9 when name.SequenceEqual("full_text"u8): cursor.TryString(out status.FullText); break;
                case 10 when name.SequenceEqual("created_at"u8):
                    if (cursor.ReadTime(arena) is { } time)
                    {
                        post.PostedAt = time;
                        post.ClockSeconds = 1;
                        status.HasDate = true;
                    }

                    break;
                case 11 when name.SequenceEqual("coordinates"u8): XFields.ReadPoint(ref cursor, post, latitudeFirst: false); break;
                case 11 when name.SequenceEqual("reply_count"u8): post.Replies = cursor.ReadCount(); break;
                case 11 when name.SequenceEqual("quote_count"u8): post.Quotes = cursor.ReadCount(); break;
                case 12 when name.SequenceEqual("timestamp_ms"u8): status.StreamedAt = cursor.ReadTime(arena); break;
                case 13 when name.SequenceEqual("retweet_count"u8): post.Reposts = cursor.ReadCount(); break;
                case 12 when name.SequenceEqual("quoted_tweet"u8): // posts embedded in web pages
                    status.Quote = ReadInner(ref cursor, depth, "quoted_tweet");
                    break;
                case 13 when name.SequenceEqual("quoted_status"u8):
                    // Inside a repost of a quote it stands again: once is enough.
                    if (status.Repost?.Quote is { } known)
                    {
                        status.Quote = known;
                        cursor.Skip();
                    }
                    else
                    {
                        status.Quote = ReadInner(ref cursor, depth, "quoted_status");
                    }

                    break;
                case 14 when name.SequenceEqual("favorite_count"u8): post.Likes = cursor.ReadCount(); break;
                case 14 when name.SequenceEqual("extended_tweet"u8): ReadExtended(ref cursor, status); break;
                case 16 when name.SequenceEqual("retweeted_status"u8):
                    status.Repost = ReadInner(ref cursor, depth, "retweeted_status");
                    break;
                case 16 when name.SequenceEqual("quoted_status_id"u8): status.QuoteId = cursor.ReadId(arena); break;
                case 17 when name.SequenceEqual("extended_entities"u8): Note(ref cursor, ref status.ExtendedEntities); break;
                case 18 when name.SequenceEqual("conversation_count"u8): post.Replies = cursor.ReadCount(); break;
                case 19 when name.SequenceEqual("in_reply_to_user_id"u8): status.ReplyAccount = cursor.ReadId(arena); break;
                case 20 when name.SequenceEqual("quoted_status_id_str"u8): status.QuoteIdText = cursor.ReadId(arena); break;
                case 21 when name.SequenceEqual("in_reply_to_status_id"u8): status.ReplyId = cursor.ReadId(arena); break;
                case 23 when name.SequenceEqual("in_reply_to_user_id_str"u8): status.ReplyAccountText = cursor.ReadId(arena); break;
                case 23 when name.SequenceEqual("in_reply_to_screen_name"u8): status.ReplyHandle = cursor.ReadText(arena); break;
                case 25 when name.SequenceEqual("in_reply_to_status_id_str"u8): status.ReplyIdText = cursor.ReadId(arena); break;
                default: cursor.Skip(); break;
            }
        }

        post.Id = status.IdText.IsEmpty ? status.Id : status.IdText;
        status.IdDestroyed = destroyed;
        return status;
    }

    private XV1Status? ReadInner(ref JsonCursor cursor, int depth, string property)
    {
        if (depth == DeepestStatus)
        {
            cursor.Skip();
            return null;
        }

        if (ReadStatus(ref cursor, depth + 1) is not { } inner)
            return null;
        Complete(inner, ref cursor);
        cursor.Within(property);
        return inner;
    }

    /// <summary>Puts together what depended on other properties, once all of them are known.</summary>
    private void Complete(XV1Status status, ref JsonCursor cursor)
    {
        var post = status.Post;
        post.Platform = XFields.Platform;
        if (!status.HasDate)
            cursor.Lack("created_at");
        if (!status.HasUser)
            cursor.Lack("user");
        if (post.Id.IsEmpty)
        {
            repairs.PostId = true;
            if (!status.IdDestroyed)
                cursor.Lack("id_str");
        }

        if (cursor.Failed)
            return;
        // The finer clock, where both agree on the second.
        if (status.StreamedAt is { } streamed && streamed / 1_000_000 == post.PostedAt / 1_000_000)
        {
            post.PostedAt = streamed;
            post.ClockSeconds = 0;
        }

        post.ReplyTo = new PostReference(
            Longer(status.ReplyIdText, status.ReplyId),
            new AccountReference(Longer(status.ReplyAccountText, status.ReplyAccount), status.ReplyHandle));
        post.QuoteOf = status.Quote is { } quote
            ? XFields.Refer(quote.Post)
            : new PostReference(Longer(status.QuoteIdText, status.QuoteId), default);

        if (status.Repost is { } original)
        {
            while (original.Repost is not null)
                original = original.Repost;
            if (status.Quote is null && original.Post.QuoteOf.Id.Span.SequenceEqual(post.QuoteOf.Id.Span))
                post.QuoteOf = original.Post.QuoteOf;
            XFields.TakeFromOriginal(post, original.Post);
        }
        else
        {
            ReadWords(status, ref cursor);
            XFields.DropLinksToItself(post);
        }

        post.Kind = XFields.Kind(post);
    }

    private void ReadWords(XV1Status status, ref JsonCursor cursor)
    {
        var post = status.Post;
        var text = !status.ExtendedText.IsEmpty ? status.ExtendedText : !status.FullText.IsEmpty ? status.FullText : status.Text;
        post.Text = arena.TakeHtml(text);
        // The extended list holds all media, the plain one only the first.
        var back = cursor.Position;
        ReadAt(ref cursor, status.LongMedia > 0 ? status.LongMedia : status.ExtendedEntities, post);
        ReadAt(ref cursor, status.LongEntities > 0 ? status.LongEntities : status.Entities, post);
        cursor.Jump(back);
    }

    private void ReadAt(ref JsonCursor cursor, int position, Post post)
    {
        if (position == 0)
            return;
        cursor.Jump(position);
        XV1Entities.Read(ref cursor, arena, post);
        cursor.Within("entities");
    }

    private static void ReadExtended(ref JsonCursor cursor, XV1Status status)
    {
        if (!cursor.EnterObject())
            return;
        while (cursor.NextProperty(out var name))
        {
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("entities"u8): Note(ref cursor, ref status.LongEntities); break;
                case 9 when name.SequenceEqual("full_text"u8): cursor.TryString(out status.ExtendedText); break;
                case 17 when name.SequenceEqual("extended_entities"u8): Note(ref cursor, ref status.LongMedia); break;
                default: cursor.Skip(); break;
            }
        }

        cursor.Within("extended_tweet");
    }

    private static void Note(ref JsonCursor cursor, ref int position)
    {
        position = cursor.Position;
        cursor.Skip();
    }

    private static ReadOnlyMemory<byte> Longer(ReadOnlyMemory<byte> text, ReadOnlyMemory<byte> number) => text.IsEmpty ? number : text;

    private void ReadPlace(ref JsonCursor cursor, Post post)
    {
        if (!cursor.EnterObject())
            return;
        while (cursor.NextProperty(out var name))
        {
            if (name.SequenceEqual("full_name"u8))
                post.Place = cursor.ReadText(arena);
            else if (name.SequenceEqual("country_code"u8))
                post.Country = cursor.ReadText(arena);
            else
                cursor.Skip();
        }

        cursor.Within("place");
    }

    /// <summary>Reads what is no status: a whole search answer, a user, a message of the stream.</summary>
    private void GatherOther(ref JsonCursor cursor, int start, string lacking)
    {
        var known = false;
        cursor.EnterObject();
        while (cursor.NextProperty(out var name))
        {
            if (name.SequenceEqual("statuses"u8) && cursor.Peek == (byte)'[')
            {
                known = true;
                GatherStatuses(ref cursor);
            }
            else if (name.SequenceEqual("screen_name"u8))
            {
                cursor.Jump(start);
                hasAccount = XV1User.Read(ref cursor, arena, account, ref repairs);
                return;
            }
            else if (XV1Messages.Read(ref cursor, arena, name, out var notice))
            {
                known = true;
                notices.Add(notice);
            }
            else
            {
                cursor.Skip();
            }
        }

        if (!known)
            cursor.Lack(lacking);
    }

    private void GatherStatuses(ref JsonCursor cursor)
    {
        cursor.EnterArray();
        while (cursor.NextElement())
        {
            var first = used;
            var start = cursor.Position;
            var part = cursor.Part();
            if (ReadStatus(ref part, 1) is { } status)
                Complete(status, ref part);
            if (part.Failed)
            {
                part.Within("statuses");
                failures.Add(JsonFailure.Of(part, start));
                used = first;
            }
            else if (used > first)
            {
                roots.Add(first);
            }
        }
    }
}
