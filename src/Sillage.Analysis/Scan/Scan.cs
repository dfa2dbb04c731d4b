using Sillage.Analysis.Statistics;
using Sillage.Cases;
using Sillage.Posts;

namespace Sillage.Analysis;

/// <summary>The machine scan: posts, accounts, rates, peaks, and how few accounts made how much.</summary>
public static class Scan
{
    private const long Second = 1_000_000;

    private static readonly int[] PeakMinutes = [1, 5, 15, 60];

    /// <summary>Scans a slice.</summary>
    public static Answer<ScanOptions, ScanResult> Run(Slice slice, ScanOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        cancel.ThrowIfCancellationRequested();

        var posts = Within(slice, slice.Captured(), options);
        var embedded = Within(slice, [.. Enumerable.Range(0, slice.Count).Where(post => slice.Embedded[post])], options).Length;
        var times = Array.ConvertAll(posts, post => slice.PostedAt[post]);
        var active = Active(slice, posts);
        var counts = Array.ConvertAll(active, account => account.Posts);
        var top10 = Shares.Wilson(counts.Take(10).Sum(), posts.Length);
        var top50 = Shares.Wilson(counts.Take(50).Sum(), posts.Length);
        var minutes = Minutes(times, options);
        var step = VolumeSeries.Step(times, options.MostBuckets);

        var result = new ScanResult(
            posts.Length, embedded, active.Length, VolumeSeries.Kinds(slice, posts),
            posts.Length == 0 ? null : slice.Mark(posts[0]), posts.Length == 0 ? null : slice.Mark(posts[^1]),
            minutes, posts.Length / minutes, Opening(times, minutes, options.OpeningMinutes), CalendarPeak(times),
            times.Length == 0 ? [] : [.. PeakMinutes.Select(length => SlidingPeak(times, length))],
            Shares.Gini(counts), top10.Value, top50.Value, top10, top50,
            [.. active.Take(10).Select(pair => new ActiveAccount(slice.Accounts[pair.Account].Handle, pair.Posts))],
            step, VolumeSeries.Series(slice, posts, step), Focus(slice, posts, times, options), Gaps(slice, times));
        return new Answer<ScanOptions, ScanResult>(
            "sillage/scan/1", slice.Topic, options, result, [.. Caveats(slice, result)],
            new Method("Machine scan: counts, rates, exact sliding peaks, Gini, shares with Wilson intervals", "DFRLab's practice of 2017; Wilson 1927; Gini 1912; bucket rule: Sillage"));
    }

    /// <summary>The heaviest window of a length: two pointers over ascending times.</summary>
    internal static (int First, int Count) Heaviest(ReadOnlySpan<long> times, long width)
    {
        int start = 0, best = 0, bestStart = 0;
        for (var end = 0; end < times.Length; end++)
        {
            while (times[end] - times[start] >= width)
                start++;
            if (end - start + 1 <= best)
                continue;
            best = end - start + 1;
            bestStart = start;
        }

        return (bestStart, best);
    }

    private static int[] Within(Slice slice, int[] posts, ScanOptions options)
    {
        var from = options.From is { } start ? start.UtcTicks / 10 - (DateTimeOffset.UnixEpoch.Ticks / 10) : long.MinValue;
        var to = options.To is { } end ? end.UtcTicks / 10 - (DateTimeOffset.UnixEpoch.Ticks / 10) : long.MaxValue;
        return Array.FindAll(posts, post => slice.PostedAt[post] >= from && slice.PostedAt[post] < to);
    }

    private static double Minutes(long[] times, ScanOptions options)
    {
        if (times.Length == 0)
            return 1;
        var from = options.From ?? Wording.Time(times[0]);
        var to = options.To ?? Wording.Time(times[^1]);
        return Math.Max(1, (to - from).TotalMinutes);
    }

    /// <summary>Accounts with posts, the most active first (ties: by index).</summary>
    private static (int Account, int Posts)[] Active(Slice slice, int[] posts)
    {
        var counts = new int[slice.Accounts.Count];
        foreach (var post in posts)
            counts[slice.Account[post]]++;
        // One number orders as count and index do, in the other direction.
        long[] order = [.. Enumerable.Range(0, counts.Length).Where(account => counts[account] > 0).Select(account => ((long)-counts[account] << 32) | (uint)account)];
        Array.Sort(order);
        return Array.ConvertAll(order, place => ((int)place, -(int)(place >> 32)));
    }

    private static OpeningCount? Opening(long[] times, double minutes, int length)
    {
        if (times.Length == 0 || minutes <= length)
            return null;
        var end = Array.BinarySearch(times, times[0] + (length * 60 * Second));
        var count = end < 0 ? ~end : Array.IndexOf(times, times[end]);
        return new OpeningCount(length, count, count / (double)length);
    }

    private static PeakMinute? CalendarPeak(long[] times)
    {
        PeakMinute? peak = null;
        for (var i = 0; i < times.Length;)
        {
            var minute = TimeBuckets.Floor(times[i], 60 * Second);
            var first = i;
            while (i < times.Length && times[i] < minute + (60 * Second))
                i++;
            if (i - first > (peak?.Posts ?? 0))
                peak = new PeakMinute(Wording.Time(minute), i - first);
        }

        return peak;
    }

    private static PeakWindow SlidingPeak(long[] times, int minutes)
    {
        var (first, count) = Heaviest(times, minutes * 60 * Second);
        return new PeakWindow(minutes, Wording.Time(times[first]), count);
    }

    /// <summary>The shortest window with most of the posts, where it is short: there the traffic is to be looked at closely.</summary>
    private static VolumeFocus? Focus(Slice slice, int[] posts, long[] times, ScanOptions options)
    {
        var count = (int)Math.Ceiling(options.FocusShare * times.Length);
        if (times.Length < 100)
            return null;
        var first = TimeBuckets.Shortest(times, count);
        var last = first + count - 1;
        // A time is inside with all its posts.
        while (last + 1 < times.Length && times[last + 1] == times[last])
            last++;
        if ((times[last] - times[first]) * 3 > times[^1] - times[0])
            return null;
        var step = VolumeSeries.Step(times[first..(last + 1)], options.MostBuckets);
        // Whole buckets, so that the last bar is not cut short.
        var end = TimeBuckets.Floor(times[last], step * Second) + (step * Second);
        var from = Array.FindIndex(times, time => time >= TimeBuckets.Floor(times[first], step * Second));
        var to = Array.FindIndex(times, last, time => time >= end) is var past and >= 0 ? past : times.Length;
        return new VolumeFocus(
            Wording.Time(times[first]), Wording.Time(times[last]), last - first + 1, (times[last] - times[first]) / (60.0 * Second), step, VolumeSeries.Series(slice, posts[from..to], step));
    }

    private static CaptureGap[] Gaps(Slice slice, long[] times) => times.Length == 0
        ? []
        : [.. CaptureGaps.Find(slice.Capture).Where(gap => gap.From < Wording.Time(times[^1]) && gap.To > Wording.Time(times[0]))];

    private static IEnumerable<Caveat> Caveats(Slice slice, ScanResult result)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        if (result.Accounts <= 50)
            yield return Wording.Of("few-accounts", $"Accounts: {result.Accounts}. The share of the fifty most active is 1 by definition.", ("accounts", Wording.Number(result.Accounts)));
        if (result.Embedded > 0)
            yield return Wording.Of("embedded", $"Posts seen only inside reposts or quotes, which are not counted: {Wording.Number(result.Embedded)}.", ("posts", Wording.Number(result.Embedded)));
        if (result.Posts < 30)
            yield return Wording.Of("few-posts", $"Few posts ({result.Posts}): rates and shares are uncertain.", ("posts", Wording.Number(result.Posts)));
    }

}
