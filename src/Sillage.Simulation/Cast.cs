namespace Sillage.Simulation;

/// <summary>
/// The accounts, named by an index: first the planted ones, then the crowd. An account of the crowd is worked out from its number, so that
/// forty million of them need no memory.
/// </summary>
internal sealed class Cast
{
    public const int Newsrooms = 15;
    public const int GroupSize = 12;

    // Of every twenty accounts of the crowd, five are of the US far right, six Le Pen supporters, and so on.
    private const int Row = 20;
    private static readonly (int From, int Width)[] Places = [(0, 5), (5, 6), (11, 5), (16, 4)];

    private readonly ulong seed;
    private readonly int rows;
    private readonly List<Person> planted = [];

    /// <param name="seed">Seed.</param>
    /// <param name="scale">The crowd grows with it. Below 1 the automated and the busy become fewer too, so that the totals can be kept.</param>
    public Cast(ulong seed, double scale)
    {
        this.seed = Random64.Mix(seed, 100);
        rows = Math.Max(25, (int)Math.Round(1_000 * scale));
        var share = Math.Min(1, scale);
        Activist = Add(Role.Activist, Language.English, 104_000, "harborflag_sim", "Harbor Flag");
        LeaksSite = Add(Role.LeaksSite, Language.English, 4_600_000, "openletters_sim", "Open Letters");
        Automated = Many(Math.Max(5, (int)(60 * share)), Role.Automated, Language.English);
        Groups = [.. Enumerable.Range(0, 4).Select(group => Many(GroupSize, Role.Coordinated, group < 2 ? Language.English : Language.French))];
        Newsroom = Many(Newsrooms, Role.Newsroom, Language.English);
        BusyHumans = Many(Math.Max(3, (int)(30 * share)), Role.BusyHuman, Language.French);
    }

    public int Activist { get; }

    public int LeaksSite { get; }

    public int[] Automated { get; }

    /// <summary>The first two write English, the others French.</summary>
    public int[][] Groups { get; }

    public int[] Newsroom { get; }

    public int[] BusyHumans { get; }

    /// <summary>Planted accounts and crowd.</summary>
    public int Count => planted.Count + (rows * Row);

    public int Planted => planted.Count;

    /// <summary>The last two digits of the ids of a camp's accounts.</summary>
    public static (int From, int To) LastDigits(Camp camp) => (Places[(int)camp].From * 5, ((Places[(int)camp].From + Places[(int)camp].Width) * 5) - 1);

    public static Language LanguageOf(Camp camp) => camp is Camp.UsFarRight or Camp.EnglishBystanders ? Language.English : Language.French;

    /// <summary>Accounts of a camp.</summary>
    public int Size(Camp camp) => rows * Places[(int)camp].Width;

    /// <summary>Index of an account of a camp.</summary>
    /// <param name="camp">Camp.</param>
    /// <param name="number">From 0 to below its size.</param>
    public int Member(Camp camp, int number)
    {
        var (from, width) = Places[(int)camp];
        return planted.Count + (number / width * Row) + from + (number % width);
    }

    /// <summary>
    /// An account of a camp: some post much, most little. The most active are as active at every scale, there are more of them.
    /// </summary>
    public int Draw(Camp camp, Random64 random)
    {
        var size = Size(camp);
        var cell = Math.Min(size, 1_000 * Places[(int)camp].Width);
        var unit = random.Unit();
        var number = (int)(cell * unit * unit) + (cell * random.Below((size + cell - 1) / cell));
        return Member(camp, number < size ? number : number - cell);
    }

    /// <summary>The camp of an account; null for planted ones.</summary>
    public Camp? CampOf(int index)
    {
        if (index < planted.Count)
            return null;
        var place = (index - planted.Count) % Row;
        return (Camp)Array.FindLastIndex(Places, camp => camp.From <= place);
    }

    public Person Person(int index) => index < planted.Count ? planted[index] : OfCrowd(index - planted.Count);

    private Person OfCrowd(int number)
    {
        var random = new Random64(Random64.Mix(seed, (ulong)number));
        var place = number % Row;
        var language = place is >= 5 and < 11 or >= 16 ? Language.French : Language.English;
        // Old accounts have small ids; the last two digits tell the camp.
        var step = Math.Max(1, 24_000_000 / (rows * Row));
        var id = ((200_000L + ((long)number * step) + random.Below(step)) * 100) + (place * 5) + random.Below(5);
        var age = Math.Pow(number / (double)(rows * Row), 0.55);
        var created = new DateTimeOffset(2009, 2, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds((long)(age * 210_000_000) + random.Below(60));
        return Made(random, id, language, Role.Crowd, created, Followers(random, 400), Names.Handle(number, language), Names.Shown(number, language));
    }

    private int[] Many(int count, Role role, Language language) => [.. Enumerable.Range(0, count).Select(number => Add(role, language, null, null, null, number))];

    private int Add(Role role, Language language, int? followers, string? handle, string? name, int number = 0)
    {
        var index = planted.Count;
        var random = new Random64(Random64.Mix(seed ^ 0xCA57, (ulong)index));
        // Automated accounts were made in one batch, on two days of April 2017; groups over half a year; the others are old.
        var created = role switch
        {
            Role.Automated => new DateTimeOffset(2017, 4, 11, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Below(2 * 86_400)),
            Role.Coordinated => new DateTimeOffset(2016, 10, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Below(180 * 86_400)),
            _ => new DateTimeOffset(2007, 6, 1, 0, 0, 0, TimeSpan.Zero).AddDays(index * 3).AddSeconds(random.Below(2 * 86_400)),
        };
        // Since 2016 accounts have long ids, which tell when they were made.
        var id = role is Role.Automated or Role.Coordinated ? Snowflake.First(created.ToUnixTimeMilliseconds()) + index : 10_000_000 + (index * 50_000L) + random.Below(50_000);
        var median = role switch { Role.Automated => 40, Role.Newsroom => 30_000, Role.BusyHuman => 2_000, _ => 400 };
        planted.Add(Made(
            random, id, language, role, created, followers ?? Followers(random, median), handle ?? Names.PlantedHandle(role, index, number, language, random), name ?? Names.Shown(index, language)));
        return index;
    }

    private static Person Made(Random64 random, long id, Language language, Role role, DateTimeOffset created, int followers, string handle, string name)
    {
        var bare = role == Role.Automated;
        return new Person(
            id, handle, $"{name} ({(language == Language.French ? "simulation" : "simulated")})", language, role, bare ? "" : Names.Place(random, language), !bare && random.Chance(0.5),
            followers, 50 + random.Below(1_500), 100 + random.Below(40_000), created, bare);
    }

    /// <summary>Log-normal, a long tail, as on real platforms.</summary>
    private static int Followers(Random64 random, int median) => (int)Math.Min(400_000, median * Math.Exp(1.6 * random.Normal()));
}
