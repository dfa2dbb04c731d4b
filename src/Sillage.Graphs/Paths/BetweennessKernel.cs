using System.Runtime.InteropServices;
using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Paths;

/// <summary>Brandes' two passes for each source, on rows in breadth-first order.</summary>
internal static unsafe class BetweennessKernel
{
    /// <summary>Sources are dealt to this many sums, which are added in order: so many threads at most, whatever their number the same result.</summary>
    private const int Lanes = 8;

    public static Betweenness Run(Graph graph, IReadOnlyList<int> sources, int threads, CancellationToken cancellation)
    {
        using var rows = new Locality(graph, threads);
        var sampled = sources.Count < graph.Nodes;
        var lanes = Math.Max(1, Math.Min(Lanes, sources.Count));
        var searches = new Search?[lanes];
        var sums = new Lane[lanes];
        Work.Run(threads, lanes, (lane, worker) =>
        {
            var search = searches[worker] ??= new Search(rows);
            sums[lane] = new(rows.Nodes, sampled);
            for (var i = lane; i < sources.Count; i += lanes)
            {
                cancellation.ThrowIfCancellationRequested();
                search.From(rows.Place[sources[i]], sums[lane]);
            }
        });
        foreach (var search in searches)
            search?.Dispose();

        var scores = new double[graph.Nodes];
        var errors = new double[graph.Nodes];
        double count = sources.Count, nodes = graph.Nodes;
        var pairs = graph.IsDirected ? 1.0 : 0.5;
        for (var node = 0; node < scores.Length; node++)
        {
            double sum = 0, squares = 0;
            foreach (var lane in sums)
            {
                sum += lane.Sum[rows.Place[node]];
                squares += sampled ? lane.Squares[rows.Place[node]] : 0;
            }

            scores[node] = sampled ? sum * pairs * (nodes / count) : sum * pairs;
            if (!sampled || count < 2)
                continue;
            var variance = Math.Max(0, squares - (sum * sum / count)) / (count - 1);
            errors[node] = pairs * nodes * Math.Sqrt(variance / count * (1 - (count / nodes)));
        }

        return new(scores, errors, sources.Count);
    }

    private sealed class Lane(int nodes, bool sampled)
    {
        public double[] Sum { get; } = new double[nodes];

        public double[] Squares { get; } = sampled ? new double[nodes] : [];
    }

    /// <summary>What a search knows of a node, in one place: both passes come to it at random, and each time need both.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Visit
    {
        /// <summary>In the first pass the number of shortest paths σ; when the second is done with the node, (1 + δ) / σ.</summary>
        public double Paths;
        public int Distance;
    }

    private sealed class Search : IDisposable
    {
        private readonly Locality rows;
        private readonly Scratch<Visit> visits;
        private readonly Scratch<int> queue;

        public Search(Locality rows)
        {
            this.rows = rows;
            visits = new(rows.Nodes);
            visits.Span.Fill(new() { Distance = -1 });
            queue = new(rows.Nodes);
        }

        public void From(int source, Lane lane)
        {
            var found = Spread(source);
            Gather(found, lane);
            var visit = visits.Pointer;
            var order = queue.Pointer;
            for (var i = 0; i < found; i++)
                visit[order[i]] = new() { Distance = -1 };
        }

        public void Dispose()
        {
            visits.Dispose();
            queue.Dispose();
        }

        /// <summary>Counts shortest paths, outwards.</summary>
        private int Spread(int source)
        {
            long* offsets = rows.Offsets;
            int* targets = rows.Targets, order = queue.Pointer;
            var visit = visits.Pointer;
            visit[source] = new() { Distance = 0, Paths = 1 };
            order[0] = source;
            var tail = 1;
            for (var head = 0; head < tail; head++)
            {
                var node = order[head];
                var (paths, next) = (visit[node].Paths, visit[node].Distance + 1);
                for (long arc = offsets[node], end = offsets[node + 1]; arc < end; arc++)
                {
                    var target = visit + targets[arc];
                    if (target->Distance < 0)
                    {
                        target->Distance = next;
                        target->Paths = paths;
                        order[tail++] = targets[arc];
                    }
                    else if (target->Distance == next)
                    {
                        target->Paths += paths;
                    }
                }
            }

            return tail;
        }

        /// <summary>Gathers dependencies, inwards: every node takes from those one step further out.</summary>
        private void Gather(int found, Lane lane)
        {
            long* offsets = rows.Offsets;
            int* targets = rows.Targets, order = queue.Pointer;
            var visit = visits.Pointer;
            for (var i = found - 1; i > 0; i--)
            {
                var node = order[i];
                var (paths, next) = (visit[node].Paths, visit[node].Distance + 1);
                var taken = 0.0;
                for (long arc = offsets[node], end = offsets[node + 1]; arc < end; arc++)
                {
                    var target = visit + targets[arc];
                    if (target->Distance == next)
                        taken += target->Paths;
                }

                var dependency = paths * taken;
                visit[node].Paths = (1 + dependency) / paths;
                lane.Sum[node] += dependency;
                if (lane.Squares.Length > 0)
                    lane.Squares[node] += dependency * dependency;
            }
        }
    }
}
