using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Layout;

/// <summary>
/// A quadtree over nodes in the order of the Z-curve. Cells lie in fours, the children of one cell side by side, each property in an array
/// of its own, so that four children are tested at once. Levels at which a cell has a single child are skipped.
/// </summary>
/// <remarks>
/// Slot 0 is the root. A slot without nodes has mass 0 and lies far away. Large cells are split first, in order; the subtrees below them are
/// built side by side, each in its own stretch of the arrays, cut by the number of its nodes: the tree is the same on any number of threads.
/// </remarks>
internal sealed unsafe class QuadTree : IDisposable
{
    /// <summary>A cell with no more nodes than this is a leaf.</summary>
    public const int LeafSize = 12;

    private const int Tasks = 64;
    private const float FarAway = 1e9f;

    /// <summary>Cells of more nodes than a task's share: fewer than the tasks on each level.</summary>
    private const int MaxTopQuads = Tasks * 24;

    private readonly int nodes;
    private readonly int threads;
    private readonly List<int> subtrees = [];
    private int nodesPerQuad = 6;
    private int topQuads;

    public QuadTree(int nodes, int threads)
    {
        this.nodes = nodes;
        this.threads = threads;
        Resize();
    }

    /// <summary>The centre of mass of each cell.</summary>
    public Scratch<float> X { get; } = new(0);

    /// <inheritdoc cref="X"/>
    public Scratch<float> Y { get; } = new(0);

    /// <summary>The sum of its nodes' masses.</summary>
    public Scratch<float> Mass { get; } = new(0);

    /// <summary>How far from the centre of mass a node of it can be, its own radius included.</summary>
    public Scratch<float> Radius { get; } = new(0);

    /// <summary>The slot of its first child, -1 for a leaf.</summary>
    public Scratch<int> Child { get; } = new(0);

    /// <summary>Its first node in the order of the Z-curve.</summary>
    public Scratch<int> Low { get; } = new(0);

    /// <summary>The place after its last node.</summary>
    public Scratch<int> High { get; } = new(0);

    /// <summary>The cells to hand out as tasks: together they hold every node once.</summary>
    public IReadOnlyList<int> Subtrees => subtrees;

    public void Build(MortonOrder order, Bodies bodies)
    {
        while (!TryBuild(order, bodies))
        {
            nodesPerQuad = Math.Max(1, nodesPerQuad / 2);
            Resize();
        }
    }

    public void Dispose()
    {
        foreach (var column in new IDisposable[] { X, Y, Mass, Radius, Child, Low, High })
            column.Dispose();
    }

    private void Resize()
    {
        // Every subtree has room for its nodes ÷ nodesPerQuad and one more, and a quad of the top has at most 4 of them.
        var slots = 4L * ((nodes / nodesPerQuad) + 2 + (5 * MaxTopQuads));
        foreach (var column in new[] { X, Y, Mass, Radius })
            column.Ensure(slots);
        foreach (var column in new[] { Child, Low, High })
            column.Ensure(slots);
    }

    private bool TryBuild(MortonOrder order, Bodies bodies)
    {
        subtrees.Clear();
        topQuads = 1;
        var top = new Splitter(this, order, Math.Max(LeafSize, nodes / Tasks), 1, MaxTopQuads);
        SetEmpty(1, 3);
        (Low.Pointer[0], High.Pointer[0]) = (0, nodes);
        if (!top.SplitSlot(0, subtrees))
            return false;
        topQuads = top.Next;

        // where each subtree's stretch begins
        var starts = new int[subtrees.Count + 1];
        starts[0] = topQuads;
        for (var i = 0; i < subtrees.Count; i++)
        {
            var size = High.Pointer[subtrees[i]] - Low.Pointer[subtrees[i]];
            starts[i + 1] = starts[i] + (size > LeafSize ? (size / nodesPerQuad) + 1 : 0);
        }

        if (4L * starts[^1] > X.Length)
            return false;
        var failed = 0;
        Work.Run(threads, subtrees.Count, (task, _) =>
        {
            var splitter = new Splitter(this, order, LeafSize, starts[task], starts[task + 1]);
            if (!splitter.SplitSlot(subtrees[task], null))
            {
                Volatile.Write(ref failed, 1);
                return;
            }

            for (var quad = splitter.Next - 1; quad >= starts[task]; quad--)
                MeasureQuad(quad, bodies);
        });
        if (failed != 0)
            return false;
        for (var quad = topQuads - 1; quad >= 0; quad--)
            MeasureQuad(quad, bodies);
        return true;
    }

    private void SetEmpty(int slot, int count)
    {
        for (var i = slot; i < slot + count; i++)
        {
            X.Pointer[i] = FarAway;
            Y.Pointer[i] = FarAway;
            Mass.Pointer[i] = 0;
            Radius.Pointer[i] = 0;
            Child.Pointer[i] = -1;
            Low.Pointer[i] = 0;
            High.Pointer[i] = 0;
        }
    }

    private void MeasureQuad(int quad, Bodies bodies)
    {
        for (var slot = 4 * quad; slot < (4 * quad) + 4; slot++)
        {
            if (Low.Pointer[slot] == High.Pointer[slot])
                continue;
            if (Child.Pointer[slot] < 0)
                MeasureLeaf(slot, bodies);
            else
                MeasureCell(slot);
        }
    }

    private void MeasureLeaf(int slot, Bodies bodies)
    {
        int low = Low.Pointer[slot], high = High.Pointer[slot];
        float* x = bodies.X.Pointer, y = bodies.Y.Pointer, mass = bodies.Mass.Pointer;
        float originX = x[low], originY = y[low], sumX = 0, sumY = 0, sum = 0; // relative to one of them, so that digits are not lost
        for (var i = low; i < high; i++)
        {
            sumX += (x[i] - originX) * mass[i];
            sumY += (y[i] - originY) * mass[i];
            sum += mass[i];
        }

        float centreX = originX + (sumX / sum), centreY = originY + (sumY / sum), radius = 0;
        for (var i = low; i < high; i++)
        {
            float dx = x[i] - centreX, dy = y[i] - centreY;
            var distance = MathF.Sqrt((dx * dx) + (dy * dy));
            radius = MathF.Max(radius, bodies.HasRadii ? distance + bodies.Radius.Pointer[i] : distance);
        }

        (X.Pointer[slot], Y.Pointer[slot], Mass.Pointer[slot], Radius.Pointer[slot]) = (centreX, centreY, sum, radius);
    }

    private void MeasureCell(int slot)
    {
        var child = Child.Pointer[slot];
        float* x = X.Pointer + child, y = Y.Pointer + child, mass = Mass.Pointer + child, radii = Radius.Pointer + child;
        var origin = 0;
        while (mass[origin] == 0)
            origin++;
        float sumX = 0, sumY = 0, sum = 0;
        for (var i = 0; i < 4; i++)
        {
            sumX += (x[i] - x[origin]) * mass[i];
            sumY += (y[i] - y[origin]) * mass[i];
            sum += mass[i];
        }

        float centreX = x[origin] + (sumX / sum), centreY = y[origin] + (sumY / sum), radius = 0;
        for (var i = 0; i < 4; i++)
        {
            if (mass[i] == 0)
                continue;
            float dx = x[i] - centreX, dy = y[i] - centreY;
            radius = MathF.Max(radius, MathF.Sqrt((dx * dx) + (dy * dy)) + radii[i]);
        }

        (X.Pointer[slot], Y.Pointer[slot], Mass.Pointer[slot], Radius.Pointer[slot]) = (centreX, centreY, sum, radius);
    }

    /// <summary>Splits cells into quads from <paramref name="next"/> to below <paramref name="end"/>.</summary>
    private struct Splitter(QuadTree tree, MortonOrder order, int leafSize, int next, int end)
    {
        private readonly ulong* keys = order.Keys;

        public int Next { get; private set; } = next;

        /// <summary>Splits a cell and what is in it; cells not split are added to <paramref name="whole"/>. False if room runs out.</summary>
        public bool SplitSlot(int slot, List<int>? whole)
        {
            int low = tree.Low.Pointer[slot], high = tree.High.Pointer[slot];
            var differ = high > low ? (keys[low] ^ keys[high - 1]) >> order.NodeBits : 0;
            if (high - low <= leafSize || differ == 0)
            {
                tree.Child.Pointer[slot] = -1;
                if (high > low)
                    whole?.Add(slot);
                return true;
            }

            if (Next >= end)
                return false;
            var child = 4 * Next++;
            tree.Child.Pointer[slot] = child;
            tree.SetEmpty(child, 4);
            var shift = order.NodeBits + ((63 - System.Numerics.BitOperations.LeadingZeroCount(differ)) & ~1);
            var from = low;
            for (var quarter = 0; quarter < 4; quarter++)
            {
                var to = quarter == 3 ? high : After(from, high, shift, (ulong)quarter);
                tree.Low.Pointer[child + quarter] = from;
                tree.High.Pointer[child + quarter] = to;
                from = to;
            }

            for (var quarter = 0; quarter < 4; quarter++)
            {
                if (!SplitSlot(child + quarter, whole))
                    return false;
            }

            return true;
        }

        /// <summary>The first place whose key lies in a later quarter.</summary>
        private readonly int After(int low, int high, int shift, ulong quarter)
        {
            while (low < high)
            {
                var middle = (int)(((uint)low + (uint)high) >> 1);
                if (((keys[middle] >> shift) & 3) <= quarter)
                    low = middle + 1;
                else
                    high = middle;
            }

            return low;
        }
    }
}
