using Sillage.Cases;
using Sillage.Posts;

namespace Sillage.Analysis.Tests;

/// <summary>Evenings of two languages with a planted change, or none.</summary>
internal static class Evenings
{
    /// <summary>Posts of many accounts over six hours, each account in one language.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="posts">How many posts.</param>
    /// <param name="french">Chance that a post is French, by the hour since the start.</param>
    public static Slice Of(int seed, int posts, Func<double, double> french)
    {
        var random = new Random(seed);
        var written = new List<PlainPost>();
        while (written.Count < posts)
        {
            var hour = 6 * random.NextDouble();
            var isFrench = random.NextDouble() < french(hour);
            // Some post much, most little: an account's posts are alike.
            var account = (int)(posts / 4 * Math.Pow(random.NextDouble(), 2));
            written.Add(new PlainPost(3600 * hour, (isFrench ? "f" : "e") + account) { Language = isFrench ? "fr" : "en" });
        }

        return PlainSlice.Sorted([.. written]);
    }

    /// <summary>Two circles that repost their own leader; the second does all the first does, later, and begins by reposting the first's leader.</summary>
    public static (Slice Slice, AccountGroups Groups) Circles(int seed, double minutesLater)
    {
        var random = new Random(seed);
        var posts = new List<PlainPost> { new(0, "lead"), new(60 * minutesLater, "follow") };
        for (var i = 0; i < 1500; i++)
        {
            // Two waves, so that the series has a shape that moves.
            var at = random.NextDouble() < 0.6 ? 40 + (8 * Normal(random)) : 90 + (12 * Normal(random));
            if (at <= 0)
                continue;
            var second = i % 2 == 1;
            posts.Add(new PlainPost(60 * (second ? at + minutesLater : at), (second ? "b" : "a") + (i % 300), PostKind.Repost, second && i < 100 ? 0 : second ? 1 : 0, second && i >= 100 ? "follow" : "lead"));
        }

        var slice = PlainSlice.Sorted([.. posts]);
        return (slice, new AccountGroups("label", ["first", "second"], [.. slice.Accounts.Select(account => account.Handle[0] is 'b' or 'f' ? 1 : 0)]));
    }

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
