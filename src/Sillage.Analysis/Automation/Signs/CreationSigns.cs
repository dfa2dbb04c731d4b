using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>When an account was made: how young it is, and whether others of the slice were made with it.</summary>
internal static class CreationSigns
{
    private const int FewestAccounts = 100;
    private const double LeastP = 1e-300;
    private const long Day = 86_400_000_000;

    public static readonly Family Family = new(
        [
            Indicators.Told("age", "creation", "age at its first captured post", "days", false, "Sillage"),
            Indicators.Sign("made-together", "creation", "how unlikely so many accounts made within a day of it are, powers of ten", "", 2, true, "Poisson tail against the 30 days around, times the accounts; 2: Sillage"),
            Indicators.Told("made-with", "creation", "other accounts of the slice made within 12 hours of it", "accounts", true, "Sillage"),
        ],
        Measure);

    private static void Measure(Material material, double[][] columns)
    {
        var profiles = material.Profiles;
        long[] times = [.. Enumerable.Range(0, material.Posts.Accounts).Where(account => material.Posts.Count(account) > 0 && profiles[account].Created > long.MinValue).Select(account => profiles[account].Created).Order()];
        material.Each(() => 0, (place, account, _) =>
        {
            var at = profiles[account].Created;
            var posts = material.Posts.Times(account);
            columns[0][place] = at > long.MinValue && posts.Length > 0 ? Math.Max(0, (posts[0] - at) / (double)Day) : double.NaN;
            (columns[1][place], columns[2][place]) = (double.NaN, double.NaN);
            if (at == long.MinValue || times.Length < FewestAccounts)
                return;
            var others = Within(times, at, Day / 2) - 1;
            // The month around it, without its own day, says how many a day bring; one more, so that a month of none is not taken for never.
            var around = (Within(times, at, 15 * Day) - Within(times, at, Day / 2) + 1) / 29.0;
            columns[1][place] = Math.Max(0, -Math.Log10(Math.Min(1, Math.Max(LeastP, Tails.Poisson(others, around)) * times.Length)));
            columns[2][place] = others;
        });
    }

    private static int Within(long[] ascending, long at, long reach) =>
        Ascending.Below<long>(ascending, at + reach + 1) - Ascending.Below<long>(ascending, at - reach);
}
