using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>
/// Would these two meet so often by chance? Null: every share at every moment could have been made by any account, in proportion to how much the
/// account shares; objects, moments and the accounts' activity stay as they are.
/// </summary>
/// <remarks>
/// The bipartite configuration model of accounts and (object, moment) cells (Saracco et al. 2017) in its sparse limit: accounts with a and b of n
/// shares meet in λ = 2·pairs·a·b / (n(n−1)) of the pairs of shares within the window, and the count is Poisson (Le Cam 1960 bounds the error).
/// The count of objects is tested, which is never above that of pairs. It is tested at every level of crowding (<see cref="Moments"/>) and the
/// smallest p is taken times the number of levels (Bonferroni), so that three meetings in quiet moments do not drown in what crowds do.
/// </remarks>
internal sealed class MeetingNull(ShareList shares, AccountShares byAccount, Moments moments, long window)
{
    private readonly int levels = Math.Max(1, Distinct(moments.PairsUpTo));
    private readonly double perShares = shares.Count < 2 ? 0 : 2.0 / shares.Count / (shares.Count - 1.0);

    /// <summary>Fills expected counts and p-values of edges.</summary>
    /// <param name="edges">The edges.</param>
    /// <param name="limit">No p above this can matter: levels are looked at only where p could lie below, elsewhere p is that of the whole count.</param>
    /// <param name="expected">Expected counts.</param>
    /// <param name="p">p-values.</param>
    /// <param name="parts">Number of threads.</param>
    /// <param name="cancel">Stops the work.</param>
    public void Test(CoShareEdges edges, double limit, double[] expected, double[] p, int parts, CancellationToken cancel)
    {
        Bound(edges, limit, expected, p, parts);
        var open = Enumerable.Range(0, edges.Count).Where(edge => double.IsNaN(p[edge])).ToArray();
        // By the busier account, so that its objects are marked once and the cost is the sum of the quieter accounts' shares.
        var (start, order) = ByBusier(edges, open);
        var next = 0;
        Parallel.For(0, parts, _ =>
        {
            var marks = new Marks(shares.ObjectCount);
            const int chunk = 256;
            for (var from = Interlocked.Add(ref next, chunk) - chunk; from < shares.AccountCount; from = Interlocked.Add(ref next, chunk) - chunk)
            {
                cancel.ThrowIfCancellationRequested();
                for (var account = from; account < Math.Min(shares.AccountCount, from + chunk); account++)
                    Account(account, order.AsSpan(start[account]..start[account + 1]), edges, marks, p);
            }
        });
    }

    /// <summary>Expected counts of all edges, and p of those that cannot matter; NaN for the others. In the order of the edges: that is the order of memory.</summary>
    private void Bound(CoShareEdges edges, double limit, double[] expected, double[] p, int parts) => Parallel.For(0, parts, part =>
    {
        var (from, to) = ((int)((long)edges.Count * part / parts), (int)((long)edges.Count * (part + 1) / parts));
        for (var edge = from; edge < to; edge++)
        {
            var rate = perShares * byAccount.Count(edges.A[edge]) * byAccount.Count(edges.B[edge]);
            expected[edge] = rate * moments.PairsUpTo[^1];
            // Had all meetings been in the quietest moments, p would be this; it cannot be less.
            p[edge] = levels * Tails.Poisson(edges.Weight[edge], rate * moments.PairsUpTo[0]) > limit
                ? Math.Min(1, levels * Tails.Poisson(edges.Weight[edge], expected[edge]))
                : double.NaN;
        }
    });

    private void Account(int busier, ReadOnlySpan<int> own, CoShareEdges edges, Marks marks, double[] p)
    {
        if (own.IsEmpty)
            return;
        var items = byAccount.Items(busier);
        marks.Set(items);
        Span<int> counts = stackalloc int[moments.PairsUpTo.Length];
        foreach (var edge in own)
        {
            var quieter = edges.A[edge] == busier ? edges.B[edge] : edges.A[edge];
            counts.Clear();
            Meetings(busier, quieter, marks, counts);
            p[edge] = Least(counts, perShares * items.Length * byAccount.Count(quieter));
        }

        marks.Clear(items);
    }

    /// <summary>Objects that both shared within the window, each at the level of its quietest meeting.</summary>
    private void Meetings(int busier, int quieter, Marks marks, Span<int> counts)
    {
        var items = byAccount.Items(quieter);
        var itemsOfBusier = byAccount.Items(busier);
        var times = byAccount.Times(quieter);
        var timesOfBusier = byAccount.Times(busier);
        var (counted, quietest) = (-1, 0);
        for (var i = 0; i < items.Length; i++)
        {
            var item = items[i];
            if (!marks.Has(item))
                continue;
            for (var j = marks.First(item); j < itemsOfBusier.Length && itemsOfBusier[j] == item; j++)
            {
                if (Math.Abs(timesOfBusier[j] - times[i]) > window)
                    continue;
                int level = moments.Level[Math.Min(byAccount[busier][j], byAccount[quieter][i])];
                if (counted != item)
                    (counted, quietest) = (item, level);
                else if (level < quietest)
                    counts[quietest]--;
                else
                    continue;
                quietest = level;
                counts[level]++;
            }
        }
    }

    private double Least(ReadOnlySpan<int> counts, double rate)
    {
        double least = 1;
        var sum = 0;
        for (var level = 0; level < counts.Length; level++)
        {
            sum += counts[level];
            if (counts[level] > 0)
                least = Math.Min(least, Tails.Poisson(sum, rate * moments.PairsUpTo[level]));
        }

        return Math.Min(1, least * levels);
    }

    private (int[] Start, int[] Order) ByBusier(CoShareEdges edges, int[] open)
    {
        var start = new int[shares.AccountCount + 1];
        foreach (var edge in open)
            start[Busier(edges, edge) + 1]++;
        for (var account = 0; account < shares.AccountCount; account++)
            start[account + 1] += start[account];
        var (place, order) = (start.AsSpan(0, shares.AccountCount).ToArray(), new int[open.Length]);
        foreach (var edge in open)
            order[place[Busier(edges, edge)]++] = edge;
        return (start, order);
    }

    private int Busier(CoShareEdges edges, int edge) =>
        byAccount.Count(edges.A[edge]) >= byAccount.Count(edges.B[edge]) ? edges.A[edge] : edges.B[edge];

    /// <summary>Levels at which there are pairs.</summary>
    private static int Distinct(double[] upTo)
    {
        var distinct = 0;
        for (var level = 0; level < upTo.Length; level++)
            distinct += upTo[level] > (level > 0 ? upTo[level - 1] : 0) ? 1 : 0;
        return distinct;
    }
}
