using Sillage.Analysis;

namespace Sillage.Chance.Bench;

/// <summary>Gives planted accounts more shares of the audience: that many times as many as they have in all.</summary>
public static class Camouflage
{
    public static ShareList Of(ShareList shares, Truth truth, int times)
    {
        var random = new Random(7);
        var account = shares.Account.ToArray();
        var wanted = truth.Members.Where(m => m.Kind == "coordinated").SelectMany(m => Enumerable.Repeat(m.Account, times * shares.Account.Count(a => a == m.Account))).ToArray();
        random.Shuffle(wanted);
        var organic = Enumerable.Range(0, shares.Count).Where(share => truth.Of(account[share]) is null).ToArray();
        random.Shuffle(organic);
        for (var i = 0; i < Math.Min(wanted.Length, organic.Length); i++)
            account[organic[i]] = wanted[i];
        return ShareList.Sorted(account, shares.Shared, shares.At, shares.Post, shares.AccountCount, shares.ObjectCount);
    }
}
