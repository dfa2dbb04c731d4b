using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>What the accounts and domains that the analyst labelled did in the topic: posts, reposts earned, links, with denominators.</summary>
public static class Labels
{
    /// <summary>Counts labelled accounts' posts, and links to labelled domains: in all, by community, over time.</summary>
    /// <param name="slice">The topic.</param>
    /// <param name="options">Options.</param>
    /// <param name="accounts">Labels of accounts, see <see cref="CaseLabels.WithEarlierHandles"/>.</param>
    /// <param name="domains">Labels of domains.</param>
    /// <param name="communities">The topic's communities.</param>
    /// <param name="cancel">Stops.</param>
    public static Answer<LabelsOptions, LabelsResult> Run(
        Slice slice, LabelsOptions options, IReadOnlyList<AccountLabel> accounts, IReadOnlyList<DomainLabel> domains, CommunitiesResult communities, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(domains);
        ArgumentNullException.ThrowIfNull(communities);
        var captured = slice.Captured();
        var found = AccountsByLabel.Of(slice, accounts);
        var step = options.BucketMinutes > 0 ? options.BucketMinutes : TimeBuckets.Step(slice, captured);
        var links = LabelledLinks.Of(slice, domains, communities, step, cancel);
        var (posts, earned) = slice.PostsAndEarned();
        var first = FirstPosts(slice, captured);

        var reposts = earned.Sum();
        LabelledGroup[] groups =
        [
            .. found.Groups.Select(group =>
            {
                var share = Shares.Wilson(group.Accounts.Sum(account => posts[account]), captured.Length);
                var opening = group.Accounts.Where(account => first[account] >= 0).Select(account => first[account]).DefaultIfEmpty(-1).Min();
                return new LabelledGroup(
                    group.Label, group.Labelled, group.Accounts.Count, group.Accounts.Count(account => posts[account] > 0), share,
                    Shares.Wilson(group.Accounts.Sum(account => earned[account]), reposts), opening < 0 ? null : slice.Mark(opening));
            }).OrderByDescending(group => group.Share.Count).ThenBy(group => group.Label, StringComparer.Ordinal),
        ];
        var result = new LabelsResult(captured.Length, reposts, links.Links, links.Shortened, groups, links.ByLabel(options.Top), step);
        return new Answer<LabelsOptions, LabelsResult>(
            "sillage/labels/1", slice.Topic, options, result, [.. Caveats(slice, result, found)],
            new Method(
                "Posts of labelled accounts and links to labelled domains as shares with Wilson intervals, by community and over time",
                "Labels: the analyst; Wilson 1927; communities: Traag, Waltman, van Eck 2019"));
    }

    /// <summary>
    /// The accounts of one label, in any case of its letters, for questions that take names: ids of those in the topic; where it has none of them, the
    /// labels' own names, so that the question can say that none of them was seen.
    /// </summary>
    public static IReadOnlyList<string> Named(Slice slice, IReadOnlyList<AccountLabel> accounts, string label)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(accounts);
        AccountLabel[] wanted = [.. accounts.Where(one => one.Label.Equals(label, StringComparison.OrdinalIgnoreCase))];
        string[] seen = [.. AccountsByLabel.Of(slice, wanted).Groups.SelectMany(group => group.Accounts).Select(account => slice.Accounts[account].Id)];
        // With its platform before it a name matches no account of another platform.
        return seen.Length > 0 ? seen : [.. wanted.Select(one => one.Platform is null ? one.AccountId : $"{one.Platform}:{one.AccountId}").Distinct()];
    }

    /// <summary>First captured post of each account; −1 for none.</summary>
    private static int[] FirstPosts(Slice slice, int[] captured)
    {
        var first = new int[slice.Accounts.Count];
        Array.Fill(first, -1);
        foreach (var post in captured.Reverse())
            first[slice.Account[post]] = post;
        return first;
    }

    private static IEnumerable<Caveat> Caveats(Slice slice, LabelsResult result, AccountsByLabel found)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        if (result.Groups.Count + result.Domains.Count == 0)
            yield return Wording.Of("labels-none", "The case has no labels: set some with sillage label or sillage watchlist.");
        else
            yield return Wording.Of("labels-by-hand", "Labels are the analyst's: who has none is not counted, and a share is as complete as the lists are.");
        if (found.SharedHandles > 0)
            yield return Wording.Of("labels-shared-handle", $"Labels of a handle that several accounts of the topic had, all of which are counted: {Wording.Number(found.SharedHandles)}. Label by id to tell them apart.", ("handles", Wording.Number(found.SharedHandles)));
        if (result.Domains.Count > 0 && result.Shortened > 0)
            yield return Wording.Of("labels-shortened", $"{Wording.Number(result.Shortened)} of {Wording.Number(result.Links)} links only forward (t.co, bit.ly); where they lead is not known, and they count in the denominator only.", ("links", Wording.Number(result.Shortened)), ("of", Wording.Number(result.Links)));
    }
}
