using Sillage.Analysis;
using Sillage.Cases;

namespace Sillage.Reports.Labelled;

/// <summary>Labels, ready lists and what carries them as tables.</summary>
public static class LabelTables
{
    /// <summary>The labels of a case: of accounts, of domains. Either can be given back as a list.</summary>
    public static IReadOnlyList<Table> Of(IReadOnlyList<AccountLabel> accounts, IReadOnlyList<DomainLabel> domains)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(domains);
        return
        [
            new("account-labels", "Labels of accounts", ["account", "label", "platform", "source"], [.. accounts.Select(one => new object?[] { one.AccountId, one.Label, one.Platform, one.Source })]),
            new("domain-labels", "Labels of domains", ["domain", "label", "source"], [.. domains.Select(one => new object?[] { one.Domain, one.Label, one.Source })]),
        ];
    }

    /// <summary>The ready lists.</summary>
    public static Table Of(IReadOnlyList<Watchlist> lists) =>
        new("watchlists", "Ready lists", ["list", "domains", "labels"], [.. lists.Select(list => new object?[] { list.Name, (long)list.Domains.Count, string.Join(", ", list.Domains.Select(domain => domain.Label).Distinct()) })]);

    /// <summary>One ready list.</summary>
    public static Table Of(Watchlist list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return new("watchlist", list.Name, ["domain", "label", "state", "source", "date"], [.. list.Domains.Select(one => new object?[] { one.Domain, one.Label, one.State, one.Source, one.Date })]);
    }

    internal static IReadOnlyList<Table> Of(LabelsResult result) =>
    [
        new("labels", "Labelled accounts", ["label", "accounts", "posts", "of", "share", "low", "high", "reposts earned", "first seen", "account"],
            [.. result.Groups.Select(one => new object?[] { one.Label, one.Posting, one.Share.Count, one.Share.Of, one.Share.Value, one.Share.Low, one.Share.High, one.RepostsEarned.Count, one.First?.At, one.First?.Account })]),
        new("label-links", "Links to labelled domains", ["label", "links", "of", "share", "low", "high", "accounts", "first seen", "domains"],
            [.. result.Domains.Select(one => new object?[] { one.Label, one.Share.Count, one.Share.Of, one.Share.Value, one.Share.Low, one.Share.High, one.Accounts, one.First?.At, string.Join(", ", one.Domains.Select(domain => domain.Domain)) })]),
        new("label-communities", "Links to labelled domains by community", ["community", "label", "links", "of", "share", "low", "high"],
            [.. result.Domains.SelectMany(one => one.Communities.Select(community => new object?[] { community.Name, one.Label, community.Share.Count, community.Share.Of, community.Share.Value, community.Share.Low, community.Share.High }))]),
        new("label-links-over-time", "Links to labelled domains over time", ["from", "label", "links", "of", "share", "low", "high"],
            [.. result.Domains.SelectMany(one => one.Buckets.Select(bucket => new object?[] { bucket.From, one.Label, bucket.Share.Count, bucket.Share.Of, bucket.Share.Value, bucket.Share.Low, bucket.Share.High }))]),
    ];
}
