using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Bursts in a topic's volume.</summary>
internal static class Bursts
{
    private const long Second = 1_000_000;
    private const int MostBatches = 20_000;

    /// <summary>
    /// Batched against the whole capture where that holds other posts too (this takes out the capture's own rhythm), else on the gaps
    /// between posts; posts of the same second share it evenly, as gaps of zero have no rate.
    /// </summary>
    public static (IReadOnlyList<Burst> Bursts, string Method) Find(Slice slice, int[] captured, TempoOptions options)
    {
        if (captured.Length < 2)
            return ([], "gaps");
        return CapturedMeanwhile(slice, captured) >= captured.Length * 1.05
            ? (Batched(slice, captured, options), "batched")
            : (OnGaps(slice, captured, options), "gaps");
    }

    /// <summary>Posts of the whole capture, whatever their topic, in the topic's minutes.</summary>
    private static long CapturedMeanwhile(Slice slice, int[] captured)
    {
        var first = (slice.PostedAt[captured[0]] / (60 * Second)) - slice.Capture.FirstMinute;
        var last = (slice.PostedAt[captured[^1]] / (60 * Second)) - slice.Capture.FirstMinute;
        long posts = 0;
        for (var minute = Math.Max(0, first); minute <= last && minute < slice.Capture.PostsPerMinute.Length; minute++)
            posts += slice.Capture.PostsPerMinute[minute];
        return posts;
    }

    private static List<Burst> Batched(Slice slice, int[] captured, TempoOptions options)
    {
        var first = slice.PostedAt[captured[0]] / (60 * Second);
        var last = slice.PostedAt[captured[^1]] / (60 * Second);
        var width = Math.Max(1, (int)Math.Ceiling((last - first + 1) / (double)MostBatches));
        var n = (int)((last - first) / width) + 1;
        var relevant = new int[n];
        var total = new int[n];
        foreach (var post in captured)
            relevant[((slice.PostedAt[post] / (60 * Second)) - first) / width]++;
        for (var minute = 0; minute < slice.Capture.PostsPerMinute.Length; minute++)
        {
            var at = slice.Capture.FirstMinute + minute - first;
            if (at >= 0 && at / width < n)
                total[at / width] += slice.Capture.PostsPerMinute[minute];
        }

        // Minutes without any post say nothing about shares.
        var kept = Enumerable.Range(0, n).Where(batch => total[batch] > 0).ToArray();
        if (kept.Length < 2)
            return [];
        var (states, _, costs) = Kleinberg.Batches(
            Array.ConvertAll(kept, batch => relevant[batch]), Array.ConvertAll(kept, batch => total[batch]), options.BurstScaling, options.BurstGamma);
        return Runs(states, costs, (from, to) => (
            Wording.Time((first + ((long)kept[from] * width)) * 60 * Second), Wording.Time((first + ((kept[to] + 1L) * width)) * 60 * Second),
            kept[from..(to + 1)].Sum(batch => (long)relevant[batch]), from, to), kept);
    }

    private static List<Burst> OnGaps(Slice slice, int[] captured, TempoOptions options)
    {
        var times = Spread(slice, captured);
        var gaps = new double[times.Length - 1];
        for (var i = 0; i < gaps.Length; i++)
            gaps[i] = times[i + 1] - times[i];
        var (states, _, costs) = Kleinberg.Gaps(gaps, options.BurstScaling, options.BurstGamma);
        return Runs(states, costs, (from, to) => (
            Wording.Time(slice.PostedAt[captured[from]]), Wording.Time(slice.PostedAt[captured[to + 1]]), Between(slice, captured, from, to + 1), from, to), null);
    }

    /// <summary>Posts from the time of one to the time of another, those of the same clock tick included: a run may begin or end inside a tick.</summary>
    private static long Between(Slice slice, int[] captured, int first, int last)
    {
        while (first > 0 && slice.PostedAt[captured[first - 1]] == slice.PostedAt[captured[first]])
            first--;
        while (last + 1 < captured.Length && slice.PostedAt[captured[last + 1]] == slice.PostedAt[captured[last]])
            last++;
        return last - first + 1L;
    }

    private static double[] Spread(Slice slice, int[] captured)
    {
        var clock = Math.Max(1, slice.ClockSeconds);
        var times = new double[captured.Length];
        for (var i = 0; i < captured.Length;)
        {
            var second = slice.PostedAt[captured[i]] / (clock * Second);
            var end = i;
            while (end < captured.Length && slice.PostedAt[captured[end]] / (clock * Second) == second)
                end++;
            for (var j = i; j < end; j++)
                times[j] = (second * clock) + (clock * (j - i + 0.5) / (end - i));
            i = end;
        }

        return times;
    }

    /// <summary>For each level the runs of batches or gaps at or above it.</summary>
    private static List<Burst> Runs(
        int[] states, double[,] costs, Func<int, int, (DateTimeOffset From, DateTimeOffset To, long Posts, int First, int Last)> describe, int[]? minutes)
    {
        var bursts = new List<Burst>();
        for (var level = 1; level < costs.GetLength(1); level++)
        {
            for (var start = 0; start < states.Length; start++)
            {
                if (states[start] < level)
                    continue;
                var end = start;
                double saved = 0;
                while (end < states.Length && states[end] >= level && (minutes is null || end == start || minutes[end] - minutes[end - 1] <= 60))
                {
                    saved += costs[end, level - 1] - costs[end, level];
                    end++;
                }

                var (from, to, posts, _, _) = describe(start, end - 1);
                bursts.Add(new Burst(from, to, level, posts, saved));
                start = end - 1;
            }
        }

        return [.. bursts.OrderBy(burst => burst.From).ThenBy(burst => burst.Level)];
    }
}
