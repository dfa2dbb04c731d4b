using Sillage.Analysis;

namespace Sillage.Reports.Breakout;

/// <summary>What is said of the Breakout Scale, in French; see <see cref="French"/>.</summary>
internal static class BreakoutFrench
{
    public static readonly FrenchRoom Room = new(
        Caveats: new Dictionary<string, string>
        {
            ["breakout-lower-bound"] = "La catégorie est un minimum et un jugement, non une mesure : les plateformes non captées, journaux, antennes et gouvernements ne sont pas dans les données.",
            ["breakout-to-judge"] = "Critères qui restent à l’analyste : {criteria}. Nommer des médias avec --media, des personnalités avec --high-profile, des réactions avec --response.",
            ["breakout-no-communities"] = "Aucune communauté du réseau de relais n’est assez stable et assez grande pour compter (au moins {fewest} comptes) : chaque plateforme en vaut une.",
        },
        Methods: new Dictionary<string, Method>
        {
            ["sillage/breakout/1"] = new("Échelle Breakout : catégories 1 à 3 d’après les plateformes et les communautés stables, 4 à 6 au jugement de l’analyste", "Nimmo 2020, Brookings ; quelles plateformes et communautés comptent : Sillage, docs/breakout.md"),
        },
        Titles: new Dictionary<string, string>
        {
            ["breakout"] = "Jusqu’où il s’est échappé",
            ["breakout-platforms"] = "Plateformes",
            ["breakout-communities"] = "Communautés qui comptent",
            ["breakout-large"] = "Grands comptes à juger : médias, personnalités ?",
        },
        Words: new Dictionary<string, string>
        {
            ["category"] = "catégorie",
            ["met"] = "rempli",
            ["seen"] = "vu",
            ["needed"] = "requis",
            ["first seen"] = "vu d’abord",
            ["by"] = "par",
            ["yes"] = "oui",
            ["no"] = "non",
            ["to be judged"] = "à juger",
            ["communities"] = "communautés",
            ["platform"] = "plateforme",
            ["stability"] = "stabilité",
            ["on one platform, in one community"] = "sur une plateforme, dans une communauté",
            ["on one platform in several communities, or on several platforms"] = "sur une plateforme dans plusieurs communautés, ou sur plusieurs plateformes",
            ["on several platforms and in several communities"] = "sur plusieurs plateformes et dans plusieurs communautés",
            ["picked up by mainstream media"] = "repris par de grands médias",
            ["amplified by celebrities or other high-profile people"] = "amplifié par des célébrités ou d’autres personnalités",
            ["answered by policy or other concrete action, or a call for violence"] = "suivi d’une réponse politique ou d’une autre action concrète, ou d’un appel à la violence",
        });
}
