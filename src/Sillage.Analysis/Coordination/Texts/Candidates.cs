using System.Runtime.InteropServices;

namespace Sillage.Analysis;

/// <summary>Joins texts that share a band and prove to be copies, until all that belong together hang together.</summary>
/// <remarks>Bands run in parallel; which pairs are copies does not depend on their order, so neither does what hangs together.</remarks>
internal sealed class Candidates(DistinctTexts texts, NearDuplicateOptions options)
{
    /// <summary>In larger buckets every text is compared with the first four and the one before it, not with all.</summary>
    private const int AllPairs = 16;

    private const int FirstFew = 4;

    private readonly int[] parent = [.. Enumerable.Range(0, texts.Count)];
    private readonly Lock joining = new();

    /// <summary>For each text the earliest that it hangs together with.</summary>
    public int[] Join(CancellationToken cancel)
    {
        Parallel.For(0, MinHash.Bands, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, Band);
        for (var text = 0; text < parent.Length; text++)
            parent[text] = parent[parent[text]]; // A parent is earlier and has its root already.
        return parent;
    }

    private void Band(int band)
    {
        var shared = Shared(band);
        shared.Sort();
        for (var from = 0; from < shared.Count;)
        {
            var to = from + 1;
            while (to < shared.Count && shared[to] >> 32 == shared[from] >> 32)
                to++;
            Bucket(CollectionsMarshal.AsSpan(shared)[from..to]);
            from = to;
        }
    }

    /// <summary>Key and entry of those whose key occurs more than once, and of few others: what is alone needs no sorting.</summary>
    private List<ulong> Shared(int band)
    {
        var keys = CollectionsMarshal.AsSpan(texts.Keys[band]);
        var bits = 20;
        while (1L << bits < 16L * texts.Entries.Count && bits < 30)
            bits++;
        var (once, twice) = (new ulong[1 << (bits - 6)], new ulong[1 << (bits - 6)]);
        for (var entry = 0; entry < texts.Entries.Count; entry++)
        {
            var at = keys[entry] >> (32 - bits);
            var mask = 1ul << (int)(at & 63);
            twice[at >> 6] |= once[at >> 6] & mask;
            once[at >> 6] |= mask;
        }

        var shared = new List<ulong>();
        for (var entry = 0; entry < texts.Entries.Count; entry++)
        {
            var key = keys[entry];
            var at = key >> (32 - bits);
            if ((twice[at >> 6] >> (int)(at & 63) & 1) != 0)
                shared.Add(((ulong)key << 32) | (uint)entry);
        }

        return shared;
    }

    private void Bucket(ReadOnlySpan<ulong> entries)
    {
        for (var i = 1; i < entries.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (entries.Length > AllPairs && j >= FirstFew && j < i - 1)
                    j = i - 1;
                Compare((int)(uint)entries[j], (int)(uint)entries[i]);
            }
        }
    }

    private void Compare(int earlierEntry, int laterEntry)
    {
        var ((one, kind), (other, otherKind)) = (texts.Entries[earlierEntry], texts.Entries[laterEntry]);
        // Where both have words these decide, and they meet there.
        if (kind != otherKind || one == other || (kind == ShingleKind.Characters && texts.Words[one].Length > 0 && texts.Words[other].Length > 0))
            return;
        if (Root(one) == Root(other))
            return;
        var least = texts.Shorter(one, other) <= options.ShortUpTo ? options.ShortCopy : options.Copy;
        if (texts.Similarity(one, other) < least)
            return;
        lock (joining)
        {
            var (a, b) = (Root(one), Root(other));
            Volatile.Write(ref parent[Math.Max(a, b)], Math.Min(a, b));
        }
    }

    /// <summary>Reads without a lock: another thread may join meanwhile, which at worst compares two texts once more.</summary>
    private int Root(int text)
    {
        for (var up = Volatile.Read(ref parent[text]); up != text; up = Volatile.Read(ref parent[text]))
        {
            var above = Volatile.Read(ref parent[up]);
            Volatile.Write(ref parent[text], above);
            text = up;
        }

        return text;
    }
}
