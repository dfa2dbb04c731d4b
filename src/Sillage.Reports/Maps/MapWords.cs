using System.Globalization;

namespace Sillage.Reports.Maps;

/// <summary>Every fixed word of the static map and its page, in English and French.</summary>
internal sealed class MapWords(string language)
{
    private static readonly Dictionary<string, (string English, string French)> All = new(StringComparer.Ordinal)
    {
        ["communities"] = ("Communities", "Communautés"),
        ["others"] = ("other communities", "autres communautés"),
        ["alone"] = ("in no community", "sans communauté"),
        ["size"] = ("Size of a disc: reposts earned", "Taille du disque : relais reçus"),
        ["lines"] = ("Lines", "Les lignes"),
        ["lines.text"] = (
            "A line runs from the account reposted, in its community’s colour, to the one that reposted, and bends clockwise. More reposts, stronger line.",
            "Une ligne part du compte relayé, de la couleur de sa communauté, vers celui qui l’a relayé, et tourne dans le sens horaire. Plus de relais, plus de trait."),
        ["source"] = ("Source", "Source"),
        ["method"] = ("Method", "Méthode"),
        ["note"] = ("Note", "À noter"),
        ["accounts"] = ("accounts", "comptes"),
        ["account"] = ("account", "compte"),
        ["reposts"] = ("reposts", "relais"),
        ["ofReposts"] = ("of reposts earned", "des relais reçus"),
    };

    private readonly Words words = new(language);

    public string this[string key] => words.French ? All[key].French : All[key].English;

    public string Colon => words.French ? "\u202f: " : ": ";

    public string Number(long number) => words.Number(number);

    public string Accounts(long count) => $"{Number(count)} {this[count == 1 ? "account" : "accounts"]}";

    public string Share(double share) => words.Decimal(100 * share, share < 0.0995 ? "0.0" : "0") + (words.French ? "\u202f%" : "%");

    /// <summary>"5 May 2017, 18:49 – 7 May 2017, 22:00 UTC".</summary>
    public string Period(DateTimeOffset from, DateTimeOffset to)
    {
        var culture = CultureInfo.InvariantCulture;
        var (a, b) = (from.UtcDateTime, to.UtcDateTime);
        return $"{Day(a)}{a.ToString(", HH:mm", culture)} – {(a.Date == b.Date ? "" : Day(b) + ", ")}{b.ToString("HH:mm", culture)} UTC";
    }

    /// <summary>What is said when a picture does not draw every edge.</summary>
    public string Sampled(long drawn, long all) => words.French
        ? $"{Number(drawn)} liens tracés sur {Number(all)}, tirés au sort à proportion de leur poids."
        : $"{Number(drawn)} of {Number(all)} links are drawn, chosen by chance in proportion to their weight.";

    /// <summary>The picture for those who do not see it.</summary>
    public string Description(PropagationMap map) => words.French
        ? $"Carte de qui relaie qui : {Accounts(map.Nodes.Count)}, {Number(map.Edges.Count)} liens, {Number(map.Communities.Count)} communautés."
        : $"Map of who reposts whom: {Accounts(map.Nodes.Count)}, {Number(map.Edges.Count)} links, {Number(map.Communities.Count)} communities.";

    private string Day(DateTime day) => words.Day(day);
}
