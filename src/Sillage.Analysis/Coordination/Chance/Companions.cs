namespace Sillage.Analysis;

/// <summary>For one account: how many of its objects each other account shared in the time around, and how many of them within the window.</summary>
internal sealed class Companions(int accounts)
{
    private readonly int[] around = new int[accounts];
    private readonly int[] near = new int[accounts];
    private readonly int[] lastAround = new int[accounts];
    private readonly int[] lastNear = new int[accounts];
    private readonly List<int> met = [];

    public void Clear()
    {
        foreach (var account in met)
            around[account] = near[account] = lastAround[account] = lastNear[account] = 0;
        met.Clear();
    }

    public void Add(int account, int item, bool isNear)
    {
        if (around[account] == 0)
            met.Add(account);
        // One object counts once, however often either shared it: repeated shares are not independent.
        if (lastAround[account] != item + 1)
            (around[account], lastAround[account]) = (around[account] + 1, item + 1);
        if (isNear && lastNear[account] != item + 1)
            (near[account], lastNear[account]) = (near[account] + 1, item + 1);
    }

    /// <summary>Both counts summed over those who shared two or more of its objects in the time around.</summary>
    public (int Near, int Around) Sum()
    {
        var (sumNear, sumAround) = (0, 0);
        foreach (var account in met)
        {
            if (around[account] < 2)
                continue;
            sumNear += near[account];
            sumAround += around[account];
        }

        return (sumNear, sumAround);
    }
}
