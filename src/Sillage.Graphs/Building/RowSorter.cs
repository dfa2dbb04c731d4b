using System.Numerics;
using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Building;

/// <summary>An arc on its way into its row.</summary>
internal readonly record struct Arc<TWeight>(int Row, int Target, TWeight Weight)
    where TWeight : unmanaged;

/// <summary>What became of a bucket.</summary>
/// <param name="Arcs">Arcs after merging.</param>
/// <param name="Loops">Arcs from a node to itself.</param>
/// <param name="AllOnes">Whether every merged weight is 1.</param>
/// <param name="IsExact">Whether the sums are exact in the precision of the weights.</param>
internal readonly record struct Merged(long Arcs, long Loops, bool AllOnes, bool IsExact);

/// <summary>
/// Sorts the arcs of a few consecutive rows and merges those that lead to the same node. Weights of an edge are added in ascending order,
/// so that the order of the edge list does not show in the last bit.
/// </summary>
internal sealed unsafe class RowSorter<TWeight> : IDisposable
    where TWeight : unmanaged, IBinaryFloatingPointIeee754<TWeight>
{
    private const int ShortRow = 24;
    private readonly Scratch<long> rows = new(1);
    private readonly Scratch<int> targets = new(1);
    private readonly Scratch<TWeight> weights = new(1);

    /// <summary>Rewrites the bucket so that its merged arcs come first, row after row, and sets <paramref name="lengths"/>[row] for its rows.</summary>
    public Merged Merge(Arc<TWeight>* arcs, long count, int low, int high, long* lengths)
    {
        Scatter(arcs, count, low, high);
        long written = 0, loops = 0;
        bool allOnes = true, exact = true;
        for (var row = low; row < high; row++)
        {
            var start = row == low ? 0 : rows.Pointer[row - low - 1];
            var length = (int)(rows.Pointer[row - low] - start);
            Sort(targets.Pointer + start, weights.Pointer + start, length);
            var before = written;
            for (var i = 0; i < length;)
            {
                var target = targets.Pointer[start + i];
                var sum = TakeSum(start, length, ref i, out var added);
                var weight = TWeight.CreateTruncating(sum);
                exact &= !added || double.CreateTruncating(weight) == sum || typeof(TWeight) == typeof(double);
                allOnes &= weight == TWeight.One;
                loops += target == row ? 1 : 0;
                arcs[written++] = new(row, target, weight);
            }

            lengths[row] = written - before;
        }

        return new(written, loops, allOnes, exact);
    }

    public void Dispose()
    {
        rows.Dispose();
        targets.Dispose();
        weights.Dispose();
    }

    /// <summary>Counting sort by row; afterwards <see cref="rows"/>[i] is where the i-th row ends.</summary>
    private void Scatter(Arc<TWeight>* arcs, long count, int low, int high)
    {
        rows.Ensure(high - low + 1L);
        targets.Ensure(count);
        weights.Ensure(count);
        rows.Clear();
        var place = rows.Pointer;
        for (long i = 0; i < count; i++)
            place[arcs[i].Row - low + 1]++;
        for (var row = 1; row <= high - low; row++)
            place[row] += place[row - 1];
        for (long i = 0; i < count; i++)
        {
            var at = place[arcs[i].Row - low]++;
            targets.Pointer[at] = arcs[i].Target;
            weights.Pointer[at] = arcs[i].Weight;
        }
    }

    private static void Sort(int* keys, TWeight* values, int length)
    {
        if (length > ShortRow)
        {
            new Span<int>(keys, length).Sort(new Span<TWeight>(values, length));
            return;
        }

        for (var i = 1; i < length; i++)
        {
            var (key, value) = (keys[i], values[i]);
            var k = i;
            for (; k > 0 && keys[k - 1] > key; k--)
                (keys[k], values[k]) = (keys[k - 1], values[k - 1]);
            (keys[k], values[k]) = (key, value);
        }
    }

    private double TakeSum(long start, int length, ref int i, out bool added)
    {
        var first = i++;
        while (i < length && targets.Pointer[start + i] == targets.Pointer[start + first])
            i++;
        added = i - first > 1;
        if (!added)
            return double.CreateTruncating(weights.Pointer[start + first]);
        var parts = new Span<TWeight>(weights.Pointer + start + first, i - first);
        parts.Sort();
        var sum = 0.0;
        foreach (var part in parts)
            sum += double.CreateTruncating(part);
        return sum;
    }
}
