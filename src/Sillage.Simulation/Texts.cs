namespace Sillage.Simulation;

/// <summary>Small grammars of invented, decent texts.</summary>
internal static class Texts
{
    private static readonly string[] EnglishOpen = ["Large archive of campaign mail just appeared", "Somebody put nine gigabytes of mail online", "People are reading the campaign files right now", "The candidate's team has not answered yet", "Has anyone checked these documents", "Everybody should look at this before it disappears", "The archive is spreading quickly tonight"];
    private static readonly string[] EnglishClose = ["what do you make of it?", "keep copies of everything.", "wait for the experts first.", "the timing is remarkable.", "nobody knows whether it is real.", "share it with your friends.", "I will read it over the weekend."];
    private static readonly string[] FrenchOpen = ["Une grande archive de courriels de campagne vient de paraître", "Quelqu'un a publié neuf gigaoctets de messages ce soir", "Les documents de la campagne circulent partout", "L'équipe du candidat n'a pas encore répondu", "Avez-vous vérifié ces documents avant de les partager", "Tout le monde devrait regarder cela avant dimanche", "L'archive se répand très vite cette nuit"];
    private static readonly string[] FrenchClose = ["qu'en pensez-vous ?", "gardez une copie de tout.", "attendons l'avis des spécialistes.", "le moment choisi est étonnant.", "personne ne sait si c'est authentique.", "partagez avec vos amis.", "je lirai tout cela ce week-end."];
    private static readonly string[] Other = ["Lovely evening by the river", "The match tonight was a good one", "New recipe: soup with leeks and potatoes", "Trains are late again on the northern line", "Reading a fine novel about the sea", "The garden is full of bees today"];
    private static readonly string[] OtherFrench = ["Belle soirée au bord de la rivière", "Le match de ce soir était très bon", "Nouvelle recette : soupe de poireaux", "Les trains ont encore du retard ce matin", "Je lis un beau roman sur la mer", "Le jardin est plein d'abeilles aujourd'hui"];

    public static string OnTopic(Random64 random, string language) => language == "fr"
        ? $"{Pick(random, FrenchOpen)}, {Pick(random, FrenchClose)}"
        : $"{Pick(random, EnglishOpen)}, {Pick(random, EnglishClose)}";

    public static string OffTopic(Random64 random, string language) => Pick(random, language == "fr" ? OtherFrench : Other);

    private static string Pick(Random64 random, string[] texts) => texts[random.Below(texts.Length)];
}
