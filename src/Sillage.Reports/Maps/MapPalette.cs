using System.Globalization;
using System.Text;

namespace Sillage.Reports.Maps;

/// <summary>
/// Colours of communities that readers with any of the three kinds of colour blindness can tell apart, on paper white and on near black.
/// The first two are for two camps: they differ most.
/// </summary>
/// <remarks>
/// Blue and vermillion are those of Okabe and Ito, "Color Universal Design" (2008); the others were sought from their set by making the smallest
/// distance in OKLab largest, as seen with normal sight and with full protanopia, deuteranopia and tritanopia (Machado, Oliveira and
/// Fernandes 2009). A test holds the distances.
/// </remarks>
public static class MapPalette
{
    private static readonly string[] Light = ["#0072b2", "#d55e00", "#1fa187", "#5b242f", "#c58fe3", "#8d386f", "#8978ff", "#ec8e36"];
    private static readonly string[] Dark = ["#3d9bdf", "#f07a2b", "#41d696", "#ffbfe9", "#d3e944", "#ccffff", "#cb698f", "#973fc6"];

    /// <summary>
    /// Steps of an order, the first standing out most from the page. Source: from the colour map magma (van der Walt and Smith 2015), whose
    /// lightness changes evenly with every kind of colour vision; the ends that would vanish on the page are cut off.
    /// </summary>
    private static readonly string[] LightSteps = ["#1d1147", "#51127c", "#832681", "#b73779", "#e75263", "#fc8961", "#fec488"];
    private static readonly string[] DarkSteps = ["#fcfdbf", "#fec488", "#fc9469", "#f0636a", "#c94a80", "#933085", "#5c1f86"];

    /// <summary>How many communities have a colour of their own.</summary>
    public const int Count = 8;

    /// <summary>"#rrggbb" for the community at a rank.</summary>
    /// <param name="rank">Rank by size, from 0; beyond the palette all are grey.</param>
    /// <param name="dark">Whether the background is dark.</param>
    public static string Color(int rank, bool dark = false) => rank is >= 0 and < Count ? (dark ? Dark : Light)[rank] : dark ? "#5e646b" : "#b4b8bd";

    /// <summary>"#rrggbb" for a step of an order.</summary>
    /// <param name="step">The step, from 0: what comes first, or is most.</param>
    /// <param name="steps">How many there are; from 1 to 7.</param>
    /// <param name="dark">Whether the background is dark.</param>
    public static string Step(int step, int steps, bool dark = false)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, LightSteps.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(step, steps);
        var index = steps == 1 ? 0 : (int)Math.Round(step * (LightSteps.Length - 1.0) / (steps - 1));
        return (dark ? DarkSteps : LightSteps)[index];
    }

    /// <summary>The rank of each community by size, the largest first; equal sizes by number.</summary>
    internal static int[] Ranks(IReadOnlyList<MapCommunity> communities)
    {
        var ranks = new int[communities.Count];
        foreach (var (rank, index) in Enumerable.Range(0, communities.Count).OrderByDescending(i => communities[i].Size).ThenBy(i => i).Index())
            ranks[index] = rank;
        return ranks;
    }

    /// <summary>A colour on the way to another.</summary>
    internal static string Mix(string color, string other, double share)
    {
        var mixed = new StringBuilder("#");
        for (var at = 1; at < 7; at += 2)
            mixed.Append(CultureInfo.InvariantCulture, $"{(int)Math.Round(((1 - share) * Part(color, at)) + (share * Part(other, at))):x2}");
        return mixed.ToString();

        static int Part(string text, int at) => int.Parse(text.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether this is "#rrggbb".</summary>
    internal static bool IsColor(string text) =>
        text.Length == 7 && text[0] == '#' && uint.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
}
