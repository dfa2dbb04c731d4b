using System.Collections;

namespace Sillage.Cases;

/// <summary>A list whose entries are made anew whenever one is asked for: of very many, of which few ever are.</summary>
/// <typeparam name="T">Type of the entries.</typeparam>
/// <param name="count">Number of entries.</param>
/// <param name="make">Makes an entry; called by several threads.</param>
public sealed class OnDemand<T>(int count, Func<int, T> make) : IReadOnlyList<T>
{
    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public T this[int index] => (uint)index < (uint)count ? make(index) : throw new ArgumentOutOfRangeException(nameof(index), index, $"there are {count} entries");

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => Enumerable.Range(0, count).Select(make).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
