using System.Buffers.Text;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Sillage.Cases.Columns;
using Sillage.Posts;
using Sillage.Posts.Sources;
using static Sillage.Cases.Import.BatchColumns;

namespace Sillage.Cases.Import;

/// <summary>
/// Writes what one reader finds into a batch, one instance a thread. It leaves out what the batch has already: embedded originals
/// with the same counts, profiles that did not change. What it leaves out never changes the case, since merging the same sighting
/// again would change nothing.
/// </summary>
internal sealed class BatchSink(ImportBatch batch) : IPostSink, IDisposable
{
    private readonly ChunkAppender captured = batch.Append("posts", PostsTable);
    private readonly ChunkAppender keys = batch.Append("batch_keys", KeysTable);
    private readonly ChunkAppender embedded = batch.Append("batch_embedded", PostsTable);
    private readonly ChunkAppender unidentified = batch.Append("unidentified", PostsTable);
    private readonly ChunkAppender notices = batch.Append("notices", NoticesTable);
    private readonly ChunkAppender rejected = batch.Append("rejected", RejectedTable);
    private readonly ChunkAppender repaired = batch.Append("import_repairs", RepairsTable);
    private readonly ChunkAppender blocks = batch.Append("import_blocks", BlocksTable);
    private readonly ProfileKeys profileKeys = new();
    private readonly Dictionary<string, long> repairs = [];
    private readonly Dictionary<string, byte[]> platforms = [];
    private readonly byte[] derivedId = new byte[1 + 32];
    private readonly XxHash128 idHash = new();
    private byte[] handleId = new byte[256];
    private int importId;

    /// <summary>Captured posts, embedded sightings and rejected records of the block.</summary>
    public (long Records, long Embedded, long Rejected) Tally { get; private set; }

    /// <summary>Begins a block of the import's file.</summary>
    public void BeginBlock(int import)
    {
        importId = import;
        Tally = default;
    }

    public void Add(Post post, long line)
    {
        Tally = post.Embedded ? Tally with { Embedded = Tally.Embedded + 1 } : Tally with { Records = Tally.Records + 1 };

        var platform = PlatformBytes(post.Platform);
        var accountId = AccountKey(post.Author);
        Profile(platform, accountId, post.Author, post.ObservedAt ?? post.PostedAt, post.Embedded, listed: false);

        var id = post.Id.IsEmpty ? DeriveId(post, accountId) : post.Id.Span;
        var key = XxHash128.HashToUInt128(id, (long)XxHash3.HashToUInt64(platform));
        if (post.Embedded)
        {
            // Once the batch has captured the post for itself, what it looks like inside others cannot matter: only their counts do.
            if (batch.Embedded.Add(key, post, platform, id) && !batch.Captured.Contains(key))
                Write(embedded, post, line, platform, id, accountId);
        }
        else if (post.Id.IsEmpty)
        {
            Write(unidentified, post, line, platform, id, accountId);
        }
        else
        {
            Write(captured, post, line, platform, id, accountId);
            keys.Text(0, platform);
            keys.Text(1, id);
            keys.EndRow();
            batch.Captured.Add(key);
        }
    }

    private void Write(ChunkAppender row, Post post, long line, ReadOnlySpan<byte> platform, ReadOnlySpan<byte> id, ReadOnlySpan<byte> accountId)
    {
        row.Text(Platform, platform);
        row.Text(PostId, id);
        row.Byte(Kind, (byte)post.Kind);
        row.Bool(Embedded, post.Embedded);
        row.Int64(PostedAt, post.PostedAt);
        row.Int32(ClockSeconds, post.ClockSeconds);
        row.Text(AccountId, accountId);
        row.Text(Handle, post.Author.Handle.Span);
        row.Text(BatchColumns.Text, post.Text.Span);
        row.Text(Language, post.Language.Span);
        row.Text(Client, post.Client.Span);
        Reference(row, RepostOf, post.RepostOf);
        Reference(row, QuoteOf, post.QuoteOf);
        Reference(row, ReplyTo, post.ReplyTo);
        row.Text(Conversation, post.Conversation.Span);
        row.Int64(Reposts, post.Reposts);
        row.Int64(Likes, post.Likes);
        row.Int64(Replies, post.Replies);
        row.Int64(Quotes, post.Quotes);
        row.Int64(Views, post.Views);
        row.Int64(ObservedAt, post.ObservedAt);
        row.Int64(Followers, post.Author.Followers);
        row.Int64(Following, post.Author.Following);
        row.Int64(AccountPosts, post.Author.Posts);
        List(row, Hashtags, post.Hashtags);
        List(row, Links, post.Links);
        List(row, Media, post.Media);
        row.List(Mentions, post.Mentions.Count);
        row.List(MentionIds, post.Mentions.Count);
        foreach (var mention in post.Mentions)
        {
            row.ListItem(Mentions, mention.Handle.IsEmpty ? mention.Id.Span : mention.Handle.Span);
            row.ListItem(MentionIds, mention.Id.Span);
        }

        row.Text(Place, post.Place.Span);
        row.Text(Country, post.Country.Span);
        row.Double(Latitude, post.Latitude);
        row.Double(Longitude, post.Longitude);
        row.Int32(ImportId, importId);
        row.Int64(Line, line);
        row.Int64(SeenAt, post.ObservedAt);
        row.EndRow();
    }

    public void Add(string platform, Account account, long line) =>
        Profile(PlatformBytes(platform), AccountKey(account), account, seenAt: null, embedded: false, listed: true);

    private void Profile(
        ReadOnlySpan<byte> platform, ReadOnlySpan<byte> accountId, Account account, long? seenAt, bool embedded, bool listed) =>
        batch.Profiles.Add(profileKeys.Of(platform, accountId, account), platform, accountId, account, seenAt, embedded, listed);

    public void Add(Notice notice)
    {
        notices.Int32(0, importId);
        notices.Int64(1, notice.Line);
        notices.Byte(2, (byte)notice.Kind);
        notices.Int64(3, notice.At);
        notices.Text(4, Utf8(notice.PostId));
        notices.Text(5, Utf8(notice.AccountId));
        notices.Int64(6, notice.Count);
        notices.Text(7, Utf8(notice.Detail));
        notices.EndRow();
    }

    public void Reject(Rejection rejection)
    {
        Tally = Tally with { Rejected = Tally.Rejected + 1 };
        rejected.Int32(0, importId);
        rejected.Int64(1, rejection.Line);
        rejected.Int64(2, rejection.Offset);
        rejected.Text(3, Utf8(rejection.Field));
        rejected.Text(4, Utf8(rejection.Reason));
        rejected.Text(5, Utf8(rejection.Excerpt));
        rejected.EndRow();
    }

    public void Repaired(string repair) => repairs[repair] = repairs.GetValueOrDefault(repair) + 1;

    /// <summary>Notes that the block is in, with its repairs: blocks are what a resumed import goes by.</summary>
    public void EndBlock(int block, long lines)
    {
        foreach (var (repair, occurrences) in repairs)
        {
            repaired.Int32(0, importId);
            repaired.Text(1, Utf8(repair));
            repaired.Int64(2, occurrences);
            repaired.EndRow();
        }

        repairs.Clear();
        blocks.Int32(0, importId);
        blocks.Int32(1, block);
        blocks.Int64(2, lines);
        blocks.Int64(3, Tally.Records);
        blocks.Int64(4, Tally.Embedded);
        blocks.Int64(5, Tally.Rejected);
        blocks.EndRow();
        batch.MakeRoom();
    }

    /// <summary>Hands everything to the batch; nothing may be added any more.</summary>
    public void Flush()
    {
        foreach (var rows in Appenders)
            rows.Flush();
    }

    public void Dispose()
    {
        foreach (var rows in Appenders)
            rows.Dispose();
    }

    private ChunkAppender[] Appenders => [captured, keys, embedded, unidentified, notices, rejected, repaired, blocks];

    /// <summary>The id of an account: the platform's, else "@" and the handle in lower case (ASCII).</summary>
    private ReadOnlySpan<byte> AccountKey(Account account) => Key(account.Id.Span, account.Handle.Span);

    private ReadOnlySpan<byte> Key(ReadOnlySpan<byte> id, ReadOnlySpan<byte> handle)
    {
        if (!id.IsEmpty || handle.IsEmpty)
            return id;
        if (handleId.Length <= handle.Length)
            handleId = new byte[2 * handle.Length];
        handleId[0] = (byte)'@';
        Ascii.ToLower(handle, handleId.AsSpan(1), out var written);
        if (written < handle.Length)
            handle[written..].CopyTo(handleId.AsSpan(1 + written));
        return handleId.AsSpan(0, 1 + handle.Length);
    }

    /// <summary>
    /// Formats without post ids: "~" and a hash of account, time, kind and text. Identical records of one file are told apart
    /// when merging, by their order.
    /// </summary>
    private ReadOnlySpan<byte> DeriveId(Post post, ReadOnlySpan<byte> accountId)
    {
        idHash.Append(accountId);
        idHash.Append([(byte)0, (byte)post.Kind]);
        Span<byte> time = stackalloc byte[20];
        Utf8Formatter.TryFormat(post.PostedAt, time, out var length);
        idHash.Append(time[..length]);
        idHash.Append(post.Text.Span);
        Span<byte> hash = stackalloc byte[16];
        idHash.GetHashAndReset(hash);
        derivedId[0] = (byte)'~';
        Convert.TryToHexStringLower(hash, derivedId.AsSpan(1), out _);
        return derivedId;
    }

    private void Reference(ChunkAppender row, int column, in PostReference reference)
    {
        row.Text(column, reference.Id.Span);
        row.Text(column + 1, Key(reference.Account.Id.Span, reference.Account.Handle.Span));
        row.Text(column + 2, reference.Account.Handle.Span);
    }

    private static void List(ChunkAppender row, int column, List<ReadOnlyMemory<byte>> items)
    {
        row.List(column, items.Count);
        foreach (var item in items)
            row.ListItem(column, item.Span);
    }

    private ReadOnlySpan<byte> PlatformBytes(string platform)
    {
        if (!platforms.TryGetValue(platform, out var bytes))
            platforms.Add(platform, bytes = Encoding.UTF8.GetBytes(platform));
        return bytes;
    }

    private static byte[] Utf8(string? text) => text is null ? [] : Encoding.UTF8.GetBytes(text);
}
