using System.Text;

namespace Sillage.Simulation;

/// <summary>Hashtags, links and clients, named by small numbers.</summary>
internal static class Attachments
{
    public const byte None = 0, Paste = 1, PasteCampaign = 2, Files = 3, News = 4;
    public const byte WebClient = 0, PhoneClient = 1, HumanClients = 4, AutomatedClient = 4, NewsClient = 5;

    private const int TopicHashtags = 3;

    public static readonly byte[][] Hashtags = [.. new[] { "", "MacronLeaks", "macronleaks", "MACRONLEAKS", "garden", "cooking", "concert", "jardin", "cuisine", "balade" }.Select(Encoding.UTF8.GetBytes)];

    public static readonly byte[][] Clients = [.. new[] { "Web Client", "Phone Client A", "Phone Client B", "Tablet Client", "Auto Client", "News Scheduler" }.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Short form of 23 characters, as the platform writes it, and long form; nothing, paste, paste with a campaign mark, files, one for each newsroom.</summary>
    public static readonly (byte[] Short, byte[] Long)[] Links =
    [
        ([], []),
        Link(1, "https://paste.example/eml-archive"),
        Link(2, "https://paste.example/eml-archive?utm_source=social"),
        Link(3, "https://files.example/item/eml"),
        .. Enumerable.Range(0, Cast.Newsrooms).Select(number => Link(News + number, $"https://news.example/{number}/campaign-mail")),
    ];

    public static bool OnTopic(byte hashtag) => hashtag is > 0 and <= TopicHashtags;

    /// <summary>Most write it as the first did.</summary>
    public static byte Spelling(Random64 random) => (byte)(random.Chance(0.72) ? 1 : 2 + random.Below(TopicHashtags - 1));

    public static byte OffTopic(Random64 random, Language language) =>
        random.Chance(0.2) ? (byte)(TopicHashtags + (language == Language.French ? 4 : 1) + random.Below(3)) : None;

    private static (byte[] Short, byte[] Long) Link(int number, string target) => (Encoding.UTF8.GetBytes(FormattableString.Invariant($"https://t.co/sim{number:D7}")), Encoding.UTF8.GetBytes(target));
}
