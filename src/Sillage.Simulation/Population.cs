using System.Globalization;

namespace Sillage.Simulation;

/// <summary>What an invented account is in the story.</summary>
internal enum Role
{
    Activist, LeaksSite, UsSupporter, FrenchSupporter, Automated, Coordinated, Newsroom, BusyHuman, Bystander,
}

/// <summary>An invented account.</summary>
internal sealed record Person(
    long Id, string Handle, string Name, string Description, string Location, string Language, Role Role, int Group, int Followers, int Following, int Posts,
    DateTimeOffset CreatedAt, bool DefaultProfile);

/// <summary>The cast, the same for the same seed. Every name is invented.</summary>
internal sealed class Population
{
    private static readonly string[] First = ["river", "maple", "cedar", "stone", "harbor", "meadow", "falcon", "amber", "silver", "north", "coral", "winter", "summer", "copper", "lunar"];
    private static readonly string[] Second = ["walker", "reader", "singer", "gardener", "painter", "runner", "baker", "sailor", "watcher", "writer", "keeper", "miller", "weaver", "rider", "carver"];
    private static readonly string[] FrenchFirst = ["colline", "riviere", "chene", "moulin", "phare", "jardin", "galet", "brume", "soleil", "vigne", "sentier", "rocher"];
    private static readonly string[] FrenchSecond = ["bleu", "calme", "vif", "clair", "doux", "fier", "ancien", "nouveau", "libre", "fidele", "matinal", "dore"];

    private readonly Random64 random;
    private readonly List<Person> people = [];
    private long nextId = 20_000_000;

    public Population(Random64 random)
    {
        this.random = random;
        Activist = Add("harborpatriot_sim", "Harbor Patriot (simulated)", Role.Activist, "en", 104_000);
        LeaksSite = Add("openletters_sim", "Open Letters (simulated)", Role.LeaksSite, "en", 4_600_000);
        UsSupporters = Many(5_000, Role.UsSupporter, "en");
        FrenchSupporters = Many(6_000, Role.FrenchSupporter, "fr");
        Automated = Many(60, Role.Automated, "en");
        Groups = [.. Enumerable.Range(1, 4).Select(group => Many(12, Role.Coordinated, group < 3 ? "en" : "fr", group))];
        Newsroom = Many(15, Role.Newsroom, "en");
        BusyHumans = Many(30, Role.BusyHuman, "fr");
        Bystanders = [.. Many(5_000, Role.Bystander, "en"), .. Many(4_000, Role.Bystander, "fr")];
    }

    public Person Activist { get; }

    public Person LeaksSite { get; }

    public Person[] UsSupporters { get; }

    public Person[] FrenchSupporters { get; }

    public Person[] Automated { get; }

    public Person[][] Groups { get; }

    public Person[] Newsroom { get; }

    public Person[] BusyHumans { get; }

    public Person[] Bystanders { get; }

    public IReadOnlyList<Person> All => people;

    private Person[] Many(int count, Role role, string language, int group = 0) =>
        [.. Enumerable.Range(0, count).Select(_ => Add(null, null, role, language, Followers(role), group))];

    private Person Add(string? handle, string? name, Role role, string language, int followers, int group = 0)
    {
        var id = nextId += 1 + random.Below(900);
        var automated = role == Role.Automated;
        var number = people.Count.ToString(CultureInfo.InvariantCulture);
        var (first, second) = language == "fr" ? (Pick(FrenchFirst), Pick(FrenchSecond)) : (Pick(First), Pick(Second));
        var person = new Person(
            id, handle ?? $"{first}_{second}{number}", name ?? $"{first} {second}", automated ? "" : language == "fr" ? "Compte inventé d'une simulation" : "Invented account of a simulation",
            automated ? "" : language == "fr" ? "France" : "United States", language, role, group, followers, 50 + random.Below(1_500), 100 + random.Below(40_000),
            // Automated accounts were made in one batch, on two days of April 2017.
            automated ? new DateTimeOffset(2017, 4, 11, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Below(2 * 86_400)) : new DateTimeOffset(2009, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Below(250_000_000)),
            automated);
        people.Add(person);
        return person;
    }

    /// <summary>Followers: log-normal, a long tail, as on real platforms.</summary>
    private int Followers(Role role)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.Unit())) * Math.Cos(2 * Math.PI * random.Unit());
        var median = role switch { Role.Automated => 40, Role.Newsroom => 30_000, Role.BusyHuman => 2_000, _ => 400 };
        return (int)Math.Min(400_000, median * Math.Exp(1.6 * normal));
    }

    private string Pick(string[] words) => words[random.Below(words.Length)];
}
