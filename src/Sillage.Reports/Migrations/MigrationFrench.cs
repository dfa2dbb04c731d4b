using Sillage.Analysis;
using Sillage.Reports.Places;

namespace Sillage.Reports.Migrations;

/// <summary>What is said of how a topic moved, in French; see <see cref="French"/>.</summary>
internal static class MigrationFrench
{
    public static readonly FrenchRoom Room = new(
        Caveats: new Dictionary<string, string>
        {
            ["languages-weighted"] = "La langue de {posts} publications sur {of} a été détectée d’après leur texte ; chacune compte autant que le détecteur en est sûr.",
            ["migration-not-cause"] = "Publier plus tôt n’est pas être la source : décalages et passeurs montrent un ordre dans cette capture, non une cause.",
            ["communities-from-reposts"] = "Les communautés ont été trouvées d’après les relais mêmes que l’on compte entre elles : que la plupart y restent tient à la façon de les trouver.",
            ["no-crossing"] = "Aucun groupe n’en a dépassé un autre au-delà de ce que le hasard et le choix d’un moment expliquent.",
        },
        Methods: new Dictionary<string, Method>
        {
            ["sillage/migrate/1"] = new(
                "Parts au fil du temps avec intervalles de Wilson ; dépassements, entrées et décalages avec intervalles sur des rééchantillons de comptes ; phases par PELT sur les volumes et les mélanges ; flux confrontés à des échanges de groupes entre comptes d’activité semblable ; communautés des fenêtres appariées par leurs membres",
                "Killick, Fearnhead et Eckley 2012 ; Greene, Doyle et Cunningham 2010 ; Rizoiu et al. 2018 pour la descendance ; Wilson 1927 ; définitions : Sillage, docs/migration.md"),
        },
        Titles: new Dictionary<string, string>
        {
            ["migration-crossings"] = "Qui a dépassé qui",
            ["migration-crossing-shares"] = "Avant et après",
            ["migration-groups"] = "Les groupes sur toute la durée",
            ["migration-times"] = "Quand les groupes sont arrivés",
            ["migration-phases"] = "Les phases",
            ["migration-mixes"] = "Qui a fait chaque phase",
            ["migration-flows"] = "Qui a relayé qui",
            ["migration-lags"] = "Qui publie avant qui",
            ["migration-bridges"] = "Qui a fait passer d’abord",
            ["migration-bridging-posts"] = "Ce qui est passé",
            ["migration-tracked"] = "Les communautés de fenêtre en fenêtre",
            ["migration-over-time"] = "Les parts au fil du temps",
            ["migration-phase-flows"] = "Qui a relayé qui, phase par phase",
        },
        Words: new Dictionary<string, string>
        {
            ["by"] = "par",
            ["measure"] = "mesure",
            ["country"] = "pays",
            ["label"] = "étiquette",
            ["volume"] = "volume",
            ["in none"] = "dans aucun",
            ["everyone else"] = "tous les autres",
            ["share, %"] = "part, %",
            ["low, %"] = "borne basse, %",
            ["high, %"] = "borne haute, %",
            ["its share of the two before, %"] = "sa part des deux avant, %",
            ["after, %"] = "après, %",
            ["resamples, %"] = "rééchantillons, %",
            ["minutes after first"] = "minutes après la première",
            ["half of its posts by"] = "moitié de ses publications avant",
            ["phase"] = "phase",
            ["changed in"] = "changement de",
            ["onset"] = "début",
            ["growth"] = "essor",
            ["lull"] = "creux",
            ["peak"] = "sommet",
            ["decay"] = "déclin",
            ["return"] = "reprise",
            ["phase from"] = "phase à partir de",
            ["distance from the phase before"] = "distance à la phase précédente",
            ["by chance"] = "par hasard",
            ["mix"] = "mélange",
            ["of the reposts by it, %"] = "de ses relais, %",
            ["from, by chance"] = "de, par hasard",
            ["to, by chance"] = "à, par hasard",
            ["leads"] = "mène",
            ["follows"] = "suit",
            ["correlation"] = "corrélation",
            ["without a lag"] = "sans décalage",
            ["told"] = "retenu",
            ["first repost across"] = "premier relais au-delà",
            ["reposts across"] = "relais au-delà",
            ["onward in its group"] = "suites dans son groupe",
            ["after, s"] = "après, s",
            ["carried by"] = "passé par",
            ["like"] = "proche de",
            ["split from"] = "issue de",
            ["windows"] = "fenêtres",
            ["last seen"] = "dernière apparition",
            ["accounts by window"] = "comptes par fenêtre",
            ["of the accounts, %"] = "des comptes, %",
            ["of the originals, %"] = "des originaux, %",
            ["of the reposts earned, %"] = "des relais reçus, %",
        });

    /// <summary>Columns whose words are ours, not names that groups were given.</summary>
    private static readonly string[] OurColumns = ["by", "measure", "phase", "changed in"];

    /// <summary>Columns that name groups of what the row divides by.</summary>
    private static readonly string[] GroupColumns = ["from", "to", "group", "mix", "leads", "follows"];

    /// <summary>The rows in French, names of groups as they are; countries have French names.</summary>
    public static IReadOnlyList<IReadOnlyList<object?>> Rows(Table table)
    {
        var by = table.Columns.ToList().IndexOf("by");
        return [.. table.Rows.Select(row => (IReadOnlyList<object?>)[.. row.Select((cell, column) =>
            by >= 0 && row[by] is "country" && GroupColumns.Contains(table.Columns[column]) ? Country(cell) : Cell(cell, OurColumns.Contains(table.Columns[column])))])];
    }

    private static object? Country(object? cell) => cell switch
    {
        string text => CountryCells.InFrench(text),
        CellList list => new CellList([.. list.Entries.Select(CountryCells.InFrench)]),
        _ => cell,
    };

    private static object? Cell(object? cell, bool ours) => cell switch
    {
        "everyone else" or "in none" => French.Word((string)cell),
        string text when ours => French.Word(text),
        CellList list when ours => new CellList([.. list.Entries.Select(French.Word)]),
        CellList list => new CellList([.. list.Entries.Select(entry => entry.Replace(" (merged)", " (fusion)", StringComparison.Ordinal))]),
        _ => cell,
    };
}
