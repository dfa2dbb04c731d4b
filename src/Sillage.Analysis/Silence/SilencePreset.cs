using NodaTime;

namespace Sillage.Analysis;

/// <summary>A legal silence before an election that is known by name.</summary>
/// <param name="Name">Name on the command line.</param>
/// <param name="Election">The election.</param>
/// <param name="Window">The silence, with its law and time zone; its name is the preset's.</param>
public sealed record SilencePreset(string Name, string Election, SilenceWindow Window)
{
    private const string CodeElectoral = "code électoral, article L49";
    private const string Loreg = "Ley Orgánica 5/1985 (LOREG), artículos 51.3 y 53";
    private const string LeggeItaly = "legge 4 aprile 1956, n. 212, articolo 9";
    private const string KodeksWyborczy = "Kodeks wyborczy, art. 104–107";

    /// <summary>Law that sets it.</summary>
    public string Law => Window.Law!;

    /// <summary>
    /// The known silences, in order of name. Each begins with the day before the vote, at midnight of the capital, and ends when the last polling
    /// stations of the country's European part close; docs/silences.md has the table.
    /// </summary>
    public static IReadOnlyList<SilencePreset> All { get; } =
    [
        .. new SilencePreset[]
        {
            France("france-2012-presidential-1", "presidential, first round", 2012, 4, 22),
            France("france-2012-presidential-2", "presidential, second round", 2012, 5, 6),
            France("france-2017-presidential-1", "presidential, first round", 2017, 4, 23),
            France("france-2017-presidential-2", "presidential, second round", 2017, 5, 7),
            France("france-2022-presidential-1", "presidential, first round", 2022, 4, 10),
            France("france-2022-presidential-2", "presidential, second round", 2022, 4, 24),
            France("france-2017-legislative-1", "legislative, first round", 2017, 6, 11),
            France("france-2017-legislative-2", "legislative, second round", 2017, 6, 18),
            France("france-2022-legislative-1", "legislative, first round", 2022, 6, 12),
            France("france-2022-legislative-2", "legislative, second round", 2022, 6, 19),
            France("france-2024-legislative-1", "legislative, first round", 2024, 6, 30),
            France("france-2024-legislative-2", "legislative, second round", 2024, 7, 7),
            // The Canary Islands close an hour after the peninsula.
            Of("spain-2019-general-1", "Spain, general, April 2019", "Europe/Madrid", new LocalDate(2019, 4, 28), 21, Loreg),
            Of("spain-2019-general-2", "Spain, general, November 2019", "Europe/Madrid", new LocalDate(2019, 11, 10), 21, Loreg),
            Of("spain-2023-general", "Spain, general, July 2023", "Europe/Madrid", new LocalDate(2023, 7, 23), 21, Loreg),
            Of("italy-2018-general", "Italy, general, March 2018", "Europe/Rome", new LocalDate(2018, 3, 4), 23, LeggeItaly),
            Of("italy-2022-general", "Italy, general, September 2022", "Europe/Rome", new LocalDate(2022, 9, 25), 23, LeggeItaly),
            Of("poland-2020-presidential-1", "Poland, presidential, first round, June 2020", "Europe/Warsaw", new LocalDate(2020, 6, 28), 21, KodeksWyborczy),
            Of("poland-2020-presidential-2", "Poland, presidential, second round, July 2020", "Europe/Warsaw", new LocalDate(2020, 7, 12), 21, KodeksWyborczy),
            Of("poland-2023-parliamentary", "Poland, parliamentary, October 2023", "Europe/Warsaw", new LocalDate(2023, 10, 15), 21, KodeksWyborczy),
        }.OrderBy(preset => preset.Name, StringComparer.Ordinal),
    ];

    /// <summary>The preset that a window is, whatever it is called; null where it is none.</summary>
    public static SilencePreset? Of(SilenceWindow window) =>
        All.FirstOrDefault(preset => (preset.Window with { Name = "" }) == (window with { Name = "" }));

    private static SilencePreset France(string name, string election, int year, int month, int day) =>
        Of(name, $"France, {election}, {new DateTime(year, month, day).ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}", "Europe/Paris", new LocalDate(year, month, day), 20, CodeElectoral);

    private static SilencePreset Of(string name, string election, string zone, LocalDate vote, int closing, string law)
    {
        var local = DateTimeZoneProviders.Tzdb[zone];
        var from = local.AtStartOfDay(vote.PlusDays(-1)).ToDateTimeOffset().ToUniversalTime();
        var to = local.AtStrictly(vote.At(new LocalTime(closing, 0))).ToDateTimeOffset().ToUniversalTime();
        return new SilencePreset(name, election, new SilenceWindow(name, from, to, law, zone));
    }
}
