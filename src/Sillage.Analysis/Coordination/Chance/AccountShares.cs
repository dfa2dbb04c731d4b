namespace Sillage.Analysis;

/// <summary>The shares of each account, in the order of the list: by object, then time.</summary>
internal sealed class AccountShares
{
    private AccountShares(int[] start, int[] share, int[] shared, long[] at) => (Start, Share, Shared, At) = (start, share, shared, at);

    /// <summary>Where each account's shares begin; one entry more than there are accounts.</summary>
    public int[] Start { get; }

    /// <summary>Indices into the list of shares.</summary>
    public int[] Share { get; }

    /// <summary>The object of each of <see cref="Share"/>, side by side so that lists are compared without leaping through memory.</summary>
    public int[] Shared { get; }

    public ReadOnlySpan<int> Items(int account) => Shared.AsSpan(Start[account]..Start[account + 1]);

    /// <summary>The time of each of <see cref="Share"/>.</summary>
    public long[] At { get; }

    public ReadOnlySpan<long> Times(int account) => At.AsSpan(Start[account]..Start[account + 1]);

    public ReadOnlySpan<int> this[int account] => Share.AsSpan(Start[account]..Start[account + 1]);

    public int Count(int account) => Start[account + 1] - Start[account];

    public static AccountShares Of(ShareList shares)
    {
        var start = new int[shares.AccountCount + 1];
        foreach (var account in shares.Account)
            start[account + 1]++;
        for (var account = 0; account < shares.AccountCount; account++)
            start[account + 1] += start[account];
        var place = start.AsSpan(0, shares.AccountCount).ToArray();
        var (share, shared, at) = (new int[shares.Count], new int[shares.Count], new long[shares.Count]);
        for (var i = 0; i < share.Length; i++)
        {
            var to = place[shares.Account[i]]++;
            (share[to], shared[to], at[to]) = (i, shares.Shared[i], shares.At[i]);
        }

        return new AccountShares(start, share, shared, at);
    }

    /// <summary>Walks the objects that two accounts both shared; of each, the least time between a share of one and a share of the other.</summary>
    public NearestMeetings Nearest(int a, int b) => new(this, a, b);

    public ref struct NearestMeetings(AccountShares shares, int a, int b)
    {
        private readonly ReadOnlySpan<int> mine = shares.Items(a);
        private readonly ReadOnlySpan<int> theirs = shares.Items(b);
        private readonly ReadOnlySpan<long> times = shares.Times(a);
        private readonly ReadOnlySpan<long> theirTimes = shares.Times(b);
        private int i;
        private int j;

        /// <summary>The least time at the object reached, microseconds.</summary>
        public long Current { get; private set; }

        public readonly NearestMeetings GetEnumerator() => this;

        public bool MoveNext()
        {
            while (i < mine.Length && j < theirs.Length)
            {
                if (mine[i] != theirs[j])
                {
                    _ = mine[i] < theirs[j] ? i++ : j++;
                    continue;
                }

                var (item, from) = (mine[i], j);
                Current = long.MaxValue;
                for (; i < mine.Length && mine[i] == item; i++)
                {
                    for (j = from; j < theirs.Length && theirs[j] == item; j++)
                        Current = Math.Min(Current, Math.Abs(times[i] - theirTimes[j]));
                }

                return true;
            }

            return false;
        }
    }
}
