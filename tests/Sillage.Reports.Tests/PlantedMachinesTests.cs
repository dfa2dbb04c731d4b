using System.Text.Json;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Cases.Topics;
using Sillage.Posts.Captures;
using Sillage.Simulation;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>Signs of automation by what the simulation planted: the table of docs/automation.md.</summary>
public sealed class PlantedMachinesTests
{
    [Fact]
    public void Planted_machines_show_many_signs_and_newsrooms_busy_people_and_the_crowd_do_not()
    {
        var folder = Directory.CreateTempSubdirectory("sillage-test-").FullName;
        try
        {
            MacronLeaks.WriteTo(folder, new SimulationOptions { Compress = false }, null, CancellationToken.None);
            using var target = CaseFile.CreateTemporary();
            Importer.Run(target, CaptureFile.Find([Path.Combine(folder, "posts.jsonl")]), new ImportOptions(), null, CancellationToken.None);
            var options = new AutomationOptions { Top = int.MaxValue, NameAccounts = true };

            var result = Analysis.Automation.Run(SliceLoader.Load(target, Topic.Everything, CancellationToken.None), options, CancellationToken.None).Result;

            using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "truth.json")));
            var machines = Handles(truth, "automated");
            Assert.Equal(60, machines.Count);
            Assert.Equal(machines, [.. result.Ranked.Where(account => account.Signs >= 4).Select(account => account.Account)]);
            Assert.All(result.Ranked.Where(account => machines.Contains(account.Account)), account => Assert.InRange(account.Signs, 7, account.Of));
            // Members of the planted groups copy texts or repost at once, and post much: that is what three signs are.
            var members = truth.RootElement.GetProperty("coordinatedGroups").EnumerateArray().SelectMany(group => group.GetProperty("accounts").EnumerateArray()).Select(account => account.GetProperty("handle").GetString()!).ToHashSet();
            Assert.All(result.Ranked.Where(account => account.Signs == 3), account => Assert.Contains(account.Account, members));
            var busy = Handles(truth, "busyHumans");
            Assert.All(result.Ranked.Where(account => busy.Contains(account.Account)), account => Assert.InRange(account.Signs, 0, 1));
            Assert.DoesNotContain(result.Ranked.Where(account => account.Signs > 0).Select(account => account.Account), Handles(truth, "newsroom").Contains);
            Assert.Equal(result.Ranked.Where(account => account.Signs >= options.ManySigns).Sum(account => account.Posts), result.ManySigns.Count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static HashSet<string> Handles(JsonDocument truth, string name) => [.. truth.RootElement.GetProperty(name).EnumerateArray().Select(handle => handle.GetString()!)];
}
