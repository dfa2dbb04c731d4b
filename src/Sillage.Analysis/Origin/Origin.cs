using Sillage.Cases;
using Sillage.Posts.Links;

namespace Sillage.Analysis;

/// <summary>Where the topic began: first posts, first movers, first hour, earliest links and spellings.</summary>
public static class Origin
{
    private const long Minute = 60_000_000;

    /// <summary>Traces the beginning of a slice.</summary>
    public static Answer<OriginOptions, OriginResult> Run(Slice slice, OriginOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        var movers = FirstPostOfEachAccount(slice);
        var byPlatform = Enumerable.Range(0, slice.Count).DistinctBy(post => slice.Platform[post]).Take(slice.Platforms.Count).ToArray();
        cancel.ThrowIfCancellationRequested();

        var result = new OriginResult(
            Describe(slice, [.. Enumerable.Range(0, Math.Min(options.Top, slice.Count))]),
            Describe(slice, [.. movers.Take(options.Top)]),
            Describe(slice, byPlatform),
            FirstHour(slice, movers),
            EarlyMostReposted(slice, movers, options.Top),
            [.. FirstSights(slice, slice.Words.Links().As(Link.Normalise)).Take(options.Top)],
            [.. FirstSights(slice, slice.Words.Hashtags()).OrderByDescending(sight => sight.Posts).ThenBy(sight => sight.At).ThenBy(sight => sight.What, StringComparer.Ordinal).Take(options.Top)]);
        return new Answer<OriginOptions, OriginResult>(
            "sillage/origin/1", slice.Topic, options, result, [.. Caveats(slice)],
            new Method("Earliest evidence in the capture, embedded originals included", "Sillage; links compared in CooRnet's normal form (Giglietto et al. 2020)"));
    }

    private static List<int> FirstPostOfEachAccount(Slice slice)
    {
        var seen = new bool[slice.Accounts.Count];
        var movers = new List<int>();
        for (var post = 0; post < slice.Count; post++)
        {
            if (seen[slice.Account[post]])
                continue;
            seen[slice.Account[post]] = true;
            movers.Add(post);
        }

        return movers;
    }

    private static List<FirstPost> Describe(Slice slice, IReadOnlyList<int> posts) =>
        [.. slice.Words.Describe(posts).Zip(posts, (words, post) => new FirstPost(words.At, words.Account, words.PostId, words.Text, words.Platform, slice.Embedded[post]))];

    /// <summary>The first post's time; where the capture holds nothing of the hour after it (an old post that was reposted later), that of the first captured post.</summary>
    private static long Beginning(Slice slice)
    {
        var captured = Array.IndexOf(slice.Embedded, false);
        return captured < 0 || slice.PostedAt[captured] < slice.PostedAt[0] + (60 * Minute) ? slice.PostedAt[0] : slice.PostedAt[captured];
    }

    private static List<FirstMinute> FirstHour(Slice slice, List<int> movers)
    {
        if (slice.Count == 0)
            return [];
        var start = Beginning(slice);
        var posts = new long[60];
        var reposts = new long[60];
        var accounts = new long[60];
        for (var post = 0; post < slice.Count && slice.PostedAt[post] < start + (60 * Minute); post++)
        {
            if (slice.Embedded[post] || slice.PostedAt[post] < start)
                continue;
            posts[(slice.PostedAt[post] - start) / Minute]++;
            if (slice.IsRepost(post))
                reposts[(slice.PostedAt[post] - start) / Minute]++;
        }

        foreach (var post in movers.SkipWhile(post => slice.PostedAt[post] < start).TakeWhile(post => slice.PostedAt[post] < start + (60 * Minute)))
            accounts[(slice.PostedAt[post] - start) / Minute]++;
        return [.. Enumerable.Range(0, 60).Select(minute => new FirstMinute(minute, Wording.Time(start + (minute * Minute)), posts[minute], reposts[minute], accounts[minute]))];
    }

    private static List<EarlyAccount> EarlyMostReposted(Slice slice, List<int> movers, int top)
    {
        if (slice.Count == 0)
            return [];
        var (_, earned) = slice.PostsAndEarned();
        var end = Beginning(slice) + (60 * Minute);
        return [.. movers.TakeWhile(post => slice.PostedAt[post] < end)
            .Where(post => earned[slice.Account[post]] > 0)
            .OrderByDescending(post => earned[slice.Account[post]]).ThenBy(post => post).Take(top)
            .Select(post => new EarlyAccount(slice.Handle(post), Wording.Time(slice.PostedAt[post]), earned[slice.Account[post]]))];
    }

    /// <summary>What was seen first, in the order in which it was.</summary>
    private static IEnumerable<FirstSight> FirstSights(Slice slice, SharedWords words)
    {
        var sights = new (int First, int Last, long Posts)[words.Words.Count];
        for (var use = 0; use < words.Count; use++)
        {
            var post = words.Posts[use];
            ref var sight = ref sights[words.Numbers[use]];
            // A post may name the same twice.
            if (sight.Posts == 0)
                sight = (post, post, 1);
            else if (sight.Last != post)
                sight = (sight.First, post, sight.Posts + 1);
        }

        return words.Words.Zip(sights, (what, sight) => (What: what, Sight: sight)).OrderBy(seen => seen.Sight.First).ThenBy(seen => seen.What, StringComparer.Ordinal).Select(seen =>
            new FirstSight(seen.What, Wording.Time(slice.PostedAt[seen.Sight.First]), slice.Handle(seen.Sight.First), slice.Ids[seen.Sight.First], seen.Sight.Posts));
    }

    private static IEnumerable<Caveat> Caveats(Slice slice)
    {
        yield return Wording.Of("first-in-capture", "\"First\" means first in this capture: what was deleted, filtered or not asked for is not in it.");
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
    }
}
