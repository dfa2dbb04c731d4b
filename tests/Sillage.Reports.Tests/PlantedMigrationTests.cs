using System.Text.Json;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Reports.Migrations;
using Sillage.Simulation;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>The move that the simulation planted: from English to French, from the US far right to Le Pen supporters.</summary>
public sealed class PlantedMigrationTests
{
    [Fact]
    public void Communities_that_are_grey_on_the_map_have_colours_of_their_own_in_the_streams()
    {
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], MigrationSection.Slots([0, 1, 2, 3, 4, 5, 6, 11]));
        Assert.Equal([3, 0, 1, 2], MigrationSection.Slots([3, 8, 9, 30]));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8], MigrationSection.Slots([0, 1, 2, 3, 4, 5, 6, 7, 9]));
    }

    [Fact]
    public void Languages_and_camps_cross_when_the_truth_says_and_the_second_camp_follows_the_first()
    {
        using var simulated = new SimulatedCase(folder => MacronLeaks.WriteTo(folder, new SimulationOptions { Compress = false }, null, CancellationToken.None), "#MacronLeaks");
        var slice = simulated.Slice;
        using var truth = JsonDocument.Parse(simulated.Truth);
        var camps = Camps(slice, truth);

        var result = Migration.Run(slice, new MigrationOptions(), Communities.Run(slice, new CommunitiesOptions { Runs = 4 }, CancellationToken.None).Result, [camps], CancellationToken.None).Result;

        // Quarters and half hours of the truth: the crossing lies within half of one of their first.
        var language = Assert.Single(result.Streams[0].Crossings);
        Assert.Equal(("en", "fr"), (language.From, language.To));
        Contains(language.At, truth.RootElement.GetProperty("frenchOvertakesAt").GetDateTimeOffset(), minutes: 7.5);
        Assert.True(language.ByAccounts is not null && language.ByOriginals is not null && language.ByRepostsEarned is not null);
        var camp = Assert.Single(result.Streams[1].Crossings);
        Assert.Equal(("usFarRight", "lePenSupporters"), (camp.From, camp.To));
        Contains(camp.At, Overtakes(truth), minutes: 15);
        var entered = result.Streams[1].Groups.Single(group => group.Name == "lePenSupporters").Entered!;
        Contains(entered, HalfHours(truth).First(half => Count(half, "lePenSupporters") >= 0.1 * Count(half, "posts")).GetProperty("from").GetDateTimeOffset(), minutes: 30);
        var handOff = Assert.Single(result.HandOffs);
        var lag = handOff.Lags.Single(lag => new[] { handOff.Groups[lag.Leader], handOff.Groups[lag.Follower] }.Order().SequenceEqual(["lePenSupporters", "usFarRight"]));
        Assert.True(lag.Told && handOff.Groups[lag.Leader] == "usFarRight");
        // What lies between the middles of the two camps' posts in the truth.
        Assert.InRange((Middle(truth, "lePenSupporters") - Middle(truth, "usFarRight")).TotalMinutes, lag.Low - 15, lag.High + 15);
    }

    private static AccountGroups Camps(Slice slice, JsonDocument truth)
    {
        var camps = truth.RootElement.GetProperty("camps").EnumerateArray().ToArray();
        var campOf = camps.SelectMany((camp, index) => camp.GetProperty("accountIds").EnumerateArray().Select(id => (Id: id.GetString()!, index))).ToDictionary(one => one.Id, one => one.index, StringComparer.Ordinal);
        return new AccountGroups("label", [.. camps.Select(camp => camp.GetProperty("camp").GetString()!)], [.. slice.Accounts.Select(account => campOf.GetValueOrDefault(account.Id, -1))]);
    }

    private static JsonElement[] HalfHours(JsonDocument truth) => [.. truth.RootElement.GetProperty("halfHours").EnumerateArray()];

    private static long Count(JsonElement half, string what) => half.GetProperty(what).GetInt64();

    private static DateTimeOffset Overtakes(JsonDocument truth) =>
        HalfHours(truth).First(half => Count(half, "lePenSupporters") > Count(half, "usFarRight")).GetProperty("from").GetDateTimeOffset();

    private static DateTimeOffset Middle(JsonDocument truth, string camp)
    {
        var halves = HalfHours(truth);
        long all = halves.Sum(half => Count(half, camp)), before = 0;
        foreach (var half in halves)
        {
            if (before + Count(half, camp) >= all / 2.0)
                return half.GetProperty("from").GetDateTimeOffset().AddMinutes(30 * ((all / 2.0) - before) / Count(half, camp));
            before += Count(half, camp);
        }

        throw new InvalidOperationException("the truth has no posts");
    }

    private static void Contains(TimeEstimate estimate, DateTimeOffset planted, double minutes) =>
        Assert.True(estimate.Low.AddMinutes(-minutes) <= planted && estimate.High.AddMinutes(minutes) >= planted, $"{estimate} does not hold {planted:O}");
}
