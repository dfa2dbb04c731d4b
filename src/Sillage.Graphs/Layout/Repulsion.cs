using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sillage.Graphs.Layout;

/// <summary>
/// The repulsion on all nodes below a cell. The tree is walked for cells instead of nodes: what is far enough from a whole cell acts on it
/// once, as a field that its children inherit; only what remains at the leaves is summed node by node.
/// Source: Barnes and Hut 1986, "A hierarchical O(N log N) force-calculation algorithm", Nature 324; Dehnen 2002, "A hierarchical O(N)
/// force calculation algorithm", J. Comput. Phys. 179, for cells acting on cells.
/// </summary>
internal sealed unsafe class Repulsion(QuadTree tree, Bodies bodies, MortonOrder order, float theta, float scaling) : IDisposable
{
    private readonly NearField near = new(bodies);
    private readonly CellStack open = new(); // first children of cells that are too near
    private readonly CellStack kept = new(); // cells that are too near, but leaves, or so small that the target is to be split first
    private Cells cells;
    private int taskLow, taskHigh;
    private float* forces;

    /// <summary>Sets the force (x and y interleaved) on every node of a cell.</summary>
    public void Run(int cell, float* to)
    {
        cells = tree.Cells;
        (taskLow, taskHigh) = (cells.Low[cell], cells.High[cell]);
        forces = to;
        (open.Count, kept.Count) = (0, 0);
        kept.Push(0);
        Visit(0, default, 0, 0, 0, 1);
    }

    public void Dispose()
    {
        near.Dispose();
        open.Dispose();
        kept.Dispose();
    }

    /// <summary>Sorts the cells that were too near for the target's parent into far and near, then goes on to the target's children.</summary>
    private void Visit(int target, FarField field, int openLow, int openHigh, int keptLow, int keptHigh)
    {
        int openStart = open.Count, keptStart = kept.Count;
        float x = cells.X[target], y = cells.Y[target], radius = cells.Radius[target];
        var view = new Target(x, y, radius, cells.Child[target] < 0 ? 0 : 0.5f * radius, theta);
        for (var i = keptLow; i < keptHigh; i++)
        {
            var cell = kept[i];
            if (view.TryAdd(cells, cell))
                continue;
            if (cells.Child[cell] < 0 || cells.Radius[cell] < view.Small)
                kept.Push(cell);
            else
                open.Push(cells.Child[cell]);
        }

        for (var i = openLow; i < openHigh; i++)
            Open(open[i], ref view);
        if (cells.Child[target] < 0)
        {
            for (var i = openStart; i < open.Count; i++)
                Open(open[i], ref view);
            view.AddTo(ref field);
            SumLeaf(target, field, keptStart);
        }
        else
        {
            view.AddTo(ref field);
            int openEnd = open.Count, keptEnd = kept.Count;
            for (var next = cells.Child[target]; next < cells.Child[target] + 4; next++)
            {
                if (cells.High[next] > taskLow && cells.Low[next] < taskHigh)
                    Visit(next, field.At(cells.X[next] - x, cells.Y[next] - y), openStart, openEnd, keptStart, keptEnd);
            }
        }

        (open.Count, kept.Count) = (openStart, keptStart);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Open(int first, ref Target view)
    {
        var radii = Vector128.Load(cells.Radius + first);
        var isNear = view.AddFar(Vector128.Load(cells.X + first), Vector128.Load(cells.Y + first), radii, Vector128.Load(cells.Mass + first));
        if (isNear == 0)
            return;
        var children = Vector128.Load(cells.Child + first);
        var stays = children.ExtractMostSignificantBits() | Vector128.LessThan(radii, Vector128.Create(view.Small)).ExtractMostSignificantBits();
        kept.Push(Vector128.Create(first) + Vector128<int>.Indices, isNear & stays);
        open.Push(children, isNear & ~stays);
    }

    private void SumLeaf(int target, FarField field, int keptStart)
    {
        near.Clear();
        for (var i = keptStart; i < kept.Count; i++)
        {
            int from = cells.Low[kept[i]], to = cells.High[kept[i]];
            for (; i + 1 < kept.Count && cells.Low[kept[i + 1]] == to; i++)
                to = cells.High[kept[i + 1]];
            near.Add(from, to);
        }

        near.Pad();
        float x = cells.X[target], y = cells.Y[target];
        float* bodyX = bodies.X, bodyY = bodies.Y, masses = bodies.Mass;
        var keys = order.Keys;
        for (int i = cells.Low[target], end = cells.High[target]; i < end; i += 2)
        {
            var j = Math.Min(i + 1, end - 1); // an odd one out is computed twice
            float dx0 = bodyX[i] - x, dy0 = bodyY[i] - y, dx1 = bodyX[j] - x, dy1 = bodyY[j] - y;
            float forceX0 = field.ForceX(dx0, dy0), forceY0 = field.ForceY(dx0, dy0);
            float forceX1 = field.ForceX(dx1, dy1), forceY1 = field.ForceY(dx1, dy1);
            if (bodies.HasRadii)
            {
                near.RepelDisc(bodyX[i], bodyY[i], bodies.Radius[i], ref forceX0, ref forceY0);
                near.RepelDisc(bodyX[j], bodyY[j], bodies.Radius[j], ref forceX1, ref forceY1);
            }
            else
            {
                near.Repel(bodyX[i], bodyY[i], bodyX[j], bodyY[j], ref forceX0, ref forceY0, ref forceX1, ref forceY1);
            }

            Store(order.NodeOf(keys[j]), scaling * masses[j], forceX1, forceY1);
            Store(order.NodeOf(keys[i]), scaling * masses[i], forceX0, forceY0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(int node, float factor, float forceX, float forceY)
    {
        forces[2 * node] = factor * forceX;
        forces[(2 * node) + 1] = factor * forceY;
    }

    /// <summary>
    /// A cell on which others act, and the field of those that are far enough, four at a time. Far enough is a cell of radius r at the
    /// distance d of a target of radius R if 2r + R and 2R are less than θ d: then it is far in the sense of Barnes and Hut for nearly every
    /// node of the target, and three terms of the field suffice (the sum's error is about 0.1 % at θ = 1.2).
    /// </summary>
    private struct Target(float x, float y, float radius, float small, float theta)
    {
        private readonly float x = x, y = y, radius = radius;
        private readonly float scale = theta * theta / 4;
        private Vector128<float> re0, im0, re1, im1, re2, im2;

        /// <summary>A cell of a smaller radius waits until the target is split.</summary>
        public float Small { get; } = small;

        /// <summary>Adds those of four cells that are far enough; the others are the bits of the answer.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public uint AddFar(Vector128<float> cellX, Vector128<float> cellY, Vector128<float> radii, Vector128<float> masses)
        {
            Vector128<float> dx = Vector128.Create(x) - cellX, dy = Vector128.Create(y) - cellY, reach = Vector128.Max(Vector128.Create(radius), Vector128.Create(radius / 2) + radii);
            var square = Vector128.FusedMultiplyAdd(dx, dx, dy * dy);
            var isFar = Vector128.GreaterThan(square * scale, Vector128.FusedMultiplyAdd(reach, reach, Vector128.Create(NearField.SmallestSquare)));
            var inverse = (Vector128<float>.One / square) & isFar; // for those too near it may be infinite, and becomes 0
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

        /// <summary>Adds one cell if it is far enough; the other lanes have no mass.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool TryAdd(in Cells cells, int cell) => (AddFar(
            Vector128.Create(cells.X[cell]),
            Vector128.Create(cells.Y[cell]),
            Vector128.Create(cells.Radius[cell]),
            Vector128.CreateScalar(cells.Mass[cell])) & 1) == 0;

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
}
