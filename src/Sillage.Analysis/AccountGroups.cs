using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>A division of a slice's accounts: communities, the analyst's labels, countries. Each account is in one group or in none.</summary>
/// <param name="By">What divides them: "community", "label", "country".</param>
/// <param name="Names">The groups' names, for people.</param>
/// <param name="OfAccount">Group of each account of the slice: an index into <paramref name="Names"/>; −1 for accounts in none of them.</param>
public sealed record AccountGroups(string By, IReadOnlyList<string> Names, IReadOnlyList<int> OfAccount)
{
    /// <summary>The described communities of an answer, each named by its most reposted account ("@name et al."); all other accounts are in none.</summary>
    public static AccountGroups Of(CommunitiesResult communities)
    {
        ArgumentNullException.ThrowIfNull(communities);
        var described = communities.Communities.Count;
        return new AccountGroups("community", [.. communities.Communities.Select(Name)], [.. communities.OfAccount.Select(index => index < described ? index : -1)]);
    }

    /// <summary>What a community is called among groups: its most reposted account and others.</summary>
    public static string Name(Community community)
    {
        ArgumentNullException.ThrowIfNull(community);
        return community.MostReposted.Count == 0 ? community.Name : $"{AccountName.Shown(community.MostReposted[0].Account)} et al.";
    }

    /// <summary>The countries of an answer, "other countries" among them; accounts of unknown country are in none.</summary>
    public static AccountGroups Of(PlacesResult places)
    {
        ArgumentNullException.ThrowIfNull(places);
        return new AccountGroups("country", [.. places.Countries.Select(country => country.Country)], places.OfAccount);
    }

    /// <summary>The analyst's labels. Accounts with several are a group of their own, named by all of them ("media + party A").</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="labels">Labels of accounts, see <see cref="CaseLabels.WithEarlierHandles"/>.</param>
    public static AccountGroups Of(Slice slice, IReadOnlyList<AccountLabel> labels)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(labels);
        var named = new string?[slice.Accounts.Count];
        // Labels come in order of their names.
        foreach (var group in AccountsByLabel.Of(slice, labels).Groups)
        {
            foreach (var account in group.Accounts)
                named[account] = named[account] is { } before ? $"{before} + {group.Label}" : group.Label;
        }

        string[] names = [.. named.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        return new AccountGroups("label", names, [.. named.Select(name => name is null ? -1 : Array.BinarySearch(names, name, StringComparer.Ordinal))]);
    }
}
