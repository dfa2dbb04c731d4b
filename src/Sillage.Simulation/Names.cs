namespace Sillage.Simulation;

/// <summary>Invented handles of at most 15 characters, all ending in "_sim", which no person has chosen.</summary>
internal static class Names
{
    // Four letters, then three: where one word ends is never in doubt, so that no two numbers give one handle.
    private static readonly string[] First = Split("blue gold iron pine lake wolf bear hawk corn snow rain wind star moon rose fern moss sand salt clay rock reef cove dale glen hill isle peak road rail mill barn gate lamp bell drum harp kite boat sail tide wave leaf seed wood fire dawn dusk");
    private static readonly string[] Second = Split("fox owl elk cat dog hen bee ant bat cod eel jay ram cow emu gnu yak oak ash elm fig ivy nut oat pea rye tea hay bay sea sky sun day map pin ink box cup jar pot pan cap bow toy key net");
    private static readonly string[] FrenchFirst = Split("pont bois lune vent mont pins lacs rive parc cour miel pain noix orge foin clos gare quai tour aube soir nuit jour ciel dune anse baie cime joie chat loup ours cerf lynx zinc jade onyx fils pive rade flot gres");
    private static readonly string[] FrenchSecond = Split("vif bon gai fin sec mur feu eau sel riz ble ami cle roi lit sac arc bec dos fil gel jeu jus lac lin lot mer mot nid pie pin pli pre pur sol son sud val ver vol zen jet mai cap");
    private static readonly string[] Places = ["United States", "Ohio", "Texas", "Florida", "Oregon", "Georgia, USA", "Arizona", "Canada", "England", ""];
    private static readonly string[] FrenchPlaces = ["France", "Lyon", "Bretagne", "Nice", "Lille, France", "Toulouse", "Alsace", "Picardie", "Belgique", ""];

    /// <summary>The handle of an account of the crowd.</summary>
    public static string Handle(int number, Language language)
    {
        var (first, second, rest) = Pick(number, language);
        return $"{first}{second}{(rest == 0 ? "" : Short(rest))}_sim";
    }

    /// <summary>The name shown beside the handle.</summary>
    public static string Shown(int number, Language language)
    {
        var (first, second, _) = Pick(number, language);
        return $"{char.ToUpperInvariant(first[0])}{first[1..]} {char.ToUpperInvariant(second[0])}{second[1..]}";
    }

    /// <summary>The handle of a planted account: automated ones have seven digits, newsrooms say so, the others a number with a leading zero.</summary>
    public static string PlantedHandle(Role role, int index, int number, Language language, Random64 random)
    {
        var (first, second, _) = Pick(index, language);
        return role switch
        {
            Role.Automated => FormattableString.Invariant($"{first}{1_000_000 + (number * 10_000) + random.Below(10_000)}_sim"),
            Role.Newsroom => $"{First[number]}news_sim",
            _ => FormattableString.Invariant($"{first}{second}0{index}_sim"),
        };
    }

    public static string Place(Random64 random, Language language) => language == Language.French ? FrenchPlaces[random.Below(FrenchPlaces.Length)] : Places[random.Below(Places.Length)];

    private static (string First, string Second, int Lap) Pick(int number, Language language)
    {
        var (first, second) = language == Language.French ? (FrenchFirst, FrenchSecond) : (First, Second);
        var pairs = first.Length * second.Length;
        // A prime stride goes through all pairs before one comes again.
        var pair = (int)(number % pairs * 1_009L % pairs);
        return (first[pair / second.Length], second[pair % second.Length], number / pairs);
    }

    private static string Short(int number)
    {
        const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
        var text = "";
        for (; number > 0; number /= 36)
            text = Digits[number % 36] + text;
        return text;
    }

    private static string[] Split(string words) => words.Split(' ');
}
