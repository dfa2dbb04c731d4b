using Sillage.Analysis;

namespace Sillage.Reports.Coordination;

/// <summary>Why a behaviour cannot be seen, in French; see <see cref="French"/>.</summary>
internal static class CoordinationFrench
{
    public static readonly FrenchRoom Room = new(
        Caveats: new Dictionary<string, string>
        {
            ["behaviour-missing"] = "{behaviour} : ne peut être vu dans ces données, car {why}.",
        },
        Methods: new Dictionary<string, Method>(),
        Titles: new Dictionary<string, string>(),
        Words: new Dictionary<string, string>
        {
            ["no repost of this topic names what it reposts"] = "aucun relais de ce sujet ne dit ce qu’il relaie",
            ["no repost of this topic whose original is held came so soon after it (an original that the capture lacks has no known time)"] =
                "aucun relais de ce sujet dont l’original est capturé ne l’a suivi d’aussi près (l’heure d’un original que la capture n’a pas est inconnue)",
            ["no own post of this topic carries a link"] = "aucune publication propre de ce sujet ne porte de lien",
            ["no own post of this topic has enough hashtags"] = "aucune publication propre de ce sujet n’a assez de mots-dièse",
            ["no own post of this topic has a text"] = "aucune publication propre de ce sujet n’a de texte",
            ["no reply of this topic names what it answers"] = "aucune réponse de ce sujet ne dit à quoi elle répond",
            ["the capture names no picture or film of an own post of this topic"] = "la capture ne nomme ni image ni film d’une publication propre de ce sujet",
            ["no own post of this topic mentions an account"] = "aucune publication propre de ce sujet ne mentionne de compte",
            ["no share of this topic names its object"] = "aucun partage de ce sujet ne nomme son objet",
        });
}
