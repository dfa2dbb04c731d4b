using Sillage.Analysis;

namespace Sillage.Reports.Silences;

/// <summary>What is said of silences, in French; see <see cref="French"/>.</summary>
internal static class SilenceFrench
{
    public static readonly FrenchRoom Room = new(
        Caveats: new Dictionary<string, string>
        {
            ["silence-no-cause"] = "Plus ou moins de publications pendant qu’avant ne dit pas pourquoi : le vote, l’actualité et l’heure du jour les changent aussi. Les mêmes heures une semaine plus tôt servent de témoin.",
            ["silence-no-control"] = "La capture ne remonte pas aux mêmes heures une semaine avant le silence : il n’y a pas de témoin.",
            ["silences-no-control"] = "Pour {without} silences sur {of}, la capture ne remonte pas aux mêmes heures une semaine plus tôt : il n’y a pas de témoin.",
            ["silence-waves"] = "Les intervalles des débits et des rapports tiennent les publications pour indépendantes. Les relais viennent par vagues : l’incertitude vraie est plus grande.",
            ["partly-covered"] = "À partir du {from} UTC, la capture couvre {covered} des {hours} heures ; les débits portent sur les heures couvertes.",
        },
        Methods: new Dictionary<string, Method>
        {
            ["sillage/silence/1"] = new(
                "Comptages et débits avant, pendant et après la fenêtre, en tout et par groupes ; intervalles de Poisson exacts ; rapports de débits avec intervalles conditionnels exacts",
                "Sillage, docs/silences.md ; Garwood 1936 ; Przyborowski et Wilenski 1940 ; Clopper et Pearson 1934 ; Wilson 1927"),
        },
        Titles: new Dictionary<string, string>
        {
            ["silence"] = "Avant, pendant et après le silence",
            ["silence-ratios"] = "Le silence à côté d’autres temps",
            ["silence-groups"] = "Pendant le silence, par groupes",
            ["silence-changes"] = "Le silence à côté d’autres temps, par groupes",
            ["silence-accounts"] = "Les plus actifs pendant le silence",
            ["silence-posts"] = "Premières publications pendant le silence",
            ["silence-rates"] = "Débits autour du silence par groupes",
        },
        Words: new Dictionary<string, string>
        {
            // Of the elections that known silences are called by; "France" is the same.
            ["Italy"] = "Italie",
            ["Poland"] = "Pologne",
            ["Spain"] = "Espagne",
            ["presidential"] = "présidentielle",
            ["legislative"] = "législatives",
            ["general"] = "générales",
            ["parliamentary"] = "parlementaires",
            ["first round"] = "premier tour",
            ["second round"] = "second tour",
            ["window"] = "fenêtre",
            ["period"] = "période",
            ["covered hours"] = "heures couvertes",
            ["per hour"] = "par heure",
            ["a week before"] = "une semaine avant",
            ["before"] = "avant",
            ["inside"] = "pendant",
            ["after"] = "après",
            ["ratio"] = "rapport",
            ["divided by"] = "réparti par",
            ["group"] = "groupe",
            ["compared with"] = "comparé à",
            ["posts then"] = "publications alors",
            ["of accounts"] = "part des comptes",
            ["signs looked for"] = "indices cherchés",
            ["country"] = "pays",
            ["kind"] = "genre",
            ["signs"] = "indices",
            ["no sign"] = "aucun indice",
            ["1 or 2 signs"] = "1 ou 2 indices",
            ["3 signs or more"] = "3 indices ou plus",
            ["not examined"] = "non examinés",
            ["undetermined"] = "indéterminée",
            ["everyone else"] = "tous les autres",
        });
}
