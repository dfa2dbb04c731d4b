using Sillage.Analysis;

namespace Sillage.Reports.Amplification;

/// <summary>What is said of amplification, in French; see <see cref="French"/>.</summary>
internal static class AmplificationFrench
{
    public static readonly FrenchRoom Room = new(
        Caveats: new Dictionary<string, string>
        {
            ["account-not-in-topic"] = "{account} n’a aucune publication sur ce sujet, et aucune publication ne le nomme.",
            ["no-amplifiers"] = "Aucun compte de ce sujet n’a été relayé par d’autres : il n’y a personne à examiner. Nommer des comptes avec --account, ou les ranger par abonnés.",
            ["descents-overlap"] = "Une publication peut descendre de plusieurs comptes, par comptage : les parts ne s’additionnent pas.",
            ["descent-unnamed"] = "Relais, citations ou réponses qui ne nomment ni publication ni compte, et par comptage ne descendent de personne : {posts}.",
            ["audience-unknown"] = "Publications qui s’ajouteraient aux audiences, mais au nombre d’abonnés inconnu : {posts}.",
            ["clock-too-coarse-to-model"] = "L’effet induit n’a pas été mesuré : les heures ne sont connues qu’à {seconds} secondes près.",
            ["too-few-to-model"] = "L’effet induit n’a pas été mesuré : les autres ont écrit moins de {fewest} publications, ou toutes en quelques instants.",
            ["influence-is-a-model"] = "L’effet induit est le produit d’un modèle : des publications qui suivent celles d’un compte au-delà de l’élan propre de la foule. Une cause commune, comme l’actualité, la télévision ou une autre plateforme, a la même apparence ; un autre grand compte qui publie au même moment aussi. Voir ce qui s’est passé d’autre autour de chaque moment.",
            ["model-does-not-fit"] = "Le modèle ne s’ajuste pas exactement : les attentes entre publications s’écartent de celles attendues jusqu’à {percent} % d’entre elles. Les intervalles tiennent compte du hasard, non d’un modèle faux.",
            ["background-too-slow"] = "Le volume change plus vite que ne le peut le fond du modèle ({minutes} minutes entre ses nœuds) : une part de l’effet induit peut n’être que la montée propre de la soirée. Interroger une période plus courte.",
            ["momentum-near-one"] = "Une publication de la foule en cause {radius} autres (jusqu’à {high}) : près de 1 ou au-dessus, une petite variation durerait toujours, et l’effet induit est mal connu.",
            ["few-acts"] = "Moins de {fewest} publications propres : {accounts} des comptes. Ce que de tels comptes ont induit repose sur peu de moments.",
        },
        Methods: new Dictionary<string, Method>
        {
            ["sillage/amplify/1"] = new("Descendance comptée par les publications nommées ; descendance attendue sur les arbres vraisemblables ; effet induit par un processus de Hawkes, intervalles par rééchantillonnage pondéré, ajustement par changement d’échelle du temps ; changement de niveau à côté de moments témoins ; abonnés additionnés", "intervalles des parts : Wilson 1927 ; arbres : Rizoiu et al. 2018 ; Hawkes 1971, Veen et Schoenberg 2008, Zannettou et al. 2017 ; rééchantillonnage : Newton et Raftery 1994 ; ajustement : Ogata 1988 ; changement de niveau : Wagner et al. 2002 ; docs/amplification.md"),
        },
        Titles: new Dictionary<string, string>
        {
            ["amplification"] = "Qui l’a fait grandir",
            ["amplification-counted"] = "Publications qui descendent de celles de chaque compte, d’après ce qu’elles nomment",
            ["amplification-induced"] = "Publications que le modèle fait remonter aux actes de chaque compte",
            ["amplification-series"] = "Changement de niveau du volume quand chaque compte publie",
            ["amplification-moments"] = "Les moments",
            ["amplification-model"] = "Le modèle",
            ["amplification-reactions"] = "Durée des réactions",
            ["amplification-backgrounds"] = "Effet induit, selon la vitesse permise au fond",
            ["amplification-crowds"] = "Où commencent les publications de chaque foule",
            ["amplification-fit"] = "Attentes entre publications, en publications attendues",
        },
        Words: new Dictionary<string, string>
        {
            ["acts"] = "actes",
            ["descending"] = "descendantes",
            ["share, %"] = "part, %",
            ["low, %"] = "bas, %",
            ["high, %"] = "haut, %",
            ["induced"] = "induites",
            ["induced low"] = "induites, bas",
            ["induced high"] = "induites, haut",
            ["level change"] = "changement de niveau",
            ["addressed at most"] = "audience, au plus",
            ["direct reposts"] = "relais directs",
            ["with its own"] = "avec les siennes",
            ["expected below its originals"] = "attendues sous ses originaux",
            ["expected below its reposts"] = "attendues sous ses relais",
            ["expected share, %"] = "part attendue, %",
            ["per act"] = "par acte",
            ["per act low"] = "par acte, bas",
            ["per act high"] = "par acte, haut",
            ["direct per act"] = "directes par acte",
            ["direct low"] = "directes, bas",
            ["direct high"] = "directes, haut",
            ["moments"] = "moments",
            ["measured"] = "mesurés",
            ["largest audience"] = "plus grande audience",
            ["posts summed"] = "publications additionnées",
            ["followers unknown"] = "abonnés inconnus",
            ["posts before"] = "publications avant",
            ["posts after"] = "publications après",
            ["expected after"] = "attendues après",
            ["difference"] = "différence",
            ["placebos"] = "moments témoins",
            ["also happened"] = "aussi à ce moment",
            ["tick in seconds"] = "pas en secondes",
            ["hours between knots"] = "heures entre les nœuds",
            ["mean delay, min"] = "délai moyen, min",
            ["knots"] = "nœuds",
            ["criterion"] = "critère",
            ["chosen"] = "choisi",
            ["log-likelihood"] = "log-vraisemblance",
            ["posts caused by a post of the crowd"] = "publications causées par une publication de la foule",
            ["posts that go back to nobody looked at"] = "publications qui ne remontent à personne d’examiné",
            ["draws"] = "tirages",
            ["stretches of time"] = "tranches de temps",
            ["crowd"] = "foule",
            ["begins with"] = "commence par",
            ["distance of waits"] = "écart des attentes",
            ["critical"] = "seuil critique",
            ["shorter, %"] = "plus courtes, %",
            ["observed"] = "observé",
            ["expected wait"] = "attente attendue",
        });
}
