namespace Sillage.Graphs.Memory;

/// <summary>The weights of arcs. Kernels are compiled once for each kind, so that an unweighted graph pays nothing for weights.</summary>
internal interface IArcWeights
{
    /// <summary>The weight of an arc.</summary>
    double this[long arc] { get; }
}

/// <summary>A kernel that reads weights of any kind.</summary>
internal interface IWeightedKernel<out TResult>
{
    TResult Run<TWeights>(TWeights weights)
        where TWeights : struct, IArcWeights;
}

/// <summary>Every weight is 1.</summary>
internal readonly struct UnitWeights : IArcWeights
{
    public double this[long arc] => 1;
}

internal readonly unsafe struct SingleWeights(float* weights) : IArcWeights
{
    public double this[long arc] => weights[arc];
}

internal readonly unsafe struct DoubleWeights(double* weights) : IArcWeights
{
    public double this[long arc] => weights[arc];
}

internal static unsafe class ArcWeights
{
    /// <summary>Runs a kernel over the weights that a graph has.</summary>
    public static TResult Run<TResult>(Graph graph, IWeightedKernel<TResult> kernel)
    {
        var result = graph switch
        {
            { SingleColumn: { } singles } => kernel.Run(new SingleWeights(singles.Pointer)),
            { DoubleColumn: { } doubles } => kernel.Run(new DoubleWeights(doubles.Pointer)),
            _ => kernel.Run(default(UnitWeights)),
        };
        GC.KeepAlive(graph);
        return result;
    }
}
