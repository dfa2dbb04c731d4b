using System.Collections;
using System.Globalization;
using System.Text;

namespace Sillage.Graphs;

/// <summary>The names of a graph's nodes, kept small: nothing for 0, 1, 2 …, eight bytes for a number, UTF-8 for a text.</summary>
public sealed class NodeNames : IReadOnlyList<string>
{
    private readonly long[]? numbers;
    private readonly byte[]? texts;
    private readonly long[]? textEnds;
    private readonly Lazy<Dictionary<string, int>> indices;

    private NodeNames(int count, long[]? numbers, byte[]? texts, long[]? textEnds)
    {
        Count = count;
        this.numbers = numbers;
        this.texts = texts;
        this.textEnds = textEnds;
        indices = new(() => this.Select((name, node) => (name, node)).ToDictionary(pair => pair.name, pair => pair.node, StringComparer.Ordinal));
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>The name of a node.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such node.</exception>
    public string this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(index), index, $"there are {Count} names");
            if (textEnds is not null)
                return Encoding.UTF8.GetString(Bytes(index));
            return (numbers is null ? index : numbers[index]).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The names 0, 1, 2 and so on.</summary>
    public static NodeNames Numbered(int count) => new(count, null, null, null);

    /// <summary>Names that are whole numbers.</summary>
    public static NodeNames OfNumbers(IEnumerable<long> numbers)
    {
        var array = numbers.ToArray();
        return new(array.Length, array, null, null);
    }

    /// <summary>Names that are texts.</summary>
    public static NodeNames OfTexts(IEnumerable<string> texts)
    {
        using var bytes = new MemoryStream();
        var ends = new List<long>();
        foreach (var text in texts)
        {
            bytes.Write(Encoding.UTF8.GetBytes(text));
            ends.Add(bytes.Length);
        }

        return OfUtf8(bytes.ToArray(), [.. ends]);
    }

    /// <summary>The node of this name, or -1. Names that occur twice have no such answer.</summary>
    /// <exception cref="ArgumentException">Two nodes have the same name.</exception>
    public int IndexOf(string name) => indices.Value.GetValueOrDefault(name, -1);

    /// <summary>The names of some nodes, in their order.</summary>
    public NodeNames Of(IReadOnlyList<int> nodes) =>
        texts is null ? OfNumbers(nodes.Select(node => numbers is null ? node : numbers[node])) : OfTexts(nodes.Select(node => this[node]));

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <param name="texts">All names, one after the other.</param>
    /// <param name="ends">Where each ends.</param>
    internal static NodeNames OfUtf8(byte[] texts, long[] ends) => new(ends.Length, null, texts, ends);

    private ReadOnlySpan<byte> Bytes(int index)
    {
        var start = index == 0 ? 0 : (int)textEnds![index - 1];
        return texts.AsSpan(start..(int)textEnds![index]);
    }
}
