using System.Collections.Frozen;
using System.Globalization;

namespace Sillage.Reports.Places;

/// <summary>Outlines of the world's countries, in pixels.</summary>
/// <remarks>Source: Natural Earth 1:110m (public domain), Equal Earth projection; made by web/places/world.mjs.</remarks>
internal static class WorldMap
{
    private static readonly string[][] Lines = [.. Embedded.Text("world.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];

    public static int Width { get; } = int.Parse(Lines[0][0], CultureInfo.InvariantCulture);

    public static int Height { get; } = int.Parse(Lines[0][1], CultureInfo.InvariantCulture);

    /// <summary>SVG path of each country with an outline, by code.</summary>
    public static FrozenDictionary<string, string> Outlines { get; } = Lines.Skip(1).Where(line => line[1][0] == 'M').ToFrozenDictionary(line => line[0], line => line[1]);

    /// <summary>Where each country too small for an outline lies, by code.</summary>
    public static FrozenDictionary<string, (int X, int Y)> Points { get; } = Lines.Skip(1).Where(line => line[1][0] != 'M').ToFrozenDictionary(line => line[0], line => Point(line[1]));

    private static (int X, int Y) Point(string text)
    {
        var parts = text.Split(' ');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
