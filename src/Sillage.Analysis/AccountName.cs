namespace Sillage.Analysis;

/// <summary>How an account's name, as answers have it, is shown: some captures tell no handles, and answers have ids in their place.</summary>
public static class AccountName
{
    /// <summary>True for digits alone, which are taken for an id.</summary>
    public static bool IsNumber(string account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.Length > 0 && account.All(char.IsAsciiDigit);
    }

    /// <summary>"@handle"; a number stays as it is.</summary>
    public static string Shown(string account) => IsNumber(account) ? account : "@" + account;
}
