using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>
/// What accounts added to the cells of a table of time by group: an entry for each account and cell, so that resampling accounts is one pass.
/// A row of the table has a cell for each group and a last one for none of them.
/// </summary>
/// <param name="Account">Who added it, ascending.</param>
/// <param name="Cell">Row × width + group.</param>
/// <param name="Amount">How much.</param>
internal sealed record StreamCounts(int[] Account, int[] Cell, float[] Amount)
{
    /// <summary>Posts by group; what a weight leaves goes to none.</summary>
    public static StreamCounts OfPosts(Slice slice, int[] captured, int[] rows, Division division) =>
        Of(slice, captured, division.Names.Count + 1, _ => true, i => (rows[i], division.Group[i], division.Weight[i]), isAccount: false);

    /// <summary>Accounts by group: each once in each cell in which it posted.</summary>
    public static StreamCounts OfAccounts(Slice slice, int[] captured, int[] rows, Division division) =>
        Of(slice, captured, division.Names.Count + 1, _ => true, i => (rows[i], division.Group[i], 1), isAccount: true);

    /// <summary>Posts that are no reposts.</summary>
    public static StreamCounts OfOriginals(Slice slice, int[] captured, int[] rows, Division division) =>
        Of(slice, captured, division.Names.Count + 1, i => !slice.IsRepost(captured[i]), i => (rows[i], division.Group[i], division.Weight[i]), isAccount: false);

    /// <summary>Reposts by the group that earned them, kept with the account that made them.</summary>
    public static StreamCounts OfEarned(Slice slice, int[] captured, int[] rows, Division division) =>
        Of(slice, captured, division.Names.Count + 1, i => slice.IsRepost(captured[i]), i => (rows[i], division.Earned[i], division.Weight[i]), isAccount: false);

    /// <summary>Sums of the cells.</summary>
    /// <param name="cells">Cells of the table.</param>
    /// <param name="times">How often each account is counted; empty for once each.</param>
    public double[] Sum(int cells, ReadOnlySpan<byte> times = default)
    {
        var sums = new double[cells];
        if (times.IsEmpty)
        {
            for (var i = 0; i < Cell.Length; i++)
                sums[Cell[i]] += Amount[i];
            return sums;
        }

        for (var i = 0; i < Cell.Length; i++)
            sums[Cell[i]] += times[Account[i]] * Amount[i];
        return sums;
    }

    private static StreamCounts Of(Slice slice, int[] captured, int width, Func<int, bool> counts, Func<int, (int Row, int Group, float Weight)> place, bool isAccount)
    {
        var keys = new List<(long Key, float Amount)>(captured.Length);
        for (var i = 0; i < captured.Length; i++)
        {
            if (!counts(i))
                continue;
            var (row, group, weight) = place(i);
            var account = (long)slice.Account[captured[i]] << 32;
            var none = account | (uint)((row * width) + width - 1);
            if (group < 0)
            {
                keys.Add((none, 1));
                continue;
            }

            keys.Add((account | (uint)((row * width) + group), weight));
            if (weight < 1)
                keys.Add((none, 1 - weight));
        }

        // Equal keys in any order: their sum is rounded alike only in one, so amounts are part of the order.
        keys.Sort();
        var (accounts, cells, amounts) = (new List<int>(keys.Count), new List<int>(keys.Count), new List<float>(keys.Count));
        var last = -1L;
        foreach (var (key, amount) in keys)
        {
            if (key != last)
            {
                accounts.Add((int)(key >> 32));
                cells.Add((int)(uint)key);
                amounts.Add(isAccount ? 1 : amount);
                last = key;
            }
            else if (!isAccount)
            {
                amounts[^1] += amount;
            }
        }

        return new StreamCounts([.. accounts], [.. cells], [.. amounts]);
    }
}
