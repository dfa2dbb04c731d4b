using System.Globalization;
using Sillage.Analysis;

namespace Sillage.Reports.Silences;

/// <summary>What silences are called before readers: one that is known by name (docs/silences.md) by its election, any other as the user called it.</summary>
internal static class SilenceNames
{
    private static readonly Dictionary<string, string> French = new(StringComparer.Ordinal)
    {
        ["France"] = "France",
        ["Italy"] = "Italie",
        ["Poland"] = "Pologne",
        ["Spain"] = "Espagne",
        ["presidential"] = "présidentielle",
        ["legislative"] = "législatives",
        ["general"] = "générales",
        ["parliamentary"] = "parlementaires",
        ["first round"] = "premier tour",
        ["second round"] = "second tour",
    };

    /// <summary>"France, presidential, second round, May 2017".</summary>
    public static string Full(SilenceWindow window, Words words) => Preset(window) is not { } preset ? window.Name
        : !words.French ? preset.Election
        : string.Join(", ", preset.Election.Split(", ").Select(part => French.TryGetValue(part, out var french) ? french : words.Month(Month(part))));

    /// <summary>A few letters for a band in a chart.</summary>
    public static string Short(SilenceWindow window, Words words) => Preset(window) is null ? window.Name : words.French ? "silence légal" : "legal silence";

    private static SilencePreset? Preset(SilenceWindow window) => SilencePreset.Of(window) is { } preset && preset.Name == window.Name ? preset : null;

    private static DateTime Month(string text) => DateTime.ParseExact(text, "MMMM yyyy", CultureInfo.InvariantCulture);
}
