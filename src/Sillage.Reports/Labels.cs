namespace Sillage.Reports;

/// <summary>Every fixed word of the report, in English and French.</summary>
internal static class Labels
{
    private static readonly Dictionary<string, (string English, string French)> All = new(StringComparer.Ordinal)
    {
        ["title"] = ("How it spread", "Comment il s’est propagé"),
        ["everything"] = ("the whole capture", "toute la capture"),
        ["story"] = ("The findings", "Les constats"),
        ["volume"] = ("How much, and when", "Combien, et quand"),
        ["volume.caption"] = ("Captured posts by kind. Orange bands: bursts; grey: legal silence; red: gaps of the capture; dashed: markers. Times in UTC.", "Publications capturées, par type. Bandes orange : poussées ; grises : silence légal ; rouges : lacunes de la capture ; tirets : repères. Heures UTC."),
        ["origin"] = ("The first hour", "La première heure"),
        ["origin.caption"] = ("Captured posts in each minute after the first one.", "Publications capturées à chaque minute suivant la première."),
        ["tempo"] = ("Early reposts", "Les premiers relais"),
        ["tempo.caption"] = ("Reposts within 1, 5, 15 and 60 minutes, of the ten posts that were reposted most within five.", "Relais en 1, 5, 15 et 60 minutes, pour les dix publications les plus relayées en cinq minutes."),
        ["languages"] = ("Languages", "Les langues"),
        ["languages.caption"] = ("Share of captured posts by language; intervals are in the table.", "Part des publications capturées par langue ; intervalles dans le tableau."),
        ["spreaders"] = ("Who carried it", "Qui l’a porté"),
        ["spreaders.caption"] = ("Posts and reposts earned of the fifteen accounts with the largest share.", "Publications et relais reçus des quinze comptes au plus fort poids."),
        ["communities"] = ("Who reposted whom", "Qui a relayé qui"),
        ["map.open"] = ("Open the interactive map", "Ouvrir la carte interactive"),
        ["map.beside"] = ("map.html, in the folder of this page", "map.html, dans le dossier de cette page"),
        ["map.whole"] = ("The whole network, as page, picture and Gephi file", "Le réseau entier, en page, image et fichier Gephi"),
        ["portraits"] = ("What sets each community apart", "Ce qui distingue chaque communauté"),
        ["portrait.unsteady"] = ("The runs disagree about this community: do not say who belongs to it.", "Les calculs ne s’accordent pas sur cette communauté : ne pas dire qui en fait partie."),
        ["portrait.accounts"] = ("Most reposted", "Les plus relayés"),
        ["portrait.hashtags"] = ("Hashtags", "Mots-dièse"),
        ["portrait.words"] = ("Words", "Mots"),
        ["portrait.links"] = ("Links", "Liens"),
        ["portrait.languages"] = ("Languages", "Langues"),
        ["portrait.switchers"] = ("Accounts that switch (share of runs that agree)", "Comptes changeants (part des calculs qui s’accordent)"),
        ["silence"] = ("The legal silence", "Le silence légal"),
        ["silence.caption"] = ("Posts per hour before, inside and after the silence, over the hours that the capture covers.", "Publications par heure avant, pendant et après le silence, sur les heures couvertes par la capture."),
        ["save"] = ("Save as SVG", "Enregistrer en SVG"),
        ["data"] = ("Data", "Données"),
        ["method"] = ("Method", "Méthode"),
        ["source"] = ("Source", "Source"),
        ["mind"] = ("Mind", "À noter"),
        ["reproduce"] = ("To reproduce", "Pour reproduire"),
        ["provenance"] = ("What this rests on", "Sur quoi cela repose"),
        ["limits"] = ("What this report does not say", "Ce que ce rapport ne dit pas"),
        ["limits.first"] = ("\"First\" means first in this capture; earlier posts may have been deleted or not captured.", "« Premier » veut dire premier dans cette capture ; des publications antérieures ont pu être supprimées ou non captées."),
        ["limits.machines"] = ("A fast or regular account is not thereby a machine; this report measures and does not accuse.", "Un compte rapide ou régulier n’est pas pour autant une machine ; ce rapport mesure et n’accuse pas."),
        ["limits.reach"] = ("Followers are an upper bound of those addressed; nobody knows who read.", "Le nombre d’abonnés majore le public visé ; nul ne sait qui a lu."),
        ["noscript"] = ("The charts need JavaScript; all their figures are in the tables.", "Les graphiques demandent JavaScript ; tous leurs chiffres sont dans les tableaux."),
        ["original"] = ("originals", "originaux"),
        ["repost"] = ("reposts", "relais"),
        ["quote"] = ("quotes", "citations"),
        ["reply"] = ("replies", "réponses"),
        ["otherPosts"] = ("other posts", "autres publications"),
        ["posts"] = ("posts", "publications"),
        ["repostsEarned"] = ("reposts earned", "relais reçus"),
        ["perHour"] = ("posts per hour", "publications par heure"),
        ["weekBefore"] = ("same hours a week before", "mêmes heures une semaine avant"),
        ["before"] = ("before", "avant"),
        ["inside"] = ("inside", "pendant"),
        ["after"] = ("after", "après"),
        ["gap"] = ("gap", "lacune"),
        ["file"] = ("file", "fichier"),
        ["reader"] = ("read as", "lu comme"),
        ["rejected"] = ("rejected", "rejetés"),
        ["hour"] = ("Time zone", "Fuseau horaire"),
    };

    public static IEnumerable<string> Keys => All.Keys;

    public static string Of(string key, bool french) => french ? All[key].French : All[key].English;
}
