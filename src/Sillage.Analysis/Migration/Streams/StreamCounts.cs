using System.Runtime.Intrinsics;
using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>
/// What accounts added to the cells of a table of time by group: an entry for each account and cell, so that resampling accounts is one pass.
/// A row of the table has a cell for each group and a last one for none of them.
/// </summary>
/// <param name="Count">Number of entries; the arrays may have room for more.</param>
/// <param name="Account">Who added it, ascending.</param>
/// <param name="Cell">Row × width + group.</param>
/// <param name="Amount">How much.</param>
internal sealed record StreamCounts(int Count, int[] Account, int[] Cell, float[] Amount)
{
    /// <summary>Posts by group; what a weight leaves goes to none.</summary>
    public static StreamCounts OfPosts(StreamPosts posts, int[] rows, Division division) => Of(posts, null, rows, division.Names.Count + 1, division.Group, division.Weight);

    /// <summary>Accounts by group: each once in each cell in which it posted.</summary>
    public static StreamCounts OfAccounts(StreamPosts posts, int[] rows, Division division) => Of(posts, null, rows, division.Names.Count + 1, division.Group, null);

    /// <summary>Posts that are no reposts.</summary>
    public static StreamCounts OfOriginals(StreamPosts posts, int[] rows, Division division) => Of(posts, false, rows, division.Names.Count + 1, division.Group, division.Weight);

    /// <summary>Reposts by the group that earned them, kept with the account that made them.</summary>
    public static StreamCounts OfEarned(StreamPosts posts, int[] rows, Division division) => Of(posts, true, rows, division.Names.Count + 1, division.Earned, division.Weight);

    /// <summary>Sums of the cells.</summary>
    /// <param name="cells">Cells of the table.</param>
    public double[] Sum(int cells)
    {
        var sums = new double[cells];
        for (var i = 0; i < Count; i++)
            sums[Cell[i]] += Amount[i];
        return sums;
    }

    /// <summary>Sums of the cells in the resamples of a batch, a table each.</summary>
    /// <param name="cells">Cells of the table.</param>
    /// <param name="times">How often each account is counted, as <see cref="AccountResample.Draw"/> fills it.</param>
    public double[][] Sum(int cells, ReadOnlySpan<Vector256<float>> times)
    {
        var sums = new (Vector256<double> First, Vector256<double> Last)[cells];
        for (var i = 0; i < Count; i++)
        {
            var (first, last) = Vector256.Widen(times[Account[i]] * Amount[i]);
            ref var cell = ref sums[Cell[i]];
            cell.First += first;
            cell.Last += last;
        }

        var tables = new double[AccountResample.Together][];
        for (var resample = 0; resample < tables.Length; resample++)
            tables[resample] = Array.ConvertAll(sums, cell => resample < 4 ? cell.First[resample] : cell.Last[resample - 4]);
        return tables;
    }

    /// <param name="posts">Posts.</param>
    /// <param name="reposts">Only reposts, only others, or (null) all.</param>
    /// <param name="rows">The row of each post, like what follows in the order in which posts are counted (<see cref="StreamPosts.InOrder{T}"/>).</param>
    /// <param name="width">Cells of a row.</param>
    /// <param name="groups">The group of each post; −1 for none.</param>
    /// <param name="weights">How much each counts; null to count an account once in a cell, however much it posted.</param>
    private static StreamCounts Of(StreamPosts posts, bool? reposts, int[] rows, int width, int[] groups, float[]? weights)
    {
        // As many as there are posts, or a few fewer: what is left is not worth a copy.
        var (most, count) = (reposts is { } only ? posts.IsRepost.AsSpan().Count(only) : posts.Count, 0);
        var (accounts, cells, amounts) = (new int[most], new int[most], new float[most]);
        var (account, row, rowStart) = (-1, -1, 0);
        for (var i = 0; i < posts.Count; i++)
        {
            if (reposts is { } wanted && posts.IsRepost[i] != wanted)
                continue;
            var (at, group, weight) = (rows[i], groups[i], weights is null ? 1 : weights[i]);
            // An account's posts come in order of time: what it added to one row stands together.
            if (posts.Account[i] != account || at != row)
                (account, row, rowStart) = (posts.Account[i], at, count);
            var none = (at * width) + width - 1;
            Add(group < 0 ? none : (at * width) + group, group < 0 ? 1 : weight);
            if (group >= 0 && weight < 1)
                Add(none, 1 - weight);
        }

        return new StreamCounts(count, accounts, cells, amounts);

        void Add(int cell, float amount)
        {
            for (var entry = rowStart; entry < count; entry++)
            {
                if (cells[entry] != cell)
                    continue;
                amounts[entry] = weights is null ? 1 : amounts[entry] + amount;
                return;
            }

            if (count == cells.Length)
            {
                Array.Resize(ref accounts, 2 * (count + 1));
                Array.Resize(ref cells, 2 * (count + 1));
                Array.Resize(ref amounts, 2 * (count + 1));
            }

            (accounts[count], cells[count], amounts[count]) = (account, cell, weights is null ? 1 : amount);
            count++;
        }
    }
}
