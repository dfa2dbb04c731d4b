using System.Globalization;
using Sillage.Analysis;

namespace Sillage.Reports.Silences;

/// <summary>What silences are called before readers: one that is known by name (docs/silences.md) by its election, any other as the user called it.</summary>
internal static class SilenceNames
{
    /// <summary>"France, presidential, second round, May 2017".</summary>
    public static string Full(SilenceWindow window, Words words) => Preset(window) is not { } preset ? window.Name
        : !words.French ? preset.Election
        : string.Join(", ", preset.Election.Split(", ").Select(part =>
            DateTime.TryParseExact(part, "MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? words.Month(month) : French.Word(part)));

    /// <summary>A few letters for a band in a chart.</summary>
    public static string Short(SilenceWindow window, Words words) => Preset(window) is null ? window.Name : words.French ? "silence légal" : "legal silence";

    private static SilencePreset? Preset(SilenceWindow window) => SilencePreset.Of(window) is { } preset && preset.Name == window.Name ? preset : null;
}
