using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Peaks and the volume series.</summary>
public class ScanVolumeTests
{
    [Fact]
    public void The_peak_is_a_calendar_minute_and_the_heaviest_window_slides()
    {
        // Three posts around a full minute, two in another: 18:49:50, 18:50:00, 18:50:45 fit into 60 seconds, but not into a calendar minute.
        using var source = InventedCase.Of(
            new InventedPost(1, "alice", 50), new InventedPost(2, "bob", 60), new InventedPost(3, "carol", 105), new InventedPost(4, "dave", 110));

        var scan = source.Scan().Result;

        Assert.Equal(new PeakMinute(InventedPost.Start.AddMinutes(1), 3), scan.Peak);
        // A post exactly 60 seconds later is outside the window of the first.
        Assert.Equal(new PeakWindow(1, InventedPost.Start.AddSeconds(50), 3), scan.Peaks[0]);
        Assert.Equal([1, 5, 15, 60], scan.Peaks.Select(peak => peak.Minutes));
        Assert.All(scan.Peaks.Skip(1), peak => Assert.Equal((InventedPost.Start.AddSeconds(50), 4), (peak.From, peak.Posts)));
    }

    [Fact]
    public void Of_equal_peaks_the_first_counts()
    {
        using var source = InventedCase.Of(new InventedPost(1, "alice", 10), new InventedPost(2, "bob", 130), new InventedPost(3, "carol", 250));

        Assert.Equal(new PeakMinute(InventedPost.Start, 1), source.Scan().Result.Peak);
        Assert.Equal(InventedPost.Start.AddSeconds(10), source.Scan().Result.Peaks[0].From);
    }

    [Fact]
    public void The_series_has_every_bucket_and_adds_up()
    {
        var original = new InventedPost(1, "alice", 1);
        using var source = InventedCase.Of(original, original.RepostedBy(2, "bob", 1), new InventedPost(3, "alice", 2) { ReplyTo = 1 }, new InventedPost(4, "carol", 14));

        var scan = source.Scan(options: new ScanOptions { MostBuckets = 10 }).Result;

        // Fourteen seconds do not fit into ten buckets of one second, but into those of five; buckets begin on round times.
        Assert.Equal(5, scan.BucketSeconds);
        Assert.Equal(
            [
                new VolumeBucket(InventedPost.Start, 3, Original: 1, Repost: 1, Quote: 0, Reply: 1, Accounts: 2),
                new VolumeBucket(InventedPost.Start.AddSeconds(5), 0, 0, 0, 0, 0, 0),
                new VolumeBucket(InventedPost.Start.AddSeconds(10), 1, 1, 0, 0, 0, 1),
            ],
            scan.Series);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(199, 1)]
    [InlineData(200, 5)] // one second would take 201 buckets
    [InlineData(12_000, 120)] // 60 seconds would take 201 buckets
    [InlineData(86_400 * 200, 604_800)]
    public void The_bucket_is_the_smallest_round_step_that_gives_at_most_two_hundred(long seconds, long step)
    {
        using var source = InventedCase.Of(new InventedPost(1, "alice", 60), new InventedPost(2, "bob", 60 + seconds));

        var scan = source.Scan().Result;

        Assert.Equal(step, scan.BucketSeconds);
        Assert.InRange(scan.Series.Count, 1, 200);
    }
}
