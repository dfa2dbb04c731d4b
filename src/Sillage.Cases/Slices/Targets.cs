using Sillage.Cases.Columns;

namespace Sillage.Cases;

/// <summary>Finds the posts that posts of a slice repost, quote or answer.</summary>
/// <param name="ids">Numbers of the posts' ids (<see cref="IdNumbers"/>), in the slice's order.</param>
/// <param name="platforms">Their platforms.</param>
internal sealed class Targets(long[] ids, byte[] platforms)
{
    /// <summary>Post by the hash of its id, and one; 0 where there is none.</summary>
    private readonly int[] slots = Slots(ids, platforms);

    /// <summary>Places of the posts that are named; of those that the slice does not hold behind its own, sorted by platform and id.</summary>
    /// <param name="named">Number of each post's target; <see cref="None"/> where it has none.</param>
    /// <param name="idTexts">Texts of ids that are no plain numbers.</param>
    /// <returns>Places, −1 for none, and the ids of those that the slice does not hold.</returns>
    public (int[] Places, string[] Unseen) Of(long[] named, string[] idTexts)
    {
        var places = new int[named.Length];
        var unseen = new Dictionary<(long Id, byte Platform), int>();
        for (var post = 0; post < named.Length; post++)
        {
            if (named[post] == None)
                places[post] = -1;
            else if ((places[post] = Find(named[post], platforms[post])) < 0)
                places[post] = -2 - Number(unseen, (named[post], platforms[post]));
        }

        var texts = new string[unseen.Count];
        var order = unseen.Select(pair => (pair.Key.Platform, Id: Text(pair.Key.Id), Number: pair.Value)).ToArray();
        Array.Sort(order, (one, other) => one.Platform != other.Platform ? one.Platform.CompareTo(other.Platform) : string.CompareOrdinal(one.Id, other.Id));
        var ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
            (ranks[order[rank].Number], texts[rank]) = (rank, order[rank].Id);
        for (var post = 0; post < places.Length; post++)
        {
            if (places[post] < -1)
                places[post] = ids.Length + ranks[-2 - places[post]];
        }

        return (places, texts);

        string Text(long id) => id >= 0 ? id.ToString(System.Globalization.CultureInfo.InvariantCulture) : idTexts[(int)~id];
    }

    /// <summary>Stands for no target.</summary>
    public const long None = long.MinValue;

    private static int Number(Dictionary<(long, byte), int> unseen, (long, byte) target)
    {
        if (!unseen.TryGetValue(target, out var number))
            unseen.Add(target, number = unseen.Count);
        return number;
    }

    private int Find(long id, byte platform)
    {
        var slot = Hash(id, platform) & (slots.Length - 1);
        for (; slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if (ids[slots[slot] - 1] == id && platforms[slots[slot] - 1] == platform)
                return slots[slot] - 1;
        }

        return -1;
    }

    private static int[] Slots(long[] ids, byte[] platforms)
    {
        var slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Min(2L * ids.Length, 1 << 30))];
        for (var post = 0; post < ids.Length; post++)
        {
            var slot = Hash(ids[post], platforms[post]) & (slots.Length - 1);
            while (slots[slot] != 0)
                slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = post + 1;
        }

        return slots;
    }

    /// <summary>Source: multiplicative hashing, Knuth, The Art of Computer Programming 3, 6.4 (2^64 divided by the golden ratio).</summary>
    private static int Hash(long id, byte platform) => (int)(((ulong)id + platform) * 0x9E37_79B9_7F4A_7C15 >> 32);
}
