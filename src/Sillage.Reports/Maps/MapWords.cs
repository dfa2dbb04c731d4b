using System.Globalization;

namespace Sillage.Reports.Maps;

/// <summary>Every fixed word of the static map and its page, in English and French.</summary>
internal sealed class MapWords(string language)
{
    private static readonly Dictionary<string, (string English, string French)> All = new(StringComparer.Ordinal)
    {
        ["color.community"] = ("Communities", "Communautés"),
        ["color.language"] = ("Languages", "Langues"),
        ["color.entry"] = ("Entered after the first account", "Entrés après le premier compte"),
        ["color.followers"] = ("Followers", "Abonnés"),
        ["color.platform"] = ("Platforms", "Plateformes"),
        ["color.group"] = ("Groups that act together", "Groupes qui agissent ensemble"),
        ["color.label"] = ("Labels, as the analyst set them", "Étiquettes, posées par l’analyste"),
        ["unlabelled"] = ("without a label", "sans étiquette"),
        ["otherOrUnlabelled"] = ("with another label, or none", "autre étiquette, ou aucune"),
        ["color.none"] = ("All accounts", "Tous les comptes"),
        ["unknown"] = ("unknown", "inconnu"),
        ["otherOrUnknown"] = ("others, or unknown", "autres, ou inconnu"),
        ["group"] = ("group", "groupe"),
        ["inNoGroup"] = ("in no group", "dans aucun groupe"),
        ["otherOrNoGroup"] = ("in another group, or none", "dans un autre groupe, ou aucun"),
        ["others"] = ("other communities", "autres communautés"),
        ["othersAndSmaller"] = ("other communities, and smaller ones", "autres communautés, et de plus petites"),
        ["alone"] = ("in a small community, or none", "dans une petite communauté, ou aucune"),
        ["size"] = ("Size of a disc: reposts earned", "Taille du disque : relais reçus"),
        ["lines"] = ("Lines", "Les lignes"),
        ["lines.text"] = (
            "A line runs from the account reposted, in its colour, to the one that reposted, and bends clockwise. More reposts, stronger line.",
            "Une ligne part du compte relayé, de sa couleur, vers celui qui l’a relayé, et tourne dans le sens horaire. Plus de relais, plus de trait."),
        ["source"] = ("Source", "Source"),
        ["method"] = ("Method", "Méthode"),
        ["note"] = ("Note", "À noter"),
        ["accounts"] = ("accounts", "comptes"),
        ["account"] = ("account", "compte"),
        ["reposts"] = ("reposts", "relais"),
        ["ofReposts"] = ("of reposts earned", "des relais reçus"),
        ["map"] = ("Who carried whom", "Qui a porté qui"),
        ["noscript"] = ("The interactive map needs JavaScript; its largest accounts are in the table, and the map as a picture is in the files beside this page.", "La carte interactive demande JavaScript ; ses plus grands comptes sont dans le tableau, et la carte en image dans les fichiers voisins."),
        ["noWebgl"] = ("This browser draws no WebGL, which the interactive map needs; its largest accounts are in the table, and the map as a picture is in the files beside this page.", "Ce navigateur ne dessine pas en WebGL, dont la carte interactive a besoin ; ses plus grands comptes sont dans le tableau, et la carte en image dans les fichiers voisins."),
        ["table"] = ("The accounts that earned most, as a table", "Les comptes les plus relayés, en tableau"),
        ["theAccount"] = ("account", "compte"),
        ["community"] = ("community", "communauté"),
        ["earned"] = ("reposts earned", "relais reçus"),
        ["made"] = ("reposts made", "relais faits"),
        ["entered"] = ("first seen (UTC)", "première apparition (UTC)"),
    };

    /// <summary>Words that only the page's script uses.</summary>
    private static readonly Dictionary<string, (string English, string French)> OfScript = new(StringComparer.Ordinal)
    {
        ["canvas"] = ("Map of who reposts whom", "Carte de qui relaie qui"),
        ["help"] = ("Arrow keys move, + and − zoom, 0 shows all, Escape lets go.", "Flèches : déplacer ; + et − : zoomer ; 0 : tout voir ; Échap : relâcher."),
        ["search"] = ("Search an account", "Chercher un compte"),
        ["found"] = ("found", "trouvés"),
        ["zoomIn"] = ("Zoom in", "Agrandir"),
        ["zoomOut"] = ("Zoom out", "Réduire"),
        ["all"] = ("Show all", "Tout voir"),
        ["savePng"] = ("Save as PNG", "Enregistrer en PNG"),
        ["saveSvg"] = ("Save as SVG", "Enregistrer en SVG"),
        ["play"] = ("Play the spread", "Rejouer la propagation"),
        ["pause"] = ("Pause", "Pause"),
        ["until"] = ("Until", "Jusqu’au"),
        ["window"] = ("Links of", "Liens"),
        ["everything"] = ("the whole time", "de toute la période"),
        ["lastHour"] = ("the last hour", "de la dernière heure"),
        ["last6Hours"] = ("the last 6 hours", "des 6 dernières heures"),
        ["lastDay"] = ("the last day", "du dernier jour"),
        ["shown"] = ("links shown", "liens affichés"),
        ["accountsIn"] = ("accounts by now", "comptes à cette heure"),
        ["choose"] = ("Search or choose an account on the map to see its posts and neighbours.", "Cherchez ou choisissez un compte sur la carte pour voir ses publications et ses voisins."),
        ["largest"] = ("Most reposted", "Les plus relayés"),
        ["posts"] = ("Most reposted posts", "Publications les plus relayées"),
        ["repostedBy"] = ("Reposted by", "Relayé par"),
        ["repostsOf"] = ("Reposts", "Relaie"),
        ["more"] = ("more", "de plus"),
        ["close"] = ("Let go", "Relâcher"),
        ["language"] = ("language", "langue"),
        ["sampledHere"] = ("links are drawn, chosen by chance: this machine draws slowly.", "liens tracés, tirés au sort : cette machine dessine lentement."),
        ["colorBy"] = ("Colours show", "Les couleurs montrent"),
        ["followers"] = ("followers", "abonnés"),
        ["drawnOf"] = ("of the links shown are drawn here", "des liens affichés sont tracés ici"),
    };

    private readonly Words words = new(language);

    /// <summary>Every word that the page's script may need.</summary>
    public IReadOnlyDictionary<string, string> Page => All.Concat(OfScript).ToDictionary(pair => pair.Key, pair => words.French ? pair.Value.French : pair.Value.English);

    public string this[string key] => words.French ? All[key].French : All[key].English;

    public string Colon => words.French ? "\u202f: " : ": ";

    public string Number(long number) => words.Number(number);

    public string Accounts(long count) => $"{Number(count)} {this[count == 1 ? "account" : "accounts"]}";

    /// <summary>A language as an entry of the legend.</summary>
    public string LanguageName(string code) => words.Plain(code);

    /// <summary>A step of entry.</summary>
    public string EntryStep(int step)
    {
        if (MapGroups.EntryEnd(step) is not { } end)
            return words.French ? "plus tard" : "later";
        var span = end.TotalMinutes < 60 ? $"{end.TotalMinutes:0} min" : end.TotalDays >= 2 ? $"{end.TotalDays:0} {(words.French ? "jours" : "days")}" : $"{end.TotalHours:0} h";
        return (words.French ? "en moins de " : "within ") + span;
    }

    /// <summary>A step of followers.</summary>
    public string FollowersStep(int step)
    {
        var (least, below) = MapGroups.FollowersOf(step);
        return (least, below) switch
        {
            (0, { } end) => (words.French ? "moins de " : "below ") + Number(end),
            (_, null) => words.French ? $"{Number(least)} et plus" : $"{Number(least)} and more",
            (_, { } end) => words.French ? $"de {Number(least)} à {Number(end - 1)}" : $"{Number(least)} to {Number(end - 1)}",
        };
    }

    public string Share(double share) => words.Decimal(100 * share, share < 0.0995 ? "0.0" : "0") + (words.French ? "\u202f%" : "%");

    /// <summary>Period, accounts and reposts of the whole map.</summary>
    public string Facts(PropagationMap map)
    {
        var facts = $"{Accounts(map.Nodes.Count)} · {Number((long)Math.Min(map.Edges.Sum(edge => edge.Weight), long.MaxValue / 2))} {this["reposts"]}";
        return map is { From: { } from, To: { } to } ? $"{Period(from, to)} · {facts}" : facts;
    }

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

    /// <summary>What is said when not every account is shown.</summary>
    public string FewerAccounts(long shown, long all) => words.French
        ? $"{Number(shown)} comptes sur {Number(all)} : ceux qui ont le plus de relais, reçus ou faits."
        : $"{Number(shown)} of {Number(all)} accounts are shown: those with most reposts, earned or made.";

    /// <summary>What is said of accounts that are not drawn.</summary>
    public string Omitted(MapOmissions omitted)
    {
        var (all, crumbs, rim, least) = omitted;
        var core = (rim, least, words.French) switch
        {
            (0, _, _) => "",
            (_, > 0, true) => $"Le cœur du réseau est tracé : les comptes liés à au moins {Number(least)} autres, sur {Number(all)} ; relais et communautés sont ceux du réseau entier. ",
            (_, > 0, false) => $"The core of the network is drawn: accounts linked with at least {Number(least)} others of it, of {Number(all)}; reposts and communities are those of the whole network. ",
            (_, _, true) => $"Seuls les comptes les plus actifs ou relayés sont tracés, sur {Number(all)} ; relais et communautés sont ceux du réseau entier. ",
            (_, _, false) => $"Only the accounts with most reposts, earned or made, are drawn, of {Number(all)}; reposts and communities are those of the whole network. ",
        };
        var separate = crumbs == 0 ? "" : words.French
            ? $"{Number(crumbs)} comptes de petits groupes séparés ne sont pas tracés."
            : $"{Number(crumbs)} accounts in small separate groups are not drawn.";
        return (core + separate).Trim();
    }

    /// <summary>What the size of discs means, by the largest.</summary>
    public string LargestDisc(PropagationMap map)
    {
        var most = map.Nodes.Max(node => node.RepostsEarned);
        return words.French
            ? $"L’aire d’un disque est à proportion des relais reçus ; le plus grand : {Number(most)}."
            : $"The area of a disc is in proportion to the reposts earned; the largest: {Number(most)}.";
    }

    /// <summary>The picture for those who do not see it.</summary>
    public string Description(PropagationMap map) => words.French
        ? $"Carte de qui relaie qui : {Accounts(map.Nodes.Count)}, {Number(map.Edges.Count)} liens, {Number(map.Communities.Count)} communautés."
        : $"Map of who reposts whom: {Accounts(map.Nodes.Count)}, {Number(map.Edges.Count)} links, {Number(map.Communities.Count)} communities.";

    private string Day(DateTime day) => words.Day(day);
}
