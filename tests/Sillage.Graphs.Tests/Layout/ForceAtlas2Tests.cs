using CsCheck;
using Sillage.Graphs.Layout;
using Xunit;

namespace Sillage.Graphs.Tests.Layout;

public class ForceAtlas2Tests
{
    [Fact]
    public void A_drawing_of_any_graph_is_finite() =>
        Gen.Select(AnyShape, AnyOptions).Sample((graph, options) =>
        {
            var state = Layouts.Draw(graph, WithRadii(options, graph), seed: 3);

            Assert.All(state.X.Concat(state.Y).Concat(state.ForceX ?? []).Concat(state.ForceY ?? []), value => Assert.True(float.IsFinite(value)));
            Assert.Equal(graph.Nodes, state.X.Length);
        });

    [Fact]
    public void A_drawing_from_any_start_stays_finite() =>
        Gen.Select(AnyShape, AnyOptions, Gen.Double[1e-30, 1e12], Gen.Int).Sample((graph, options, size, seed) =>
        {
            var random = new Random(seed);
            float[] Places() => [.. Enumerable.Range(0, graph.Nodes).Select(_ => (float)(random.Next(-4, 5) * size))];

            var state = Layouts.Run(graph, new(Places(), Places()), WithRadii(options, graph));

            Assert.All(state.X.Concat(state.Y), value => Assert.True(float.IsFinite(value)));
        });

    [Fact]
    public void An_empty_graph_has_an_empty_drawing_and_one_node_lies_at_the_centre()
    {
        Assert.Empty(Layouts.Draw(Graph.FromPairs(false)).X);
        var one = Layouts.Draw(Graph.FromPairs(false, (0, 0)));
        Assert.InRange(Math.Abs(one.X[0]) + Math.Abs(one.Y[0]), 0, 20);
    }

    [Theory]
    [InlineData(false, SpeedRule.Gephi)]
    [InlineData(true, SpeedRule.Gephi)]
    [InlineData(false, SpeedRule.Paper)]
    public void The_number_of_threads_does_not_show_in_a_single_bit(bool linLog, SpeedRule rule)
    {
        var graph = Graphs.Large(12_000, 30_000, directed: true);
        var options = new ForceAtlas2Options { MaxIterations = 10, LinLog = linLog, Speed = rule };

        var one = Layouts.Draw(graph, options with { Threads = 1 });

        Same(one, Layouts.Draw(graph, options with { Threads = rule == SpeedRule.Paper ? 5 : 2 }));
        Assert.NotEqual(one.X, Layouts.Draw(graph, options, seed: 2).X);
    }

    [Theory]
    [InlineData(SpeedRule.Gephi, 1)]
    [InlineData(SpeedRule.Gephi, 4)]
    [InlineData(SpeedRule.Gephi, 13)]
    [InlineData(SpeedRule.Paper, 16)]
    [InlineData(SpeedRule.Paper, 31)]
    public void A_run_that_was_interrupted_ends_as_one_that_was_not(SpeedRule rule, int pause)
    {
        var graph = Graphs.Large(2500, 7500, directed: false);
        var start = InitialPlacement.Random(graph, seed: 4);
        var options = new ForceAtlas2Options { MaxIterations = 40, Speed = rule };

        var half = Layouts.Run(graph, start, options with { MaxIterations = pause });
        var resumed = Layouts.Run(graph, half, options with { MaxIterations = 40 - pause });

        Assert.Equal(40, resumed.Iterations);
        Same(Layouts.Run(graph, start, options), resumed);
    }

    [Fact]
    public void A_cancelled_run_returns_what_it_reached_and_can_go_on()
    {
        var graph = Graphs.Karate;
        var start = InitialPlacement.Random(graph);
        var options = new ForceAtlas2Options { MaxIterations = 20, SettledBelow = 0 };
        using var cancel = new CancellationTokenSource();
        var progress = new Progress(report =>
        {
            if (report.Iterations == 7)
                cancel.Cancel();
        });

        var stopped = ForceAtlas2.Run(graph, start, options, progress, cancel.Token);

        Assert.Equal(7, stopped.Iterations);
        Same(Layouts.Run(graph, start, options), Layouts.Run(graph, stopped, options with { MaxIterations = 13 }));
    }

    [Theory]
    [InlineData(SpeedRule.Gephi, false)]
    [InlineData(SpeedRule.Gephi, true)]
    [InlineData(SpeedRule.Paper, false)]
    public void Two_communities_end_apart(SpeedRule rule, bool linLog)
    {
        var (graph, camp) = TwoCamps(150, inside: 900, across: 60);
        var options = new ForceAtlas2Options { MaxIterations = 400, Speed = rule, LinLog = linLog };

        var state = Layouts.Run(graph, InitialPlacement.Random(graph), options);

        Assert.InRange(ShareNearerToItsOwn(state, camp), 0.98, 1);
    }

    [Fact]
    public void A_settled_drawing_is_left_as_it_is()
    {
        var state = Layouts.Draw(Graphs.Karate);

        Assert.True(state.IsSettled);
        Assert.InRange(state.Iterations, 10, 999);
        Same(state, Layouts.Run(Graphs.Karate, state));
    }

    [Fact]
    public void Nodes_that_start_at_one_place_part()
    {
        var state = Layouts.Run(Graphs.Karate, new(new float[34], new float[34]));

        Assert.Equal(34, state.X.Zip(state.Y).Distinct().Count());
    }

    [Fact]
    public void Discs_do_not_overlap()
    {
        var (graph, _) = TwoCamps(60, inside: 150, across: 10);
        float[] radii = [.. Enumerable.Range(0, graph.Nodes).Select(node => 5 + graph.Degree(node))];
        var points = Layouts.Draw(graph);

        var discs = Layouts.Run(graph, points, new() { Radii = radii, MaxIterations = 500, SettledBelow = 0 });

        Assert.True(Overlaps(points, radii) > 20);
        Assert.Equal(0, Overlaps(discs, radii));
    }

    [Fact]
    public void A_drawing_does_not_wander_off()
    {
        var (graph, _) = TwoCamps(150, inside: 900, across: 60);

        var state = Layouts.Run(graph, InitialPlacement.Random(graph), new() { MaxIterations = 500, SettledBelow = 0 });

        var extent = state.X.Max() - state.X.Min();
        Assert.InRange(state.X.Average() / extent, -0.1, 0.1);
        Assert.InRange(state.Y.Average() / extent, -0.1, 0.1);
    }

    [Fact]
    public void Options_out_of_range_and_states_of_another_graph_are_refused()
    {
        var start = InitialPlacement.Random(Graphs.Karate);

        Assert.Throws<ArgumentOutOfRangeException>(() => Layouts.Run(Graphs.Karate, start, new() { Scaling = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Layouts.Run(Graphs.Karate, start, new() { Theta = 2 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Layouts.Run(Graphs.Karate, start, new() { Tolerance = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Layouts.Run(Graphs.Karate, start, new() { Radii = [1] }));
        Assert.Throws<ArgumentException>(() => Layouts.Run(Graphs.Karate, new([1], [1])));
        Assert.Throws<ArgumentException>(() => Layouts.Run(Graphs.Karate, start with { X = [float.NaN, .. start.X[1..]] }));
        Assert.Throws<ArgumentException>(() => Layouts.Run(Graphs.Karate, start with { Order = new int[34] }));
    }

    private static Gen<Graph> AnyShape { get; } = Gen.OneOf(
        Graphs.Any(directed: true),
        Graphs.Any(directed: false, weight: Gen.Double[0, 1e9]),
        Gen.Int[0, 200].Select(leaves => Graphs.Build(Enumerable.Range(1, leaves).Select(leaf => (0, leaf, 1.0)), directed: true)),
        Gen.Int[1, 25].Select(nodes => Graphs.Build(from a in Enumerable.Range(0, nodes) from b in Enumerable.Range(0, a) select (a, b, 1.0), false)),
        Gen.Select(Gen.Int[0, 3], Gen.Int[3, 90]).Select((edges, nodes) =>
            Graphs.Build(Enumerable.Range(0, edges).Select(edge => (edge, edge % 2, 1.0)), directed: false, nodes)),
        Gen.Int[1, 150].Select(length => Graphs.Build(Enumerable.Range(0, length).Select(node => (node, node + 1, 2.0)), directed: false)));

    private static Gen<ForceAtlas2Options> AnyOptions { get; } = Gen.Select(
        Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool, Gen.Enum<SpeedRule>(), Among(0.0, 1.2), Among(0, 1, 100), Among(0.0, 1, 2.5))
        .Select((strong, linLog, hubs, discs, speed, theta, gravity, influence) => new ForceAtlas2Options
        {
            StrongGravity = strong,
            LinLog = linLog,
            DissuadeHubs = hubs,
            Radii = discs ? [] : null,
            Speed = speed,
            Theta = theta,
            Gravity = gravity,
            EdgeWeightInfluence = influence,
            MaxIterations = 60,
        });

    private static Gen<double> Among(params double[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static ForceAtlas2Options WithRadii(ForceAtlas2Options options, Graph graph) =>
        options.Radii is null ? options : options with { Radii = [.. Enumerable.Range(0, graph.Nodes).Select(node => (float)(node % 5))] };

    private static void Same(LayoutState expected, LayoutState actual)
    {
        Assert.Equal(expected.X, actual.X);
        Assert.Equal(expected.Y, actual.Y);
        Assert.Equal(expected.ForceX!, actual.ForceX!);
        Assert.Equal(expected.ForceY!, actual.ForceY!);
        Assert.Equal((expected.Speed, expected.SpeedEfficiency, expected.Iterations), (actual.Speed, actual.SpeedEfficiency, actual.Iterations));
        Assert.Equal((expected.Movement, expected.IsSettled), (actual.Movement, actual.IsSettled));
    }

    /// <summary>Two random graphs of the same size with a few edges between them; the camp of each node, in mixed order.</summary>
    internal static (Graph Graph, int[] Camp) TwoCamps(int each, int inside, int across)
    {
        var random = new Random(11);
        using var edges = new EdgeList();
        for (var i = 0; i < 2 * inside; i++)
            edges.Add((2 * random.Next(each)) + (i % 2), (2 * random.Next(each)) + (i % 2));
        for (var i = 0; i < across; i++)
            edges.Add(2 * random.Next(each), (2 * random.Next(each)) + 1);
        return (Graph.Build(edges, directed: false, 2 * each), [.. Enumerable.Range(0, 2 * each).Select(node => node % 2)]);
    }

    internal static double ShareNearerToItsOwn(LayoutState state, int[] camp)
    {
        var centres = Enumerable.Range(0, 2).Select(side => Enumerable.Range(0, camp.Length).Where(node => camp[node] == side).ToArray())
            .Select(members => (X: members.Average(node => state.X[node]), Y: members.Average(node => state.Y[node]))).ToArray();
        double Distance(int node, int side) => Math.Pow(state.X[node] - centres[side].X, 2) + Math.Pow(state.Y[node] - centres[side].Y, 2);
        return Enumerable.Range(0, camp.Length).Average(node => Distance(node, camp[node]) < Distance(node, 1 - camp[node]) ? 1.0 : 0.0);
    }

    private static int Overlaps(LayoutState state, float[] radii)
    {
        var count = 0;
        for (var a = 0; a < radii.Length; a++)
        {
            for (var b = 0; b < a; b++)
                count += Math.Pow(state.X[a] - state.X[b], 2) + Math.Pow(state.Y[a] - state.Y[b], 2) < Math.Pow(radii[a] + radii[b], 2) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Reports at once, on the layout's own thread.</summary>
    private sealed class Progress(Action<(int Iterations, double Movement)> report) : IProgress<(int Iterations, double Movement)>
    {
        public void Report((int Iterations, double Movement) value) => report(value);
    }
}
