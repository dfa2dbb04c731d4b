using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Layout;

/// <summary>What attracts: for every node its neighbours and how strongly each pulls, seen from both ends of an edge.</summary>
internal sealed unsafe class Springs
{
    /// <summary>Keeps powers of large weights within single precision.</summary>
    private const double MaxStrength = 1e18;

    public required Column<long> Offsets { get; init; }

    public required Column<int> Targets { get; init; }

    /// <summary>The pull of each arc; null where all are 1.</summary>
    public required Column<float>? Strengths { get; init; }

    /// <summary>The mass of each node: 1 + degree.</summary>
    public required Column<float> Masses { get; init; }

    public int Nodes => (int)(Offsets.Length - 1);

    public static Springs Of(Graph graph, ForceAtlas2Options options, int threads)
    {
        var masses = MassesOf(graph, threads);
        var asTheyAre = options.EdgeWeightInfluence == 1 && !options.DissuadeHubs;
        if (!graph.IsDirected && (!graph.IsWeighted || (asTheyAre && graph.SingleColumn is not null)) && !options.DissuadeHubs)
            return new() { Offsets = graph.OffsetColumn, Targets = graph.TargetColumn, Strengths = graph.SingleColumn, Masses = masses };
        var mean = 0.0;
        for (var node = 0; node < graph.Nodes; node++)
            mean += masses.Pointer[node] / graph.Nodes;
        return graph.IsDirected
            ? new SpringMerger(graph, graph.Reverse(), options, masses, mean, threads).Merge()
            : Weighed(graph, options, masses, mean, threads);
    }

    /// <summary>The pull of an edge of the given weight from a node of the given mass.</summary>
    public static double Strength(double weight, double sourceMass, double meanMass, ForceAtlas2Options options)
    {
        var strength = options.EdgeWeightInfluence == 1 ? weight : Math.Pow(weight, options.EdgeWeightInfluence);
        return Math.Min(MaxStrength, options.DissuadeHubs ? strength * meanMass / sourceMass : strength);
    }

    private static Springs Weighed(Graph graph, ForceAtlas2Options options, Column<float> masses, double mean, int threads)
    {
        var strengths = new Column<float>(graph.Arcs);
        Work.Ranges(threads, graph.Nodes, threads * 16, (low, high, _, _) =>
        {
            for (var node = (int)low; node < high; node++)
            {
                for (var arc = graph.OffsetColumn.Pointer[node]; arc < graph.OffsetColumn.Pointer[node + 1]; arc++)
                {
                    var weight = graph.Weight(arc);
                    float own = masses.Pointer[node], other = masses.Pointer[graph.TargetColumn.Pointer[arc]];
                    strengths.Pointer[arc] = (float)(options.DissuadeHubs
                        ? (Strength(weight, own, mean, options) + Strength(weight, other, mean, options)) / 2
                        : Strength(weight, own, mean, options));
                }
            }
        });
        return new() { Offsets = graph.OffsetColumn, Targets = graph.TargetColumn, Strengths = strengths, Masses = masses };
    }

    /// <summary>1 + the number of edges at each node, loops left out; a → b and b → a are two.</summary>
    private static Column<float> MassesOf(Graph graph, int threads)
    {
        var masses = new Column<float>(graph.Nodes);
        var reverse = graph.Reverse();
        Work.Ranges(threads, graph.Nodes, threads * 16, (low, high, _, _) =>
        {
            for (var node = (int)low; node < high; node++)
            {
                var loops = graph.Loops > 0 && graph.ArcBetween(node, node) >= 0 ? 1 : 0;
                var degree = graph.Degree(node) - loops;
                masses.Pointer[node] = 1f + degree + (graph.IsDirected ? reverse.Degree(node) - loops : 0);
            }
        });
        return masses;
    }
}
