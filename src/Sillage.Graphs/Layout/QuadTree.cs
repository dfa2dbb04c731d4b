using System.Numerics;
using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Layout;

/// <summary>
/// A quadtree over nodes in the order of the Z-curve. The children of a cell lie side by side, each property in an array of its own, so that
/// four children are tested at once. Levels at which a cell has a single child are skipped.
/// </summary>
/// <remarks>
/// Large cells are split first, in order; the subtrees below them are built side by side, each in its own stretch of the arrays, cut by the
/// number of its nodes: the tree is the same on any number of threads.
/// </remarks>
internal sealed unsafe class QuadTree : IDisposable
{
    /// <summary>
    /// A cell with no more nodes than this is a leaf. Measured: from 20 to 32 it makes no difference, below the walk costs more, above the sums.
    /// </summary>
    private const int LeafSize = 28;

    private const int Tasks = 64;

    /// <summary>More than there can be cells above a task's share: fewer than the tasks on each of at most 22 levels.</summary>
    private const int MaxTopQuads = Tasks * 24;

    private const float FarAway = 1e9f;
    private readonly Scratch<float> numbers = new(0);
    private readonly Scratch<int> links = new(0);
    private readonly List<int> subtrees = [];
    private readonly int nodes;
    private readonly int threads;
    private int nodesPerQuad = 12;
    private long slots;
    private Cells cells;

    public QuadTree(int nodes, int threads)
    {
        (this.nodes, this.threads) = (nodes, threads);
        Resize();
    }

    /// <summary>The cells; valid until the next tree is built.</summary>
    public Cells Cells => cells;

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
        numbers.Dispose();
        links.Dispose();
    }

    private void Resize()
    {
        // every subtree has room for its nodes ÷ nodesPerQuad and one more, and a quad of the top has at most 4 of them
        slots = 4L * ((nodes / nodesPerQuad) + 2 + (5 * Math.Min(nodes, MaxTopQuads)));
        numbers.Ensure(4 * slots);
        links.Ensure(3 * slots);
        cells = new()
        {
            X = numbers.Pointer,
            Y = numbers.Pointer + slots,
            Mass = numbers.Pointer + (2 * slots),
            Radius = numbers.Pointer + (3 * slots),
            Child = links.Pointer,
            Low = links.Pointer + slots,
            High = links.Pointer + (2 * slots),
        };
    }

    /// <summary>False if some stretch was too short.</summary>
    private bool TryBuild(MortonOrder order, Bodies bodies)
    {
        subtrees.Clear();
        SetEmpty(0, 4);
        (cells.Low[0], cells.High[0]) = (0, nodes);
        var top = new Splitter(this, order, Math.Max(LeafSize, nodes / Tasks), 1, Math.Min(nodes, MaxTopQuads) + 1);
        if (!top.Split(0, subtrees))
            return false;
        var starts = new int[subtrees.Count + 1];
        starts[0] = top.Next;
        for (var i = 0; i < subtrees.Count; i++)
            starts[i + 1] = starts[i] + ((cells.High[subtrees[i]] - cells.Low[subtrees[i]]) / nodesPerQuad) + 1;
        if (4L * starts[^1] > slots)
            return false;

        var failed = 0;
        Work.Run(threads, subtrees.Count, (task, _) =>
        {
            var splitter = new Splitter(this, order, LeafSize, starts[task], starts[task + 1]);
            if (splitter.Split(subtrees[task], null))
                Measure(starts[task], splitter.Next, bodies);
            else
                Volatile.Write(ref failed, 1);
        });
        if (failed != 0)
            return false;
        Measure(0, top.Next, bodies);
        return true;
    }

    private void SetEmpty(int slot, int count)
    {
        for (var i = slot; i < slot + count; i++)
        {
            cells.X[i] = FarAway;
            cells.Y[i] = FarAway;
            cells.Mass[i] = 0;
            cells.Radius[i] = 0;
            cells.Child[i] = -1;
            cells.Low[i] = 0;
            cells.High[i] = 0;
        }
    }

    /// <summary>Finds the centres of quads from below, whose children stand later.</summary>
    private void Measure(int firstQuad, int endQuad, Bodies bodies)
    {
        for (var slot = (4 * endQuad) - 1; slot >= 4 * firstQuad; slot--)
        {
            if (cells.Low[slot] == cells.High[slot])
                continue;
            if (cells.Child[slot] < 0)
                MeasureLeaf(slot, bodies);
            else
                MeasureCell(slot, cells.Child[slot]);
        }
    }

    private void MeasureLeaf(int slot, Bodies bodies)
    {
        int low = cells.Low[slot], high = cells.High[slot];
        float* x = bodies.X, y = bodies.Y, mass = bodies.Mass, radii = bodies.Radius;
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
            radius = Math.Max(radius, radii is null ? distance : distance + radii[i]);
        }

        (cells.X[slot], cells.Y[slot], cells.Mass[slot], cells.Radius[slot]) = (centreX, centreY, sum, radius);
    }

    private void MeasureCell(int slot, int child)
    {
        float* x = cells.X + child, y = cells.Y + child, mass = cells.Mass + child, radii = cells.Radius + child;
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
            float dx = x[i] - centreX, dy = y[i] - centreY;
            if (mass[i] > 0)
                radius = Math.Max(radius, MathF.Sqrt((dx * dx) + (dy * dy)) + radii[i]);
        }

        (cells.X[slot], cells.Y[slot], cells.Mass[slot], cells.Radius[slot]) = (centreX, centreY, sum, radius);
    }

    /// <summary>Splits cells into quads from <paramref name="next"/> to below <paramref name="end"/>.</summary>
    private struct Splitter(QuadTree tree, MortonOrder order, int leafSize, int next, int end)
    {
        private readonly ulong* keys = order.Keys;
        private readonly int nodeBits = order.NodeBits;
        private readonly Cells cells = tree.cells;

        public int Next { get; private set; } = next;

        /// <summary>Splits a cell and what is in it; cells left whole are added to <paramref name="whole"/>. False if room runs out.</summary>
        public bool Split(int slot, List<int>? whole)
        {
            int low = cells.Low[slot], high = cells.High[slot];
            var differ = high - low > leafSize ? (keys[low] ^ keys[high - 1]) >> nodeBits : 0;
            if (differ == 0)
            {
                cells.Child[slot] = -1;
                if (high > low)
                    whole?.Add(slot);
                return true;
            }

            if (Next >= end)
                return false;
            var child = 4 * Next++;
            cells.Child[slot] = child;
            tree.SetEmpty(child, 4);
            var shift = nodeBits + (BitOperations.Log2(differ) & ~1);
            for (int quarter = 0, from = low; quarter < 4; quarter++)
            {
                var to = quarter == 3 ? high : After(from, high, shift, (ulong)quarter);
                cells.Low[child + quarter] = from;
                cells.High[child + quarter] = to;
                from = to;
            }

            for (var quarter = 0; quarter < 4; quarter++)
            {
                if (!Split(child + quarter, whole))
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
