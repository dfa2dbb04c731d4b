using System.Globalization;

namespace Sillage.Chance.Bench;

/// <summary>The planted groups of gen_shares.py.</summary>
public sealed class Truth
{
    public sealed record Member(int Group, string Kind, int Account, int Jitter, double Participation, int Events);

    private readonly Dictionary<int, Member> members = [];
    private Dictionary<int, int>? sizes;

    public IReadOnlyCollection<Member> Members => members.Values;

    public static Truth Read(string path, Dictionary<string, int> accounts)
    {
        var truth = new Truth();
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            var f = line.Split(',');
            if (accounts.TryGetValue(f[2], out var account))
                truth.members[account] = new Member(Int(f[0]), f[1], account, Int(f[3]), double.Parse(f[4], CultureInfo.InvariantCulture), Int(f[5]));
        }

        return truth;

        static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>Pairs within the planted groups whose members are wanted.</summary>
    public int Pairs(Func<Member, bool> wanted) => members.Values.Where(wanted).GroupBy(m => m.Group).Sum(g => g.Count() * (g.Count() - 1) / 2);

    public int Size(int group) => (sizes ??= members.Values.CountBy(m => m.Group).ToDictionary())[group];

    public Member? Of(int account) => members.GetValueOrDefault(account);

    /// <summary>Kind of a pair: that of the group of both; "mixed" where one or both are planted but apart; "organic" else.</summary>
    public string Kind(int a, int b)
    {
        var (one, other) = (Of(a), Of(b));
        if (one is not null && one.Group == other?.Group)
            return one.Kind;
        return one is null && other is null ? "organic" : "mixed";
    }
}
