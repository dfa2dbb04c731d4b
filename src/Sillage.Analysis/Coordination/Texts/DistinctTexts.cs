using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace Sillage.Analysis;

/// <summary>Texts with one normal form are one text; its first wording is kept, with its shingles and band keys.</summary>
internal sealed class DistinctTexts
{
    private const int Batch = 1 << 13;

    private readonly Dictionary<UInt128, int> numbers = [];
    private readonly List<byte[]> wordings = [];
    private readonly List<(int Chunk, int From, int Length)> places = [];

    /// <summary>For each post given, its text's number; −1 where nothing is left of the text.</summary>
    public List<int> Text { get; } = [];

    /// <summary>For each post given, its number as given.</summary>
    public List<int> Post { get; } = [];

    /// <summary>First place in <see cref="Post"/> of each text.</summary>
    public List<int> First { get; } = [];

    /// <summary>Word shingles of each text; empty where it is not compared by them.</summary>
    public List<uint[]> Words { get; } = [];

    /// <summary>Character shingles of each text; empty where it is not compared by them.</summary>
    public List<uint[]> Characters { get; } = [];

    /// <summary>Texts and kinds in order of texts: what the bands are made of.</summary>
    public List<(int Text, ShingleKind Kind)> Entries { get; } = [];

    /// <summary>For each band, the keys of all entries.</summary>
    public List<uint>[] Keys { get; } = [.. Enumerable.Range(0, MinHash.Bands).Select(_ => new List<uint>())];

    /// <summary>Number of different texts.</summary>
    public int Count => First.Count;

    public static DistinctTexts Of(IEnumerable<(int Post, string Text)> texts, CancellationToken cancel)
    {
        var result = new DistinctTexts();
        foreach (var batch in texts.Chunk(Batch))
        {
            cancel.ThrowIfCancellationRequested();
            result.Add(batch);
        }

        return result;
    }

    /// <summary>The first wording of a text.</summary>
    public string Wording(int text)
    {
        var (chunk, from, length) = places[text];
        return Encoding.UTF8.GetString(wordings[chunk], from, length);
    }

    private void Add((int Post, string Text)[] batch)
    {
        var (normal, hash) = (new string[batch.Length], new UInt128[batch.Length]);
        Parallel.For(0, batch.Length, i =>
        {
            normal[i] = NormalText.Of(batch[i].Text);
            hash[i] = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(normal[i].AsSpan()));
        });

        var fresh = new List<int>();
        for (var i = 0; i < batch.Length; i++)
        {
            Post.Add(batch[i].Post);
            if (normal[i].Length == 0)
            {
                Text.Add(-1);
                continue;
            }

            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, hash[i], out var known);
            if (!known)
            {
                number = First.Count;
                First.Add(Post.Count - 1);
                fresh.Add(i);
            }

            Text.Add(number);
        }

        Keep(batch, fresh);
        Sign(normal, fresh);
    }

    private void Keep((int Post, string Text)[] batch, List<int> fresh)
    {
        var buffer = new byte[fresh.Sum(i => Encoding.UTF8.GetByteCount(batch[i].Text))];
        var at = 0;
        foreach (var i in fresh)
        {
            var length = Encoding.UTF8.GetBytes(batch[i].Text, buffer.AsSpan(at));
            places.Add((wordings.Count, at, length));
            at += length;
        }

        wordings.Add(buffer);
    }

    private void Sign(string[] normal, List<int> fresh)
    {
        var (words, characters) = (new uint[fresh.Count][], new uint[fresh.Count][]);
        var keys = new uint[fresh.Count * 2 * MinHash.Bands];
        Parallel.For(0, fresh.Count, i =>
        {
            var text = normal[fresh[i]];
            var kinds = Shingles.Kinds(text);
            words[i] = kinds.Words ? Shingles.Of(text, ShingleKind.Words) : [];
            characters[i] = kinds.Characters ? Shingles.Of(text, ShingleKind.Characters) : [];
            if (kinds.Words)
                MinHash.Keys(words[i], ShingleKind.Words, keys.AsSpan(i * 2 * MinHash.Bands, MinHash.Bands));
            if (kinds.Characters)
                MinHash.Keys(characters[i], ShingleKind.Characters, keys.AsSpan(((i * 2) + 1) * MinHash.Bands, MinHash.Bands));
        });

        for (var i = 0; i < fresh.Count; i++)
        {
            var number = Words.Count;
            Words.Add(words[i]);
            Characters.Add(characters[i]);
            if (words[i].Length > 0)
                Entry(number, ShingleKind.Words, keys.AsSpan(i * 2 * MinHash.Bands, MinHash.Bands));
            if (characters[i].Length > 0)
                Entry(number, ShingleKind.Characters, keys.AsSpan(((i * 2) + 1) * MinHash.Bands, MinHash.Bands));
        }
    }

    private void Entry(int text, ShingleKind kind, ReadOnlySpan<uint> keys)
    {
        Entries.Add((text, kind));
        for (var band = 0; band < keys.Length; band++)
            Keys[band].Add(keys[band]);
    }

    /// <summary>Jaccard similarity by words where both have them, else by characters where both have them, else 0.</summary>
    public double Similarity(int one, int other)
    {
        var byWords = Words[one].Length > 0 && Words[other].Length > 0;
        return byWords ? Shingles.Jaccard(Words[one], Words[other]) : Shingles.Jaccard(Characters[one], Characters[other]);
    }

    /// <summary>Shingles of the shorter of two texts, of the kind by which they are compared.</summary>
    public int Shorter(int one, int other)
    {
        var byWords = Words[one].Length > 0 && Words[other].Length > 0;
        return byWords ? Math.Min(Words[one].Length, Words[other].Length) : Math.Min(Characters[one].Length, Characters[other].Length);
    }
}
