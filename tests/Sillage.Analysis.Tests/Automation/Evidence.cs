using Sillage.Cases;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>What was measured of a slice's accounts, by handle and code.</summary>
internal static class Evidence
{
    public static Dictionary<string, Measurement> Of(Slice slice, string account, int fewestPosts = 1) => Of(slice, fewestPosts)[account];

    public static Dictionary<string, Dictionary<string, Measurement>> Of(Slice slice, int fewestPosts = 1) =>
        Automation.Run(slice, new AutomationOptions { FewestPosts = fewestPosts, Top = int.MaxValue, NameAccounts = true }, TestContext.Current.CancellationToken).Result.Ranked
            .ToDictionary(account => account.Account, account => account.Measurements.ToDictionary(one => one.Code));

    public static double? Value(this Dictionary<string, Measurement> measured, string code) => measured[code].Value;
}
