using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Communities;

/// <summary>The nodes of each group, in ascending order.</summary>
internal sealed unsafe class Groups : IDisposable
{
    private readonly Scratch<int> starts;
    private readonly Scratch<int> members;

    /// <param name="labels">The group of each node.</param>
    /// <param name="nodes">The number of nodes.</param>
    /// <param name="count">The number of groups.</param>
    public Groups(int* labels, int nodes, int count)
    {
        Count = count;
        starts = new(count + 2L, cleared: true);
        members = new(nodes);
        var place = starts.Pointer;
        for (var node = 0; node < nodes; node++)
            place[labels[node] + 2]++;
        for (var group = 2; group <= count; group++)
            place[group] += place[group - 1];
        for (var node = 0; node < nodes; node++)
            members.Pointer[place[labels[node] + 1]++] = node;
    }

    public int Count { get; }

    public Span<int> this[int group] => new(members.Pointer + starts.Pointer[group], starts.Pointer[group + 1] - starts.Pointer[group]);

    /// <summary>Numbers groups anew, 0, 1, 2 …, in the order of their first nodes.</summary>
    /// <param name="labels">The group of each node.</param>
    /// <param name="nodes">The number of nodes.</param>
    /// <param name="below">All labels are below it; null if they are below the number of nodes.</param>
    /// <returns>The number of groups.</returns>
    public static int Renumber(int* labels, int nodes, int? below = null)
    {
        using var map = new Scratch<int>(below ?? nodes, cleared: true);
        var count = 0;
        for (var node = 0; node < nodes; node++)
        {
            ref var number = ref map.Pointer[labels[node]]; // one more than the group's new number
            if (number == 0)
                number = ++count;
            labels[node] = number - 1;
        }

        return count;
    }

    /// <summary>Cuts the groups into runs of about equally many nodes.</summary>
    public int[] Cuts(int tasks)
    {
        var cuts = new List<int> { 0 };
        var nodes = starts.Pointer[Count];
        for (var group = 0; group < Count; group++)
        {
            if (starts.Pointer[group + 1] >= (long)nodes * cuts.Count / tasks)
                cuts.Add(group + 1);
        }

        if (cuts[^1] < Count)
            cuts.Add(Count);
        return [.. cuts];
    }

    public void Dispose()
    {
        starts.Dispose();
        members.Dispose();
    }
}
