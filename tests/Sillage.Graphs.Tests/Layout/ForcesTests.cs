using CsCheck;
using Sillage.Graphs.Layout;
using Xunit;

namespace Sillage.Graphs.Tests.Layout;

/// <summary>The forces of one iteration, which a layout of one iteration returns.</summary>
public class ForcesTests
{
    private static readonly ForceAtlas2Options Once = new() { MaxIterations = 1, Gravity = 0, SettledBelow = 0 };

    /// <summary>Masses 2 and 2, distance 4: repulsion 2 · 2 · 2 / 4 = 2, attraction 4.</summary>
    [Fact]
    public void Two_nodes_repel_by_mass_over_distance_and_their_edge_pulls_with_its_length()
    {
        var state = OfPair(Once);

        Assert.Equal([2f, -2f], state.ForceX!);
        Assert.Equal([0f, 0f], state.ForceY!);
    }

    [Fact]
    public void Scaling_multiplies_repulsion() =>
        Assert.Equal([-4f, 4f], OfPair(Once with { Scaling = 8 }).ForceX!);

    [Fact]
    public void Gravity_is_mass_times_k_at_any_distance_and_grows_with_it_if_strong()
    {
        Assert.Equal([2 + (3 * 2f), -2 - (3 * 2f)], OfPair(Once with { Gravity = 3 }).ForceX!);
        Assert.Equal([2 + (3 * 2f * 2), -2 - (3 * 2f * 2)], OfPair(Once with { Gravity = 3, StrongGravity = true }).ForceX!);
    }

    [Fact]
    public void In_linlog_an_edge_pulls_with_the_logarithm_of_its_length() =>
        Assert.Equal((float)(Math.Log(5) - 2), OfPair(Once with { LinLog = true }).ForceX![0], 1e-6f);

    [Theory]
    [InlineData(0, 4 - 2)]
    [InlineData(1, (3 * 4) - 2)]
    [InlineData(2, (9 * 4) - 2)]
    public void A_weight_pulls_by_its_power(double influence, float force) =>
        Assert.Equal(force, OfPair(Once with { EdgeWeightInfluence = influence }, weight: 3).ForceX![0], 1e-5f);

    [Fact]
    public void Between_discs_distance_counts_from_rim_to_rim_and_overlapping_ones_only_repel()
    {
        Assert.Equal(2 - (2f * 2 * 2 / 2), OfPair(Once with { Radii = [1, 1] }).ForceX![0], 1e-5f);
        Assert.Equal(-100 * 2f * 2 * 2, OfPair(Once with { Radii = [3, 3] }).ForceX![0], 1e-3f);
    }

    /// <summary>0 → 1 and 0 → 2: masses 3, 2, 2. Each pull is divided by 3 and multiplied by the mean, 7/3.</summary>
    [Fact]
    public void To_dissuade_hubs_the_pull_of_a_source_is_divided_by_its_mass()
    {
        var start = new LayoutState([0, 10, -10], [0, 0, 0]);

        var state = Layouts.Run(Graph.FromPairs(true, (0, 1), (0, 2)), start, Once with { DissuadeHubs = true, Theta = 0 });

        Assert.Equal((2 * 2 * ((3 / 10.0) + (2 / 20.0))) - (10 * 7 / 9.0), state.ForceX![1], 1e-5);
        Assert.Equal(0, state.ForceX[0], 1e-5);
    }

    [Fact]
    public void An_edge_both_ways_pulls_twice_and_counts_twice() // masses 3 and 3, repulsion 2 · 9 / 4
    {
        var state = Layouts.Run(Graph.FromPairs(true, (0, 1), (1, 0)), new([-2, 2], [0, 0]), Once);

        Assert.Equal((2 * 4) - (2 * 9 / 4f), state.ForceX![0], 1e-5f);
    }

    [Fact]
    public void A_loop_neither_pulls_nor_weighs() =>
        Assert.Equal([2f, -2f], Layouts.Run(Graph.FromPairs(false, (0, 1), (1, 1)), new([-2, 2], [0, 0]), Once).ForceX!);

    [Theory]
    [InlineData(0, 2e-6)]
    [InlineData(0.5, 1e-3)]
    [InlineData(1.2, 1e-2)]
    public void The_tree_gives_the_sum_over_all_pairs_exactly_at_theta_0_and_nearly_above(double theta, double tolerance)
    {
        var graph = Graphs.Large(1500, 4500, directed: false);
        var start = Clouds(graph.Nodes);
        var options = Once with { Theta = theta, Gravity = 1 };

        var state = Layouts.Run(graph, start, options);

        var exact = Exact(graph, start, options);
        Assert.InRange(Difference(state, exact), 0, tolerance);
    }

    [Fact]
    public void The_tree_with_discs_gives_the_sum_over_all_pairs_at_theta_0()
    {
        var graph = Graphs.Large(600, 1800, directed: false);
        var start = Clouds(graph.Nodes);
        var options = Once with { Theta = 0, Radii = [.. Enumerable.Range(0, graph.Nodes).Select(node => 0.02f * (node % 7))] };

        var state = Layouts.Run(graph, start, options);

        Assert.InRange(Difference(state, Exact(graph, start, options)), 0, 1e-4);
    }

    [Fact]
    public void Nodes_very_far_and_very_near_are_summed_as_all_others()
    {
        var start = new LayoutState([0, 1e-3f, 1e6f, 0, 5], [0, 0, 0, -1e6f, 5]);
        var graph = Graph.FromPairs(false, (0, 1), (2, 3), (4, 4));

        var state = Layouts.Run(graph, start, Once);

        Assert.InRange(Difference(state, Exact(graph, start, Once)), 0, 1e-5);
    }

    [Fact]
    public void Forces_between_nodes_cancel_out() =>
        AnyDrawing.Sample(drawing =>
        {
            var state = Layouts.Run(drawing.Graph, drawing.Start, Once with { Theta = 0 });

            var all = state.ForceX!.Zip(state.ForceY!, (x, y) => Math.Sqrt(((double)x * x) + ((double)y * y))).Sum();
            Assert.InRange(Math.Abs(state.ForceX!.Sum(x => (double)x)), 0, 1e-5 * all);
            Assert.InRange(Math.Abs(state.ForceY!.Sum(y => (double)y)), 0, 1e-5 * all);
        });

    /// <summary>By a power of two, so that no digit of the positions is lost and the forces are the same, bit for bit.</summary>
    [Fact]
    public void Moving_the_whole_drawing_changes_no_force() =>
        AnyDrawing.Sample(drawing =>
        {
            LayoutState start = drawing.Start, moved = new([.. start.X.Select(x => x + 1024)], [.. start.Y.Select(y => y - 512)]);

            LayoutState here = Layouts.Run(drawing.Graph, start, Once), there = Layouts.Run(drawing.Graph, moved, Once);

            Assert.InRange(Difference(there, here.ForceX!.Zip(here.ForceY!, (x, y) => ((double)x, (double)y)).ToArray()), 0, 1e-3);
        });

    private static Gen<(Graph Graph, LayoutState Start)> AnyDrawing { get; } =
        Graphs.Any(directed: false, maxNodes: 120, maxEdges: 200).SelectMany(graph =>
            Gen.Select(Gen.Int[-3000, 3000].Array[graph.Nodes], Gen.Int[-3000, 3000].Array[graph.Nodes]).Select((x, y) =>
                (graph, new LayoutState([.. x.Select((value, node) => (value / 64f) + (node / 8f))], [.. y.Select(value => value / 64f)]))));

    private static LayoutState OfPair(ForceAtlas2Options options, double weight = 1) =>
        Layouts.Run(Graphs.Build([(0, 1, weight)], directed: false), new([-2, 2], [0, 0]), options);

    /// <summary>Three clouds of different density and a few nodes far away.</summary>
    private static LayoutState Clouds(int nodes)
    {
        var random = new Random(5);
        float[] x = new float[nodes], y = new float[nodes];
        for (var node = 0; node < nodes; node++)
        {
            var size = node % 100 == 0 ? 3000 : node % 3 == 0 ? 10 : 100;
            x[node] = (float)((random.NextDouble() - 0.5) * size) + (node % 3 * 40);
            y[node] = (float)((random.NextDouble() - 0.5) * size);
        }

        return new(x, y);
    }

    /// <summary>The forces in double precision, every pair by itself.</summary>
    private static (double X, double Y)[] Exact(Graph graph, LayoutState at, ForceAtlas2Options options)
    {
        var mass = Enumerable.Range(0, graph.Nodes).Select(node => 1.0 + graph.Degree(node) - (graph.ArcBetween(node, node) < 0 ? 0 : 1)).ToArray();
        var forces = new (double X, double Y)[graph.Nodes];
        for (var a = 0; a < graph.Nodes; a++)
        {
            for (var b = 0; b < graph.Nodes; b++)
            {
                var (x, y, distance, gap) = Between(a, b);
                if (distance > 0)
                    Push(a, x, y, options.Scaling * mass[a] * mass[b] / Math.Max(gap, options.Radii is null ? 0 : 0.01));
            }

            var arc = graph.FirstArc(a);
            foreach (var b in graph.Neighbours(a))
            {
                var (x, y, distance, gap) = Between(a, b);
                if (distance > 0)
                    Push(a, x, y, -graph.Weight(arc) * Math.Max(0, gap));
                arc++;
            }

            var fromOrigin = Math.Sqrt(((double)at.X[a] * at.X[a]) + ((double)at.Y[a] * at.Y[a]));
            if (fromOrigin > 0)
                Push(a, at.X[a] / fromOrigin, at.Y[a] / fromOrigin, -options.Gravity * mass[a]);
        }

        return forces;

        void Push(int node, double x, double y, double force) =>
            forces[node] = (forces[node].X + (x * force), forces[node].Y + (y * force));

        (double X, double Y, double Distance, double Gap) Between(int a, int b)
        {
            double x = (double)at.X[a] - at.X[b], y = (double)at.Y[a] - at.Y[b], distance = Math.Sqrt((x * x) + (y * y));
            return (x / distance, y / distance, distance, options.Radii is null ? distance : distance - options.Radii[a] - options.Radii[b]);
        }
    }

    /// <summary>The lengths of all differences as a share of the lengths of all forces.</summary>
    private static double Difference(LayoutState state, (double X, double Y)[] expected)
    {
        double differences = 0, lengths = 1e-30;
        for (var node = 0; node < expected.Length; node++)
        {
            double dx = state.ForceX![node] - expected[node].X, dy = state.ForceY![node] - expected[node].Y;
            differences += Math.Sqrt((dx * dx) + (dy * dy));
            lengths += Math.Sqrt((expected[node].X * expected[node].X) + (expected[node].Y * expected[node].Y));
        }

        return differences / lengths;
    }
}
