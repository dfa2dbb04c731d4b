using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Captured posts that are counted over time, in order of time, and the same by account: each account's in order of time.</summary>
internal sealed class StreamPosts
{
    private readonly Slice slice;
    private readonly int[] captured;

    public StreamPosts(Slice slice, int[] captured)
    {
        (this.slice, this.captured) = (slice, captured);
        var starts = new int[slice.Accounts.Count + 1];
        foreach (var post in captured)
            starts[slice.Account[post] + 1]++;
        for (var account = 0; account < slice.Accounts.Count; account++)
            starts[account + 1] += starts[account];
        ByAccount = new int[captured.Length];
        for (var i = 0; i < captured.Length; i++)
            ByAccount[starts[slice.Account[captured[i]]]++] = i;
    }

    public int Count => captured.Length;

    /// <summary>Places of the posts, account after account.</summary>
    public int[] ByAccount { get; }

    public int Account(int place) => slice.Account[captured[place]];

    public bool IsRepost(int place) => slice.IsRepost(captured[place]);
}
