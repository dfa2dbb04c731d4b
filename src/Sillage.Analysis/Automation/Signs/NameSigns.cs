using System.IO.Hashing;
using System.Runtime.InteropServices;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>How an account is called.</summary>
internal static class NameSigns
{
    private const int FewestAccounts = 100, FewestDigits = 4, FewestLetters = 3;

    public static readonly Family Family = new(
        [
            Indicators.Sign("handle-digits", "name", "digits at the end of its handle", "", 8, true, $"{Indicators.DfrLab}: the name; 8: Sillage"),
            Indicators.Told("handle-likelihood", "name", "how usual the pairs of letters of its handle are, log10", "", false, "Yang et al. 2020 (Botometer-Lite); DFRLab 2017: the name"),
            Indicators.Told("similar-handles", "name", "other handles like its own but for their digits", "accounts", true, "Sillage"),
        ],
        Measure);

    private static void Measure(Material material, double[][] columns)
    {
        var accounts = material.Slice.Accounts;
        var patterns = new ulong[accounts.Count];
        var together = new Dictionary<ulong, int>();
        var model = new HandleModel();
        var known = 0;
        for (var account = 0; account < patterns.Length; account++)
        {
            if (Chosen(accounts[account]) is not { } handle)
                continue;
            known++;
            model.Learn(handle);
            if ((patterns[account] = Pattern(handle)) != 0)
                CollectionsMarshal.GetValueRefOrAddDefault(together, patterns[account], out _)++;
        }

        material.Each(() => 0, (place, account, _) =>
        {
            var handle = Chosen(accounts[account]);
            columns[0][place] = handle is null ? double.NaN : TrailingDigits(handle);
            columns[1][place] = handle is null || known < FewestAccounts ? double.NaN : model.LogLikelihood(handle);
            columns[2][place] = handle is null ? double.NaN : patterns[account] == 0 ? 0 : together[patterns[account]] - 1;
        });
    }

    /// <summary>An account without a handle goes by its id, which it did not choose.</summary>
    private static string? Chosen(SliceAccount account) => account.Handle == account.Id ? null : account.Handle.ToLowerInvariant();

    public static int TrailingDigits(ReadOnlySpan<char> handle) => handle.Length - handle.TrimEnd("0123456789").Length;

    /// <summary>Stands for a handle whose digits, four or more, may be any others; 0 for handles with fewer, and with hardly anything beside them.</summary>
    internal static ulong Pattern(string handle)
    {
        var digits = handle.Count(char.IsAsciiDigit);
        return digits < FewestDigits || handle.Length - digits < FewestLetters
            ? 0
            : Math.Max(1, XxHash3.HashToUInt64(MemoryMarshal.AsBytes(string.Concat(handle.Select(c => char.IsAsciiDigit(c) ? '0' : c)).AsSpan())));
    }
}
