using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Where a topic was seen: platforms, communities, large accounts.</summary>
internal static class BreakoutReach
{
    /// <summary>The communities that count: steady, and large in number or share.</summary>
    public static IReadOnlyList<BreakoutCommunity> Communities(Slice slice, CommunitiesResult communities, BreakoutOptions options)
    {
        var accounts = slice.Authors(slice.Captured());
        var large = communities.Communities.Where(one => one.Stability >= options.Steady && (one.Accounts >= options.FewestAccounts || one.Accounts >= options.LargeShare * accounts)).ToArray();
        var (first, byPlatform) = (new Dictionary<int, int>(), new Dictionary<int, long[]>());
        foreach (var post in slice.Captured())
        {
            var community = communities.OfAccount.Count == 0 ? -1 : communities.OfAccount[slice.Account[post]];
            if (community < 0)
                continue;
            first.TryAdd(community, post);
            if (!byPlatform.TryGetValue(community, out var counts))
                byPlatform[community] = counts = new long[slice.Platforms.Count];
            counts[slice.Platform[post]]++;
        }

        return [.. large.Where(one => first.ContainsKey(one.Index)).Select(one => new BreakoutCommunity(
            one.Name, slice.Platforms[Array.IndexOf(byPlatform[one.Index], byPlatform[one.Index].Max())], one.Accounts, Shares.Wilson(Math.Min(one.Accounts, accounts), accounts), one.Stability,
            Wording.Time(slice.PostedAt[first[one.Index]])))];
    }

    /// <summary>The platforms, the most posts first; one without a community that counts stands for one.</summary>
    public static IReadOnlyList<BreakoutPlatform> Platforms(Slice slice, IReadOnlyList<BreakoutCommunity> communities) =>
    [
        .. slice.Captured().GroupBy(post => slice.Platform[post]).Select(group => (Name: slice.Platforms[group.Key], Posts: group.LongCount(), First: group.First()))
            .OrderByDescending(platform => platform.Posts).ThenBy(platform => platform.Name, StringComparer.Ordinal)
            .Select(platform => new BreakoutPlatform(
                platform.Name, platform.Posts, Math.Max(1, communities.Count(community => community.Platform == platform.Name)), Wording.Time(slice.PostedAt[platform.First]))),
    ];

    /// <summary>Accounts with many followers that posted themselves.</summary>
    public static IReadOnlyList<LargeAccount> Large(Slice slice, BreakoutOptions options)
    {
        var followers = slice.MostFollowers();
        var (posts, first) = (new int[slice.Accounts.Count], new int[slice.Accounts.Count]);
        foreach (var post in slice.Captured())
        {
            if (posts[slice.Account[post]]++ == 0)
                first[slice.Account[post]] = post;
        }

        return
        [
            .. Enumerable.Range(0, slice.Accounts.Count).Where(account => followers[account] >= options.LargeFrom && posts[account] > 0)
                .OrderByDescending(account => followers[account]).ThenBy(account => slice.Accounts[account].Id, StringComparer.Ordinal).Take(options.Top)
                .Select(account => new LargeAccount(
                    slice.Accounts[account].Handle, slice.Accounts[account].Platform, followers[account], posts[account], Wording.Time(slice.PostedAt[first[account]]),
                    slice.Ids[first[account]])),
        ];
    }
}
