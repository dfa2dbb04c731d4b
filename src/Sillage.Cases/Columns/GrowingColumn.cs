namespace Sillage.Cases.Columns;

/// <summary>Values of which the number is not known beforehand, in blocks: none is ever copied to make room.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
internal sealed class GrowingColumn<T>
    where T : unmanaged
{
    private const int BlockBits = 16;
    private const int BlockSize = 1 << BlockBits;

    private readonly List<T[]> blocks = [];

    /// <summary>Number of values.</summary>
    public int Count { get; private set; }

    /// <summary>A value.</summary>
    public T this[int index] => blocks[index >> BlockBits][index & (BlockSize - 1)];

    /// <summary>Adds a value behind the others.</summary>
    public void Add(T value)
    {
        if (Count >> BlockBits == blocks.Count)
            blocks.Add(GC.AllocateUninitializedArray<T>(BlockSize));
        blocks[Count >> BlockBits][Count & (BlockSize - 1)] = value;
        Count = checked(Count + 1);
    }

    /// <summary>Adds another column's values behind the others, and leaves none there.</summary>
    /// <param name="column">The other column.</param>
    /// <param name="value">What each of its values is here.</param>
    public void Add(GrowingColumn<T> column, Func<T, T> value)
    {
        for (var index = 0; index < column.Count; index++)
            Add(value(column[index]));
        column.Clear();
    }

    /// <summary>All values in another order, and none is left here.</summary>
    /// <param name="order">Place of each value.</param>
    public T[] Take(ReadOnlySpan<int> order)
    {
        var values = GC.AllocateUninitializedArray<T>(order.Length);
        for (var at = 0; at < values.Length; at++)
            values[at] = this[order[at]];
        Clear();
        return values;
    }

    private void Clear()
    {
        blocks.Clear();
        Count = 0;
    }
}
