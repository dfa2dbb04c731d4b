using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Layout;

/// <summary>
/// The repulsion on all nodes below a cell. The tree is walked for cells instead of nodes: what is far enough from a whole cell acts on it
/// once, as a field that its children inherit; only what remains at the leaves is summed node by node.
/// Source: Barnes and Hut 1986, "A hierarchical O(N log N) force-calculation algorithm", Nature 324; Dehnen 2002, "A hierarchical O(N)
/// force calculation algorithm", J. Comput. Phys. 179, for cells acting on cells.
/// </summary>
internal sealed unsafe class Repulsion(QuadTree tree, Bodies bodies, MortonOrder order, float theta, float scaling) : IDisposable
{
    private readonly float thetaSquare = theta * theta;
    private readonly NearField near = new(bodies.HasRadii);
    private readonly CellStack open = new(); // cells too near whose children are to be looked at
    private readonly CellStack kept = new(); // cells too near that are leaves, or small enough to wait for the target's children
    private float* x, y, mass, radius, forces;
    private int* child, low, high;
    private int taskLow, taskHigh;

    /// <summary>Sets the force (x and y interleaved) on every node of a cell.</summary>
    public void Run(int cell, float* to)
    {
        x = tree.X.Pointer;
        y = tree.Y.Pointer;
        mass = tree.Mass.Pointer;
        radius = tree.Radius.Pointer;
        child = tree.Child.Pointer;
        low = tree.Low.Pointer;
        high = tree.High.Pointer;
        (taskLow, taskHigh) = (low[cell], high[cell]);
        forces = to;
        open.Clear();
        kept.Clear();
        kept.Push(0);
        Visit(0, default, 0, 0, 0, 1);
    }

    public void Dispose()
    {
        near.Dispose();
        open.Dispose();
        kept.Dispose();
    }

    /// <summary>Sorts the cells that were too near for the target's parent into far and near, then goes on to its children.</summary>
    private void Visit(int target, FarField field, int openLow, int openHigh, int keptLow, int keptHigh)
    {
        int openStart = open.Count, keptStart = kept.Count;
        var isLeaf = child[target] < 0;
        var sums = default(Sums);
        for (var i = keptLow; i < keptHigh; i++)
        {
            var cell = kept[i];
            if (!sums.TryAdd(x[target] - x[cell], y[target] - y[cell], radius[target] + radius[cell], mass[cell], thetaSquare))
                Keep(cell, target, isLeaf);
        }

        for (var i = openLow; i < openHigh; i++)
            OpenCell(open[i], target, isLeaf, ref sums);
        if (isLeaf)
        {
            for (var i = openStart; i < open.Count; i++)
                OpenCell(open[i], target, isLeaf, ref sums);
            sums.AddTo(ref field);
            SumLeaf(target, field, keptStart);
        }
        else
        {
            sums.AddTo(ref field);
            int openEnd = open.Count, keptEnd = kept.Count;
            for (var next = child[target]; next < child[target] + 4; next++)
            {
                if (high[next] > taskLow && low[next] < taskHigh)
                    Visit(next, field.At(x[next] - x[target], y[next] - y[target]), openStart, openEnd, keptStart, keptEnd);
            }
        }

        open.Count = openStart;
        kept.Count = keptStart;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void OpenCell(int cell, int target, bool isLeaf, ref Sums sums)
    {
        var first = child[cell];
        var near = sums.AddFar(
            Vector128.Create(x[target]) - Vector128.Load(x + first),
            Vector128.Create(y[target]) - Vector128.Load(y + first),
            Vector128.Create(radius[target]) + Vector128.Load(radius + first),
            Vector128.Load(mass + first),
            thetaSquare);
        for (; near != 0; near &= near - 1)
            Keep(first + System.Numerics.BitOperations.TrailingZeroCount(near), target, isLeaf);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Keep(int cell, int target, bool isLeaf)
    {
        if (child[cell] < 0 || (!isLeaf && radius[cell] < 0.5f * radius[target]))
            kept.Push(cell);
        else
            open.Push(cell);
    }

    private void SumLeaf(int target, FarField field, int keptStart)
    {
        near.Clear();
        for (var i = keptStart; i < kept.Count; i++)
        {
            int from = low[kept[i]], to = high[kept[i]];
            for (; i + 1 < kept.Count && low[kept[i + 1]] == to; i++)
                to = high[kept[i + 1]];
            near.Add(bodies, from, to);
        }

        near.Pad();
        float* bodyX = bodies.X.Pointer, bodyY = bodies.Y.Pointer, masses = bodies.Mass.Pointer;
        for (int i = low[target], end = high[target]; i < end; i += 2)
        {
            var j = Math.Min(i + 1, end - 1); // an odd one out is computed twice
            float dx0 = bodyX[i] - x[target], dy0 = bodyY[i] - y[target], dx1 = bodyX[j] - x[target], dy1 = bodyY[j] - y[target];
            float forceX0 = field.ForceX(dx0, dy0), forceY0 = field.ForceY(dx0, dy0);
            float forceX1 = field.ForceX(dx1, dy1), forceY1 = field.ForceY(dx1, dy1);
            if (bodies.HasRadii)
            {
                near.RepelDisc(bodyX[i], bodyY[i], bodies.Radius.Pointer[i], ref forceX0, ref forceY0);
                near.RepelDisc(bodyX[j], bodyY[j], bodies.Radius.Pointer[j], ref forceX1, ref forceY1);
            }
            else
            {
                near.Repel(bodyX[i], bodyY[i], bodyX[j], bodyY[j], ref forceX0, ref forceY0, ref forceX1, ref forceY1);
            }

            Store(j, forceX1, forceY1, masses[j]);
            Store(i, forceX0, forceY0, masses[i]);
        }
    }

    private void Store(int body, float forceX, float forceY, float ownMass)
    {
        var node = order.NodeOf(order.Keys[body]);
        forces[2 * node] = scaling * ownMass * forceX;
        forces[(2 * node) + 1] = scaling * ownMass * forceY;
    }

    /// <summary>The far field of a target under way, four cells at a time.</summary>
    private struct Sums
    {
        private Vector128<float> re0, im0, re1, im1, re2, im2;

        /// <summary>Adds those of four cells that are far enough; the others are the bits of the answer.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public uint AddFar(Vector128<float> dx, Vector128<float> dy, Vector128<float> radii, Vector128<float> masses, float thetaSquare)
        {
            var square = Vector128.FusedMultiplyAdd(dx, dx, dy * dy);
            var diameters = radii + radii;
            var isFar = Vector128.GreaterThan(square * thetaSquare, diameters * diameters);
            var inverse = (Vector128<float>.One / square) & isFar; // those too near, perhaps infinite, become 0
            Vector128<float> re = dx * inverse, im = -(dy * inverse); // 1 / w
            Vector128<float> termRe = masses * re, termIm = masses * im;
            re0 += termRe;
            im0 += termIm;
            var nextRe = Vector128.FusedMultiplyAdd(termRe, re, -(termIm * im));
            var nextIm = Vector128.FusedMultiplyAdd(termRe, im, termIm * re);
            re1 -= nextRe;
            im1 -= nextIm;
            re2 += Vector128.FusedMultiplyAdd(nextRe, re, -(nextIm * im));
            im2 += Vector128.FusedMultiplyAdd(nextRe, im, nextIm * re);
            return ~isFar.ExtractMostSignificantBits() & 15;
        }

        /// <summary>Adds one cell if it is far enough.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool TryAdd(float dx, float dy, float radii, float ownMass, float thetaSquare) =>
            AddFar(
                Vector128.CreateScalar(dx),
                Vector128.CreateScalar(dy),
                Vector128.CreateScalar(radii),
                Vector128.CreateScalar(ownMass),
                thetaSquare) == 14;

        public readonly void AddTo(ref FarField field)
        {
            field.Re0 += Vector128.Sum(re0);
            field.Im0 += Vector128.Sum(im0);
            field.Re1 += Vector128.Sum(re1);
            field.Im1 += Vector128.Sum(im1);
            field.Re2 += Vector128.Sum(re2);
            field.Im2 += Vector128.Sum(im2);
        }
    }

    /// <summary>A stack of cells that grows.</summary>
    private sealed class CellStack : IDisposable
    {
        private readonly Scratch<int> cells = new(4096);
        private int* pointer;

        public CellStack() => pointer = cells.Pointer;

        public int Count { get; set; }

        public int this[int place] => pointer[place];

        public void Clear() => Count = 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Push(int cell)
        {
            if (Count == cells.Length)
                Grow();
            pointer[Count++] = cell;
        }

        public void Dispose() => cells.Dispose();

        private void Grow()
        {
            cells.Resize(2 * cells.Length);
            pointer = cells.Pointer;
        }
    }
}
