namespace Sillage.Analysis.Statistics;

/// <summary>
/// Change points of a series by the exact segmentation of least cost, each change paying a penalty. Source: Killick, Fearnhead and Eckley 2012
/// (PELT); without their pruning it is the optimal partitioning of Jackson et al. 2005, with the same answer.
/// </summary>
internal static class Pelt
{
    /// <summary>Starts of the segments after the first, ascending. Of segmentations of equal cost the one whose last change is earliest.</summary>
    /// <param name="bins">Length of the series, 0 or more.</param>
    /// <param name="penalty">What each change costs, 0 or more.</param>
    /// <param name="shortest">Fewest bins of a segment, at least 1; a series shorter than two of them has no change.</param>
    /// <param name="cost">Cost of the bins from a start to an end (exclusive). Splitting a segment must never cost more than leaving it whole.</param>
    public static int[] Changes(int bins, double penalty, int shortest, Func<int, int, double> cost)
    {
        if (bins < 2 * shortest)
            return [];
        var (best, previous) = (new double[bins + 1], new int[bins + 1]);
        Array.Fill(best, double.PositiveInfinity);
        best[0] = -penalty;
        // A start that cannot be best at t may still be so until a segment of the least length fits after t.
        var starts = new List<(int Start, int Until)> { (0, int.MaxValue) };
        for (var end = shortest; end <= bins; end++)
        {
            if (end - shortest >= shortest)
                starts.Add((end - shortest, int.MaxValue));
            var through = new double[starts.Count];
            for (var i = 0; i < through.Length; i++)
            {
                through[i] = best[starts[i].Start] + cost(starts[i].Start, end);
                if (through[i] + penalty < best[end])
                    (best[end], previous[end]) = (through[i] + penalty, starts[i].Start);
            }

            var kept = 0;
            for (var i = 0; i < through.Length; i++)
            {
                var until = Math.Min(starts[i].Until, through[i] >= best[end] ? end + shortest : int.MaxValue);
                if (until > end + 1)
                    starts[kept++] = (starts[i].Start, until);
            }

            starts.RemoveRange(kept, starts.Count - kept);
        }

        var changes = new List<int>();
        for (var at = previous[bins]; at > 0; at = previous[at])
            changes.Add(at);
        changes.Reverse();
        return [.. changes];
    }
}
