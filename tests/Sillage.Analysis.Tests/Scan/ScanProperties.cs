using CsCheck;
using Sillage.Cases;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>The scan against the plainest way to compute each of its figures.</summary>
public class ScanProperties
{
    private const long Second = 1_000_000;

    [Fact]
    public void Sliding_peaks_are_what_trying_every_post_finds() => RandomSlices.Any.Sample(slice =>
    {
        var times = Times(slice);
        foreach (var peak in Scan.Run(slice, new ScanOptions(), CancellationToken.None).Result.Peaks)
        {
            var counts = times.Select(from => times.LongCount(time => time >= from && time < from + (peak.Minutes * 60 * Second))).ToArray();
            Assert.Equal(counts.Max(), peak.Posts);
            Assert.Equal(Wording.Time(times[Array.IndexOf(counts, counts.Max())]), peak.From);
        }
    });

    [Fact]
    public void The_calendar_peak_is_the_fullest_minute() => RandomSlices.Any.Sample(slice =>
    {
        var fullest = Times(slice).GroupBy(time => time / (60 * Second)).OrderByDescending(minute => minute.Count()).ThenBy(minute => minute.Key).FirstOrDefault();

        var peak = Scan.Run(slice, new ScanOptions(), CancellationToken.None).Result.Peak;

        Assert.Equal(fullest is null ? null : new PeakMinute(Wording.Time(fullest.Key * 60 * Second), fullest.Count()), peak);
    });

    [Fact]
    public void The_focus_is_the_shortest_span_between_two_posts_that_holds_its_share() =>
        Gen.Select(RandomSlices.Crowded, Gen.Int[1, 10]).Sample((slice, tenths) =>
        {
            var times = Times(slice);
            long needed = ((tenths * times.Length) + 9) / 10;
            // Every span from one post to another, with all posts in it.
            var spans = times.Distinct().SelectMany(from => times.Distinct().Where(to => to >= from).Select(to => (From: from, To: to, Posts: times.LongCount(time => time >= from && time <= to))));
            var shortest = spans.Where(span => span.Posts >= needed).OrderBy(span => span.To - span.From).ThenBy(span => span.From).First();
            var expected = (shortest.To - shortest.From) * 3 > times[^1] - times[0] ? null : shortest as (long From, long To, long Posts)?;

            var focus = Scan.Run(slice, new ScanOptions { FocusShare = tenths / 10.0 }, CancellationToken.None).Result.Focus;

            Assert.Equal(
                expected is { } span ? (Wording.Time(span.From), Wording.Time(span.To), span.Posts) : null,
                focus is null ? null : ((DateTimeOffset, DateTimeOffset, long)?)(focus.From, focus.To, focus.Posts));
            if (focus is not null)
                Assert.InRange(focus.Series.Sum(bucket => bucket.Posts), focus.Posts, times.Length);
        });

    [Fact]
    public void The_series_holds_every_post_once_in_buckets_that_follow_each_other() => Gen.Select(RandomSlices.Any, Gen.Int[5, 200]).Sample((slice, most) =>
    {
        var times = Times(slice);

        var scan = Scan.Run(slice, new ScanOptions { MostBuckets = most }, CancellationToken.None).Result;

        Assert.True(scan.Series.Count <= most, $"{scan.Series.Count} buckets");
        Assert.Equal(times.Length, scan.Series.Sum(bucket => bucket.Posts));
        Assert.All(scan.Series, bucket =>
        {
            var end = bucket.From.AddSeconds(scan.BucketSeconds);
            Assert.Equal(times.LongCount(time => Wording.Time(time) >= bucket.From && Wording.Time(time) < end), bucket.Posts);
            Assert.Equal(bucket.Posts, bucket.Original + bucket.Repost + bucket.Quote + bucket.Reply);
        });
        Assert.All(scan.Series.Zip(scan.Series.Skip(1)), pair => Assert.Equal(pair.First.From.AddSeconds(scan.BucketSeconds), pair.Second.From));
    });

    [Fact]
    public void The_most_active_are_what_counting_finds() => RandomSlices.Any.Sample(slice =>
    {
        var counts = RandomSlices.Captured(slice).CountBy(post => slice.Account[post]).Select(pair => pair.Value).OrderDescending().ToArray();

        var scan = Scan.Run(slice, new ScanOptions(), CancellationToken.None).Result;

        Assert.Equal(counts.Length, scan.Accounts);
        Assert.Equal(counts.Take(10).Select(count => (long)count), scan.MostActive.Select(account => account.Posts));
        Assert.Equal(counts.Take(10).Sum(), scan.Top10.Count);
        Assert.Equal(counts.Take(50).Sum(), scan.Top50.Count);
    });

    private static long[] Times(Slice slice) => Array.ConvertAll(RandomSlices.Captured(slice), post => slice.PostedAt[post]);
}
