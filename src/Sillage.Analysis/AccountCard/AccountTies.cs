using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Whom an account reposts, and who reposts it.</summary>
internal static class AccountTies
{
    /// <returns>All accounts that reposted it, the most first; those that it reposted most; reposts that it earned. Reposts of oneself count nowhere.</returns>
    public static (IReadOnlyList<AccountCount> Reposters, IReadOnlyList<AccountCount> Reposted, long Earned) Of(Slice slice, int account, int top)
    {
        var reposters = new Dictionary<int, int>();
        var reposted = new Dictionary<int, int>();
        long earned = 0;
        for (var post = 0; post < slice.Count; post++)
        {
            if (slice.Embedded[post] || !slice.IsRepost(post) || slice.Account[post] == slice.TargetAccount[post])
                continue;
            if (slice.TargetAccount[post] == account)
            {
                reposters[slice.Account[post]] = reposters.GetValueOrDefault(slice.Account[post]) + 1;
                earned++;
            }
            else if (slice.Account[post] == account && slice.TargetAccount[post] >= 0)
            {
                reposted[slice.TargetAccount[post]] = reposted.GetValueOrDefault(slice.TargetAccount[post]) + 1;
            }
        }

        return (Most(slice, reposters, int.MaxValue), Most(slice, reposted, top), earned);
    }

    private static List<AccountCount> Most(Slice slice, Dictionary<int, int> counts, int top) =>
        [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => slice.Accounts[pair.Key].Id, StringComparer.Ordinal).Take(top).Select(pair => new AccountCount(slice.Accounts[pair.Key].Handle, pair.Value))];
}
