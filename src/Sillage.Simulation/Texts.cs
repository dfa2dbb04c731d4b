using System.Globalization;

namespace Sillage.Simulation;

/// <summary>Where a post's words come from.</summary>
internal enum Wording : byte
{
    English, French, Wordless, EnglishOffTopic, FrenchOffTopic, Planted,
}

/// <summary>Invented, decent texts. With hashtag and link they fit into 140 characters.</summary>
internal static class Texts
{
    private const int Longest = 103;

    private static readonly string[] Numbers = [.. Enumerable.Range(4, 86).Select(n => (n * 10 + 3).ToString(CultureInfo.InvariantCulture))];
    private static readonly string[] Tails = ["", ".", " …", " 🤔", " 👀", " 📎", "!", " ☕", " 🧐", " 📂"];

    private static readonly Dictionary<string, string[]> EnglishSlots = new()
    {
        ["opener"] = ["So ", "Well, ", "Wow, ", "OK, ", "Now ", "And ", "Hm, ", "Look: ", "Wait, ", "Hey, ", "Oh, ", "FYI, "],
        ["what"] =
        [
            "a large archive of campaign mail", "nine gigabytes of campaign files", "a folder of internal messages", "thousands of campaign messages",
            "a dump of campaign documents", "a pile of office mail", "somebody's whole mailbox", "a zip of campaign papers",
            "mail from inside the campaign", "a heap of budgets and drafts", "years of campaign messages", "an archive nobody has verified",
            "the inbox of several staffers", "a set of invoices and drafts", "some nine gigabytes of mail", "a huge stack of attachments",
        ],
        ["landed"] = [" just appeared", " turned up", " went online", " surfaced", " got posted", " showed up", " landed", " popped up"],
        ["where"] = ["", " tonight", " this evening", " on a paste site", " on a forum", " an hour ago", " out of nowhere", " on a file host", " minutes ago", " just now"],
        ["close"] =
        [
            "what do you make of it?", "keep copies", "wait for the experts", "odd timing", "is any of it real?", "nobody has checked it",
            "I am downloading", "press is silent so far", "read before sharing", "who put it there?", "this will be a long night",
            "be careful with links", "sources please", "more as I read", "still no statement", "I have questions", "anyone reading along?",
            "the thread is growing", "somebody should verify", "I trust nothing yet", "history will tell", "my phone is glowing",
        ],
        ["finding"] =
        [
            "it is mostly invoices", "it is mostly schedules", "nothing surprising yet", "half of it is newsletters", "some dates look strange",
            "I see drafts of speeches", "the names are blacked out", "I found only train tickets", "there are many duplicates",
            "some files do not open", "the tables look ordinary", "it reads like office life", "the best is a recipe", "I need a dictionary",
        ],
        ["who"] =
        [
            "My timeline", "A friend abroad", "Somebody on a forum", "One account here", "A reader", "The first poster", "My neighbour", "A colleague",
            "Half of my feed", "An old contact", "My brother", "The radio",
        ],
        ["says"] = ["says", "claims", "thinks", "insists", "writes", "repeats", "believes"],
        ["claim"] =
        [
            "it is all genuine", "parts are forged", "the dates do not fit", "it was taken last month", "the campaign confirmed it", "nothing in it is illegal",
            "somebody mixed in fakes", "the press knew", "it is a distraction", "the metadata looks odd", "it will be gone by noon", "it changes nothing",
        ],
        ["ask"] =
        [
            "Has anyone verified", "Who has a mirror of", "Who else is reading", "Does anyone host", "Can somebody explain", "Has the press seen", "Who first posted",
            "Is there an index of", "Who translated", "Where do I find",
        ],
        ["thing"] =
        [
            "this archive", "these documents", "the campaign files", "those messages", "the nine gigabytes", "the spreadsheets", "the attachments", "the second folder",
            "the mail from March", "the budget tables", "the travel plans", "the oldest messages",
        ],
        ["n"] = Numbers,
        ["tail"] = Tails,
    };

    private static readonly Dictionary<string, string[]> FrenchSlots = new()
    {
        ["opener"] = ["Alors ", "Donc ", "Bon, ", "Tiens, ", "Dites, ", "Ce soir ", "Bref, ", "Et là ", "Ah, ", "Voilà : ", "Bonsoir, ", "Ici "],
        ["what"] =
        [
            "une archive de courriels", "un lot de neuf gigas", "une série de messages", "un dossier de campagne", "toute une messagerie",
            "une liasse de factures", "un lot de pièces jointes", "une pile de tableaux", "un paquet de fichiers", "une grosse archive",
            "un fichier énorme", "une boîte de courriels", "un sac de brouillons", "un tas de notes internes", "une archive non vérifiée", "un dossier de neuf gigas",
        ],
        ["landed"] = [" circule", " apparaît", " sort", " tombe", " se répand", " est en ligne", " fait surface", " tourne partout"],
        ["where"] = ["", " ce soir", " depuis une heure", " sur un forum", " avant dimanche", " sans prévenir", " chez un hébergeur", " cette nuit", " à l'instant", " comme par hasard"],
        ["close"] =
        [
            "qu'en pensez-vous ?", "gardez une copie", "attendons les experts", "drôle de moment", "rien n'est vérifié", "je lis encore",
            "prudence avec les liens", "qui a mis ça là ?", "la presse se tait", "lisez avant de partager", "la nuit sera longue", "des sources ?", "à suivre",
            "toujours pas de réponse", "je me pose des questions", "qui lit avec moi ?", "le fil grandit", "il faudrait vérifier", "le café est prêt",
            "j'attends la suite", "on verra dimanche", "je ne crois rien encore",
        ],
        ["finding"] =
        [
            "surtout des factures", "surtout des agendas", "rien de surprenant", "beaucoup de doublons", "des dates étranges", "des brouillons de discours",
            "des noms masqués", "des billets de train", "des fichiers illisibles", "des tableaux ordinaires", "la vie d'un bureau", "une recette de cuisine",
            "des pièces vides", "des listes de salles",
        ],
        ["who"] =
        [
            "Un ami", "Mon voisin", "Une collègue", "Un compte d'ici", "La radio", "Un lecteur", "Ma cousine", "Un inconnu", "Mon boulanger", "Une journaliste",
            "Mon frère", "Un habitué",
        ],
        ["says"] = ["dit", "écrit", "pense", "assure", "répète", "soutient", "croit"],
        ["claim"] =
        [
            "tout est authentique", "tout est faux", "les dates clochent", "le vol date d'avril", "la campagne confirme", "rien n'est illégal",
            "des faux sont mêlés", "la presse savait", "c'est une diversion", "le silence va gêner", "tout aura disparu demain", "cela ne change rien",
        ],
        ["ask"] =
        [
            "Qui a vérifié", "Qui garde une copie de", "Qui lit aussi", "Qui héberge", "Qui peut expliquer", "La presse a-t-elle vu", "Qui a publié", "Qui a traduit",
            "Où trouver", "Y a-t-il un index de",
        ],
        ["thing"] =
        [
            "cette archive", "ces documents", "ces messages", "ces neuf gigas", "ces tableaux", "ces pièces jointes", "ce second dossier", "ces courriels de mars",
            "ces budgets", "ces agendas", "ces vieux messages", "cette boîte",
        ],
        ["n"] = Numbers,
        ["tail"] = ["", ".", " …", " 🤔", " 👀", " 📎", " !", " ☕", " 🧐", " 📂"],
    };

    private static readonly Dictionary<string, string[]> WordlessSlots = new()
    {
        ["sign"] = ["👀", "📎", "📂", "🤔", "🧐", "☕", "📬", "🔥", "⏳", "🇫🇷", "🇺🇸", "➡️", "📈", "🕵️", "💾", "…"],
        ["n"] = Numbers,
    };

    private static readonly Dictionary<string, string[]> EveningSlots = new()
    {
        ["time"] = ["evening", "walk", "sunset", "bike ride", "picnic", "nap", "break", "swim"],
        ["place"] = ["by the river", "in the park", "on the balcony", "at the lake", "in the garden", "on the hill", "near the harbor", "under the plane trees"],
        ["extra"] = ["the swifts are back", "the light was golden", "nobody else around", "the dog agrees", "we stayed too long", "bring a jacket", "next time with cake", "the bees were busy"],
        ["dish"] = ["Leek soup", "Pancakes", "Lentil stew", "Baked apples", "Mushroom risotto", "Tomato tart", "Fried rice", "Pumpkin curry"],
        ["verdict"] = ["better than last time", "a little too salty", "the children asked for more", "recipe on request", "I would do it again", "the cat disagreed", "seven out of ten", "nothing left"],
        ["event"] = ["match", "concert", "film", "play", "quiz night", "choir", "lecture", "race"],
        ["was"] = ["was a good one", "went into extra time", "was worth the rain", "ended far too late", "surprised everybody", "was sold out"],
        ["n"] = Numbers,
        ["tail"] = ["", ".", " …", " 🙂", " 🌿", " 🎶", "!", " ☕", " 🚲", " 📚"],
    };

    private static readonly Dictionary<string, string[]> SoireeSlots = new()
    {
        ["time"] = ["Belle soirée", "Petite balade", "Joli coucher de soleil", "Sortie à vélo", "Pique-nique", "Sieste", "Pause", "Baignade"],
        ["place"] = ["au bord de la rivière", "au parc", "sur le balcon", "près du lac", "au jardin", "sur la colline", "près du port", "sous les platanes"],
        ["extra"] =
        [
            "les martinets sont là", "la lumière était dorée", "il n'y avait personne", "le chien approuve", "on est restés tard", "prenez une veste",
            "la prochaine fois avec un gâteau", "les abeilles s'affairent",
        ],
        ["dish"] = ["Soupe de poireaux", "Crêpes", "Lentilles mijotées", "Pommes au four", "Risotto aux champignons", "Tarte à la tomate", "Riz sauté", "Curry de courge"],
        ["verdict"] = ["meilleur que la dernière fois", "un peu trop salé", "les enfants en redemandent", "recette sur demande", "à refaire", "le chat n'aime pas", "sept sur dix", "il n'en reste rien"],
        ["event"] = ["Le match", "Le concert", "Le film", "Le spectacle", "Le quiz", "La chorale", "Le débat", "Le cours"],
        ["was"] = ["valait le détour", "a fini en prolongation", "valait bien la pluie", "a fini trop tard", "a surpris tout le monde", "affichait complet"],
        ["n"] = Numbers,
        ["tail"] = ["", ".", " …", " 🙂", " 🌿", " 🎶", " !", " ☕", " 🚲", " 📚"],
    };

    private static readonly Grammar[] Grammars =
    [
        new(Longest, ["{opener}{what}{landed}{where}, {close}{tail}", "{n} pages in and {finding}, {close}{tail}", "{who} {says} {claim}, {close}{tail}", "{ask} {thing}? {who} {says} {claim}{tail}"], EnglishSlots),
        new(Longest, ["{opener}{what}{landed}{where}, {close}{tail}", "{n} pages lues et {finding}, {close}{tail}", "{who} {says} que {claim}, {close}{tail}", "{ask} {thing} ? {who} {says} que {claim}{tail}"], FrenchSlots),
        new(Longest, ["{sign}", "{sign} {sign}", "{n} GB {sign}", "{sign} {n} {sign}", "{sign} {sign} {sign}", ""], WordlessSlots),
        new(Longest, ["Lovely {time} {place}, {extra}{tail}", "{dish} for dinner, {verdict}{tail}", "The {event} {was}, {extra}{tail}", "Train {n} is late again, {extra}{tail}"], EveningSlots),
        new(Longest, ["{time} {place}, {extra}{tail}", "{dish} ce soir, {verdict}{tail}", "{event} {was}, {extra}{tail}", "Le train {n} a encore du retard, {extra}{tail}"], SoireeSlots),
        new(Longest,
        [
            "Massive archive of campaign mail just posted, nine gigabytes, said to be genuine, spread the word",
            "A large archive of campaign mail is online, we are examining it",
            "We have not published this archive, we are looking at it with care",
            "The archive holds many tens of thousands of messages, photos and attachments",
            "The last messages in the archive are dated 24 April",
            "If it is a prank, it is one that took a lot of work",
            "Fully analysing the archive before the vote is hardly possible",
            "First checks: several hundred messages pass, more to follow",
            "Some files carry traces of a program in another language",
            "The archive is widely mirrored and cannot be taken back",
            "The campaign says that genuine and false documents are mixed",
            "We ask readers to send what they find to our inbox",
            "An index of the attachments is being prepared",
            "Mail with intact signatures is listed on our page",
            "Why was this released now, and by whom? We do not know",
            "A search page for the archive will come in the next days",
            "Campaign confirms that mail was stolen, calls for caution",
            "Electoral commission asks media not to publish the files",
            "What is known about the leaked campaign files",
            "Experts warn that forged papers may be among the files",
            "Silence before the vote: what media may still report",
        ], []),
    ];

    /// <summary>The grammar of a wording.</summary>
    public static Grammar Of(Wording wording) => Grammars[(int)wording];
}
