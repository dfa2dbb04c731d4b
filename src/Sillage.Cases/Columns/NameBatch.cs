namespace Sillage.Cases.Columns;

/// <summary>Names side by side, to be looked up together (<see cref="NameTable.Of(NameBatch, Span{int})"/>); their room is kept for the next.</summary>
internal sealed class NameBatch
{
    private byte[] bytes = new byte[1024];
    private int[] ends = new int[64];

    /// <summary>Number of names.</summary>
    public int Count { get; private set; }

    /// <summary>A name, good until the batch is cleared.</summary>
    public ReadOnlySpan<byte> this[int name] => bytes.AsSpan(Start(name)..ends[name]);

    /// <summary>Lets go of all names.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a platform and an id on it.</summary>
    public void Add(ReadOnlySpan<byte> platform, ReadOnlySpan<byte> id) => Names.Join(platform, id, Room(platform.Length + 1 + id.Length));

    /// <summary>Adds a name.</summary>
    public void Add(ReadOnlySpan<byte> name) => name.CopyTo(Room(name.Length));

    private Span<byte> Room(int length)
    {
        var start = Start(Count);
        if (Count == ends.Length)
            Array.Resize(ref ends, 2 * ends.Length);
        if (bytes.Length - start < length)
            Array.Resize(ref bytes, Math.Max(2 * bytes.Length, start + length));
        ends[Count++] = start + length;
        return bytes.AsSpan(start, length);
    }

    private int Start(int name) => name == 0 ? 0 : ends[name - 1];
}
