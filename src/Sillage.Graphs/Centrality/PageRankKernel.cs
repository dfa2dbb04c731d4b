using Sillage.Graphs.Memory;

namespace Sillage.Graphs;

/// <summary>
/// Gauss-Seidel on what is left after trimming. In a network of reposts two thirds of the accounts are never reposted, so that their rank is
/// known, and most of the others repost nobody who matters for them: few nodes lie on or between cycles.
/// </summary>
internal sealed unsafe class PageRankKernel(Graph graph, Graph incoming, PageRankOptions options, CancellationToken cancellation)
    : IWeightedKernel<PageRank>
{
    private readonly int nodes = graph.Nodes;
    private readonly double damping = options.Damping;

    public PageRank Run<TWeights>(TWeights weights)
        where TWeights : struct, IArcWeights
    {
        // flow[v] is what v hands on for each unit of an edge's weight: damping · rank / strength.
        var inverse = Strength.OfRows(graph, Work.Threads(options.Threads));
        foreach (ref var strength in inverse.AsSpan())
            strength = strength > 0 ? damping / strength : 0;
        double[] ranks = new double[nodes], flow = new double[nodes];
        var trim = new Trim(graph, incoming);
        foreach (var node in trim.Before)
            Settle(node, weights, ranks, flow, inverse);
        var (sweeps, error) = Iterate(trim, weights, ranks, flow, inverse);
        foreach (var node in trim.Behind)
            Settle(node, weights, ranks, flow, inverse);

        var total = 0.0;
        foreach (var rank in ranks)
            total += rank;
        foreach (ref var rank in ranks.AsSpan())
            rank /= total;
        return new(ranks, sweeps, error);
    }

    private void Settle<TWeights>(int node, TWeights weights, double[] ranks, double[] flow, double[] inverse)
        where TWeights : struct, IArcWeights
    {
        var offsets = incoming.OffsetColumn.Pointer;
        var sources = incoming.TargetColumn.Pointer;
        var sum = 1.0;
        for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
            sum += flow[sources[arc]] * weights[arc];
        ranks[node] = sum;
        flow[node] = sum * inverse[node];
    }

    private (int Sweeps, double Error) Iterate<TWeights>(Trim trim, TWeights weights, double[] ranks, double[] flow, double[] inverse)
        where TWeights : struct, IArcWeights
    {
        var core = trim.Core;
        if (core.Length == 0)
            return (0, 0);
        var offsets = incoming.OffsetColumn.Pointer;
        var sources = incoming.TargetColumn.Pointer;
        var place = new int[nodes];
        Array.Fill(place, -1);
        for (var i = 0; i < core.Length; i++)
            place[core[i]] = i;

        // Rows of the core alone, in one piece; what comes from outside it is a constant.
        var arcs = core.Sum(node => offsets[node + 1] - offsets[node]);
        using var rowEnds = new Scratch<long>(core.Length);
        using var from = new Scratch<int>(arcs);
        using var share = new Scratch<double>(arcs);
        double[] given = new double[core.Length], rank = new double[core.Length];
        long count = 0;
        for (var i = 0; i < core.Length; i++)
        {
            var sum = 1.0;
            for (var arc = offsets[core[i]]; arc < offsets[core[i] + 1]; arc++)
            {
                var source = sources[arc];
                if (place[source] < 0)
                {
                    sum += flow[source] * weights[arc];
                    continue;
                }

                from.Pointer[count] = place[source];
                share.Pointer[count++] = weights[arc] * inverse[source];
            }

            rowEnds.Pointer[i] = count;
            given[i] = rank[i] = sum;
        }

        var (sweeps, error) = (0, double.PositiveInfinity);
        for (; error > options.Tolerance; sweeps++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (sweeps == options.MaxSweeps)
                throw new InvalidOperationException($"PageRank has an error of {error:G3} after {sweeps} sweeps: allow more, or a higher tolerance");
            var (change, total) = Sweep(given, rank, rowEnds.Pointer, from.Pointer, share.Pointer);

            error = change / (total + nodes - core.Length) * damping / (1 - damping);
        }

        for (var i = 0; i < core.Length; i++)
        {
            ranks[core[i]] = rank[i];
            flow[core[i]] = rank[i] * inverse[core[i]];
        }

        return (sweeps, error);
    }

    private static (double Change, double Total) Sweep(double[] given, double[] rank, long* rowEnds, int* from, double* share)
    {
        double change = 0, total = 0;
        fixed (double* x = rank)
        {
            long arc = 0;
            for (var i = 0; i < rank.Length; i++)
            {
                var sum = given[i];
                for (var end = rowEnds[i]; arc < end; arc++)
                    sum += x[from[arc]] * share[arc];
                change += Math.Abs(sum - x[i]);
                total += sum;
                x[i] = sum;
            }
        }

        return (change, total);
    }

    /// <summary>Splits the nodes into those before all cycles, those behind all cycles, and the core on and between them.</summary>
    private sealed class Trim
    {
        public Trim(Graph graph, Graph incoming)
        {
            var taken = new bool[graph.Nodes];
            Before = Peel(incoming, graph, taken);
            Behind = Peel(graph, incoming, taken);
            Array.Reverse(Behind); // a node that was taken first depends on those taken after it
            Core = new int[graph.Nodes - Before.Length - Behind.Length];
            for (int node = 0, i = 0; node < taken.Length; node++)
            {
                if (!taken[node])
                    Core[i++] = node;
            }
        }

        public int[] Before { get; }

        public int[] Core { get; }

        public int[] Behind { get; }

        /// <summary>Takes nodes whose edges of one direction lead only to nodes already taken, in such an order.</summary>
        private static int[] Peel(Graph needed, Graph reached, bool[] taken)
        {
            var offsets = reached.OffsetColumn.Pointer;
            var targets = reached.TargetColumn.Pointer;
            var open = new int[taken.Length];
            for (var node = 0; node < open.Length; node++)
                open[node] = needed.Degree(node);
            var order = new int[taken.Length];
            var count = 0;
            for (var node = 0; node < open.Length; node++)
            {
                if (open[node] == 0 && !taken[node])
                    order[count++] = node;
            }

            for (var i = 0; i < count; i++)
            {
                taken[order[i]] = true;
                for (var arc = offsets[order[i]]; arc < offsets[order[i] + 1]; arc++)
                {
                    if (--open[targets[arc]] == 0 && !taken[targets[arc]])
                        order[count++] = targets[arc];
                }
            }

            return order[..count];
        }
    }
}
