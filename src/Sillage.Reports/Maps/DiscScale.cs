namespace Sillage.Reports.Maps;

/// <summary>Radius for a number of reposts: the area is in proportion, but no disc is too small to be seen.</summary>
internal sealed class DiscScale
{
    private readonly double perRepost;

    /// <summary>A scale for this map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="area">Area of the map on the sheet.</param>
    /// <param name="largest">Radius that none exceeds.</param>
    /// <param name="share">Share of the area that all discs may cover together, were they not to overlap.</param>
    public DiscScale(PropagationMap map, double area, double largest, double share)
    {
        var (most, sum) = (1.0, 1.0);
        foreach (var node in map.Nodes)
            (most, sum) = (Math.Max(most, node.RepostsEarned), sum + node.RepostsEarned);
        Most = most;
        perRepost = Math.Min(largest * largest / most, share * area / (Math.PI * sum));
        Smallest = Math.Clamp(Math.Sqrt(0.04 * area / (Math.PI * Math.Max(1, map.Nodes.Count))), 0.7, 2.4);
    }

    private DiscScale(DiscScale other, double times) =>
        (Most, perRepost, Smallest) = (other.Most, other.perRepost * times * times, other.Smallest * times);

    /// <summary>The same scale on a sheet so many times as large.</summary>
    public DiscScale Times(double times) => new(this, times);

    /// <summary>The most reposts that an account earned.</summary>
    public double Most { get; }

    /// <summary>Radius of accounts that earned little or nothing.</summary>
    public double Smallest { get; }

    /// <summary>Radius of an account with one repost, were no disc too small to be seen: radius grows with the root of the reposts.</summary>
    public double PerRoot => Math.Sqrt(perRepost);

    /// <summary>Radius for a number of reposts.</summary>
    public double Of(double reposts) => Math.Max(Smallest, Math.Sqrt(perRepost * reposts));
}
