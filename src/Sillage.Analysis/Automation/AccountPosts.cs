using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>The captured posts of each account of a slice, in order of time: rows of one array.</summary>
internal sealed class AccountPosts
{
    private readonly int[] starts;
    private readonly int[] posts;
    private readonly long[] times;

    private AccountPosts(int[] starts, int[] posts, long[] times) => (this.starts, this.posts, this.times) = (starts, posts, times);

    public int Accounts => starts.Length - 1;

    /// <summary>Posts of the busiest account.</summary>
    public int Most { get; private init; }

    public static AccountPosts Of(Slice slice)
    {
        var captured = slice.Captured();
        var starts = new int[slice.Accounts.Count + 1];
        foreach (var post in captured)
            starts[slice.Account[post] + 1]++;
        var most = starts.Max();
        for (var account = 0; account < slice.Accounts.Count; account++)
            starts[account + 1] += starts[account];
        var posts = new int[captured.Length];
        var times = new long[captured.Length];
        var next = starts[..^1];
        foreach (var post in captured)
        {
            var place = next[slice.Account[post]]++;
            (posts[place], times[place]) = (post, slice.PostedAt[post]);
        }

        return new AccountPosts(starts, posts, times) { Most = most };
    }

    public int Count(int account) => starts[account + 1] - starts[account];

    public ReadOnlySpan<int> Posts(int account) => posts.AsSpan(starts[account]..starts[account + 1]);

    /// <summary>Their times, microseconds.</summary>
    public ReadOnlySpan<long> Times(int account) => times.AsSpan(starts[account]..starts[account + 1]);
}
