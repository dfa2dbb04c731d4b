using System.Numerics;
using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Layout;

/// <summary>
/// The iterations themselves, on flat arrays. Every force is summed in an order given by the graph and the positions, every total in
/// fixed stretches of nodes: the threads do not show.
/// </summary>
internal sealed unsafe class ForceAtlas2Engine : IDisposable
{
    private const int Stretches = 128;

    /// <summary>The weight of the last iteration in the smoothed movement.</summary>
    private const double Newest = 0.1;

    /// <summary>Nodes are put in order anew after this many iterations, then after twice as many, and so on, as the drawing comes to rest.</summary>
    private const int FirstArrangement = 4;

    private readonly ForceAtlas2Options options;
    private readonly int nodes;
    private readonly int threads;
    private readonly Arrangement arrangement;
    private readonly MortonOrder order;
    private readonly Bodies bodies;
    private readonly QuadTree tree;
    private readonly Repulsion[] repulsions;
    private readonly NodeTotals[] totals = new NodeTotals[Stretches];
    private Scratch<float> positions;
    private Scratch<float> forces;
    private Scratch<float> previous;
    private AdaptiveSpeed speed;
    private NodeTotals where;

    public ForceAtlas2Engine(Springs springs, ForceAtlas2Options options, LayoutState start, int threads)
    {
        (this.options, this.threads) = (options, threads);
        nodes = springs.Nodes;
        arrangement = new(springs, options.Radii is null ? null : ColumnOf(options.Radii), threads);
        order = new(nodes, threads);
        bodies = new(nodes, options.Radii is not null, threads);
        tree = new(nodes, threads);
        repulsions = [.. Enumerable.Range(0, threads).Select(_ => new Repulsion(tree, bodies, order, (float)options.Theta, (float)options.Scaling))];
        positions = new((2L * nodes) + 8, cleared: true);
        forces = new((2L * nodes) + 8, cleared: true);
        previous = new((2L * nodes) + 8, cleared: true);
        speed = new(options.Speed, options.Tolerance, options.Radii is not null, nodes, start.Speed, start.SpeedEfficiency);
        (Iterations, Movement) = (start.Iterations, start.Movement);
        arrangement.Arrange(start.Order ?? [.. Enumerable.Range(0, nodes)]);
        for (var place = 0; place < nodes; place++)
        {
            var node = arrangement.NodeAt[place];
            positions.Pointer[2 * place] = Math.Clamp(start.X[node], -Motion.FarthestPlace, Motion.FarthestPlace);
            positions.Pointer[(2 * place) + 1] = Math.Clamp(start.Y[node], -Motion.FarthestPlace, Motion.FarthestPlace);
            forces.Pointer[2 * place] = start.ForceX?[node] ?? 0;
            forces.Pointer[(2 * place) + 1] = start.ForceY?[node] ?? 0;
        }

        Locate(AtRest);
        if (start.Order is null)
            Rearrange();
    }

    public int Iterations { get; private set; }

    /// <inheritdoc cref="LayoutState.Movement"/>
    public double Movement { get; private set; }

    public bool IsSettled => Movement < options.SettledBelow;

    /// <summary>A speed at which nothing moves.</summary>
    private static AdaptiveSpeed AtRest => new(SpeedRule.Gephi, 1, false, 0, 0, 1);

    /// <summary>The number of threads worth their waiting for each other, six times an iteration.</summary>
    public static int Threads(int nodes, long arcs, ForceAtlas2Options options) =>
        nodes + arcs < 50_000 ? 1 : Work.Threads(options.Threads);

    /// <summary>One iteration: forces, speed, movement.</summary>
    public void Step()
    {
        (forces, previous) = (previous, forces);
        Repel();
        Attract();
        var sums = Total();
        speed.Adapt(sums.Swinging, sums.Traction);
        Move();
        Iterations++;
        if (Iterations >= FirstArrangement && BitOperations.IsPow2(Iterations / FirstArrangement) && Iterations % FirstArrangement == 0)
            Rearrange();
    }

    public LayoutState State()
    {
        float[] x = new float[nodes], y = new float[nodes], forceX = new float[nodes], forceY = new float[nodes];
        for (var place = 0; place < nodes; place++)
        {
            var node = arrangement.NodeAt[place];
            x[node] = positions.Pointer[2 * place];
            y[node] = positions.Pointer[(2 * place) + 1];
            forceX[node] = forces.Pointer[2 * place];
            forceY[node] = forces.Pointer[(2 * place) + 1];
        }

        return new(x, y)
        {
            ForceX = forceX,
            ForceY = forceY,
            Order = new Span<int>(arrangement.NodeAt, nodes).ToArray(),
            Speed = speed.Speed,
            SpeedEfficiency = speed.Efficiency,
            Iterations = Iterations,
            Movement = Movement,
            IsSettled = IsSettled,
        };
    }

    public void Dispose()
    {
        foreach (var part in new IDisposable[] { arrangement, order, bodies, tree, positions, forces, previous }.Concat(repulsions))
            part.Dispose();
    }

    private static Column<float> ColumnOf(IReadOnlyList<float> values)
    {
        var column = new Column<float>(values.Count);
        for (var i = 0; i < values.Count; i++)
            column.Pointer[i] = values[i];
        return column;
    }

    /// <summary>Puts the nodes in the order of the Z-curve through their positions.</summary>
    private void Rearrange()
    {
        order.Sort(positions.Pointer, where.MinX, where.MinY, where.Width);
        var nodeAt = new int[nodes];
        long* at = (long*)positions.Pointer, feels = (long*)forces.Pointer, moved = (long*)previous.Pointer;
        for (var place = 0; place < nodes; place++)
            nodeAt[place] = arrangement.NodeAt[order.NodeOf(order.Keys[place])];
        for (var place = 0; place < nodes; place++)
            moved[place] = at[order.NodeOf(order.Keys[place])];
        (positions, previous) = (previous, positions);
        for (var place = 0; place < nodes; place++)
            at[place] = feels[order.NodeOf(order.Keys[place])];
        (forces, previous) = (previous, forces);
        arrangement.Arrange(nodeAt);
        Locate(AtRest); // sums in the new order, as they will be found when resuming from here
    }

    private void Repel()
    {
        order.Sort(positions.Pointer, where.MinX, where.MinY, where.Width);
        bodies.Fill(order, positions.Pointer, arrangement.Masses, arrangement.Radii);
        tree.Build(order, bodies);
        var to = forces.Pointer;
        Work.Run(threads, tree.Subtrees.Count, (task, worker) => repulsions[worker].Run(tree.Subtrees[task], to));
    }

    /// <summary>Adds attraction and gravity to the forces, and sums up what the speed is found from.</summary>
    private void Attract() => OnStretches((low, high) =>
    {
        var pull = new Attraction(arrangement, positions.Pointer, options.LinLog);
        pull.Add(low, Math.Min(high, nodes), forces.Pointer);
        return Motion.Feel(
            positions.Pointer, forces.Pointer, previous.Pointer, arrangement.Masses, low, high, (float)options.Gravity, options.StrongGravity);
    });

    private void Move()
    {
        Locate(speed);
        Movement = double.IsInfinity(Movement) ? where.Movement : Movement + (Newest * (where.Movement - Movement));
    }

    /// <summary>Moves the nodes and finds out where they are.</summary>
    private void Locate(AdaptiveSpeed by)
    {
        double centreX = where.CentreX, centreY = where.CentreY;
        OnStretches((low, high) =>
            Motion.Move(positions.Pointer, forces.Pointer, previous.Pointer, arrangement.Masses, low, high, by, centreX, centreY));
        where = Total();
    }

    /// <summary>Stretches of whole vectors of four nodes; the last may reach beyond the nodes.</summary>
    private void OnStretches(Func<long, long, NodeTotals> body) =>
        Work.Ranges(threads, (nodes + 3) / 4, Stretches, (low, high, stretch, _) => totals[stretch] = body(4 * low, 4 * high));

    private NodeTotals Total()
    {
        var sum = NodeTotals.Empty;
        for (var stretch = 0; stretch < Math.Min((nodes + 3) / 4, Stretches); stretch++)
            sum.Add(totals[stretch]);
        return sum;
    }
}
