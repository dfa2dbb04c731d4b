using System.Runtime.InteropServices;
using Sillage.Cases.Columns;
using Sillage.Posts;

namespace Sillage.Cases.Import;

/// <summary>
/// The profiles that a batch shows, in memory: each once. Its texts are let go as soon as the case has them; when it was seen, and with
/// which counts, is kept until the batch ends. All threads add to it; an account that posts a thousand times in a batch costs one row.
/// </summary>
/// <param name="held">Keys of profiles of which it is known that the case has them: not changed while the batch is filled.</param>
internal sealed class ProfileSightings(IReadOnlySet<UInt128> held)
{
    private readonly Striped<Part> parts = new();

    /// <summary>Profiles.</summary>
    public int Count => parts.All.Sum(part => part.Count);

    /// <summary>Profiles whose texts are kept.</summary>
    public int New => parts.All.Sum(part => part.New);

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
        var seen = ProfileNumbers.Of(account, seenAt, embedded, listed);
        var (gate, part) = parts[key];
        lock (gate)
            part.Add(key, held, platform, accountId, account, seen);
    }

    /// <summary>Takes out those whose texts are kept, in order of platform, account and profile; threads may go on adding.</summary>
    /// <returns>As they are now: their further numbers are <see cref="Changed"/>.</returns>
    public ProfileSighting[] TakeNew()
    {
        List<ProfileSighting> taken = new(New);
        parts.Each(part => part.TakeNew(taken));
        // They are large: what is sorted is where they are.
        (UInt128 Prefix, int At)[] order = [.. taken.Select((profile, at) => (Names.Prefix(profile.Name), at))];
        order.AsSpan().Sort((one, other) => one.Prefix != other.Prefix
            ? one.Prefix.CompareTo(other.Prefix)
            : ProfileSighting.Order(CollectionsMarshal.AsSpan(taken)[one.At], CollectionsMarshal.AsSpan(taken)[other.At]));
        return Array.ConvertAll(order, place => taken[place.At]);
    }

    /// <summary>Notes that the case has a profile, with whatever numbers.</summary>
    public void Hold(UInt128 key)
    {
        var (gate, part) = parts[key];
        lock (gate)
            part.Hold(key);
    }

    /// <summary>Keys of all profiles; nothing is to be added any more.</summary>
    public IEnumerable<UInt128> Keys => parts.All.SelectMany(part => part.Keys);

    /// <summary>Those of which the case may have other numbers; nothing is to be added any more.</summary>
    public IEnumerable<ProfileSighting> Changed => parts.All.SelectMany(part => part.Changed);

    private sealed class Part
    {
        private readonly Dictionary<UInt128, int> index = [];
        private readonly TextHeap names = new();
        private TextHeap texts = new();
        private ProfileSighting[] sightings = new ProfileSighting[128];

        public int Count { get; private set; }

        public int New { get; private set; }

        public IEnumerable<UInt128> Keys => index.Keys;

        public void Add(
            UInt128 key, IReadOnlySet<UInt128> held, ReadOnlySpan<byte> platform, ReadOnlySpan<byte> accountId, Account account, in ProfileNumbers seen)
        {
            ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out var known);
            if (!known)
            {
                slot = Open();
                sightings[slot] = new ProfileSighting(key, Names.Keep(names, platform, accountId));
                if (!held.Contains(key))
                {
                    sightings[slot].Texts = ProfileSighting.Keep(texts, account);
                    New++;
                }
            }

            sightings[slot].Add(seen);
        }

        public void Hold(UInt128 key) => sightings[index[key]].Changed = true;

        public void TakeNew(List<ProfileSighting> taken)
        {
            foreach (ref var sighting in sightings.AsSpan(0, Count))
            {
                if (sighting.Texts.Array is null)
                    continue;
                taken.Add(sighting);
                (sighting.Texts, sighting.Changed) = (default, false);
            }

            (texts, New) = (new TextHeap(), 0);
        }

        public IEnumerable<ProfileSighting> Changed => new ArraySegment<ProfileSighting>(sightings, 0, Count).Where(sighting => sighting.Changed);

        private int Open()
        {
            if (Count == sightings.Length)
                Array.Resize(ref sightings, 2 * Count);
            return Count++;
        }
    }
}
