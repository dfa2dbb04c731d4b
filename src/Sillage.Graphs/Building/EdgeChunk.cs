using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Building;

/// <summary>A run of edges as columns. Weights take no room while all are 1, four bytes while single precision holds them, else eight.</summary>
internal sealed unsafe class EdgeChunk(long capacity) : IDisposable
{
    private Scratch<float>? singles;
    private Scratch<double>? doubles;

    public Scratch<int> Sources { get; } = new(capacity);

    public Scratch<int> Targets { get; } = new(capacity);

    public long Count { get; private set; }

    public bool IsFull => Count == Sources.Length;

    public bool IsDouble => doubles is not null;

    /// <summary>Whether all weights are whole numbers; then sums below 2²⁴ are exact in single precision.</summary>
    public bool IsWhole { get; private set; } = true;

    public double TotalWeight { get; private set; }

    public void Add(int source, int target, double weight)
    {
        var i = Count++;
        Sources.Pointer[i] = source;
        Targets.Pointer[i] = target;
        TotalWeight += weight;
        if (weight == 1 && singles is null && doubles is null)
            return;
        SetWeight(i, weight);
    }

    public double Weight(long i) => singles is not null ? singles.Pointer[i] : doubles is not null ? doubles.Pointer[i] : 1;

    /// <summary>Gives back the room that was not used.</summary>
    public void Trim()
    {
        Sources.Resize(Count);
        Targets.Resize(Count);
        singles?.Resize(Count);
        doubles?.Resize(Count);
    }

    public void Dispose()
    {
        Sources.Dispose();
        Targets.Dispose();
        singles?.Dispose();
        doubles?.Dispose();
    }

    private void SetWeight(long i, double weight)
    {
        IsWhole &= weight == Math.Floor(weight);
        if (doubles is null && (float)weight != weight)
        {
            var wide = new Scratch<double>(Sources.Length);
            for (long k = 0; k < i; k++)
                wide.Pointer[k] = Weight(k);
            singles?.Dispose();
            singles = null;
            doubles = wide;
        }
        else if (doubles is null && singles is null)
        {
            singles = new Scratch<float>(Sources.Length);
            for (long k = 0; k < i; k++)
                singles.Pointer[k] = 1;
        }

        if (doubles is not null)
            doubles.Pointer[i] = weight;
        else
            singles!.Pointer[i] = (float)weight;
    }
}
