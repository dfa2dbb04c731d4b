using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Delays between originals and reposts, of one account and of all others.</summary>
internal static class RepostSpeed
{
    private const double Second = 1e6;

    /// <summary>Ends of the bins, seconds. Source: methods of latency by Mazza et al. 2019 look below 10 s; the rest are Sillage's round steps.</summary>
    private static readonly double[] Ends = [1, 5, 10, 30, 60, 300, 900, 3600, 6 * 3600, 24 * 3600];

    /// <summary>Null where the clock is coarser than a second, or no original is in the slice.</summary>
    public static DelayHistogram? Of(Slice slice, int account)
    {
        if (slice.ClockSeconds > 1)
            return null;
        List<double> own = [], crowd = [];
        long untimed = 0;
        for (var post = 0; post < slice.Count; post++)
        {
            if (slice.Embedded[post] || !slice.IsRepost(post))
                continue;
            var isOwn = slice.Account[post] == account;
            if (slice.TimedOriginal(post) is >= 0 and var original)
                (isOwn ? own : crowd).Add((slice.PostedAt[post] - slice.PostedAt[original]) / Second);
            else
                untimed += isOwn ? 1 : 0;
        }

        if (own.Count == 0)
            return null;
        double[] delays = [.. own.Order()], others = [.. crowd.Order()];
        return new DelayHistogram(delays.Length, untimed, Ascending.Median(delays), others.Length, others.Length == 0 ? null : Ascending.Median(others), Bins(delays, others));
    }

    private static List<DelayBin> Bins(double[] own, double[] crowd)
    {
        var bins = new List<DelayBin>();
        double from = 0;
        foreach (var end in Ends.Cast<double?>().Append(null))
        {
            bins.Add(new DelayBin(end, Between(own, from, end), Between(crowd, from, end)));
            from = end ?? 0;
        }

        return bins;
    }

    private static long Between(double[] ascending, double from, double? end) =>
        Ascending.Below<double>(ascending, end ?? double.PositiveInfinity) - Ascending.Below<double>(ascending, from);
}
