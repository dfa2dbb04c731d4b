using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Communities;

/// <summary>How heavily a node is tied to each community around it: a counter per community, and a list of those in use. One per thread.</summary>
internal sealed unsafe class Neighbourhood(int communities) : IDisposable
{
    private readonly Scratch<double> weights = new(communities, cleared: true);
    private readonly Scratch<int> touched = new(communities + 1L, advise: false);

    /// <summary>The weight of the ties to each community; 0 for those not in use.</summary>
    public double* Weights => weights.Pointer;

    /// <summary>The communities in use, in the order of their coming. Who fills it counts them, and may write one more.</summary>
    public int* Touched => touched.Pointer;

    public void Dispose()
    {
        weights.Dispose();
        touched.Dispose();
    }
}
