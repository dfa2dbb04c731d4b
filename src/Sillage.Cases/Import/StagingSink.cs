using System.Buffers.Text;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using DuckDB.NET.Data;
using Sillage.Cases.Columns;
using Sillage.Posts;
using Sillage.Posts.Sources;
using static Sillage.Cases.Import.StagedColumns;

namespace Sillage.Cases.Import;

/// <summary>
/// Writes what one reader finds into the staging tables, one instance a thread. Within a batch (one transaction) it leaves out
/// what it has written already: embedded originals with the same counts, profiles that did not change. What it leaves out never
/// changes the merged case, since merging the same sighting again would change nothing.
/// </summary>
internal sealed class StagingSink : IPostSink, IDisposable
{
    private readonly DuckDBConnection connection;
    private readonly ChunkAppender posts;
    private readonly ChunkAppender counts;
    private readonly ChunkAppender notices;
    private readonly ChunkAppender rejected;
    private readonly ProfileSightings profiles;
    private readonly Dictionary<UInt128, EmbeddedSighting> embeddedSeen = [];
    private readonly Dictionary<string, long> repairs = [];
    private readonly Dictionary<string, byte[]> platforms = [];
    private int importId;
    private readonly byte[] derivedId = new byte[1 + 32];
    private byte[] handleId = new byte[256];

    public StagingSink(DuckDBConnection connection, string catalog)
    {
        this.connection = connection;
        posts = new ChunkAppender(connection, catalog, "staged_posts", [.. PostsTable.Select(column => column.Type)]);
        counts = new ChunkAppender(connection, catalog, "staged_counts", [.. CountsTable.Select(column => column.Type)]);
        notices = new ChunkAppender(connection, catalog, "staged_notices", [.. NoticesTable.Select(column => column.Type)]);
        rejected = new ChunkAppender(connection, catalog, "staged_rejected", [.. RejectedTable.Select(column => column.Type)]);
        profiles = new ProfileSightings(connection, catalog);
    }

    /// <summary>The import whose records follow. What was seen in another import is not left out here: either may be discarded alone.</summary>
    public int ImportId
    {
        get => importId;
        set
        {
            if (importId != value)
                embeddedSeen.Clear();
            importId = value;
        }
    }

    /// <summary>Captured posts, embedded sightings and rejected records since <see cref="ResetTally"/>.</summary>
    public (long Records, long Embedded, long Rejected) Tally { get; private set; }

    public void ResetTally() => Tally = default;

    public void Add(Post post, long line)
    {
        Tally = post.Embedded ? Tally with { Embedded = Tally.Embedded + 1 } : Tally with { Records = Tally.Records + 1 };

        var platform = PlatformBytes(post.Platform);
        var accountId = AccountKey(post.Author);
        var seenAt = post.ObservedAt ?? post.PostedAt;
        profiles.Add(platform, accountId, post.Author, ImportId, seenAt, post.Embedded, listed: false);

        var id = post.Id.IsEmpty ? DeriveId(post, accountId) : post.Id.Span;
        if (post.Embedded && !IsNewSighting(post, platform, id))
            return;

        var row = posts;
        row.Text(Platform, platform);
        row.Text(PostId, id);
        row.Byte(Kind, (byte)post.Kind);
        row.Bool(StagedColumns.Embedded, post.Embedded);
        row.Int64(PostedAt, post.PostedAt);
        row.Int32(ClockSeconds, post.ClockSeconds);
        row.Text(AccountId, accountId);
        row.Text(Handle, post.Author.Handle.Span);
        row.Text(StagedColumns.Text, post.Text.Span);
        row.Text(Language, post.Language.Span);
        row.Text(Client, post.Client.Span);
        Reference(RepostOf, post.RepostOf);
        Reference(QuoteOf, post.QuoteOf);
        Reference(ReplyTo, post.ReplyTo);
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
        List(Hashtags, post.Hashtags);
        List(Links, post.Links);
        List(Media, post.Media);
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
        row.Int32(StagedColumns.ImportId, ImportId);
        row.Int64(Line, line);
        row.Int64(SeenAt, post.ObservedAt);
        row.EndRow();
    }

    public void Add(string platform, Account account, long line) =>
        profiles.Add(PlatformBytes(platform), AccountKey(account), account, ImportId, seenAt: null, embedded: false, listed: true);

    public void Add(Notice notice)
    {
        notices.Int32(0, ImportId);
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
        rejected.Int32(0, ImportId);
        rejected.Int64(1, rejection.Line);
        rejected.Int64(2, rejection.Offset);
        rejected.Text(3, Utf8(rejection.Field));
        rejected.Text(4, Utf8(rejection.Reason));
        rejected.Text(5, Utf8(rejection.Excerpt));
        rejected.EndRow();
    }

    public void Repaired(string repair) => repairs[repair] = repairs.GetValueOrDefault(repair) + 1;

    /// <summary>Writes the block's repairs: blocks are what a resumed import goes by, so repairs are counted per block.</summary>
    public void EndBlock()
    {
        foreach (var (repair, occurrences) in repairs)
            connection.Execute($"INSERT INTO {ImportStaging.Catalog}.staged_repairs VALUES (?, ?, ?)", ImportId, repair, occurrences);
        repairs.Clear();
    }

    /// <summary>Hands the batch to DuckDB and forgets what the batch had seen.</summary>
    public void EndBatch()
    {
        profiles.EndBatch();
        posts.Flush();
        counts.Flush();
        notices.Flush();
        rejected.Flush();
        embeddedSeen.Clear();
    }

    public void Dispose()
    {
        posts.Dispose();
        counts.Dispose();
        notices.Dispose();
        rejected.Dispose();
        profiles.Dispose();
    }

    /// <summary>
    /// True if the whole row must be written: the post was not seen in this batch, or only later than now (the earliest sighting gives an
    /// embedded post its content). An original inside its thousandth repost tells nothing new unless its counts moved: then only these
    /// are written.
    /// </summary>
    private bool IsNewSighting(Post post, ReadOnlySpan<byte> platform, ReadOnlySpan<byte> id)
    {
        var key = XxHash128.HashToUInt128(id, (long)XxHash3.HashToUInt64(platform));
        // Where the capture does not say when, a change of the author's figures or the text is the only sign of another moment.
        Span<long> numbers =
        [
            post.Reposts ?? -1, post.Likes ?? -1, post.Replies ?? -1, post.Quotes ?? -1, post.Views ?? -1,
            post.ObservedAt is null ? HashCode.Combine(post.Author.Followers, post.Author.Following, post.Author.Posts, post.Text.Length) : 0,
        ];
        var hash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(numbers));
        var at = post.ObservedAt ?? long.MaxValue;
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(embeddedSeen, key, out var known);
        if (!known || at < last.WrittenAt || (post.ObservedAt is null && last.Counts != hash))
        {
            last = new EmbeddedSighting(hash, at, at);
            return true;
        }

        if (last.Counts == hash && at >= last.CountedAt)
            return false;

        last = last with { Counts = hash, CountedAt = at };
        counts.Text(0, platform);
        counts.Text(1, id);
        counts.Int64(2, post.ObservedAt);
        counts.Int64(3, post.Reposts);
        counts.Int64(4, post.Likes);
        counts.Int64(5, post.Replies);
        counts.Int64(6, post.Quotes);
        counts.Int64(7, post.Views);
        counts.Int32(8, ImportId);
        counts.EndRow();
        return false;
    }

    private readonly record struct EmbeddedSighting(ulong Counts, long CountedAt, long WrittenAt);

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
        var hash = new XxHash128();
        hash.Append(accountId);
        hash.Append([(byte)0, (byte)post.Kind]);
        Span<byte> time = stackalloc byte[20];
        Utf8Formatter.TryFormat(post.PostedAt, time, out var length);
        hash.Append(time[..length]);
        hash.Append(post.Text.Span);
        derivedId[0] = (byte)'~';
        Convert.TryToHexStringLower(hash.GetCurrentHash(), derivedId.AsSpan(1), out _);
        return derivedId;
    }

    private void Reference(int column, in PostReference reference)
    {
        posts.Text(column, reference.Id.Span);
        posts.Text(column + 1, Key(reference.Account.Id.Span, reference.Account.Handle.Span));
        posts.Text(column + 2, reference.Account.Handle.Span);
    }

    private void List(int column, List<ReadOnlyMemory<byte>> items)
    {
        posts.List(column, items.Count);
        foreach (var item in items)
            posts.ListItem(column, item.Span);
    }

    private ReadOnlySpan<byte> PlatformBytes(string platform)
    {
        if (!platforms.TryGetValue(platform, out var bytes))
            platforms.Add(platform, bytes = Encoding.UTF8.GetBytes(platform));
        return bytes;
    }

    private static byte[] Utf8(string? text) => text is null ? [] : Encoding.UTF8.GetBytes(text);
}
