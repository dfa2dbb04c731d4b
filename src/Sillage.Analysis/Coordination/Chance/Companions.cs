using System.Runtime.InteropServices;

namespace Sillage.Analysis;

/// <summary>For one account: how many of its objects each other account shared in the time around, and how many of them within the window.</summary>
internal sealed class Companions(int accounts)
{
    // Side by side, so that one account costs one miss of the cache.
    private readonly Counts[] counts = Large.Cleared<Counts>(accounts);
    private readonly List<int> met = [];

    public void Clear()
    {
        foreach (var account in met)
            counts[account] = default;
        met.Clear();
    }

    public void Add(int account, int item, bool isNear)
    {
        ref var count = ref counts[account];
        if (count.Around == 0)
            met.Add(account);
        // One object counts once, however often either shared it: repeated shares are not independent.
        if (count.LastAround != item + 1)
            (count.Around, count.LastAround) = (count.Around + 1, item + 1);
        if (isNear && count.LastNear != item + 1)
            (count.Near, count.LastNear) = (count.Near + 1, item + 1);
    }

    /// <summary>Both counts summed over those who shared two or more of its objects in the time around.</summary>
    public (int Near, int Around) Sum()
    {
        var (near, around) = (0, 0);
        foreach (var account in met)
        {
            if (counts[account].Around < 2)
                continue;
            near += counts[account].Near;
            around += counts[account].Around;
        }

        return (near, around);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Counts
    {
        public int Around, Near, LastAround, LastNear;
    }
}
