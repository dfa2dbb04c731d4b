using Sillage.Analysis;

namespace Sillage.Reports.Rings;

/// <summary>What is said of early reposters, in French; see <see cref="French"/>.</summary>
internal static class RingFrench
{
    public static readonly FrenchRoom Room = new(
        Caveats: new Dictionary<string, string>
        {
            ["clock-too-coarse"] = "L’horloge de cette capture ({seconds} secondes) est plus grossière que {within} secondes : qui est venu tôt n’est pas mesurable.",
            ["early-is-not-automation"] = "Venir tôt, encore et encore, est commun aux admirateurs, aux équipes, aux alertes et aux machines ; cela dit qui suit de près, non pourquoi.",
            ["no-timed-reposts"] = "Aucun relais n’a pu être chronométré : la capture n’en a pas, ou pas leurs originaux.",
        },
        Methods: new Dictionary<string, Method>
        {
            ["sillage/rings/1"] = new("Premiers relais de chaque publication à côté de toutes les autres ; pour chaque auteur et relayeur, la probabilité de venir tôt aussi souvent si l’ordre d’arrivée était dû au hasard, le taux de fausses découvertes maîtrisé", "Sillage, docs/rings.md ; Benjamini et Hochberg 1995 ; Wilson 1927"),
        },
        Titles: new Dictionary<string, string>
        {
            ["early-posts"] = "La première publication, et celles aux premiers relais exceptionnellement nombreux",
            ["rings"] = "Comptes précoces chez un même auteur au-delà du hasard",
            ["ring-members"] = "Membres des cercles",
            ["quick-accounts"] = "Comptes précoces au-delà du hasard, quel que soit l’auteur",
            ["early-reposters"] = "Qui est venu tôt",
        },
        Words: new Dictionary<string, string>
        {
            ["early"] = "tôt",
            ["of its reposts"] = "sur ses relais",
            ["share of all other posts"] = "part chez toutes les autres",
            ["more than, % of posts"] = "plus que, % des publications",
            ["by its ring"] = "par son cercle",
            ["author"] = "auteur",
            ["early reposts by members"] = "premiers relais par les membres",
            ["of all its early reposts"] = "sur tous ses premiers relais",
            ["p"] = "p",
            ["q"] = "q",
            ["median delay, s"] = "délai médian, s",
            ["early elsewhere"] = "tôt ailleurs",
            ["reposts elsewhere"] = "relais ailleurs",
            ["seconds"] = "secondes",
            ["early on this author"] = "tôt chez cet auteur",
            ["reposts of this author"] = "relais de cet auteur",
            ["in the ring"] = "dans le cercle",
        });
}
