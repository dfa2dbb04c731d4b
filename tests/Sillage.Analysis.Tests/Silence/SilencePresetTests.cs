using System.Globalization;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Legal silences that are known by name.</summary>
public class SilencePresetTests
{
    [Fact]
    public void The_second_round_of_2017_was_silent_from_Friday_midnight_to_Sunday_20_00_in_Paris()
    {
        var window = SilencePreset.All.Single(preset => preset.Name == "france-2017-presidential-2").Window;

        Assert.Equal(("2017-05-05T22:00", "2017-05-07T18:00"), (Written(window.From), Written(window.To)));
    }

    [Fact]
    public void In_winter_Paris_Rome_and_Madrid_are_one_hour_ahead()
    {
        Assert.Equal("2018-03-02T23:00", Written(SilencePreset.All.Single(preset => preset.Name == "italy-2018-general").Window.From));
        Assert.Equal("2019-11-10T20:00", Written(SilencePreset.All.Single(preset => preset.Name == "spain-2019-general-2").Window.To));
    }

    [Fact]
    public void Each_ends_on_a_Sunday_begins_almost_two_days_before_and_names_its_law()
    {
        Assert.Equal(SilencePreset.All.Count, SilencePreset.All.Select(preset => preset.Name).Distinct().Count());
        Assert.All(SilencePreset.All, preset =>
        {
            Assert.Equal(DayOfWeek.Sunday, preset.Window.To.DayOfWeek);
            Assert.InRange((preset.Window.To - preset.Window.From).TotalHours, 44, 47);
            Assert.True(preset.Law.Length > 5 && preset.Election.Contains(preset.Name.Split('-')[1], StringComparison.Ordinal), preset.Name);
            Assert.DoesNotContain('=', preset.Name);
        });
    }

    [Fact]
    public void The_page_about_them_has_their_times()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sillage.slnx")))
            folder = folder.Parent!;
        var rows = File.ReadLines(Path.Combine(folder.FullName, "docs", "silences.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|'))
            // The page has another table, of the list's columns.
            .Where(row => row.Length > 4).Select(row => row[..4]).ToArray();

        Assert.Equal(
            SilencePreset.All.Select(preset => $"| `{preset.Name}` | {Written(preset.Window.From)}Z | {Written(preset.Window.To)}Z "),
            rows.Select(row => string.Join('|', row)));
    }

    private static string Written(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
