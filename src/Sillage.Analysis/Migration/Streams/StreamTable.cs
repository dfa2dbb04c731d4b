using System.Runtime.Intrinsics;
using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>One division counted over time by all four measures, and what resamples of the accounts make of it.</summary>
internal sealed class StreamTable
{
    private readonly MigrationOptions options;
    private readonly TimeRows rows;
    private readonly StreamCounts[] measures = new StreamCounts[4];
    private readonly List<Lead> leads;
    private readonly double[][] entered, half;
    private readonly Change[][] changes;

    /// <param name="counted">The posts.</param>
    /// <param name="rows">Rows of the tables.</param>
    /// <param name="rowOf">Row of each post, in the order in which posts are counted.</param>
    /// <param name="division">The division.</param>
    /// <param name="options">Options.</param>
    public StreamTable(StreamPosts counted, TimeRows rows, int[] rowOf, Division division, MigrationOptions options)
    {
        (this.options, this.rows, Division) = (options, rows, division);
        Width = division.Names.Count + 1;
        var inOrder = counted.InOrder(division);
        Parallel.Invoke(
            () => measures[0] = StreamCounts.OfPosts(counted, rowOf, inOrder), () => measures[1] = StreamCounts.OfAccounts(counted, rowOf, inOrder),
            () => measures[2] = StreamCounts.OfOriginals(counted, rowOf, inOrder), () => measures[3] = StreamCounts.OfEarned(counted, rowOf, inOrder));
        Accounts = StreamCounts.OfAccounts(counted, new int[counted.Count], inOrder).Sum(Width);
        Sums = Array.ConvertAll(measures, counts => counts.Sum(rows.Count * Width));
        Told = [.. Enumerable.Range(0, rows.Count).Where(row => Total(Sums[0], row) >= options.FewestPosts)];
        // The best of as many places as there are told rows: each may err so much less.
        var z = NormalQuantile.Of(1 - (0.025 / Math.Max(1, Told.Length)));
        leads = Leads.BeyondChance(Leads.Of(Sums[0], Width, Told, options.LeadBuckets), measures[0], Width, z);
        (entered, half) = (Empty(division.Names.Count), Empty(division.Names.Count));
        changes = [.. Enumerable.Range(0, Math.Max(0, leads.Count - 1)).Select(_ => new Change[options.Resamples])];
    }

    public Division Division { get; }

    /// <summary>Cells of a row; the last is none of the groups.</summary>
    public int Width { get; }

    /// <summary>Posts, accounts, originals, reposts earned: a table each.</summary>
    public IReadOnlyList<double[]> Sums { get; }

    /// <summary>Accounts by group over the whole time, each once in a group, in however many rows it posted.</summary>
    public double[] Accounts { get; }

    /// <summary>Rows with enough posts to tell who leads.</summary>
    public int[] Told { get; }

    /// <summary>Takes a batch of resamples into account; batches may come in any order and at once.</summary>
    /// <param name="first">Number of the first resample.</param>
    /// <param name="times">How often each account is counted.</param>
    public void Resample(int first, ReadOnlySpan<Vector256<float>> times)
    {
        // Only crossings are told by every measure.
        var tables = new double[changes.Length == 0 ? 1 : measures.Length][][];
        for (var measure = 0; measure < tables.Length; measure++)
            tables[measure] = measures[measure].Sum(rows.Count * Width, times);
        for (var resample = 0; resample < AccountResample.Together && first + resample < options.Resamples; resample++)
            Take(first + resample, [.. tables.Select(table => table[resample])]);
    }

    /// <summary>Lets go of the counts by account, many times larger than their sums, when no resample is to come.</summary>
    public void Resampled() => Array.Clear(measures);

    private void Take(int number, double[][] drawn)
    {
        for (var group = 0; group < Width - 1; group++)
        {
            entered[group][number] = Entered(drawn[0], group);
            half[group][number] = Half(drawn[0], group);
        }

        for (var i = 0; i < changes.Length; i++)
        {
            changes[i][number] = new Change(
                CrossingIn(drawn[0], i), CrossingIn(drawn[1], i), CrossingIn(drawn[2], i), CrossingIn(drawn[3], i),
                Ahead(drawn[0], leads[i].Group, leads[i + 1].Group, leads[i]) > 0 && Ahead(drawn[0], leads[i + 1].Group, leads[i].Group, leads[i + 1]) > 0);
        }
    }

    /// <summary>When a group had its share first, in rows; NaN never.</summary>
    public double Entered(double[] sums, int group)
    {
        foreach (var row in Told)
        {
            if (sums[(row * Width) + group] >= options.EntryShare * Total(sums, row) && sums[(row * Width) + group] > 0)
                return row;
        }

        return double.NaN;
    }

    /// <summary>When a group had made half of its posts, in rows; NaN if it made none.</summary>
    public double Half(double[] sums, int group)
    {
        double all = 0, before = 0;
        for (var row = 0; row < rows.Count; row++)
            all += sums[(row * Width) + group];
        for (var row = 0; row < rows.Count; row++)
        {
            var here = sums[(row * Width) + group];
            if (here > 0 && before + here >= all / 2)
                return row + (((all / 2) - before) / here);
            before += here;
        }

        return double.NaN;
    }

    public double Total(double[] sums, int row)
    {
        double all = 0;
        foreach (var cell in sums.AsSpan(row * Width, Width))
            all += cell;
        return all;
    }

    /// <summary>When a group entered; not before its first post.</summary>
    public TimeEstimate? EnteredEstimate(int group, DateTimeOffset first) => Estimate(Entered(Sums[0], group), entered[group], widen: (0, 1)) is { } found
        ? found with { At = Later(found.At, first), Low = Later(found.Low, first) }
        : null;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    public TimeEstimate? HalfEstimate(int group) => Estimate(Half(Sums[0], group), half[group], widen: (0, 0));

    /// <summary>The crossings that nearly all resamples have too.</summary>
    public IEnumerable<Crossing> Crossings(DateTimeOffset first)
    {
        for (var i = 0; i < changes.Length; i++)
        {
            var (from, to) = (leads[i], leads[i + 1]);
            var at = CrossingIn(Sums[0], i);
            var support = (double)changes[i].Count(change => change.Holds && !double.IsNaN(change.Posts)) / options.Resamples;
            if (support < 0.95 || Estimate(at, [.. changes[i].Select(change => change.Posts)], (-0.5, 0.5)) is not { } when)
                continue;
            yield return new Crossing(
                Division.Names[from.Group], Division.Names[to.Group], when, support, Between(from.Group, to.Group, from.First, at), Between(from.Group, to.Group, at, to.Last + 1),
                (when.At - first).TotalMinutes, By(1, change => change.Accounts), By(2, change => change.Originals), By(3, change => change.Earned));

            TimeEstimate? By(int measure, Func<Change, double> which) => Estimate(CrossingIn(Sums[measure], i), [.. changes[i].Select(which)], (-0.5, 0.5));
        }
    }

    private double CrossingIn(double[] sums, int i) => Leads.Crossing(sums, Width, Told, options.LeadBuckets, leads[i], leads[i + 1]);

    private double Ahead(double[] sums, int group, int other, Lead lead)
    {
        double ahead = 0;
        for (var row = lead.First; row <= lead.Last; row++)
            ahead += sums[(row * Width) + group] - sums[(row * Width) + other];
        return ahead;
    }

    /// <summary>The share of one group among the posts of two, in the rows whose middle lies between two places.</summary>
    private Portion Between(int group, int other, double from, double to)
    {
        double one = 0, both = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            if (row + 0.5 < from || row + 0.5 >= to)
                continue;
            one += Sums[0][(row * Width) + group];
            both += Sums[0][(row * Width) + group] + Sums[0][(row * Width) + other];
        }

        return Portions.Of(one, both);
    }

    /// <summary>A time with the interval of the resamples; null where it is none, or is none in more than 5 % of them.</summary>
    private TimeEstimate? Estimate(double at, double[] drawn, (double Before, double After) widen)
    {
        double[] known = [.. drawn.Where(one => !double.IsNaN(one)).Order()];
        return double.IsNaN(at) || known.Length < 0.95 * drawn.Length
            ? null
            : new TimeEstimate(rows.Time(at), rows.Time(Math.Min(at, Shares.Quantile(known, 0.025)) + widen.Before), rows.Time(Math.Max(at, Shares.Quantile(known, 0.975)) + widen.After));
    }

    private double[][] Empty(int groups) => [.. Enumerable.Range(0, groups).Select(_ => new double[options.Resamples])];

    /// <summary>A crossing in one resample, in rows by each measure, and whether both groups led when they did.</summary>
    private readonly record struct Change(double Posts, double Accounts, double Originals, double Earned, bool Holds);
}
