using CsCheck;
using Sillage.Cases;
using Sillage.Posts;

namespace Sillage.Analysis.Tests;

/// <summary>Slices as a generator makes them: many equal times, few accounts, reposts of anything, also of what the slice does not hold.</summary>
internal static class RandomSlices
{
    private const long Second = 1_000_000;

    private static readonly long Start = new DateTimeOffset(2017, 5, 5, 18, 49, 0, TimeSpan.Zero).ToUnixTimeSeconds() * Second;

    /// <summary>Times in half seconds, so that exact limits are met often.</summary>
    private static readonly Gen<Entry> Entries =
        from at in Gen.OneOf(Gen.Long[0, 900], Gen.Long[0, 9_000], Gen.Long[0, 200_000])
        from account in Gen.Int[0, 12]
        from kind in Gen.Int[0, 3]
        from embedded in Gen.Int[0, 5]
        from target in Gen.Int[-1, 130]
        from followers in Gen.Int[-1, 12]
        select new Entry(Start + (at * Second / 2), account, (PostKind)kind, embedded == 0, target, followers < 0 ? -1 : followers * followers * 100);

    /// <summary>Any slice of up to 120 posts, alone in its capture.</summary>
    public static Gen<Slice> Any { get; } = Entries.Array[0, 120].Select(entries => Of(entries, 0));

    /// <summary>The same, in a capture with up to nine other posts in each of its minutes.</summary>
    public static Gen<Slice> AmongOthers { get; } = Gen.Select(Entries.Array[1, 120], Gen.Int[1, 9]).Select(pair => Of(pair.Item1, pair.Item2));

    /// <summary>At least a hundred captured posts, most of them close to each other, by clocks of half a second, ten seconds and a minute.</summary>
    public static Gen<Slice> Crowded { get; } = Gen.Select(Entries.Array[100, 140], Gen.OneOf(Gen.Const(1), Gen.Const(20), Gen.Const(120))).Select((entries, tick) =>
        Of(Array.ConvertAll(entries, entry => entry with { Embedded = false, At = entry.At - (entry.At % (tick * Second / 2)) }), 0, tick / 2));

    /// <summary>Indices of the posts captured for themselves.</summary>
    public static int[] Captured(Slice slice) => [.. Enumerable.Range(0, slice.Count).Where(post => !slice.Embedded[post])];

    private static Slice Of(Entry[] entries, int others, int clockSeconds = 0)
    {
        Entry[] sorted = [.. entries.OrderBy(entry => entry.At).Select((entry, i) => entry.Target == i ? entry with { Target = -1 } : entry)];
        return InventedSlice.Of(sorted, Volume(sorted, others), clockSeconds);
    }

    private static CaptureVolume Volume(Entry[] entries, int others)
    {
        if (entries.Length == 0)
            return new CaptureVolume(0, []);
        var first = entries[0].At / (60 * Second);
        var minutes = new int[(entries[^1].At / (60 * Second)) - first + 1];
        for (var minute = 0; minute < minutes.Length; minute++)
            minutes[minute] = others == 0 ? 0 : minute % (others + 1);
        foreach (var entry in entries.Where(entry => !entry.Embedded))
            minutes[(entry.At / (60 * Second)) - first]++;
        return new CaptureVolume(first, minutes);
    }
}
