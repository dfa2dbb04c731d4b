using System.Text.Json;
using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Cases.Topics;
using Sillage.Posts.Captures;
using Sillage.Simulation;
using Xunit;

namespace Sillage.Analysis.Tests.Places;

/// <summary>The simulated evening: its English camps have mostly American places, its French ones French.</summary>
public class PlantedPlacesTests
{
    [Fact]
    public void The_camps_are_found_in_their_countries()
    {
        var token = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("sillage-test-").FullName;
        try
        {
            MacronLeaks.WriteTo(folder, new SimulationOptions { Scale = 0.2, Compress = false }, null, token);
            using var target = CaseFile.CreateTemporary();
            Importer.Run(target, CaptureFile.Find([Path.Combine(folder, "posts.jsonl")]), new ImportOptions(), null, token);
            var slice = SliceLoader.Load(target, Topic.Parse("#MacronLeaks"), token);
            var result = Analysis.Places.Run(slice, new PlacesOptions(), token).Result;
            using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "truth.json")));
            var account = slice.Accounts.Select((one, i) => (one.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);

            foreach (var camp in truth.RootElement.GetProperty("camps").EnumerateArray())
            {
                int[] members = [.. camp.GetProperty("accountIds").EnumerateArray().Select(id => account[id.GetString()!])];
                var countries = members.Select(member => result.OfAccount[member]).Where(country => country >= 0).Select(country => result.Countries[country].Country).CountBy(country => country).ToDictionary();
                double known = countries.Values.Sum();
                // A profile has one of ten places, nine of them of a country, and in half of the cases a zone, Paris or that of the eastern US and Canada.
                var french = camp.GetProperty("language").GetString() == "fr";
                // Seven English places of nine are American, seven of nine French ones (and Nice) French; the zone Paris adds to these.
                Assert.InRange(countries[french ? "FR" : "US"] / known, french ? 0.84 : 0.72, french ? 0.95 : 0.84);
                Assert.InRange(countries[french ? "BE" : "CA"] / known, 0.05, 0.17);
                Assert.DoesNotContain(french ? "US" : "FR", countries.Keys);
            }

            Assert.Equal(["BE", "CA", "FR", "GB", "US"], result.Countries.Select(one => one.Country).Order(StringComparer.Ordinal));
            Assert.Equal(1, result.Agreements.Single(one => one is { First: "profile-location", Second: "time-zone" }).Same.Value, 0.15);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
