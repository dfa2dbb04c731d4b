using Sillage.Analysis;
using Sillage.Cases;

namespace Sillage.Reports;

/// <summary>The ways in which a report divides accounts: communities, and the analyst's labels where the case has any.</summary>
public static class Divisions
{
    /// <summary>The divisions of a slice.</summary>
    /// <param name="source">Open case.</param>
    /// <param name="slice">The slice.</param>
    /// <param name="communities">Its communities.</param>
    public static IReadOnlyList<AccountGroups> Of(CaseFile source, Slice slice, CommunitiesResult communities)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(communities);
        var labels = CaseLabels.WithEarlierHandles(source);
        return labels.Count == 0 ? [AccountGroups.Of(communities)] : [AccountGroups.Of(communities), AccountGroups.Of(slice, labels)];
    }
}
