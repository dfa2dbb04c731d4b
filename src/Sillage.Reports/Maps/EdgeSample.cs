using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Sillage.Reports.Maps;

/// <summary>
/// Which edges are drawn when there are too many: a sample in proportion to weight without replacement, by the same dice for the same
/// pair of accounts wherever it stands in the list.
/// </summary>
/// <remarks>Source: Duffield, Lund, Thorup, "Priority sampling for estimation of arbitrary subset sums", Journal of the ACM 54 (2007), section 1.2.</remarks>
internal static class EdgeSample
{
    /// <summary>Numbers of the edges to draw, ascending; all but self-loops where they are few enough.</summary>
    /// <param name="map">The map.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="eligible">Which edges may be drawn; null for all.</param>
    public static int[] Take(PropagationMap map, int most, Func<MapEdge, bool>? eligible = null)
    {
        var candidates = Enumerable.Range(0, map.Edges.Count).Where(i => map.Edges[i].Source != map.Edges[i].Target && eligible?.Invoke(map.Edges[i]) != false).ToArray();
        if (candidates.Length <= most)
            return candidates;
        var priorities = Array.ConvertAll(candidates, i => -map.Edges[i].Weight / Dice(map, map.Edges[i]));
        Array.Sort(priorities, candidates);
        var taken = candidates[..most];
        Array.Sort(taken);
        return taken;
    }

    /// <summary>A number above 0 and at most 1 that depends on the ids of both ends only.</summary>
    public static double Dice(PropagationMap map, MapEdge edge)
    {
        var source = XxHash64.HashToUInt64(MemoryMarshal.AsBytes(map.Nodes[edge.Source].Id.AsSpan()));
        var both = XxHash64.HashToUInt64(MemoryMarshal.AsBytes(map.Nodes[edge.Target].Id.AsSpan()), (long)source);
        return ((both >> 11) + 1) / (double)(1UL << 53);
    }
}
