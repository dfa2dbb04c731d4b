using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Sillage.Cases.Columns;
using Sillage.Posts;

namespace Sillage.Cases.Import;

/// <summary>
/// The profiles that a batch shows, in memory: each once with its texts, when it was seen and with which counts. One instance a thread;
/// at the batch's end they are brought together. An account that posts a thousand times in a batch costs one row.
/// </summary>
internal sealed class ProfileSightings
{
    private readonly Dictionary<UInt128, int> index = [];
    private readonly XxHash3 hash = new();
    private readonly TextHeap texts = new();
    private ProfileSighting[] sightings = new ProfileSighting[1024];

    /// <summary>Profiles kept in memory.</summary>
    public int Count { get; private set; }

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
            slot = Open();
            sightings[slot] = new ProfileSighting
            {
                Key = key,
                Texts = Keep(platform, accountId, account),
                CreatedAt = account.CreatedAt,
                Verified = account.Verified,
                DefaultProfile = account.DefaultProfile,
                DefaultImage = account.DefaultImage,
            };
        }

        sightings[slot].Update(account, seenAt, embedded, listed);
    }

    /// <summary>Takes over what another thread saw. Its texts stay where they are: it must not be used any more.</summary>
    public void Absorb(ProfileSightings other)
    {
        foreach (ref readonly var sighting in other.sightings.AsSpan(0, other.Count))
        {
            ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(index, sighting.Key, out var known);
            if (known)
            {
                sightings[slot].Update(sighting);
                continue;
            }

            slot = Open();
            sightings[slot] = sighting;
        }
    }

    /// <summary>Writes all as rows of the accounts' table, in order of platform, account and profile, and forgets them.</summary>
    public void Write(ChunkAppender rows)
    {
        (UInt128 Prefix, int At)[] order = [.. Enumerable.Range(0, Count).Select(at => (sightings[at].Prefix, at))];
        Array.Sort(order, (one, other) =>
            one.Prefix != other.Prefix ? one.Prefix.CompareTo(other.Prefix) : ProfileSighting.Order(sightings[one.At], sightings[other.At]));
        foreach (var (_, at) in order)
            sightings[at].Write(rows);
        rows.Flush();
        sightings.AsSpan(0, Count).Clear();
        index.Clear();
        texts.Clear();
        Count = 0;
    }

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

    private int Open()
    {
        if (Count == sightings.Length)
            Array.Resize(ref sightings, 2 * Count);
        return Count++;
    }

    /// <summary>Texts in the order of the table's columns, each behind its length.</summary>
    private ArraySegment<byte> Keep(ReadOnlySpan<byte> platform, ReadOnlySpan<byte> accountId, Account account)
    {
        ReadOnlySpan<ReadOnlyMemory<byte>> rest =
        [
            account.Handle, account.Name, account.Description, account.Location, account.TimeZone, account.Language, account.Url,
            account.Image, account.Category,
        ];
        var length = platform.Length + accountId.Length + (ProfileSighting.TextColumns * sizeof(int));
        foreach (var text in rest)
            length += text.Length;
        var kept = texts.Take(length);
        var room = Put(Put(kept, platform), accountId);
        foreach (var text in rest)
            room = Put(room, text.Span);
        return kept;
    }

    private static Span<byte> Put(Span<byte> room, ReadOnlySpan<byte> text)
    {
        BinaryPrimitives.WriteInt32LittleEndian(room, text.Length);
        text.CopyTo(room[sizeof(int)..]);
        return room[(sizeof(int) + text.Length)..];
    }
}
