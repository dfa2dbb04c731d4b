using Sillage.Analysis;

namespace Sillage.Reports.Places;

/// <summary>What is said of places, in French; see <see cref="French"/>.</summary>
internal static class PlaceFrench
{
    public static readonly FrenchRoom Room = new(
        Caveats: new Dictionary<string, string>
        {
            ["places-unknown"] = "Le pays de {accounts} comptes sur {of} est inconnu ; ils figurent dans tous les dénominateurs et peuvent différer des autres.",
            ["places-claimed"] = "Pour {accounts} comptes, seul le profil dit le pays : c’est ce qu’ils affirment, non où ils sont.",
            ["places-not-a-sample"] = "Les intervalles sont ceux de dénombrements ; les publications d’un même compte vont ensemble, et la capture n’est pas un échantillon d’un pays.",
            ["places-few-accounts"] = "Les pays de peu de comptes sont réunis sous « autres pays », pour que personne ne s’y reconnaisse.",
        },
        Methods: new Dictionary<string, Method>
        {
            ["sillage/places/1"] = new(
                "Pays de chaque compte d’après le plus fort indice qui en nomme un : coordonnées et codes de pays de ses publications, noms de leurs lieux, lieu du profil selon un répertoire hors ligne, fuseau du profil ; intervalles de Wilson",
                "Règles : Sillage, docs/places.md ; lieux : GeoNames (CC BY 4.0) ; fuseaux : base tz ; intervalle : Wilson 1927 ; nuit de huit heures : Sillage, docs/methods.md"),
        },
        Titles: new Dictionary<string, string>
        {
            ["places"] = "Pays",
            ["places-posts"] = "Publications et relais reçus par pays",
            ["places-by-source"] = "Comptes et publications selon ce qui dit le pays",
            ["place-unknown"] = "Connu et inconnu",
            ["place-sources"] = "Ce qui dit le pays",
            ["place-agreement"] = "Deux indices côte à côte",
            ["places-ambiguous"] = "Lieux de plusieurs pays possibles",
            ["places-unresolved"] = "Lieux qui ne nomment aucun pays",
            ["time-zones"] = "Fuseaux horaires des profils",
            ["place-nights"] = "Nuits des comptes actifs : nul indice d’un pays",
            ["place-night-figures"] = "Portée de ces nuits",
            [PlaceTables.Flow] = "Pays au fil du temps",
            [PlaceTables.OverTime] = "Pays au fil du temps, en nombres",
            [PlaceTables.ByHour] = "Pays heure par heure",
        },
        Words: new Dictionary<string, string>
        {
            ["code"] = "code",
            ["country"] = "pays",
            ["accounts, %"] = "comptes, %",
            ["posts, %"] = "publications, %",
            ["counted"] = "compté",
            ["by coordinates"] = "par coordonnées",
            ["by country code"] = "par code de pays",
            ["by place text"] = "par nom de lieu",
            ["by profile location"] = "par lieu du profil",
            ["by time zone"] = "par fuseau",
            ["of a country, %"] = "d’un pays, %",
            ["largest shares, % (95 % interval)"] = "plus grandes parts, % (intervalle à 95 %)",
            ["accounts are"] = "les comptes sont",
            ["evidence"] = "indice",
            ["accounts that tell it"] = "comptes qui le disent",
            ["name a country"] = "nomment un pays",
            ["decides for"] = "décide pour",
            ["decides, %"] = "décide, %",
            ["and"] = "et",
            ["same country"] = "même pays",
            ["may mean"] = "peut désigner",
            ["zone"] = "fuseau",
            ["clock of"] = "heure de",
            ["hours from UTC"] = "heures depuis UTC",
            ["of a country"] = "d’un pays",
            ["unknown: nothing is told"] = "inconnus : rien n’est dit",
            ["unknown: what is told names no country"] = "inconnus : ce qui est dit ne nomme aucun pays",
            ["unknown: may be of several countries"] = "inconnus : plusieurs pays possibles",
            ["with a night"] = "avec une nuit",
            ["with a night that fits their country"] = "avec une nuit qui convient à leur pays",
            ["coordinates"] = "coordonnées",
            ["country-code"] = "code de pays",
            ["place-text"] = "nom de lieu",
            ["profile-location"] = "lieu du profil",
            ["time-zone"] = "fuseau horaire",
        });

    /// <summary>The rows of a table with French names of countries and French row labels.</summary>
    public static IReadOnlyList<IReadOnlyList<object?>> Rows(Table table)
    {
        if (table.Name == PlaceTables.Flow)
            return [.. table.Rows.Select(row => (IReadOnlyList<object?>)[.. row.SkipLast(1), new CellList([.. ((CellList)row[^1]!).Entries.Select(CountryCells.InFrench)])])];
        var code = table.Columns.ToList().IndexOf("code");
        return code >= 0 && table.Columns.Contains("country")
            ? [.. table.Rows.Select(row => (IReadOnlyList<object?>)[.. row.Take(code + 1), CountryNames.Of((string)row[code]!, french: true), .. row.Skip(code + 2).Select(cell => cell is string word ? French.Word(word) : cell)])]
            : [.. table.Rows.Select(row => (IReadOnlyList<object?>)[French.Word((string)row[0]!), row[1] is string second ? French.Word(second) : row[1], .. row.Skip(2)])];
    }
}
