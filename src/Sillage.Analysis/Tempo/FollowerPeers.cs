using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Posts by accounts of similar following: the slice's originals in tenths by followers, each tenth with its early repost counts.</summary>
internal sealed class FollowerPeers
{
    private readonly int[] tenthOf;
    private readonly int[][] earlyCounts;
    private readonly int[] allCounts;

    private FollowerPeers(int[] tenthOf, int[][] earlyCounts, int[] allCounts) =>
        (this.tenthOf, this.earlyCounts, this.allCounts) = (tenthOf, earlyCounts, allCounts);

    /// <summary>Groups originals.</summary>
    public static FollowerPeers Of(Slice slice, int[] originals, Func<int, int> early)
    {
        // By followers, then by post: one number orders as both do.
        long[] order = [.. originals.Where(post => slice.Followers[post] >= 0).Select(post => ((long)slice.Followers[post] << 32) | (uint)post)];
        Array.Sort(order);
        var known = Array.ConvertAll(order, place => (int)place);
        var tenthOf = new int[slice.Count];
        Array.Fill(tenthOf, -1);
        var counts = Enumerable.Range(0, 10).Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < known.Length; i++)
        {
            // Equal followers belong to the same tenth, whatever the order of posts.
            var tenth = i > 0 && slice.Followers[known[i]] == slice.Followers[known[i - 1]] ? tenthOf[known[i - 1]] : (int)(10L * i / known.Length);
            tenthOf[known[i]] = tenth;
            counts[tenth].Add(early(known[i]));
        }

        return new FollowerPeers(tenthOf, [.. counts.Select(Sorted)], Sorted(originals.Select(early)));

        static int[] Sorted(IEnumerable<int> values)
        {
            int[] sorted = [.. values];
            Array.Sort(sorted);
            return sorted;
        }
    }

    /// <summary>How a count ranks among its peers, the post itself left out.</summary>
    public (double Percentile, long ComparedWith, bool Similar) Rank(int post, int early)
    {
        var similar = tenthOf[post] >= 0;
        var peers = similar ? earlyCounts[tenthOf[post]] : allCounts;
        var others = peers.Length - 1;
        if (others <= 0)
            return (0, 0, similar);
        var below = Array.BinarySearch(peers, early);
        while (below > 0 && peers[below - 1] == early)
            below--;
        return (100.0 * below / others, others, similar);
    }
}
