using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Sillage.Cases.Columns;
using Sillage.Posts;

namespace Sillage.Cases.Import;

/// <summary>
/// The profiles that a batch shows, in memory: each once with its texts, when it was seen and with which counts. All threads add to it;
/// an account that posts a thousand times in a batch costs one row.
/// </summary>
internal sealed class ProfileSightings
{
    private readonly Striped<Part> parts = new();

    /// <summary>Profiles kept in memory.</summary>
    public int Count => parts.Sum(part => part.Count);

    /// <summary>Adds a sighting.</summary>
    /// <param name="key">Key of platform, account and profile (<see cref="ProfileKeys"/>).</param>
    /// <param name="platform">Name of the platform.</param>
    /// <param name="accountId">The account's id.</param>
    /// <param name="account">The profile.</param>
    /// <param name="seenAt">Microseconds since 1970 UTC; null where the capture does not say when.</param>
    /// <param name="embedded">Seen as author of an embedded post.</param>
    /// <param name="listed">Stood in a list of accounts.</param>
    public void Add(
        UInt128 key, ReadOnlySpan<byte> platform, ReadOnlySpan<byte> accountId, Account account, long? seenAt, bool embedded, bool listed)
    {
        var (gate, part) = parts[key];
        lock (gate)
            part.Add(key, platform, accountId, account, seenAt, embedded, listed);
    }

    /// <summary>Takes all profiles out, in order of platform, account and profile; threads may go on adding.</summary>
    /// <returns>Each once; they are large and many, and stay where they are.</returns>
    public IEnumerable<ProfileSighting> Take()
    {
        List<ArraySegment<ProfileSighting>> taken = [];
        parts.Each(part => taken.Add(part.Take()));
        (UInt128 Prefix, int Part, int At)[] order =
        [
            .. taken.SelectMany((part, number) => Enumerable.Range(0, part.Count).Select(at => (part.Array![at].Prefix, number, at))),
        ];
        order.AsSpan().Sort((one, other) => one.Prefix != other.Prefix
            ? one.Prefix.CompareTo(other.Prefix)
            : ProfileSighting.Order(taken[one.Part].Array![one.At], taken[other.Part].Array![other.At]));
        return order.Select(place => taken[place.Part][place.At]);
    }

    private sealed class Part
    {
        private readonly Dictionary<UInt128, int> index = [];
        private TextHeap texts = new();
        private ProfileSighting[] sightings = new ProfileSighting[128];

        public int Count { get; private set; }

        public void Add(
            UInt128 key, ReadOnlySpan<byte> platform, ReadOnlySpan<byte> accountId, Account account, long? seenAt, bool embedded, bool listed)
        {
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

        public ArraySegment<ProfileSighting> Take()
        {
            var taken = new ArraySegment<ProfileSighting>(sightings, 0, Count);
            (sightings, texts, Count) = (new ProfileSighting[128], new TextHeap(), 0);
            index.Clear();
            return taken;
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
}
