namespace Sillage.Analysis;

/// <summary>Contacts in order of time: which account, what it acted on, by which post of the slice.</summary>
/// <param name="room">Contacts for which there is room from the first.</param>
internal sealed class Contacts(int room = 0)
{
    private int[] source = new int[room];
    private int[] target = new int[room];
    private int[] post = new int[room];

    /// <summary>Number of contacts.</summary>
    public int Count { get; private set; }

    /// <summary>Posts that could have made a contact.</summary>
    public long Posts { get; set; }

    /// <summary>Posts that do not say with whom.</summary>
    public long WithoutTarget { get; set; }

    /// <summary>Posts whose target was found through a repost.</summary>
    public long ThroughReposts { get; set; }

    /// <summary>Names of targets beyond the slice's accounts.</summary>
    public List<string> OtherTargets { get; } = [];

    public ReadOnlySpan<int> Source => source.AsSpan(0, Count);

    public ReadOnlySpan<int> Target => target.AsSpan(0, Count);

    public ReadOnlySpan<int> Post => post.AsSpan(0, Count);

    public void Add(int from, int to, int by)
    {
        if (Count == source.Length)
        {
            var more = Math.Max(1_024, Count + (Count / 2));
            Array.Resize(ref source, more);
            Array.Resize(ref target, more);
            Array.Resize(ref post, more);
        }

        source[Count] = from;
        target[Count] = to;
        post[Count++] = by;
    }
}
