using System.Globalization;
using System.Text.Json;
using Sillage.Analysis;
using Sillage.Simulation;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>Signs of automation by what the simulation planted: the tables of docs/automation.md.</summary>
public sealed class PlantedMachinesTests
{
    private static readonly string[] Kinds = ["machines", "members of groups that act together", "busy people", "newsrooms", "the crowd"];

    [Fact]
    public void Planted_machines_show_many_signs_and_newsrooms_busy_people_and_the_crowd_do_not()
    {
        using var simulated = new SimulatedCase(folder => MacronLeaks.WriteTo(folder, new SimulationOptions { Compress = false }, null, CancellationToken.None));
        var slice = simulated.Slice;
        using var truth = JsonDocument.Parse(simulated.Truth);
        var kindOf = KindsOf(truth);
        var options = new AutomationOptions { Top = int.MaxValue, NameAccounts = true, BaseRate = 0.05 };

        var result = Analysis.Automation.Run(slice, options, CancellationToken.None).Result;
        var everybody = Analysis.Automation.Run(slice, options with { FewestPosts = 1 }, CancellationToken.None).Result;

        var machines = Of("machines", result);
        Assert.Equal(60, machines.Length);
        Assert.All(machines, account => Assert.InRange(account.Signs, 7, account.Of));
        Assert.All(result.Ranked.Except(machines), account => Assert.InRange(account.Signs, 0, 4));
        // Members of the planted groups copy texts or repost at once, and post much: that is what three signs are.
        Assert.All(result.Ranked.Where(account => account.Signs is 3 or 4), account => Assert.Equal("members of groups that act together", Kind(account)));
        Assert.All(Of("busy people", result), account => Assert.InRange(account.Signs, 0, 1));
        Assert.All(Of("newsrooms", everybody), account => Assert.InRange(account.Signs, 0, 1));
        Assert.Equal(result.Ranked.Where(account => account.Signs >= options.ManySigns).Sum(account => account.Posts), result.ManySigns.Count);

        // What the document tells is what comes out.
        var document = File.ReadAllText(Path.Combine(Chromium.Repository, "docs", "automation.md"));
        string[] rows =
        [
            .. Kinds.Select(kind => BySigns(kind, kindOf.Planted(kind, everybody.Accounts), [.. Of(kind, result).Select(account => account.Signs)])),
            .. Kinds.Select(kind => Resembling(kind, Of(kind, everybody), kind == "machines" ? [] : Of("machines", everybody))),
        ];
        Assert.True(rows.All(row => document.Contains(row, StringComparison.Ordinal)), "docs/automation.md should say\n" + string.Join('\n', rows));

        string Kind(AccountEvidence account) => kindOf.Of(account.Account);

        AccountEvidence[] Of(string kind, AutomationResult of) => [.. of.Ranked.Where(account => Kind(account) == kind)];
    }

    private static string BySigns(string kind, int planted, int[] signs) =>
        Row(kind, planted, signs.Length, signs.Count(count => count >= 7), signs.Count(count => count is >= 3 and < 7), signs.Count(count => count is 1 or 2), signs.Count(count => count == 0));

    private static string Resembling(string kind, AccountEvidence[] these, AccountEvidence[] machines)
    {
        double[] said = [.. these.Select(account => account.Probability!.Value).Order()];
        return Row(kind, these.Length, Area(machines, these, account => account.Signs), Area(machines, these, account => account.Probability!.Value), Decimal(said[said.Length / 2]), said.Count(value => value >= 0.5));
    }

    /// <summary>Area under the ROC curve of machines against others.</summary>
    private static string Area(AccountEvidence[] machines, AccountEvidence[] others, Func<AccountEvidence, double> score)
    {
        if (machines.Length == 0)
            return "–";
        var (auc, low, high) = CalibrationMeasures.DeLong([.. machines.Select(score).Order()], [.. others.Select(score).Order()]);
        return $"{Decimal(auc)} ({Decimal(low)} to {Decimal(high)})";
    }

    private static string Decimal(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Row(params object[] cells) => "| " + string.Join(" | ", cells.Select(cell => cell is int number ? number.ToString("N0", CultureInfo.InvariantCulture) : cell)) + " |";

    private static PlantedKinds KindsOf(JsonDocument truth)
    {
        var kinds = new Dictionary<string, string>();
        foreach (var member in truth.RootElement.GetProperty("coordinatedGroups").EnumerateArray().SelectMany(group => group.GetProperty("accounts").EnumerateArray()))
            kinds[member.GetProperty("handle").GetString()!] = Kinds[1];
        foreach (var (name, kind) in new[] { ("busyHumans", Kinds[2]), ("newsroom", Kinds[3]), ("automated", Kinds[0]) })
        {
            foreach (var handle in truth.RootElement.GetProperty(name).EnumerateArray())
                kinds[handle.GetString()!] = kind;
        }

        return new PlantedKinds(kinds);
    }

    private sealed record PlantedKinds(Dictionary<string, string> ByHandle)
    {
        public string Of(string handle) => ByHandle.GetValueOrDefault(handle, Kinds[4]);

        public int Planted(string kind, int all) => kind == Kinds[4] ? all - ByHandle.Count : ByHandle.Values.Count(one => one == kind);
    }
}
