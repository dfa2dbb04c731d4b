namespace Sillage.Analysis;

/// <summary>Connected components of pairs.</summary>
internal sealed class Parts
{
    private readonly Dictionary<int, int> parents = [];

    public Parts(IEnumerable<(int A, int B)> pairs)
    {
        foreach (var (a, b) in pairs)
        {
            var (one, other) = (Root(a), Root(b));
            if (one != other)
                parents[Math.Max(one, other)] = Math.Min(one, other);
        }

        Count = parents.Count(pair => pair.Key == pair.Value);
    }

    public int Accounts => parents.Count;

    public int Count { get; }

    private int Root(int one)
    {
        parents.TryAdd(one, one);
        while (parents[one] != one)
            one = parents[one] = parents[parents[one]];
        return one;
    }
}
