namespace Sillage.Graphs.Layout;

/// <summary>Draws a graph from its coarsened forms, the smallest first.</summary>
internal sealed unsafe class MultilevelPlacement(ForceAtlas2Options options, ulong seed, CancellationToken cancel)
{
    /// <summary>A graph of no more nodes is drawn from a random start.</summary>
    private const int Smallest = 64;

    /// <summary>Coarsening ends when it leaves more than this share of the nodes.</summary>
    private const double LeastGain = 0.8;

    private const int StartIterations = 400;
    private const int LevelIterations = 50;

    /// <summary>Turning by it from one to the next fills a disc evenly, as seeds do in a sunflower.</summary>
    public static readonly double GoldenAngle = Math.PI * (3 - Math.Sqrt(5));

    /// <summary>A rough drawing of a graph; the last smoothing is left to the caller.</summary>
    public LayoutState Place(Springs springs, int[]? communities)
    {
        cancel.ThrowIfCancellationRequested();
        var clusters = Coarsen(springs, ref communities);
        if (clusters is null)
            return InitialPlacement.Random(springs.Nodes, seed);
        var (coarse, inside) = clusters.Merge();
        var start = Place(coarse, communities is null ? null : CommunitiesOf(clusters, communities));
        return Spread(springs, clusters, inside, Smooth(coarse, start, coarse.Nodes <= Smallest ? StartIterations : LevelIterations));
    }

    /// <summary>Clusters to merge, by edges or at last by community; null if the graph is to be drawn as it is.</summary>
    private static Coarsening? Coarsen(Springs springs, ref int[]? communities)
    {
        if (springs.Nodes <= Smallest)
            return null;
        var clusters = Coarsening.Of(springs, communities);
        if (clusters.Clusters <= LeastGain * springs.Nodes)
            return clusters;
        if (communities is null)
            return null;
        clusters = Coarsening.Given(springs, communities);
        communities = null;
        return clusters.Clusters < springs.Nodes ? clusters : null;
    }

    private static int[] CommunitiesOf(Coarsening clusters, int[] communities)
    {
        var result = new int[clusters.Clusters];
        for (var node = 0; node < communities.Length; node++)
            result[clusters.ClusterOf[node]] = communities[node];
        return result;
    }

    private LayoutState Smooth(Springs springs, LayoutState start, int iterations)
    {
        var threads = ForceAtlas2Engine.Threads(springs.Nodes, springs.Targets.Length, options);
        using var engine = new ForceAtlas2Engine(springs, options, start, threads);
        for (var i = 0; i < iterations && !engine.IsSettled; i++)
        {
            cancel.ThrowIfCancellationRequested();
            engine.Step();
        }

        return engine.State();
    }

    /// <summary>Puts the members of each cluster in a disc around its place, the heaviest in the middle.</summary>
    private LayoutState Spread(Springs springs, Coarsening clusters, double[] inside, LayoutState drawn)
    {
        float[] x = new float[springs.Nodes], y = new float[springs.Nodes];
        var (first, members) = clusters.Members();
        var masses = springs.Masses.Pointer;
        for (var cluster = 0; cluster < clusters.Clusters; cluster++)
        {
            var own = members.AsSpan(first[cluster]..first[cluster + 1]);
            own.Sort((a, b) => masses[a] != masses[b] ? masses[b].CompareTo(masses[a]) : a.CompareTo(b));
            double mass = 0, squares = 0;
            foreach (var node in own)
            {
                mass += masses[node];
                squares += (double)masses[node] * masses[node];
            }

            double radius = Radius((mass * mass) - squares, mass, inside[cluster]), before = 0;
            for (var i = 0; i < own.Length; i++)
            {
                var distance = own.Length == 1 ? 0 : radius * Math.Sqrt((before + (masses[own[i]] / 2)) / mass);
                x[own[i]] = (float)(drawn.X[cluster] + (distance * Math.Cos(i * GoldenAngle)));
                y[own[i]] = (float)(drawn.Y[cluster] + (distance * Math.Sin(i * GoldenAngle)));
                before += masses[own[i]];
            }
        }

        return new(x, y);
    }

    /// <summary>The radius at which a disc's springs hold its repulsion: that of W r²/2 - k_r (M² - Σm²)/2 ln r at its least.</summary>
    private double Radius(double pairs, double mass, double inside)
    {
        if (inside <= 0)
            return Math.Sqrt(options.Scaling * mass);
        var radius = Math.Sqrt(options.Scaling * pairs / (2 * inside));
        if (!options.LinLog)
            return radius;
        var wanted = options.Scaling * pairs / (2 * inside); // r ln(1 + r) for a spring that pulls with the logarithm
        for (var i = 0; i < 20; i++)
            radius = Math.Sqrt(radius * wanted / Math.Log(1 + radius));
        return radius;
    }
}
