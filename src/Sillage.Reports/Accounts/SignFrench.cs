using Sillage.Analysis;

namespace Sillage.Reports.Accounts;

/// <summary>The measures of automation in French; see <see cref="French"/>.</summary>
internal static class SignFrench
{
    public static readonly FrenchRoom Room = new(
        Caveats: new Dictionary<string, string>(),
        Methods: new Dictionary<string, Method>(),
        Titles: new Dictionary<string, string>(),
        Words: new Dictionary<string, string>
        {
            ["most posts within 24 hours"] = "publications en 24 heures, maximum",
            ["share of reposts among its posts"] = "part des relais parmi ses publications",
            ["share of its reposts within 10 seconds of the original"] = "part de ses relais moins de 10 secondes après l’original",
            ["median delay of its reposts"] = "délai médian de ses relais",
            ["burstiness of its gaps, -1 a metronome, 0 chance"] = "irrégularité de ses intervalles, -1 un métronome, 0 le hasard",
            ["correlation of neighbouring gaps"] = "corrélation d’intervalles voisins",
            ["entropy of its hours of the day"] = "entropie de ses heures du jour",
            ["median of its days' longest pause"] = "plus longue pause de ses jours, médiane",
            ["share of its posts in the fullest second of the minute"] = "part de ses publications à la seconde la plus pleine de la minute",
            ["posts a day over its life"] = "publications par jour depuis sa création",
            ["age at its first captured post"] = "âge à sa première publication capturée",
            ["how unlikely so many accounts made within a day of it are, powers of ten"] = "invraisemblance d’autant de comptes créés à un jour du sien, puissances de dix",
            ["picture left at its default"] = "image laissée par défaut",
            ["design left at its default"] = "design laissé par défaut",
            ["accounts that it follows for each follower"] = "abonnements par abonné",
            ["digits at the end of its handle"] = "chiffres à la fin de son nom de compte",
            ["programs that it posts with"] = "programmes avec lesquels il publie",
            ["share of its own texts that other accounts posted too"] = "part de ses textes propres que d’autres comptes ont publiés aussi",
            ["hashtags in each of its own posts"] = "mots-dièse par publication propre",
            ["posts"] = "publications",
            ["share"] = "part",
            ["s"] = "s",
            ["h"] = "h",
            ["bits"] = "bits",
            ["days"] = "jours",
            ["programs"] = "programmes",
            ["hashtags"] = "mots-dièse",
        });
}
