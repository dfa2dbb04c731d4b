using System.Runtime.Intrinsics;
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

    private readonly Springs springs;
    private readonly ForceAtlas2Options options;
    private readonly int nodes;
    private readonly int threads;
    private readonly float[] radii;
    private readonly Scratch<float> positions;
    private readonly MortonOrder order;
    private readonly Bodies bodies;
    private readonly QuadTree tree;
    private readonly Totals[] totals = new Totals[Stretches];
    private readonly Repulsion[] repulsions;
    private Scratch<float> forces;
    private Scratch<float> previous;
    private AdaptiveSpeed speed;
    private Box box;

    public ForceAtlas2Engine(Springs springs, ForceAtlas2Options options, LayoutState start, int threads)
    {
        (this.springs, this.options, this.threads) = (springs, options, threads);
        nodes = springs.Nodes;
        radii = options.Radii is null ? [] : [.. options.Radii];
        positions = new(2L * nodes);
        forces = new(2L * nodes);
        previous = new(2L * nodes, cleared: true);
        order = new(nodes, threads);
        bodies = new(nodes, options.Radii is not null, threads);
        tree = new(nodes, threads);
        repulsions = [.. Enumerable.Range(0, threads).Select(_ => new Repulsion(tree, bodies, order, (float)options.Theta, (float)options.Scaling))];
        speed = new(options.Speed, options.Tolerance, options.Radii is not null, nodes, start.Speed, start.SpeedEfficiency);
        (Iterations, Movement) = (start.Iterations, start.Movement);
        box = Box.Empty;
        for (var node = 0; node < nodes; node++)
        {
            positions.Pointer[2 * node] = start.X[node];
            positions.Pointer[(2 * node) + 1] = start.Y[node];
            forces.Pointer[2 * node] = start.ForceX?[node] ?? 0;
            forces.Pointer[(2 * node) + 1] = start.ForceY?[node] ?? 0;
            box.Add(start.X[node], start.Y[node]);
        }
    }

    public int Iterations { get; private set; }

    /// <inheritdoc cref="LayoutState.Movement"/>
    public double Movement { get; private set; }

    public bool IsSettled => Movement < options.SettledBelow;

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
        Follow();
    }

    public LayoutState State()
    {
        float[] x = new float[nodes], y = new float[nodes], forceX = new float[nodes], forceY = new float[nodes];
        for (var node = 0; node < nodes; node++)
        {
            x[node] = positions.Pointer[2 * node];
            y[node] = positions.Pointer[(2 * node) + 1];
            forceX[node] = forces.Pointer[2 * node];
            forceY[node] = forces.Pointer[(2 * node) + 1];
        }

        return new(x, y)
        {
            ForceX = forceX,
            ForceY = forceY,
            Speed = speed.Speed,
            SpeedEfficiency = speed.Efficiency,
            Iterations = Iterations,
            Movement = Movement,
            IsSettled = IsSettled,
        };
    }

    public void Dispose()
    {
        foreach (var part in new IDisposable[] { positions, forces, previous, order, bodies, tree }.Concat(repulsions))
            part.Dispose();
    }

    private void Repel()
    {
        fixed (float* radius = radii)
        {
            order.Sort(positions.Pointer, box.MinX, box.MinY, box.Width);
            bodies.Fill(order, positions.Pointer, springs.Masses.Pointer, radius);
        }

        tree.Build(order, bodies);
        var to = forces.Pointer;
        Work.Run(threads, tree.Subtrees.Count, (task, worker) => repulsions[worker].Run(tree.Subtrees[task], to));
    }

    private void Attract() => Work.Ranges(threads, nodes, Stretches, (low, high, stretch, _) =>
    {
        fixed (float* radius = radii)
            totals[stretch] = Attract((int)low, (int)high, radius);
    });

    /// <summary>Adds attraction and gravity to the forces of a stretch of nodes, and sums up what the speed is found from.</summary>
    private Totals Attract(int low, int high, float* radius)
    {
        var at = (long*)positions.Pointer;
        var offsets = springs.Offsets.Pointer;
        var targets = springs.Targets.Pointer;
        var strengths = springs.Strengths is null ? null : springs.Strengths.Pointer;
        var masses = springs.Masses.Pointer;
        var isLinear = !options.LinLog && radius is null;
        var sum = default(Totals);
        for (var node = low; node < high; node++)
        {
            var own = Attraction.At(at, node);
            var arc = offsets[node];
            var row = strengths is null ? null : strengths + arc;
            var pull = isLinear
                ? Attraction.Linear(at, own, targets + arc, row, offsets[node + 1] - arc)
                : Attraction.Other(at, own, targets + arc, row, offsets[node + 1] - arc, options.LinLog, radius, radius is null ? 0 : radius[node]);
            double x = own[0], y = own[1], distance = Math.Sqrt((x * x) + (y * y));
            var gravity = options.StrongGravity ? 1 : distance > 0 ? 1 / distance : 0;
            gravity *= options.Gravity * masses[node];
            float forceX = (float)(forces.Pointer[2 * node] + pull[0] - (gravity * x));
            float forceY = (float)(forces.Pointer[(2 * node) + 1] + pull[1] - (gravity * y));
            forces.Pointer[2 * node] = forceX;
            forces.Pointer[(2 * node) + 1] = forceY;
            float oldX = previous.Pointer[2 * node], oldY = previous.Pointer[(2 * node) + 1];
            sum.Swinging += masses[node] * (double)Length(forceX - oldX, forceY - oldY);
            sum.Traction += masses[node] * 0.5 * Length(forceX + oldX, forceY + oldY);
        }

        return sum;
    }

    private void Move() => Work.Ranges(threads, nodes, Stretches, (low, high, stretch, _) =>
    {
        var sum = new Totals { Box = Box.Empty };
        var masses = springs.Masses.Pointer;
        for (var node = low; node < high; node++)
        {
            float forceX = forces.Pointer[2 * node], forceY = forces.Pointer[(2 * node) + 1];
            float oldX = previous.Pointer[2 * node], oldY = previous.Pointer[(2 * node) + 1];
            var factor = speed.Factor(masses[node], Length(forceX - oldX, forceY - oldY), Length(forceX, forceY));
            float x = (float)(positions.Pointer[2 * node] + (forceX * factor)), y = (float)(positions.Pointer[(2 * node) + 1] + (forceY * factor));
            positions.Pointer[2 * node] = x;
            positions.Pointer[(2 * node) + 1] = y;
            sum.Box.Add(x, y);
            sum.Step += factor * 0.5 * Length(forceX + oldX, forceY + oldY);
            sum.X += x;
            sum.Y += y;
            sum.Squares += (x * (double)x) + (y * (double)y);
        }

        totals[stretch] = sum;
    });

    /// <summary>Takes up how far the nodes have come, and the box they now lie in.</summary>
    private void Follow()
    {
        var sum = Total();
        box = sum.Box;
        double meanX = sum.X / nodes, meanY = sum.Y / nodes, size = Math.Sqrt((sum.Squares / nodes) - (meanX * meanX) - (meanY * meanY));
        var movement = sum.Step > 0 ? sum.Step / nodes / size : 0;
        Movement = double.IsInfinity(Movement) ? movement : Movement + (Newest * (movement - Movement));
    }

    private Totals Total()
    {
        var sum = new Totals { Box = Box.Empty };
        for (var stretch = 0; stretch < Math.Min(nodes, Stretches); stretch++)
            sum.Add(totals[stretch]);
        return sum;
    }

    private static float Length(float x, float y) => (float)Math.Sqrt(((double)x * x) + ((double)y * y));

    /// <summary>Sums over a stretch of nodes.</summary>
    private struct Totals
    {
        public double Swinging, Traction, Step, X, Y, Squares;
        public Box Box;

        public void Add(in Totals other)
        {
            Swinging += other.Swinging;
            Traction += other.Traction;
            Step += other.Step;
            X += other.X;
            Y += other.Y;
            Squares += other.Squares;
            Box.Add(other.Box.MinX, other.Box.MinY);
            Box.Add(other.Box.MaxX, other.Box.MaxY);
        }
    }

    private struct Box
    {
        public float MinX, MinY, MaxX, MaxY;

        public static Box Empty => new()
        {
            MinX = float.PositiveInfinity,
            MinY = float.PositiveInfinity,
            MaxX = float.NegativeInfinity,
            MaxY = float.NegativeInfinity,
        };

        public readonly float Width => Math.Max(MaxX - MinX, MaxY - MinY);

        public void Add(float x, float y)
        {
            MinX = Math.Min(MinX, x);
            MinY = Math.Min(MinY, y);
            MaxX = Math.Max(MaxX, x);
            MaxY = Math.Max(MaxY, y);
        }
    }
}
