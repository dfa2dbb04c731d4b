using Sillage.Analysis;

namespace Sillage.Reports.Silences;

/// <summary>A point of the chart of groups: the rate inside to the rate before.</summary>
/// <param name="Name">What divides and the group.</param>
/// <param name="Value">The ratio.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end.</param>
internal sealed record SilencePoint(string Name, double Value, double Low, double High);

/// <summary>What the report draws of a silence's groups.</summary>
internal static class SilenceChart
{
    /// <summary>Groups of each division that are drawn.</summary>
    private const int Drawn = 5;

    /// <summary>The groups of the first silence with most posts inside that have a ratio; its axis is logarithmic, so that none at zero can be on it.</summary>
    public static IReadOnlyList<SilencePoint> Points(SilenceResult result, bool french) =>
    [
        .. result.Windows.Take(1).SelectMany(activity => activity.Divisions).SelectMany(division => division.Groups
            .Where(group => group is { Inside.Posts: > 0, ToBefore: { Value: not null, High: not null } }).Take(Drawn)
            .Select(group => new SilencePoint(
                $"{(french ? French.Word(division.By) : division.By)}{(french ? "\u202f:" : ":")} {Name(division.By, group.Name, french)}",
                group.ToBefore.Value!.Value, group.ToBefore.Low, group.ToBefore.High!.Value))),
    ];

    private static string Name(string by, string name, bool french) => by switch
    {
        "country" when name != "everyone else" => CountryNames.Of(name, french),
        "language" when name != "everyone else" => LanguageNames.Of(name, french),
        _ => SilenceTables.GroupName(by, name, french),
    };
}
