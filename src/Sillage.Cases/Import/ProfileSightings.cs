using System.IO.Hashing;
using System.Runtime.InteropServices;
using Sillage.Cases.Columns;
using Sillage.Posts;
using static Sillage.Cases.Import.BatchColumns;

namespace Sillage.Cases.Import;

/// <summary>
/// The profiles that a batch shows: the texts of a profile are written when it is first seen, when it was seen and with which
/// counts once at the batch's end. An account that posts a thousand times in a batch costs two rows.
/// </summary>
internal sealed class ProfileSightings(ImportBatch batch) : IDisposable
{
    private readonly ChunkAppender rows = batch.Append("batch_accounts", AccountsTable);
    private readonly Dictionary<UInt128, int> index = [];
    private readonly XxHash3 hash = new();
    private Sighting[] sightings = new Sighting[1024];
    private int count;
    private byte[] names = new byte[64 * 1024];
    private int namesLength;

    /// <summary>Profiles kept in memory.</summary>
    public int Count => count;

    public void Add(
        ReadOnlySpan<byte> platform, ReadOnlySpan<byte> accountId, Account account, long? seenAt, bool embedded, bool listed)
    {
        var profile = HashProfile(account);
        hash.Reset();
        hash.Append(platform);
        hash.Append(accountId);
        var key = new UInt128(hash.GetCurrentHashAsUInt64(), profile);

        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out var known);
        if (!known)
        {
            slot = count;
            WriteProfile(platform, accountId, profile, account);
            Open(platform, accountId, profile);
        }

        sightings[slot].Update(account, seenAt, embedded, listed);
    }

    /// <summary>Writes the sightings, and forgets them.</summary>
    public void Flush()
    {
        for (var i = 0; i < count; i++)
        {
            ref var sighting = ref sightings[i];
            rows.Text(0, Name(sighting.Platform));
            rows.Text(1, Name(sighting.AccountId));
            rows.Int64(2, (long)sighting.Profile);
            rows.Bool(3, sighting.Listed);
            rows.Bool(4, sighting.EmbeddedOnly);
            rows.Int64(18, sighting.FirstSeen);
            rows.Int64(19, sighting.LastSeen);
            rows.Int64(20, sighting.Followers);
            rows.Int64(21, sighting.Following);
            rows.Int64(22, sighting.Posts);
            rows.Int64(23, sighting.Likes);
            rows.Int64(24, sighting.Lists);
            rows.EndRow();
        }

        rows.Flush();
        index.Clear();
        count = 0;
        namesLength = 0;
    }

    public void Dispose() => rows.Dispose();

    private ulong HashProfile(Account account)
    {
        hash.Reset();
        Append(account.Handle.Span);
        Append(account.Name.Span);
        Append(account.Description.Span);
        Append(account.Location.Span);
        Append(account.TimeZone.Span);
        Append(account.Language.Span);
        Append(account.Url.Span);
        Append(account.Image.Span);
        Append(account.Category.Span);
        Span<long> rest = [account.CreatedAt ?? long.MinValue, Flag(account.Verified), Flag(account.DefaultProfile), Flag(account.DefaultImage)];
        hash.Append(MemoryMarshal.AsBytes(rest));
        return hash.GetCurrentHashAsUInt64();

        static long Flag(bool? flag) => flag switch { null => -1, false => 0, true => 1 };
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        hash.Append(text);
        hash.Append([(byte)0]);
    }

    private void WriteProfile(ReadOnlySpan<byte> platform, ReadOnlySpan<byte> accountId, ulong profile, Account account)
    {
        rows.Text(0, platform);
        rows.Text(1, accountId);
        rows.Int64(2, (long)profile);
        rows.Text(5, account.Handle.Span);
        rows.Text(6, account.Name.Span);
        rows.Text(7, account.Description.Span);
        rows.Text(8, account.Location.Span);
        rows.Text(9, account.TimeZone.Span);
        rows.Text(10, account.Language.Span);
        rows.Text(11, account.Url.Span);
        rows.Text(12, account.Image.Span);
        rows.Text(13, account.Category.Span);
        rows.Int64(14, account.CreatedAt);
        rows.Bool(15, account.Verified);
        rows.Bool(16, account.DefaultProfile);
        rows.Bool(17, account.DefaultImage);
        rows.EndRow();
    }

    private void Open(ReadOnlySpan<byte> platform, ReadOnlySpan<byte> accountId, ulong profile)
    {
        if (count == sightings.Length)
            Array.Resize(ref sightings, 2 * count);
        sightings[count++] = new Sighting
        {
            Platform = Keep(platform),
            AccountId = Keep(accountId),
            Profile = profile,
            EmbeddedOnly = true,
        };
    }

    private (int Start, int Length) Keep(ReadOnlySpan<byte> name)
    {
        if (namesLength + name.Length > names.Length)
            Array.Resize(ref names, Math.Max(2 * names.Length, namesLength + name.Length));
        name.CopyTo(names.AsSpan(namesLength));
        namesLength += name.Length;
        return (namesLength - name.Length, name.Length);
    }

    private ReadOnlySpan<byte> Name((int Start, int Length) name) => names.AsSpan(name.Start, name.Length);

    private struct Sighting
    {
        public (int Start, int Length) Platform;
        public (int Start, int Length) AccountId;
        public ulong Profile;
        public bool EmbeddedOnly;
        public bool Listed;
        public long? FirstSeen;
        public long? LastSeen;
        public long? Followers;
        public long? Following;
        public long? Posts;
        public long? Likes;
        public long? Lists;

        public void Update(Account account, long? seenAt, bool embedded, bool listed)
        {
            EmbeddedOnly &= embedded;
            Listed |= listed;
            if (seenAt < (FirstSeen ?? long.MaxValue))
                FirstSeen = seenAt;

            // The latest counts win; of two sightings at the same moment the larger number of posts, so that order does not matter.
            var later = (seenAt ?? long.MinValue).CompareTo(LastSeen ?? long.MinValue);
            if (later < 0 || (later == 0 && (account.Posts ?? -1, account.Followers ?? -1).CompareTo((Posts ?? -1, Followers ?? -1)) <= 0))
                return;
            LastSeen = seenAt ?? LastSeen;
            Followers = account.Followers;
            Following = account.Following;
            Posts = account.Posts;
            Likes = account.Likes;
            Lists = account.Listed;
        }
    }
}
