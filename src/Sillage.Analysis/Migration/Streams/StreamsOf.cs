using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>A counted table as a result.</summary>
internal static class StreamsOf
{
    public static DivisionStreams Table(Slice slice, int[] captured, TimeRows rows, StreamTable table)
    {
        var groups = table.Width - 1;
        var first = new int[groups];
        Array.Fill(first, -1);
        for (var i = captured.Length - 1; i >= 0; i--)
        {
            if (table.Division.Group[i] >= 0)
                first[table.Division.Group[i]] = i;
        }

        var buckets = Buckets(slice, captured, rows, table);
        var whole = Whole(slice, captured, table);
        return new DivisionStreams(
            table.Division.By,
            [
                .. Enumerable.Range(0, groups).Select(group => new StreamGroup(
                    table.Division.Names[group], whole[group], first[group] < 0 ? null : slice.Mark(captured[first[group]]), first[group] < 0 ? null : table.EnteredEstimate(group, Wording.Time(slice.PostedAt[captured[first[group]]])), table.HalfEstimate(group))),
            ],
            Portions.Of(Enumerable.Range(0, rows.Count).Sum(row => table.Sums[0][(row * table.Width) + groups]), captured.Length), buckets,
            captured.Length == 0 ? [] : [.. table.Crossings(Wording.Time(slice.PostedAt[captured[0]]))]);
    }

    private static List<StreamBucket> Buckets(Slice slice, int[] captured, TimeRows rows, StreamTable table)
    {
        var buckets = new List<StreamBucket>();
        // The last bucket that each account posted in, from 1.
        var bucketOf = new int[slice.Accounts.Count];
        for (var first = 0; first < captured.Length;)
        {
            var row = rows.OfPost[first];
            var end = first;
            var (reposts, accounts) = (0, 0);
            for (; end < captured.Length && rows.OfPost[end] == row; end++)
            {
                reposts += slice.IsRepost(captured[end]) ? 1 : 0;
                ref var last = ref bucketOf[slice.Account[captured[end]]];
                accounts += last <= buckets.Count ? 1 : 0;
                last = buckets.Count + 1;
            }

            long[] of = [end - first, accounts, end - first - reposts, reposts];
            buckets.Add(new StreamBucket(
                rows.Time(row), rows.Time(row + 1), of[0], of[1], of[2], of[3],
                [.. Enumerable.Range(0, table.Width - 1).Select(group => SharesOf(measure => (table.Sums[measure][(row * table.Width) + group], of[measure])))]));
            first = end;
        }

        return buckets;
    }

    /// <summary>Over the whole time. Accounts are counted once, in whichever buckets they posted.</summary>
    private static GroupShares[] Whole(Slice slice, int[] captured, StreamTable table)
    {
        var reposts = captured.LongCount(slice.IsRepost);
        long[] of = [captured.Length, slice.Authors(captured), captured.Length - reposts, reposts];
        return
        [
            .. Enumerable.Range(0, table.Width - 1).Select(group => SharesOf(measure =>
            {
                if (measure == 1)
                    return (table.Accounts[group], of[1]);
                double sum = 0;
                for (var cell = group; cell < table.Sums[measure].Length; cell += table.Width)
                    sum += table.Sums[measure][cell];
                return (sum, of[measure]);
            })),
        ];
    }

    private static GroupShares SharesOf(Func<int, (double Count, long Of)> measure)
    {
        Portion Share(int which)
        {
            var (count, of) = measure(which);
            return Portions.Of(count, of);
        }

        return new GroupShares(Share(0), Share(1), Share(2), Share(3));
    }
}
