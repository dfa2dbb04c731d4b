using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>
/// The Breakout Scale as a guided judgement: what the capture shows for categories 1 to 3, and what the analyst says for 4 to 6. A capture holds neither
/// newspapers nor laws, so that the program never gives more than it can show.
/// </summary>
/// <remarks>Source: B. Nimmo, "The Breakout Scale: Measuring the impact of influence operations", Brookings, September 2020.</remarks>
public static class Breakout
{
    /// <summary>Lays the evidence beside each criterion.</summary>
    /// <param name="slice">The topic.</param>
    /// <param name="options">What the analyst judges.</param>
    /// <param name="communities">Its communities.</param>
    /// <param name="cancel">Stops.</param>
    public static Answer<BreakoutOptions, BreakoutResult> Run(Slice slice, BreakoutOptions options, CommunitiesResult communities, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(communities);
        ArgumentNullException.ThrowIfNull(options);
        var posts = slice.Captured();
        var counted = BreakoutReach.Communities(slice, communities, options);
        cancel.ThrowIfCancellationRequested();
        var platforms = BreakoutReach.Platforms(slice, counted);
        BreakoutCriterion[] criteria =
        [
            .. FromData(platforms, options),
            Named(slice, 4, "picked up by mainstream media", options.Media),
            Named(slice, 5, "amplified by celebrities or other high-profile people", options.HighProfile),
            new(6, "answered by policy or other concrete action, or a call for violence", options.Responses.Count > 0 ? true : null, options.Responses.Count, 1, null, options.Responses is [var response, ..] ? response : null),
        ];
        var result = new BreakoutResult(
            posts.Length == 0 ? 0 : criteria.Where(one => one.Met == true).Select(one => one.Category).DefaultIfEmpty(1).Max(),
            posts.Length == 0 ? 0 : criteria.Take(3).Where(one => one.Met == true).Select(one => one.Category).DefaultIfEmpty(1).Max(),
            criteria, platforms, counted, BreakoutReach.Large(slice, options));
        return new Answer<BreakoutOptions, BreakoutResult>(
            "sillage/breakout/1", slice.Topic, options, result, [.. Caveats(slice, options, result)],
            new Method("Breakout Scale: categories 1 to 3 by platforms and steady communities, 4 to 6 by the analyst's judgement", "Nimmo 2020, Brookings; which platforms and communities count: Sillage, docs/breakout.md"));
    }

    private static BreakoutCriterion[] FromData(IReadOnlyList<BreakoutPlatform> all, BreakoutOptions options)
    {
        BreakoutPlatform[] platforms = [.. all.Where(platform => platform.Posts >= options.FewestPosts)];
        var most = platforms.Select(platform => platform.Communities).DefaultIfEmpty().Max();
        var second = platforms.OrderBy(platform => platform.FirstAt).Skip(1).FirstOrDefault();
        return
        [
            new(1, "on one platform, in one community", all.Count > 0, all.Sum(platform => platform.Posts), 1, all.Count == 0 ? null : all.Min(platform => platform.FirstAt), null),
            new(2, "on one platform in several communities, or on several platforms", platforms.Length > 1 || most > 1, Math.Max(platforms.Length, most), 2, null, null),
            new(3, "on several platforms and in several communities", platforms.Length > 1 && most > 1, Math.Min(platforms.Length, most), 2, platforms.Length > 1 && most > 1 ? second?.FirstAt : null, null),
        ];
    }

    /// <summary>Posts of accounts that the analyst named.</summary>
    private static BreakoutCriterion Named(Slice slice, int category, string criterion, IReadOnlyList<string> handles)
    {
        if (handles.Count == 0)
            return new BreakoutCriterion(category, criterion, null, 0, 1, null, null);
        var named = handles.Select(handle => handle.TrimStart('@')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        bool[] isNamed = [.. slice.Accounts.Select(account => named.Contains(account.Handle) || named.Contains(account.Id))];
        int[] posts = [.. slice.Captured().Where(post => isNamed[slice.Account[post]])];
        return posts.Length == 0
            ? new BreakoutCriterion(category, criterion, false, 0, 1, null, null)
            : new BreakoutCriterion(category, criterion, true, posts.Length, 1, Wording.Time(slice.PostedAt[posts[0]]), slice.Accounts[slice.Account[posts[0]]].Handle);
    }

    private static IEnumerable<Caveat> Caveats(Slice slice, BreakoutOptions options, BreakoutResult result)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        yield return Wording.Of("breakout-lower-bound", "The category is a lower bound and a judgement, no measurement: platforms that were not captured, newspapers, broadcasts and governments are not in the data.");
        if (result.Criteria.Count(one => one.Met is null) is > 0 and var open)
            yield return Wording.Of("breakout-to-judge", $"Criteria that are the analyst's to judge: {Wording.Number(open)}. Name media with --media, high-profile people with --high-profile, responses with --response.", ("criteria", Wording.Number(open)));
        if (result.Communities.Count == 0 && result.Platforms.Count > 0)
            yield return Wording.Of("breakout-no-communities", $"No community of the repost network is steady and large enough to count (at least {Wording.Number(options.FewestAccounts)} accounts): each platform stands for one.", ("fewest", Wording.Number(options.FewestAccounts)));
    }
}
