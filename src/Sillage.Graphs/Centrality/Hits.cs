using Sillage.Graphs.Memory;

namespace Sillage.Graphs;

/// <summary>Hubs point at good authorities, and good authorities are pointed at by hubs. In an undirected graph both are the same.</summary>
/// <param name="Hubs">One per node, their sum is 1; all 0 in a graph without edges.</param>
/// <param name="Authorities">One per node, their sum is 1; all 0 in a graph without edges.</param>
/// <param name="Sweeps">Passes over the edges.</param>
/// <remarks>Source: Kleinberg 1999, "Authoritative sources in a hyperlinked environment"; weights as in its matrix form.</remarks>
public sealed record Hits(double[] Hubs, double[] Authorities, int Sweeps)
{
    private const int NodesPerTask = 1 << 13;

    /// <summary>Computes hubs and authorities by power iteration from equal values.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="tolerance">The sum of the changes of the authorities in the last sweep is at most this.</param>
    /// <param name="maxSweeps">The sweeps after which to give up.</param>
    /// <param name="threads">The number of threads, 0 for every core. The result does not depend on it.</param>
    /// <param name="cancellation">Ends the computation.</param>
    /// <exception cref="InvalidOperationException">The tolerance was not reached in the allowed sweeps.</exception>
    public static Hits Compute(Graph graph, double tolerance = 1e-12, int maxSweeps = 10_000, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var incoming = graph.Reverse();
        threads = Work.Threads(threads);
        double[] hubs = new double[graph.Nodes], authorities = new double[graph.Nodes], next = new double[graph.Nodes];
        if (graph.Arcs == 0)
            return new(hubs, authorities, 0);
        Array.Fill(hubs, 1.0 / graph.Nodes);
        for (var sweep = 1; sweep <= maxSweeps; sweep++)
        {
            cancellation.ThrowIfCancellationRequested();
            Step(incoming, hubs, next, threads);
            var change = 0.0;
            for (var node = 0; node < next.Length; node++)
                change += Math.Abs(next[node] - authorities[node]);
            (authorities, next) = (next, authorities);
            Step(graph, authorities, hubs, threads);
            if (change <= tolerance)
                return new(hubs, authorities, sweep);
        }

        throw new InvalidOperationException($"hubs and authorities still change after {maxSweeps} sweeps: allow more, or a higher tolerance");
    }

    /// <summary>Every node gathers from its row; then the sum is made 1.</summary>
    private static void Step(Graph rows, double[] from, double[] to, int threads)
    {
        ArcWeights.Run(rows, new Gather(rows, from, to, threads));
        var sum = 0.0;
        foreach (var value in to)
            sum += value;
        for (var node = 0; sum > 0 && node < to.Length; node++)
            to[node] /= sum;
    }

    private sealed unsafe class Gather(Graph rows, double[] from, double[] to, int threads) : IWeightedKernel<double[]>
    {
        public double[] Run<TWeights>(TWeights weights)
            where TWeights : struct, IArcWeights
        {
            var offsets = rows.OffsetColumn.Pointer;
            var targets = rows.TargetColumn.Pointer;
            Work.Ranges(threads, to.Length, (to.Length + NodesPerTask - 1) / NodesPerTask, (low, high, _, _) =>
            {
                for (var node = low; node < high; node++)
                {
                    var sum = 0.0;
                    for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
                        sum += from[targets[arc]] * weights[arc];
                    to[node] = sum;
                }
            });
            return to;
        }
    }
}
