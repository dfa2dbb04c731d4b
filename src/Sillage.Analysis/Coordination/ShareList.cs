namespace Sillage.Analysis;

/// <summary>
/// Who shared which object when, for one behaviour: parallel arrays, one entry a share, sorted by object, then time, then account, then post.
/// </summary>
/// <remarks>What an object is depends on the behaviour: an original post, a link, a text. The kernels see numbers only.</remarks>
public sealed class ShareList
{
    /// <summary>Who shared: 0 to below <see cref="AccountCount"/>.</summary>
    public required int[] Account { get; init; }

    /// <summary>What was shared: 0 to below <see cref="ObjectCount"/>, ascending.</summary>
    public required int[] Shared { get; init; }

    /// <summary>When: microseconds since 1970-01-01 UTC, ascending within an object.</summary>
    public required long[] At { get; init; }

    /// <summary>The post that shared: index into the slice, or the number of the row where shares come without posts; −1 where there is none.</summary>
    public required int[] Post { get; init; }

    /// <summary>Where each object's shares begin; one entry more than there are objects, the last is <see cref="Count"/>.</summary>
    public required int[] ObjectStart { get; init; }

    /// <summary>Number of accounts, those without a share included.</summary>
    public required int AccountCount { get; init; }

    /// <summary>Number of shares.</summary>
    public int Count => Account.Length;

    /// <summary>Number of objects; each has at least one share unless a filter took them.</summary>
    public int ObjectCount => ObjectStart.Length - 1;

    /// <summary>Sorts unsorted columns into a list. The columns given are not changed.</summary>
    /// <param name="account">Who shared.</param>
    /// <param name="objects">What, 0 to below <paramref name="objectCount"/>.</param>
    /// <param name="at">When, microseconds UTC.</param>
    /// <param name="post">The post that shared, or −1; left out, the place of the share in the columns given.</param>
    /// <param name="accountCount">Number of accounts.</param>
    /// <param name="objectCount">Number of objects.</param>
    public static ShareList Sorted(ReadOnlySpan<int> account, ReadOnlySpan<int> objects, ReadOnlySpan<long> at, ReadOnlySpan<int> post, int accountCount, int objectCount)
    {
        var count = account.Length;
        var start = new int[objectCount + 1];
        foreach (var one in objects)
            start[one + 1]++;
        for (var one = 0; one < objectCount; one++)
            start[one + 1] += start[one];

        // Counting sort by object keeps the order of the input; each object's part is then sorted for itself.
        var place = start.AsSpan(0, objectCount).ToArray();
        var order = GC.AllocateUninitializedArray<int>(count);
        for (var share = 0; share < count; share++)
            order[place[objects[share]]++] = share;
        int[] accounts = GC.AllocateUninitializedArray<int>(count), sortedObjects = GC.AllocateUninitializedArray<int>(count);
        var times = GC.AllocateUninitializedArray<long>(count);
        for (var share = 0; share < count; share++)
        {
            var from = order[share];
            (accounts[share], sortedObjects[share], times[share]) = (account[from], objects[from], at[from]);
        }

        var posts = order;
        for (var share = 0; share < post.Length; share++)
            posts[share] = post[order[share]];

        Parallel.For(0, Environment.ProcessorCount, part =>
        {
            for (var one = part; one < objectCount; one += Environment.ProcessorCount)
                SortObject(accounts, times, posts, start[one], start[one + 1]);
        });
        return new ShareList { Account = accounts, Shared = sortedObjects, At = times, Post = posts, ObjectStart = start, AccountCount = accountCount };
    }

    private static void SortObject(int[] account, long[] at, int[] post, int from, int to)
    {
        var sorted = true;
        for (var share = from + 1; sorted && share < to; share++)
            sorted = (at[share - 1], account[share - 1], post[share - 1]).CompareTo((at[share], account[share], post[share])) <= 0;
        if (sorted)
            return;
        var keys = new (long At, int Account, int Post)[to - from];
        for (var share = from; share < to; share++)
            keys[share - from] = (at[share], account[share], post[share]);
        Array.Sort(keys);
        for (var share = from; share < to; share++)
            (at[share], account[share], post[share]) = keys[share - from];
    }
}
