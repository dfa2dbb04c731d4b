using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Sillage.Analysis;
using Sillage.Reports.Accounts;
using Sillage.Reports.Amplification;
using Sillage.Reports.Automation;
using Sillage.Reports.Breakout;
using Sillage.Reports.Coordination;
using Sillage.Reports.Labelled;
using Sillage.Reports.Migrations;
using Sillage.Reports.Places;
using Sillage.Reports.Rings;
using Sillage.Reports.Silences;
using Sillage.Reports.Trail;

namespace Sillage.Reports;

/// <summary>
/// What the questions and tables say in English, in French: caveats by code, methods by question, tables by name, columns and row labels by their
/// English words. What is missing here stays English; a test keeps that from happening.
/// </summary>
internal static partial class French
{
    /// <summary>Words that stand beside what they belong to.</summary>
    private static readonly FrenchRoom[] Rooms = [AccountFrench.Room, SignFrench.Room, RingFrench.Room, AmplificationFrench.Room, BreakoutFrench.Room, CoordinationFrench.Room, LabelFrench.Room, TrailFrench.Room, MigrationFrench.Room, PlaceFrench.Room, SilenceFrench.Room];

    private static readonly FrozenDictionary<string, string> Caveats = new Dictionary<string, string>
    {
        ["minute-clock"] = "Les heures de cette capture ne sont connues qu’à {seconds} secondes près ; l’ordre et les délais en deçà sont inconnus.",
        ["capture-gaps"] = "Lacunes de la capture sur cette période : {gaps}. Les publications y manquent, elles n’y sont pas absentes.",
        ["few-accounts"] = "Comptes : {accounts}. La part des cinquante plus actifs vaut 1 par définition.",
        ["embedded"] = "Publications vues seulement à l’intérieur de relais ou de citations, et non comptées : {posts}.",
        ["few-posts"] = "Peu de publications ({posts}) : les débits et les parts sont incertains.",
        ["reposts-without-original"] = "Relais qui n’ont pu être chronométrés, la capture ne contenant pas leurs originaux : {posts}.",
        ["negative-delays"] = "Relais datés d’avant leurs originaux, et non chronométrés : {posts}.",
        ["few-peers"] = "Certains percentiles reposent sur moins de 30 publications ; voir « comparé à ».",
        ["languages-detected"] = "La langue de {posts} publications sur {of} a été détectée d’après leur texte ; la détection se trompe sur les textes courts.",
        ["detection-limit"] = "Textes différents non soumis au détecteur (sa limite), qui comptent comme indéterminés : {texts}.",
        ["first-in-capture"] = "« Premier » veut dire premier dans cette capture : ce qui a été supprimé, filtré ou non demandé n’y figure pas.",
        ["signs-only"] = "Des indices ne sont pas un verdict : rédactions, outils de planification, comptes tenus à plusieurs et personnes très actives en montrent aussi.",
        ["signs-not-measurable"] = "Indices qui n’ont pu être cherchés chez aucun compte, la capture étant trop courte, son horloge trop grossière, ou les originaux, profils ou programmes manquant : {signs}.",
        ["accounts-not-examined"] = "Comptes aux publications trop peu nombreuses pour être examinés : {accounts} sur {of}.",
        ["attempt-only"] = "Le coefficient parle de comptes très actifs : d’une tentative tout au plus, ni de son succès, ni de machines.",
        ["too-few-to-compare"] = "Peu de comptes ({accounts}) : en dessous de {fewest}, le coefficient ne se compare pas à d’autres.",
        ["below-standard-size"] = "Les flux publiés comptent le plus souvent {standard} publications, celui-ci {posts} : moins de publications donnent une plus grande part aux plus actifs et moins de publications par compte.",
        ["nothing-to-compare"] = "Aucun autre sujet de cette capture n’a été mesuré à côté de celui-ci : on ne peut dire si son trafic y est inhabituel.",
        ["followers-unknown"] = "Le nombre d’abonnés est inconnu pour {posts} publications sur {of}.",
        ["reposts-without-author"] = "Relais qui ne disent pas qui ils relaient, et ne sont attribués à personne : {posts}.",
        ["no-reposts"] = "Le sujet n’a pas de relais de comptes connus : il n’y a pas de réseau où chercher des communautés.",
        ["fewer-runs"] = "Pour gagner du temps sur {reposts} relais, le réseau a été divisé {runs} fois, et non {usual} : la stabilité des communautés est connue moins exactement, et d’autres calculs auraient pu trouver une division un peu meilleure.",
        ["switching-accounts"] = "Comptes qui changent de communauté d’un calcul à l’autre : {accounts}. Ne pas dire où ils se rangent.",
        ["unstable-communities"] = "Les calculs s’accordent peu sur les communautés (indice de Rand ajusté médian {index}) ; les découpages fins ne sont pas fiables.",
        ["contacts-without-account"] = "Citations et réponses qui ne disent pas à qui elles s’adressent, et ne forment aucun lien du réseau : {posts}.",
        ["edges-to-oneself"] = "Contacts d’un compte avec lui-même, qui sont comptés mais ne forment aucun lien du réseau : {contacts}.",
        ["light-edges"] = "Liens du réseau sous le poids minimal, qui sont écartés : {edges}.",
        ["star-cascades"] = "Cascades listées qui sont des étoiles par construction : {cascades}. Leur plateforme ne nomme que l’original, jamais chez qui un relais l’a vu ; profondeur et viralité telles que données n’y disent rien.",
        ["estimated-trees"] = "Arbres qui sont des estimations, produit d’un modèle et non d’une observation : {trees}. La capture ne dit pas qui suit qui ; les parents sont tirés au sort parmi les publications antérieures, selon le temps et le nombre d’abonnés.",
        ["estimate-followers"] = "Publications de comptes au nombre d’abonnés inconnu, qui comptent dans les estimations pour la médiane de leur cascade : {posts}.",
        ["before-first-post"] = "Publications datées d’avant la première de leur cascade, qui comptent pour sa forme, non pour sa vitesse : {posts}.",
        ["before-parent"] = "Publications datées d’avant celle qu’elles relaient, citent ou à laquelle elles répondent : {posts}.",
        ["first-not-held"] = "Cascades qui commencent par une publication absente de la capture du sujet : {cascades}. Elles ne sont pas chronométrées et peuvent être des branches de plus grandes.",
        ["no-parent-named"] = "Relais, citations ou réponses qui ne nomment pas la publication dont ils dépendent, et qu’aucun arbre ne rattache : {posts}.",
        ["embedded-in-trees"] = "Publications des cascades vues seulement à l’intérieur d’autres, et comptées ici : {posts}.",
        ["on-cycles"] = "Publications parmi leurs propres ancêtres, qu’aucun arbre ne contient : {posts}.",
        ["coordination-is-not-automation"] = "Agir ensemble n’est pas de l’automatisation, ni un tort en soi : les rédactions d’un même éditeur, les outils de syndication, les admirateurs et une protestation de masse paraissent coordonnés aussi. Regarder les membres et ce qu’ils ont partagé avant de nommer qui que ce soit.",
        ["crowds"] = "{behaviour} : objets si populaires que leurs paires ont été recherchées plutôt que formées : {objects}. Aucun lien du poids voulu n’est perdu ; les liens plus légers n’ont pas été comptés.",
        ["one-account"] = "{behaviour} : tous les partages sont d’un seul compte ; il n’y a personne avec qui se coordonner.",
        ["no-pairs"] = "{behaviour} : aucune paire de comptes n’a partagé la même chose en {seconds} s. Une fenêtre plus large peut en trouver, par hasard aussi.",
        ["no-heavy-edges"] = "{behaviour} : aucune paire de comptes n’a partagé {objects} objets ou plus dans la fenêtre ; {pairs} paires de partages sont en dessous.",
        ["nothing-beyond-chance"] = "{behaviour} : paires de comptes qui ont assez partagé : {pairs} ; le hasard explique chacune d’elles à un taux de fausses découvertes de {rate}.",
        ["shuffles-keep-bursts"] = "Quand les dates d’un même objet changent de place, ses partageurs et ses poussées restent : des comptes qui font une bonne part de ses partages se rencontrent encore dans les copies. Ce que gardent les copies ne compte pas les fausses paires ; c’est au plus la part du hasard.",
        ["not-tested"] = "Les liens n’ont pas été confrontés au hasard : un soir d’affluence, la plupart des liens légers lui sont dus.",
    }.And(room => room.Caveats);

    private static readonly FrozenDictionary<string, Method> Methods = new Dictionary<string, Method>
    {
        ["sillage/scan/1"] = new("Relevé : comptages, débits, maxima exacts en fenêtre glissante, Gini, parts avec intervalles de Wilson", "pratique du DFRLab en 2017 ; Wilson 1927 ; Gini 1912 ; largeur des tranches : Sillage"),
        ["sillage/origin/1"] = new("Traces les plus anciennes dans la capture, originaux inclus dans des relais compris", "Sillage ; liens comparés sous la forme normale de CooRnet (Giglietto et al. 2020)"),
        ["sillage/tempo/1"] = new("Délais de relais et percentile empirique parmi les publications de comptes à l’audience semblable ; automate de Kleinberg pour les poussées", "délais et percentile : Sillage ; premières minutes uniformes : Zhao et al. 2015 (noyau SEISMIC) ; poussées : Kleinberg, KDD 2002"),
        ["sillage/spreaders/1"] = new("Part comptée : les publications d’un compte et leurs relais, sur toutes les publications du sujet", "Sillage : docs/methods.md ; intervalle : Wilson 1927"),
        ["sillage/languages/1"] = new("Parts par tranche avec intervalles de Wilson ; d’abord l’étiquette de la plateforme, sinon la langue détectée dans le texte", "Wilson 1927 ; détecteur : Lingua (SearchPioneer.Lingua), liens, noms de comptes et mots-dièse retirés"),
        ["sillage/communities/1"] = new("Communautés de Leiden du réseau de relais par modularité, la meilleure de plusieurs graines ; termes distinctifs par log des cotes avec a priori de Dirichlet, les mots au sein de leur langue", "Traag, Waltman, van Eck 2019 ; Monroe, Colaresi, Quinn 2008 ; Woolf 1955 ; stabilité sur les graines : Sillage"),
        ["sillage/networks/1"] = new("Liens comptés par publications, du compte qui agit vers ce sur quoi il agit ; relais et citations de relais ramenés à l’original ; liens à soi-même écartés", "Sillage ; mentions comme dans Hoaxy (Shao et al. 2016) ; liens sous la forme normale de CooRnet (Giglietto et al. 2020)"),
        ["sillage/cascades/1"] = new("Arbres selon les parents nommés, viralité structurelle comme distance moyenne entre publications ; là où seuls les originaux sont nommés, arbres tirés selon le temps et le nombre d’abonnés, avec l’étendue de 90 % d’entre eux. Ne comparer que des cascades de taille voisine", "viralité : Goel et al. 2016 ; arbres tirés et descendance attendue : Rizoiu et al. 2018 ; taille voisine : Juul et Ugander 2021 ; docs/methods.md"),
        ["sillage/coordinate/1"] = new("Comptage exact des objets que deux comptes partagent dans une fenêtre ; chaque paire est confrontée au hasard, le taux de fausses découvertes maîtrisé ; groupes de Leiden", "fenêtre : Righetti et Balluff (CooRTweet), Graham et al. (coordination-network-toolkit) ; hasard et étiquettes : Sillage, docs/coordination.md ; Benjamini et Hochberg 1995 ; Traag, Waltman, van Eck 2019"),
        ["sillage/coordinate/1 CooRTweet"] = new("Paires dans une fenêtre selon les règles de CooRTweet 2.1 ; groupes de Leiden sur les liens au-dessus du percentile", "Righetti et Balluff, CooRTweet 2.1.3 ; Traag, Waltman, van Eck 2019"),
        ["sillage/coordinate/1 Toolkit"] = new("Liens orientés selon les règles de coordination-network-toolkit : publications du premier compte qui ont une partenaire chez le second dans la fenêtre ; groupes de Leiden", "Graham et al., QUT coordination-network-toolkit ; Traag, Waltman, van Eck 2019"),
    }.And(room => room.Methods);

    private static readonly FrozenDictionary<string, string> Titles = new Dictionary<string, string>
    {
        ["scan"] = "Relevé",
        ["peaks"] = "Fenêtres les plus denses",
        ["most-active"] = "Comptes les plus actifs",
        ["volume"] = "Volume",
        ["first-posts"] = "Premières publications",
        ["first-movers"] = "Premiers comptes",
        ["first-hour"] = "Première heure",
        ["early-most-reposted"] = "Premiers comptes, par relais reçus",
        ["links"] = "Première apparition des liens",
        ["hashtags"] = "Graphies des mots-dièse",
        ["early-reposts"] = "Premiers relais",
        ["bursts"] = "Poussées",
        ["spreaders"] = "Comptes porteurs",
        ["languages"] = "Langues",
        ["languages-over-time"] = "Langues au fil du temps",
        ["markers"] = "Repères",
        ["communities"] = "Communautés",
        ["community-terms"] = "Ce qui distingue les communautés",
        ["community-accounts"] = "Comptes les plus relayés des communautés",
        ["switchers"] = "Comptes qui changent de communauté",
        ["network-reposts"] = "Liens les plus lourds : qui relaie → qui",
        ["network-quotes"] = "Liens les plus lourds : qui cite → qui",
        ["network-replies"] = "Liens les plus lourds : qui répond → à qui",
        ["network-mentions"] = "Liens les plus lourds : qui mentionne → qui",
        ["network-links"] = "Liens les plus lourds : qui partage → quel lien",
        ["network-domains"] = "Liens les plus lourds : qui partage → quel domaine",
        ["networks"] = "Réseaux",
        ["cascades"] = "Plus grandes cascades",
        ["cascade-estimates"] = "Arbres estimés (produit d’un modèle, non d’une observation)",
        ["cascade-levels"] = "Largeur selon la profondeur",
        ["cascade-carriers"] = "Qui les a portées plus loin",
        ["groups"] = "Groupes qui agissent ensemble",
        ["coordination"] = "Le réseau de la fenêtre",
        ["behaviours"] = "Ce que chaque comportement a apporté",
        ["sensitivity"] = "Ce que trouvent d’autres fenêtres et seuils",
        ["permutations"] = "Ce qui reste quand les dates changent de place",
        ["group-members"] = "Membres des groupes",
    }.And(room => room.Titles);

    /// <summary>Column heads, and the labels in the first cells of the scan and the silence.</summary>
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["figure"] = "mesure",
        ["value"] = "valeur",
        ["posts"] = "publications",
        ["accounts"] = "comptes",
        ["originals"] = "originaux",
        ["reposts"] = "relais",
        ["quotes"] = "citations",
        ["replies"] = "réponses",
        ["seen only inside others"] = "vues seulement dans d’autres",
        ["first"] = "première",
        ["first account"] = "premier compte",
        ["last"] = "dernière",
        ["minutes"] = "minutes",
        ["posts per minute"] = "publications par minute",
        ["peak minute"] = "minute la plus dense",
        ["posts in peak minute"] = "publications dans cette minute",
        ["gini of posts per account"] = "Gini des publications par compte",
        ["share of ten most active"] = "part des dix plus actifs",
        ["share of fifty most active"] = "part des cinquante plus actifs",
        ["from"] = "de",
        ["to"] = "à",
        ["account"] = "compte",
        ["at"] = "date",
        ["post id"] = "identifiant",
        ["platform"] = "plateforme",
        ["seen through repost"] = "vue par un relais",
        ["text"] = "texte",
        ["what"] = "objet",
        ["first seen"] = "première apparition",
        ["minute"] = "minute",
        ["new accounts"] = "nouveaux comptes",
        ["entered"] = "entrée",
        ["reposts earned"] = "relais reçus",
        ["followers"] = "abonnés",
        ["1 min"] = "1 min",
        ["5 min"] = "5 min",
        ["15 min"] = "15 min",
        ["60 min"] = "60 min",
        ["half after s"] = "moitié après (s)",
        ["median s"] = "médiane (s)",
        ["percentile"] = "percentile",
        ["compared with"] = "comparé à",
        ["level"] = "niveau",
        ["strength"] = "force",
        ["rank"] = "rang",
        ["audience (upper bound)"] = "audience (borne supérieure)",
        ["share"] = "part",
        ["low"] = "borne basse",
        ["high"] = "borne haute",
        ["language"] = "langue",
        ["tagged"] = "étiquetées",
        ["detected"] = "détectées",
        ["of"] = "sur",
        ["community"] = "communauté",
        ["reposts inside"] = "relais internes",
        ["first entry"] = "première entrée",
        ["stability"] = "stabilité",
        ["most reposted"] = "les plus relayés",
        ["term"] = "terme",
        ["elsewhere"] = "ailleurs",
        ["log odds"] = "log des cotes",
        ["z"] = "z",
        ["agreement"] = "accord",
        ["hashtag"] = "mot-dièse",
        ["word"] = "mot",
        ["domain"] = "domaine",
        ["link"] = "lien",
        ["name"] = "nom",
        ["kind"] = "genre",
        ["source"] = "source",
        ["event"] = "événement",
        ["network"] = "réseau",
        ["direction"] = "sens",
        ["target"] = "cible",
        ["weight"] = "poids",
        ["first at"] = "premier",
        ["last at"] = "dernier",
        ["first post"] = "première publication",
        ["nodes"] = "nœuds",
        ["edges"] = "liens du réseau",
        ["without target"] = "sans cible",
        ["through reposts"] = "à travers des relais",
        ["self-edges"] = "liens à soi-même",
        ["too light"] = "trop légers",
        ["mentions"] = "mentions",
        ["links"] = "liens",
        ["domains"] = "domaines",
        ["who reposts → whom"] = "qui relaie → qui",
        ["who quotes → whom"] = "qui cite → qui",
        ["who answers → whom"] = "qui répond → à qui",
        ["who mentions → whom"] = "qui mentionne → qui",
        ["who shares → which link"] = "qui partage → quel lien",
        ["who shares → which domain"] = "qui partage → quel domaine",
        ["tree"] = "arbre",
        ["given"] = "donné",
        ["star"] = "étoile",
        ["estimated"] = "estimé",
        ["size"] = "taille",
        ["depth"] = "profondeur",
        ["depth 5 %"] = "profondeur 5 %",
        ["depth 95 %"] = "profondeur 95 %",
        ["max breadth"] = "largeur maximale",
        ["max breadth 5 %"] = "largeur maximale 5 %",
        ["max breadth 95 %"] = "largeur maximale 95 %",
        ["virality"] = "viralité",
        ["virality 5 %"] = "viralité 5 %",
        ["virality 95 %"] = "viralité 95 %",
        ["first after s"] = "première après (s)",
        ["negative delays"] = "délais négatifs",
        ["trees"] = "arbres",
        ["estimated posts"] = "publications estimées",
        ["posts below"] = "publications en dessous",
        ["group"] = "groupe",
        ["objects"] = "objets",
        ["meetings"] = "rencontres",
        ["expected"] = "attendues par hasard",
        ["p"] = "p",
        ["days"] = "jours",
        ["labels"] = "étiquettes",
        ["members"] = "membres",
        ["account id"] = "identifiant du compte",
        ["linked with"] = "liés à",
        ["came first"] = "en premier",
        ["behaviour"] = "comportement",
        ["window s"] = "fenêtre (s)",
        ["shares"] = "partages",
        ["pairs"] = "paires",
        ["heavy enough"] = "assez lourds",
        ["kept"] = "gardés",
        ["crowds"] = "foules",
        ["objects at least"] = "objets au moins",
        ["groups"] = "groupes",
        ["copies"] = "copies",
        ["edges of a copy"] = "liens d’une copie",
        ["kept of a copy"] = "gardés d’une copie",
        ["groups of a copy"] = "groupes d’une copie",
        ["lift"] = "rapport",
        ["kept edges"] = "liens gardés",
        ["kept accounts"] = "comptes gardés",
        ["kept groups"] = "groupes gardés",
        ["pairs of shares"] = "paires de partages",
        ["components"] = "composantes",
        ["edges kept"] = "liens gardés",
        ["accounts of these"] = "comptes de ceux-ci",
        ["components of these"] = "composantes de ceux-ci",
        ["of these by chance, at most"] = "dont par hasard, au plus",
        ["repost"] = "relais",
        ["fastrepost"] = "relais rapide",
        ["hashtags"] = "mots-dièse",
        ["neartext"] = "texte voisin",
        ["reply"] = "réponse",
        ["media"] = "média",
        ["mention"] = "mention",
        ["object"] = "objet",
        ["syndication"] = "syndication",
        ["one program"] = "un seul programme",
        ["one object"] = "un seul objet",
        ["fast"] = "rapide",
        ["several days"] = "plusieurs jours",
    }.And(room => room.Words);

    /// <summary>A caveat's sentence with its figures.</summary>
    public static string? Of(Caveat caveat)
    {
        if (!Caveats.TryGetValue(caveat.Code, out var sentence))
            return null;
        foreach (var (name, value) in caveat.Values ?? new Dictionary<string, string>())
            sentence = sentence.Replace($"{{{name}}}", Points().Replace(Thousands().Replace(name is "behaviour" or "why" ? Word(value) : value, "\u202f"), ","), StringComparison.Ordinal);
        return sentence;
    }

    /// <summary>A question's method, by its schema; by a peer's rules, the schema and the peer.</summary>
    public static Method? Method(string schema) => Methods.GetValueOrDefault(schema);

    /// <summary>A table with French title, heads and row labels; its name and figures stay.</summary>
    public static Table Of(Table table) => table with
    {
        Title = Titles.GetValueOrDefault(table.Name, table.Title),
        Columns = [.. table.Columns.Select(Word)],
        Rows = table.Name switch
        {
            _ when table.Name.StartsWith("migration-", StringComparison.Ordinal) => MigrationFrench.Rows(table),
            "scan" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[Word((string)row[0]!), .. row.Skip(1)])],
            "silence" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[row[0], Word((string)row[1]!), .. row.Skip(2)])],
            "silence-ratios" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[row[0], Word((string)row[1]!), .. row.Skip(2)])],
            "silence-groups" or "silence-changes" or SilenceTables.Rates => [.. table.Rows.Select(SilenceTables.InFrench)],
            "community-terms" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[row[0], Word((string)row[1]!), .. row.Skip(2)])],
            "networks" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[Word((string)row[0]!), Word((string)row[1]!), .. row.Skip(2)])],
            "coordination" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[Word((string)row[0]!), .. row.Skip(1)])],
            "behaviours" or "sensitivity" or "permutations" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[Word((string)row[0]!), .. row.Skip(1)])],
            "groups" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[.. row.Take(9), string.Join(", ", ((string)row[9]!).Split(", ").Select(Word)), .. row.Skip(10)])],
            "account" or "amplification-model" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[Word((string)row[0]!), .. row.Skip(1)])],
            "account-signs" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[row[0], row[1] is string none ? Word(none) : row[1], Word((string)row[2]!), Threshold((string)row[3]!), .. row.Skip(4).SkipLast(1), Word((string)row[^1]!)])],
            "automation-signs" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[row[0], Word((string)row[1]!), Word((string)row[2]!), Threshold((string)row[3]!), .. row.Skip(4)])],
            "automation-values" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[.. row.Take(2), row[2] is string none ? Word(none) : row[2], Word((string)row[3]!), .. row.Skip(4)])],
            "automation-share" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[Word((string)row[0]!).Replace(", a quarter stricter", ", plus strict d’un quart", StringComparison.Ordinal).Replace(", a quarter looser", ", plus large d’un quart", StringComparison.Ordinal), .. row.Skip(1)])],
            "manipulation" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[Word((string)row[0]!), .. row.Skip(1).SkipLast(1), Word((string)row[^1]!)])],
            "breakout" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[row[0], Word((string)row[1]!), Word((string)row[2]!), .. row.Skip(3)])],
            "label-communities" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[Word((string)row[0]!), .. row.Skip(1)])],
            "trail-carriers" or "trail-pages" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[Word((string)row[0]!), .. row.Skip(1)])],
            "trail-lags" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[.. row.Take(5), Word((string)row[5]!), .. row.Skip(6)])],
            "places" or "places-posts" or "places-by-source" or PlaceTables.Flow or PlaceTables.OverTime or PlaceTables.ByHour or "place-unknown" or "place-sources" or "place-agreement" or "place-night-figures" => PlaceFrench.Rows(table),
            "cascades" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[.. row.Take(4), Word((string)row[4]!), .. row.Skip(5)])],
            "cascade-carriers" => [.. table.Rows.Select(row => (IReadOnlyList<object?>)[.. row.Take(5), Word((string)row[5]!)])],
            _ => table.Rows,
        },
    };

    /// <summary>The French word for a column head or row label; the English one where there is none.</summary>
    public static string Word(string english) => Words.GetValueOrDefault(english, english);

    private static string Threshold(string english) =>
        Word(english).Replace("from ", "à partir de ", StringComparison.Ordinal).Replace("up to ", "jusqu’à ", StringComparison.Ordinal);

    /// <summary>Whether a column head or row label has a French word.</summary>
    public static bool Knows(string english) => Words.ContainsKey(english);

    /// <summary>Between digits only: values can be lists of names and times too.</summary>
    [GeneratedRegex(@"(?<=\d),(?=\d)")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?<=\d)\.(?=\d)")]
    private static partial Regex Points();

    private static FrozenDictionary<string, T> And<T>(this Dictionary<string, T> own, Func<FrenchRoom, IReadOnlyDictionary<string, T>> beside)
    {
        foreach (var (english, french) in Rooms.SelectMany(beside))
            own[english] = french;
        return own.ToFrozenDictionary();
    }
}

/// <summary>French of one room: caveats by code, methods by schema, tables' titles by name, columns and row labels by their English words.</summary>
internal sealed record FrenchRoom(
    IReadOnlyDictionary<string, string> Caveats, IReadOnlyDictionary<string, Method> Methods, IReadOnlyDictionary<string, string> Titles, IReadOnlyDictionary<string, string> Words);
