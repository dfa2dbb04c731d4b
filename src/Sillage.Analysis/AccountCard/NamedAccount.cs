using Sillage.Cases;
using Sillage.Cases.Topics;

namespace Sillage.Analysis;

/// <summary>The account that a user means.</summary>
internal static class NamedAccount
{
    private const int Listed = 5;

    /// <summary>Index of the account with this handle or id.</summary>
    /// <exception cref="NothingFoundException">There is none, or several.</exception>
    public static int Find(Slice slice, string name)
    {
        var wanted = name.Trim().TrimStart('@');
        if (wanted.Length == 0)
            throw new NothingFoundException("name the account: its handle as in @handle, or its id.");
        var byId = Matching(slice, account => account.Id == wanted);
        var found = byId.Count == 1 ? byId : Matching(slice, account => string.Equals(account.Handle, wanted, StringComparison.OrdinalIgnoreCase) || string.Equals(account.Id, "@" + wanted, StringComparison.OrdinalIgnoreCase));
        return found.Count switch
        {
            1 => found[0],
            0 => throw new NothingFoundException($"none of the {Wording.Number(slice.Accounts.Count)} accounts is called @{wanted}.{Near(slice, wanted)}"),
            _ => throw new NothingFoundException($"{found.Count} accounts are called @{wanted}; give the id of one: {string.Join(", ", found.Take(Listed).Select(account => $"{slice.Accounts[account].Id} ({slice.Accounts[account].Platform})"))}."),
        };
    }

    private static List<int> Matching(Slice slice, Func<SliceAccount, bool> matches) => [.. Enumerable.Range(0, slice.Accounts.Count).Where(account => matches(slice.Accounts[account]))];

    private static string Near(Slice slice, string wanted)
    {
        var near = slice.Accounts.Select(account => account.Handle).Where(handle => handle.Contains(wanted, StringComparison.OrdinalIgnoreCase) || (handle.Length > 3 && wanted.Contains(handle, StringComparison.OrdinalIgnoreCase)))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(Listed).ToArray();
        return near.Length == 0 ? " Handles are those that the capture tells; an id serves too." : $" Like it: {string.Join(", ", near.Select(handle => "@" + handle))}.";
    }
}
