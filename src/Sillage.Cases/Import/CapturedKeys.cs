namespace Sillage.Cases.Import;

/// <summary>Keys of the posts that a batch captured. All threads add to it; some 40 bytes a post.</summary>
internal sealed class CapturedKeys
{
    private readonly Striped<Part> parts = new();

    /// <summary>True if one was added more than once.</summary>
    public bool Repeats => parts.All.Any(part => part.Repeats);

    /// <summary>Adds a post.</summary>
    public void Add(UInt128 key)
    {
        var (gate, part) = parts[key];
        lock (gate)
            part.Repeats |= !part.Keys.Add(key);
    }

    /// <summary>True if the post was added before.</summary>
    public bool Contains(UInt128 key)
    {
        var (gate, part) = parts[key];
        lock (gate)
            return part.Keys.Contains(key);
    }

    private sealed class Part
    {
        public HashSet<UInt128> Keys { get; } = [];

        public bool Repeats { get; set; }
    }
}
