using Sillage.Analysis;

namespace Sillage.Reports.Labelled;

/// <summary>What is said of labels, in French; see <see cref="French"/>.</summary>
internal static class LabelFrench
{
    public static readonly FrenchRoom Room = new(
        Caveats: new Dictionary<string, string>
        {
            ["labels-by-hand"] = "Les étiquettes sont de l’analyste : qui n’en a pas n’est pas compté, et une part n’est complète qu’autant que les listes le sont.",
            ["labels-none"] = "Le dossier n’a pas d’étiquettes : en poser avec sillage label ou sillage watchlist.",
            ["labels-shared-handle"] = "Étiquettes sur un nom que plusieurs comptes du sujet ont eu, tous comptés : {handles}. Étiqueter par identifiant pour les distinguer.",
            ["labels-shortened"] = "{links} liens sur {of} ne font que renvoyer ailleurs (t.co, bit.ly) ; où ils mènent n’est pas connu, ils comptent au dénominateur seulement.",
        },
        Methods: new Dictionary<string, Method>
        {
            ["sillage/labels/1"] = new("Publications des comptes étiquetés et liens vers les domaines étiquetés, en parts avec intervalles de Wilson, par communauté et dans le temps", "Étiquettes : l’analyste ; Wilson 1927 ; communautés : Traag, Waltman, van Eck 2019"),
        },
        Titles: new Dictionary<string, string>
        {
            ["labels"] = "Comptes étiquetés",
            ["label-links"] = "Liens vers les domaines étiquetés",
            ["label-communities"] = "Liens vers les domaines étiquetés par communauté",
            ["label-links-over-time"] = "Liens vers les domaines étiquetés au fil du temps",
        },
        Words: new Dictionary<string, string>
        {
            ["label"] = "étiquette",
            ["everyone else"] = "tous les autres",
        });
}
