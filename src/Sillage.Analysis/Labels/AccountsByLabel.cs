using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>The accounts of a slice behind the analyst's labels.</summary>
internal sealed class AccountsByLabel
{
    private AccountsByLabel(IReadOnlyList<LabelGroup> groups, int sharedHandles) => (Groups, SharedHandles) = (groups, sharedHandles);

    /// <summary>The labels, compared without case, in order of their names.</summary>
    public IReadOnlyList<LabelGroup> Groups { get; }

    /// <summary>Labels of a handle that fit several accounts of one platform.</summary>
    public int SharedHandles { get; }

    /// <summary>Finds them by id, or by handle as "@handle".</summary>
    public static AccountsByLabel Of(Slice slice, IReadOnlyList<AccountLabel> labels)
    {
        // Labels are few and accounts many: only accounts that some label may mean are kept.
        var byName = labels.Select(label => label.AccountId).Distinct(StringComparer.Ordinal).ToDictionary(name => name, _ => new List<int>(), StringComparer.Ordinal);
        for (var account = 0; account < slice.Accounts.Count && byName.Count > 0; account++)
        {
            var (_, id, name) = slice.Accounts[account];
            var handle = "@" + name.ToLowerInvariant();
            Add(byName, id, account);
            if (handle != id)
                Add(byName, handle, account);
        }

        var groups = labels.GroupBy(label => label.Label, StringComparer.OrdinalIgnoreCase)
            .Select(group => new LabelGroup(
                group.Select(label => label.Label).Min(StringComparer.Ordinal)!, group.Select(label => (label.Platform, label.AccountId)).Distinct().Count(),
                [.. group.SelectMany(label => Fitting(slice, byName, label)).Distinct().Order()]))
            .OrderBy(group => group.Label, StringComparer.Ordinal);
        var shared = labels.Where(label => label.AccountId[0] == '@').GroupBy(label => (label.Platform, label.AccountId))
            .Count(name => Fitting(slice, byName, name.First()).GroupBy(account => slice.Accounts[account].Platform).Any(platform => platform.Count() > 1));
        return new AccountsByLabel([.. groups], shared);
    }

    private static IEnumerable<int> Fitting(Slice slice, Dictionary<string, List<int>> byName, AccountLabel label) =>
        byName[label.AccountId].Where(account => label.Platform is null || slice.Accounts[account].Platform == label.Platform);

    private static void Add(Dictionary<string, List<int>> byName, string name, int account)
    {
        if (byName.TryGetValue(name, out var accounts))
            accounts.Add(account);
    }
}

/// <summary>One label and its accounts.</summary>
/// <param name="Label">The label.</param>
/// <param name="Labelled">Names that carry it.</param>
/// <param name="Accounts">Accounts of the slice, ascending.</param>
internal sealed record LabelGroup(string Label, int Labelled, IReadOnlyList<int> Accounts);
