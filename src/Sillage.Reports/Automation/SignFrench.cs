using Sillage.Analysis;

namespace Sillage.Reports.Automation;

/// <summary>Signs of automation and the traffic in French; see <see cref="French"/>.</summary>
internal static class SignFrench
{
    public static readonly FrenchRoom Room = new(
        Caveats: new Dictionary<string, string>(),
        Methods: new Dictionary<string, Method>
        {
            ["sillage/automation/1"] = new("Indices dépassés parmi ceux qui ont pu être mesurés, chacun face à son seuil et aux autres comptes", "DFRLab 2017 ; Goh, Barabási 2008 ; Kim, Jo 2016 ; Mazza et al. 2019 ; Yang et al. 2020 ; docs/automation.md"),
            ["sillage/manipulation/1"] = new("Coefficient de manipulation du trafic : relais en % / 10 + part des cinquante comptes les plus actifs en % + publications par compte ; intervalle par rééchantillonnage des comptes", "Nimmo, Oxford Internet Institute 2019 ; docs/methods.md"),
        },
        Titles: new Dictionary<string, string>
        {
            ["automation"] = "Comptes selon leurs indices d’automatisation",
            ["automation-signs"] = "Les indices",
            ["automation-share"] = "Publications de comptes aux indices nombreux",
            ["automation-values"] = "Ce qui a été mesuré",
            ["manipulation"] = "Trafic",
            ["manipulation-curve"] = "Le coefficient au fil des publications",
            ["manipulation-published"] = "Flux publiés",
        },
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
            ["signs"] = "indices",
            ["which, with value and less telling accounts"] = "lesquels, avec leur valeur et la part des comptes moins parlants",
            ["accounts measured"] = "comptes mesurés",
            ["thresholds"] = "seuils",
            ["as above"] = "comme ci-dessus",
            ["value"] = "valeur",
            ["flow"] = "flux",
            ["reposts, %"] = "relais, %",
            ["by the top 50, %"] = "par les 50 premiers, %",
            ["coefficient"] = "coefficient",
            ["gini"] = "Gini",
            ["posts per account"] = "publications par compte",
            ["standing"] = "situation",
            ["everything"] = "tout",
            ["its first posts"] = "ses premières publications",
            ["within the range of organic flows"] = "dans l’étendue des flux ordinaires",
            ["above the range of organic flows"] = "au-dessus des flux ordinaires",
            ["far above the range of organic flows"] = "bien au-dessus des flux ordinaires",
            ["not comparable: few accounts"] = "non comparable : peu de comptes",
            ["days"] = "jours",
            ["programs"] = "programmes",
            ["hashtags"] = "mots-dièse",
        });
}
