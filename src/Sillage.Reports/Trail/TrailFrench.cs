using Sillage.Analysis;

namespace Sillage.Reports.Trail;

/// <summary>What is said of trails, in French; see <see cref="French"/>.</summary>
internal static class TrailFrench
{
    public static readonly FrenchRoom Room = new(
        Caveats: new Dictionary<string, string>
        {
            ["trail-coverage"] = "Ce que la capture contient de chaque plateforme, en publications et en temps universel : {held}. Hors de ces dates, on ne sait rien d’une plateforme.",
            ["trail-not-seen"] = "Objets qui ne figurent dans aucune publication de cette capture : {objects} sur {of}. Cela ne dit pas que personne ne les a publiés.",
            ["trail-one-platform"] = "Aucun objet n’a été vu sur deux plateformes : il n’y a pas de passage de l’une à l’autre à raconter.",
            ["trail-late-capture"] = "Passages d’ordre inconnu, la capture de la plateforme suivante commençant après la première apparition : {late} sur {steps}.",
            ["trail-ties"] = "Passages d’ordre ouvert, les deux apparitions tenant dans la finesse des horloges : {tied} sur {steps}.",
            ["trail-order-only"] = "Passages qui ne sont qu’un ordre de dates, aucune publication de l’objet ne renvoyant à la plateforme d’avant : {silent} sur {steps}. Il peut être venu autrement.",
            ["trail-same-name"] = "Passeurs qui ne sont qu’un nom porté sur deux plateformes : {names}. Le même nom n’est pas la même personne.",
            ["trail-blind"] = "La capture de {platforms} ne dit les liens, ou les mots-dièse, d’aucune publication : qu’ils n’y aient pas été vus ne dit rien.",
            ["trail-short-links"] = "Publications de la capture aux liens courts dont elle ne dit pas où ils mènent : {posts}. Le lien cherché peut en être.",
        },
        Methods: new Dictionary<string, Method>
        {
            ["sillage/trail/1"] = new(
                "Première apparition de chaque objet sur chaque plateforme, délais avec la finesse des horloges, passeurs d’après liens, profils et noms",
                "Sillage, docs/trail.md ; ordre des premières apparitions par plateforme : Zannettou et al. 2017 ; liens sous la forme normale de CooRnet (Giglietto et al. 2020) ; intervalles : Wilson 1927"),
        },
        Titles: new Dictionary<string, string>
        {
            ["trail"] = "Première apparition sur chaque plateforme",
            ["trail-lags"] = "Passages d’une plateforme à l’autre",
            ["trail-firsts"] = "Premières publications sur chaque plateforme",
            ["trail-carriers"] = "Qui est vu des deux côtés",
            ["trail-carrier-posts"] = "Leurs publications des deux côtés",
            ["trail-pages"] = "Pages d’artefacts dans ces publications",
            ["trail-platforms"] = "Ce que contient la capture",
        },
        Words: new Dictionary<string, string>
        {
            ["of"] = "sur",
            ["share, %"] = "part, %",
            ["first account"] = "premier compte",
            ["evidence"] = "indice",
            ["from platform"] = "de la plateforme",
            ["from account"] = "du compte",
            ["to platform"] = "à la plateforme",
            ["to account"] = "au compte",
            ["arrived"] = "arrivée",
            ["arrived with"] = "arrivée avec",
            ["lag, s"] = "délai, s",
            ["at least, s"] = "au moins, s",
            ["at most, s"] = "au plus, s",
            ["order"] = "ordre",
            ["posts before"] = "publications avant",
            ["posts after"] = "publications après",
            ["of them link back"] = "dont lien en retour",
            ["seen inside another"] = "vue dans une autre",
            ["bearers"] = "porteurs du nom",
            ["objects"] = "objets",
            ["platforms"] = "plateformes",
            ["clock, s"] = "horloge, s",
            ["short links"] = "liens courts",
            ["with links"] = "avec liens",
            ["with hashtags"] = "avec mots-dièse",
            ["domain"] = "domaine",
            ["file"] = "fichier",
            ["hashtag"] = "mot-dièse",
            ["copied text"] = "texte copié",
            ["paste"] = "collage",
            ["archive"] = "archive",
            ["file locker"] = "dépôt de fichiers",
            ["torrent"] = "torrent",
            ["image board"] = "forum d’images",
            ["document host"] = "hébergeur de documents",
            ["in this order"] = "dans cet ordre",
            ["open: within the clocks"] = "ouvert : dans la finesse des horloges",
            ["not known: captured later"] = "inconnu : captée plus tard",
            ["links to the post"] = "renvoie à la publication",
            ["same name, profile links"] = "même nom, profil qui renvoie",
            ["links to the platform"] = "renvoie à la plateforme",
            ["same name only"] = "même nom seulement",
            ["same short name only"] = "même nom court seulement",
        });
}
