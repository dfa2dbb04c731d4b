using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>How often each account is early.</summary>
internal sealed class Habits(Slice slice, Arrivals arrivals, int[] early)
{
    private readonly (int Early, int Of)[] all = Count(slice, arrivals, early, Enumerable.Range(0, slice.Count));

    /// <summary>On one author's posts, by account.</summary>
    public (int Early, int Of)[] On(int author) => Count(slice, arrivals, early, Enumerable.Range(0, slice.Count).Where(post => slice.Account[post] == author));

    /// <summary>On the posts of all others than one author.</summary>
    /// <param name="account">The account.</param>
    /// <param name="times">Early ones of the author.</param>
    /// <param name="of">All of the author.</param>
    public Share Elsewhere(int account, int times, int of) => Shares.Wilson(all[account].Early - times, all[account].Of - of);

    private static (int Early, int Of)[] Count(Slice slice, Arrivals arrivals, int[] early, IEnumerable<int> posts)
    {
        var counts = new (int Early, int Of)[slice.Accounts.Count];
        foreach (var post in posts)
        {
            var reposts = arrivals.Of(post);
            for (var place = 0; place < reposts.Length; place++)
            {
                ref var count = ref counts[slice.Account[reposts[place]]];
                count = (count.Early + (place < early[post] ? 1 : 0), count.Of + 1);
            }
        }

        return counts;
    }
}
