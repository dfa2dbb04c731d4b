namespace Sillage.Cases.Import;

/// <summary>What many threads fill, in parts with a lock each: enough of them that two threads seldom meet.</summary>
/// <typeparam name="T">A part.</typeparam>
internal sealed class Striped<T>
    where T : class, new()
{
    private const int Parts = 32;

    private readonly (Lock Gate, T Part)[] parts = [.. Enumerable.Range(0, Parts).Select(_ => (new Lock(), new T()))];

    /// <summary>All parts, without their locks: for when nobody fills them, or to learn about how full they are.</summary>
    public IEnumerable<T> All => parts.Select(one => one.Part);

    /// <summary>The part of a key, with its lock to hold while it is used.</summary>
    public (Lock Gate, T Part) this[UInt128 key] => parts[(int)((ulong)key % Parts)];

    /// <summary>Does something with each part in turn, its lock held.</summary>
    public void Each(Action<T> action)
    {
        foreach (var (gate, part) in parts)
        {
            lock (gate)
                action(part);
        }
    }
}
