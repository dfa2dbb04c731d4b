using System.Runtime.Intrinsics;
using Sillage.Analysis.Statistics;

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
    public static StreamCounts OfPosts(StreamPosts posts, int[] rows, Division division) =>
        Of(posts, division.Names.Count + 1, _ => true, i => (rows[i], division.Group[i], division.Weight[i]), isAccount: false);

    /// <summary>Accounts by group: each once in each cell in which it posted.</summary>
    public static StreamCounts OfAccounts(StreamPosts posts, int[] rows, Division division) =>
        Of(posts, division.Names.Count + 1, _ => true, i => (rows[i], division.Group[i], 1), isAccount: true);

    /// <summary>Posts that are no reposts.</summary>
    public static StreamCounts OfOriginals(StreamPosts posts, int[] rows, Division division) =>
        Of(posts, division.Names.Count + 1, i => !posts.IsRepost(i), i => (rows[i], division.Group[i], division.Weight[i]), isAccount: false);

    /// <summary>Reposts by the group that earned them, kept with the account that made them.</summary>
    public static StreamCounts OfEarned(StreamPosts posts, int[] rows, Division division) =>
        Of(posts, division.Names.Count + 1, i => posts.IsRepost(i), i => (rows[i], division.Earned[i], division.Weight[i]), isAccount: false);

    /// <summary>Sums of the cells.</summary>
    /// <param name="cells">Cells of the table.</param>
    public double[] Sum(int cells)
    {
        var sums = new double[cells];
        for (var i = 0; i < Cell.Length; i++)
            sums[Cell[i]] += Amount[i];
        return sums;
    }

    /// <summary>Sums of the cells in the resamples of a batch, a table each.</summary>
    /// <param name="cells">Cells of the table.</param>
    /// <param name="times">How often each account is counted, as <see cref="AccountResample.Draw"/> fills it.</param>
    public double[][] Sum(int cells, ReadOnlySpan<Vector256<float>> times)
    {
        var sums = new (Vector256<double> First, Vector256<double> Last)[cells];
        for (var i = 0; i < Cell.Length; i++)
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

    private static StreamCounts Of(StreamPosts posts, int width, Func<int, bool> counts, Func<int, (int Row, int Group, float Weight)> place, bool isAccount)
    {
        var (accounts, cells, amounts) = (new List<int>(posts.Count), new List<int>(posts.Count), new List<float>(posts.Count));
        var (account, row, rowStart) = (-1, -1, 0);
        foreach (var i in posts.ByAccount)
        {
            if (!counts(i))
                continue;
            var (at, group, weight) = place(i);
            // An account's posts come in order of time: what it added to one row stands together.
            if (posts.Account(i) != account || at != row)
                (account, row, rowStart) = (posts.Account(i), at, accounts.Count);
            var none = (at * width) + width - 1;
            Add(group < 0 ? none : (at * width) + group, group < 0 ? 1 : weight);
            if (group >= 0 && weight < 1)
                Add(none, 1 - weight);
        }

        return new StreamCounts([.. accounts], [.. cells], [.. amounts]);

        void Add(int cell, float amount)
        {
            for (var entry = rowStart; entry < cells.Count; entry++)
            {
                if (cells[entry] != cell)
                    continue;
                amounts[entry] = isAccount ? 1 : amounts[entry] + amount;
                return;
            }

            accounts.Add(account);
            cells.Add(cell);
            amounts.Add(isAccount ? 1 : amount);
        }
    }
}
