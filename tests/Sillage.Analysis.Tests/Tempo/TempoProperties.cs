using CsCheck;
using Sillage.Cases;
using Sillage.Posts;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>The tempo against the plainest way to compute it: for every post look at every repost.</summary>
public class TempoProperties
{
    private static readonly TempoOptions All = new() { Top = int.MaxValue };

    [Fact]
    public void Reposts_are_counted_as_looking_at_every_pair_counts_them() => RandomSlices.Any.Sample(slice =>
    {
        var found = Tempo.Run(slice, All, CancellationToken.None).Result.Posts.ToDictionary(post => int.Parse(post.PostId, null));

        foreach (var post in Originals(slice))
        {
            var delays = Delays(slice, post);
            Assert.Equal(delays.Length > 0, found.ContainsKey(post));
            if (delays.Length == 0)
                continue;
            var tempo = found[post];
            Assert.Equal(
                (delays.Length, Within(delays, 60), Within(delays, 300), Within(delays, 900), Within(delays, 3600)),
                (tempo.Reposts, tempo.Within1m, tempo.Within5m, tempo.Within15m, tempo.Within60m));
            // The first delay by which at least half have come.
            Assert.Equal(delays.First(delay => 2 * delays.Count(other => other <= delay) >= delays.Length), tempo.HalfTimeSeconds);
        }
    });

    [Fact]
    public void Every_captured_repost_is_timed_or_counted_among_the_lost() => RandomSlices.Any.Sample(slice =>
    {
        var delays = RepostDelays.Of(slice);

        var timed = Enumerable.Range(0, slice.Count).Sum(post => delays.Delays(post).Length);

        Assert.Equal(Reposts(slice).LongCount(), timed + delays.WithoutOriginal + delays.Negative);
        Assert.Equal(Reposts(slice).LongCount(post => slice.Target[post] < 0 || slice.Target[post] >= slice.Count), delays.WithoutOriginal);
    });

    [Fact]
    public void The_percentile_is_the_share_of_posts_of_the_same_tenth_that_had_fewer() => RandomSlices.Any.Sample(slice =>
    {
        var known = Originals(slice).Where(post => slice.Followers[post] >= 0).ToArray();
        // A following belongs to the tenth of the smallest rank among its equals.
        int Tenth(int post) => 10 * known.Count(other => slice.Followers[other] < slice.Followers[post]) / known.Length;

        foreach (var tempo in Tempo.Run(slice, All, CancellationToken.None).Result.Posts)
        {
            var post = int.Parse(tempo.PostId, null);
            var similar = slice.Followers[post] >= 0;
            var others = (similar ? known.Where(other => Tenth(other) == Tenth(post)) : Originals(slice)).Where(other => other != post).ToArray();
            var fewer = others.Count(other => Within(Delays(slice, other), 300) < tempo.Within5m);

            Assert.Equal((similar, others.Length), (tempo.SimilarFollowing, tempo.ComparedWith));
            Assert.Equal(others.Length == 0 ? 0 : 100.0 * fewer / others.Length, tempo.Percentile, 9);
        }
    });

    private static IEnumerable<int> Originals(Slice slice) => Enumerable.Range(0, slice.Count).Where(post => slice.Kind[post] != PostKind.Repost);

    private static IEnumerable<int> Reposts(Slice slice) => RandomSlices.Captured(slice).Where(post => slice.Kind[post] == PostKind.Repost);

    /// <summary>Seconds, ascending.</summary>
    private static double[] Delays(Slice slice, int post) =>
        [.. Reposts(slice).Where(repost => slice.Target[repost] == post).Select(repost => (slice.PostedAt[repost] - slice.PostedAt[post]) / 1e6).Where(delay => delay >= 0).Order()];

    private static long Within(double[] delays, double seconds) => delays.LongCount(delay => delay <= seconds);
}
