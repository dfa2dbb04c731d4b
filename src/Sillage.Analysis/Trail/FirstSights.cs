using System.Numerics;
using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>The first sights of each object on each platform, and the times between them.</summary>
internal sealed class FirstSights(Slice slice, ObjectPosts found, IReadOnlyList<PlatformCoverage> coverage, TrailOptions options)
{
    private const long Second = 1_000_000, ShortestSpan = 60 * Second;

    private readonly Dictionary<string, PlatformCoverage> covered = coverage.ToDictionary(platform => platform.Platform, StringComparer.Ordinal);

    /// <summary>Links across platforms: posts of a platform, reposts left out, by object and platform linked to.</summary>
    private readonly Dictionary<(int Object, string From, string To), int> crossings = Crossings(slice, found);

    public TrailObject Of(int number, TrailTarget target)
    {
        var bit = 1UL << number;
        int[] posts = [.. found.With.Where(post => (found.Holds[post] & bit) != 0)];
        var byPlatform = posts.ToLookup(post => slice.Platforms[slice.Platform[post]], StringComparer.Ordinal);
        var (from, to) = Window(posts, byPlatform);
        TrailSight[] sights =
        [
            .. covered.Keys.Union(byPlatform.Select(group => group.Key), StringComparer.Ordinal).Select(platform => Sight(platform, [.. byPlatform[platform]], from, to))
                .OrderBy(sight => sight.FirstAt ?? DateTimeOffset.MaxValue).ThenBy(sight => sight.Platform, StringComparer.Ordinal),
        ];
        return new TrailObject(
            target.Written, target.Kind, target.Value, PageKind(target),
            sights.Sum(sight => sight.Posts), sights.Sum(sight => sight.Accounts), posts.Length == 0 ? null : Wording.Time(from), posts.Length == 0 ? null : Wording.Time(to),
            sights, Lags(number, [.. sights.Where(sight => sight.FirstAt is not null)]));
    }

    private static ArtefactKind? PageKind(TrailTarget target) => target.Kind switch
    {
        TrailKind.Link or TrailKind.Domain => ArtefactSites.Of(target.Value),
        // A magnet link became its hash.
        TrailKind.Hash => ArtefactSites.Of(target.Written.Trim()),
        _ => null,
    };

    /// <summary>From a little before the first sight to a little after the last platform's; where one platform alone saw it, to its last post.</summary>
    private (long From, long To) Window(int[] posts, ILookup<string, int> byPlatform)
    {
        if (posts.Length == 0)
            return (0, 0);
        var (first, end) = (slice.PostedAt[posts[0]], slice.PostedAt[posts[^1]]);
        var last = byPlatform.Count == 1 ? end : byPlatform.Max(group => slice.PostedAt[group.First()]);
        var span = Math.Max(last - first, ShortestSpan);
        // What came after is shown for a while, but not beyond the last post.
        return (first - (span / 20), Math.Min(last + (span / 4), end + (span / 20)));
    }

    private TrailSight Sight(string platform, int[] posts, long from, long to)
    {
        int[] captured = [.. posts.Where(post => !slice.Embedded[post])];
        var bins = new int[options.Bins];
        long after = 0;
        foreach (var post in captured)
        {
            // As whole numbers: the part that a post falls into must not hang on rounding.
            var bin = (long)((Int128)(slice.PostedAt[post] - from) * options.Bins / Math.Max(1, to - from));
            if (bin < options.Bins)
                bins[bin]++;
            else
                after++;
        }

        return new TrailSight(
            platform, captured.Length, slice.Authors(captured),
            Shares.Wilson(captured.Length, Math.Max(captured.Length, covered.TryGetValue(platform, out var known) ? known.Posts : 0)),
            posts.Length == 0 ? null : Wording.Time(slice.PostedAt[posts[0]]),
            [.. posts.Take(options.Firsts).Select(post => new SeenPost(Wording.Time(slice.PostedAt[post]), slice.Handle(post), slice.Ids[post], slice.Embedded[post]))], after, bins);
    }

    private List<TrailLag> Lags(int number, TrailSight[] seen)
    {
        var lags = new List<TrailLag>();
        for (var later = 1; later < seen.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                var (from, to) = (seen[earlier], seen[later]);
                var seconds = (to.FirstAt!.Value - from.FirstAt!.Value).TotalSeconds;
                // A clock of a minute tells 18:49 for all of its sixty seconds.
                var (low, high) = (seconds - Clock(from.Platform), seconds + Clock(to.Platform));
                var standing = low < 0 || seconds == 0 ? LagStanding.Tied
                    : covered.TryGetValue(to.Platform, out var known) && known.From <= from.FirstAt ? LagStanding.Ordered : LagStanding.NotCovered;
                lags.Add(new TrailLag(from.Platform, to.Platform, seconds, low, high, standing, from.Posts, to.Posts, crossings.GetValueOrDefault((number, from.Platform, to.Platform))));
            }
        }

        return lags;
    }

    private int Clock(string platform) => covered.TryGetValue(platform, out var known) ? known.ClockSeconds : slice.ClockSeconds;

    private static Dictionary<(int, string, string), int> Crossings(Slice slice, ObjectPosts found)
    {
        var counts = new Dictionary<(int Object, string From, string To), int>();
        foreach (var (post, from) in found.KnownLinks.Where(link => link.Platform is not null && !slice.IsRepost(link.Post) && !slice.Embedded[link.Post]).Select(link => (link.Post, link.Platform!)).Distinct())
        {
            for (var objects = found.Holds[post]; objects != 0; objects &= objects - 1)
            {
                var key = (BitOperations.TrailingZeroCount(objects), from, slice.Platforms[slice.Platform[post]]);
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        return counts;
    }
}
