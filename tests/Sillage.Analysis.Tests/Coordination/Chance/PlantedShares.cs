using Sillage.Analysis.Statistics;

namespace Sillage.Analysis.Tests;

/// <summary>Invented shares: a heavy-tailed audience, and in it groups that act together and fans who do not.</summary>
internal sealed class PlantedShares
{
    private const long Second = 1_000_000;
    private readonly SeededRandom random;
    private readonly List<int> account = [];
    private readonly List<int> shared = [];
    private readonly List<long> at = [];
    private int accounts;
    private int objects;

    public PlantedShares(ulong seed) => random = new SeededRandom(seed);

    /// <summary>Popular objects, busy accounts, delays of an hour or so, a third of them in a flare of three minutes.</summary>
    public PlantedShares Audience(int shares, int members, int things)
    {
        var (firstAccount, firstObject) = (accounts, objects);
        for (var i = 0; i < shares; i++)
        {
            // 1/u is Pareto: a few objects and accounts have most.
            var thing = (int)Math.Min(things - 1, Math.Pow(random.NextDouble(), -1.2) - 1);
            var who = (int)Math.Min(members - 1, (Math.Pow(random.NextDouble(), -1.5) - 1) * 5);
            var delay = random.NextDouble() < 0.33 ? -180 * Math.Log(1 - random.NextDouble()) : 3600 * Math.Exp(1.6 * Normal());
            Add(firstAccount + who, firstObject + thing, (thing * 7919 % 864_000) + delay);
        }

        accounts += members;
        objects += things;
        return this;
    }

    /// <summary>Accounts that share objects of their own, all within the seconds given.</summary>
    public PlantedShares Group(int members, int events, double seconds)
    {
        for (var one = 0; one < events; one++, objects++)
        {
            var start = random.NextDouble() * 864_000;
            for (var member = 0; member < members; member++)
                Add(accounts + member, objects, start + (random.NextDouble() * seconds));
        }

        accounts += members;
        return this;
    }

    /// <summary>Accounts that share all of one author's objects, each after a delay of its own of about the minutes given.</summary>
    public PlantedShares Fans(int members, int events, double minutes)
    {
        for (var one = 0; one < events; one++, objects++)
        {
            var start = random.NextDouble() * 864_000;
            for (var member = 0; member < members; member++)
                Add(accounts + member, objects, start + (60 * minutes * Math.Exp(Normal())));
        }

        accounts += members;
        return this;
    }

    public ShareList List() => ShareList.Sorted(
        [.. account], [.. shared], [.. at], [.. Enumerable.Range(0, account.Count)], accounts, objects);

    private void Add(int who, int thing, double seconds)
    {
        account.Add(who);
        shared.Add(thing);
        at.Add((long)Math.Floor(1_493_596_800 + seconds) * Second);
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
