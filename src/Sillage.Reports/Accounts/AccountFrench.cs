using Sillage.Analysis;

namespace Sillage.Reports.Accounts;

/// <summary>What the account card says, in French; see <see cref="French"/>.</summary>
internal static class AccountFrench
{
    public static readonly FrenchRoom Room = new(
        Caveats: new Dictionary<string, string>
        {
            ["topic-only"] = "Cette fiche montre les publications du compte sur le sujet, non sa vie.",
            ["no-own-posts"] = "Aucune publication de ce compte n’est dans la capture du sujet : il n’y est que nommé, relayé ou cité par d’autres.",
            ["few-account-posts"] = "Peu de publications ({posts}) : heures et délais en disent peu.",
            ["small-account"] = "Moins de {followers} abonnés, ou nombre inconnu : peut-être une personne privée. Peser si son nom doit être publié.",
            ["no-profile"] = "La capture ne contient pas de profil de ce compte ; ce qu’un profil montrerait n’est pas mesurable, il n’est pas absent.",
        },
        Methods: new Dictionary<string, Method>
        {
            ["sillage/account/1"] = new("Comptages des publications capturées d’un compte à côté de celles de tous les autres ; indices comme dans automation, groupes comme dans coordinate", "Sillage, docs/account.md ; docs/automation.md ; docs/coordination.md"),
        },
        Titles: new Dictionary<string, string>
        {
            ["account"] = "Compte",
            ["account-signs"] = "Ce qui a été mesuré",
            ["account-sources"] = "D’où viennent les mesures",
            ["account-names"] = "Noms",
            ["account-programs"] = "Programmes",
            ["account-delays"] = "Délais de ses relais",
            ["account-reposts"] = "Qui il a le plus relayé",
            ["account-reposters"] = "Qui l’a le plus relayé",
            ["account-groups"] = "Groupes qui agissent ensemble",
            ["account-copies"] = "Textes que d’autres ont publiés aussi",
            ["account-posts"] = "Ses publications les plus relayées",
            ["account-week"] = "Publications par jour de la semaine et heure",
            ["account-timeline"] = "Ses publications dans le temps",
        },
        Words: new Dictionary<string, string>
        {
            ["share of all posts"] = "part de toutes les publications",
            ["more posts than, % of accounts"] = "plus de publications que, % des comptes",
            ["posts per active day"] = "publications par jour actif",
            ["posts that descend from its own"] = "publications qui descendent des siennes",
            ["their share of all posts"] = "leur part de l’ensemble",
            ["followers addressed at most"] = "abonnés touchés au plus",
            ["reposted by"] = "relayé par (comptes)",
            ["fewest followers"] = "abonnés, minimum",
            ["most followers"] = "abonnés, maximum",
            ["made"] = "créé",
            ["posts over its life"] = "publications au total",
            ["longest pause, h"] = "plus longue pause, h",
            ["usual longest pause of a day, h"] = "plus longue pause d’un jour ordinaire, h",
            ["median delay of reposts, s"] = "délai médian des relais, s",
            ["the same of all others, s"] = "le même chez tous les autres, s",
            ["resemblance to labelled automated accounts"] = "ressemblance à des comptes étiquetés automatisés",
            ["signs of automation"] = "indices d’automatisation",
            ["sign"] = "indice",
            ["what it is"] = "ce que c’est",
            ["unit"] = "unité",
            ["threshold"] = "seuil",
            ["beyond it"] = "dépassé",
            ["less telling, % of accounts"] = "moins parlants, % des comptes",
            ["source"] = "source",
            ["handle"] = "nom de compte",
            ["name"] = "nom",
            ["last seen"] = "vu en dernier",
            ["program"] = "programme",
            ["share of all others"] = "part chez tous les autres",
            ["below, s"] = "en dessous de, s",
            ["of all others"] = "de tous les autres",
            ["group"] = "groupe",
            ["meetings of the group"] = "rencontres du groupe",
            ["expected by chance"] = "attendues par hasard",
            ["other accounts"] = "autres comptes",
            ["first posted by"] = "publié d’abord par",
            ["first posted"] = "publié d’abord",
            ["day"] = "jour",
            ["hour"] = "heure",
            ["not measurable"] = "non mesurable",
            ["told only"] = "indiqué seulement",
        });
}
