using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Captured posts that are counted over time, account after account, each account's in order of time. Arrays have an entry a post, in this order.</summary>
internal sealed class StreamPosts
{
    public StreamPosts(Slice slice, int[] captured)
    {
        var starts = new int[slice.Accounts.Count + 1];
        foreach (var post in captured)
            starts[slice.Account[post] + 1]++;
        for (var account = 0; account < slice.Accounts.Count; account++)
            starts[account + 1] += starts[account];
        (Place, Account, IsRepost) = (new int[captured.Length], new int[captured.Length], new bool[captured.Length]);
        for (var place = 0; place < captured.Length; place++)
        {
            var account = slice.Account[captured[place]];
            var i = starts[account]++;
            (Place[i], Account[i], IsRepost[i]) = (place, account, slice.IsRepost(captured[place]));
        }
    }

    public int Count => Place.Length;

    /// <summary>What is known of each post in order of time, in the order in which posts are counted.</summary>
    public T[] InOrder<T>(T[] ofPosts) => Array.ConvertAll(Place, place => ofPosts[place]);

    /// <summary>A division, in the order in which posts are counted.</summary>
    public Division InOrder(Division division) =>
        division with { Group = InOrder(division.Group), Weight = InOrder(division.Weight), Earned = InOrder(division.Earned) };

    /// <summary>The post's place in order of time.</summary>
    public int[] Place { get; }

    public int[] Account { get; }

    public bool[] IsRepost { get; }
}
