using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Posts over time, in buckets of a round length.</summary>
internal static class VolumeSeries
{
    private const long Second = 1_000_000;

    private static readonly long[] Steps =
        [1, 5, 10, 30, 60, 2 * 60, 5 * 60, 10 * 60, 15 * 60, 30 * 60, 3600, 2 * 3600, 3 * 3600, 6 * 3600, 12 * 3600, 86_400, 7 * 86_400, 28 * 86_400];

    /// <summary>The series with at most so many buckets, and the width of its buckets in seconds.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="posts">Posts in order of time.</param>
    /// <param name="mostBuckets">Buckets at most.</param>
    public static (long BucketSeconds, IReadOnlyList<VolumeBucket> Series) Of(Slice slice, int[] posts, int mostBuckets)
    {
        var step = Step(Array.ConvertAll(posts, post => slice.PostedAt[post]), mostBuckets);
        return (step, Series(slice, posts, step));
    }

    public static KindCounts Kinds(Slice slice, int[] posts)
    {
        Span<long> kinds = stackalloc long[4];
        foreach (var post in posts)
            kinds[(int)slice.Kind[post]]++;
        return new KindCounts(kinds[0], kinds[1], kinds[2], kinds[3]);
    }

    public static long Step(long[] times, int mostBuckets)
    {
        if (times.Length == 0)
            return Steps[0];
        return Steps.FirstOrDefault(step => (TimeBuckets.Floor(times[^1], step * Second) - TimeBuckets.Floor(times[0], step * Second)) / (step * Second) < mostBuckets, Steps[^1]);
    }

    public static List<VolumeBucket> Series(Slice slice, int[] posts, long stepSeconds)
    {
        var series = new List<VolumeBucket>();
        if (posts.Length == 0)
            return series;
        var width = stepSeconds * Second;
        var accounts = new HashSet<int>();
        var next = 0;
        for (var bucket = TimeBuckets.Floor(slice.PostedAt[posts[0]], width); next < posts.Length; bucket += width)
        {
            var first = next;
            accounts.Clear();
            for (; next < posts.Length && slice.PostedAt[posts[next]] < bucket + width; next++)
                accounts.Add(slice.Account[posts[next]]);
            var kinds = Kinds(slice, posts[first..next]);
            series.Add(new VolumeBucket(Wording.Time(bucket), next - first, kinds.Original, kinds.Repost, kinds.Quote, kinds.Reply, accounts.Count));
        }

        return series;
    }
}
