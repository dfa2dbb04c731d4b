using Sillage.Analysis;

namespace Sillage.Reports;

/// <summary>The ways in which accounts are divided: by community, by the analyst's labels and by country, as far as there are any.</summary>
public static class Divisions
{
    /// <summary>The divisions of a slice's accounts that have groups.</summary>
    /// <param name="communities">Its communities.</param>
    /// <param name="labelled">Its accounts by the analyst's labels.</param>
    /// <param name="places">Its countries.</param>
    public static IReadOnlyList<AccountGroups> Of(CommunitiesResult communities, AccountGroups labelled, PlacesResult places) =>
        [.. new[] { AccountGroups.Of(communities), labelled, AccountGroups.Of(places) }.Where(groups => groups.Names.Count > 0)];
}
