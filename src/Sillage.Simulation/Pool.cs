namespace Sillage.Simulation;

/// <summary>The posts of one camp that can still be reposted, the newest so many of them.</summary>
internal sealed class Pool
{
    private const int MostEarly = 25;
    private const int MostReposters = 96;
    private const int Attempts = 40;
    private const long FiveMinutes = 300_000;

    private readonly Tweet[] ring;
    private readonly double admission;
    private int count, next;

    /// <param name="scale">A pool holds 1,000 posts per unit of scale, about an hour of them, but never more than 100,000.</param>
    public Pool(double scale)
    {
        ring = new Tweet[(int)Math.Clamp(1_000 * scale, 200, 100_000)];
        // Beyond that only a share gets in, so that the pool still holds half an hour.
        admission = Math.Min(1, ring.Length / (500 * scale));
    }

    /// <summary>How likely it is that an account reposted the post: false is certain.</summary>
    public static bool MayHaveReposted(Tweet tweet, int account) => (tweet.RepostedBy & Bit(account)) != 0;

    public static UInt128 Bit(int account) => UInt128.One << (int)(Random64.Mix(7, (ulong)account) & 127);

    public void Remember(Tweet tweet, Random64 random)
    {
        if (admission < 1 && !random.Chance(admission))
            return;
        ring[next] = tweet;
        next = (next + 1) % ring.Length;
        count = Math.Min(count + 1, ring.Length);
    }

    /// <summary>
    /// A post for an account to repost: rather a new one than an old one, rather an appealing one (few appeal), never one's own, never twice,
    /// and never so often within its first five minutes that it would outdo the first post. Null if none is found.
    /// </summary>
    public Tweet? Pick(Random64 random, long at, int account)
    {
        for (var attempt = 0; attempt < Attempts && count > 0; attempt++)
        {
            var tweet = ring[Place((int)(count * (1 - Math.Sqrt(random.Unit()))))];
            var appeal = random.Unit() < Appeal(tweet.Id);
            if (appeal && tweet.Author != account && !MayHaveReposted(tweet, account) && (tweet.EarlyReposts < MostEarly || at - tweet.At > FiveMinutes)
                && (int)UInt128.PopCount(tweet.RepostedBy) < MostReposters)
            {
                return tweet;
            }
        }

        return null;
    }

    /// <summary>The newest post after an id that somebody else wrote; null if there is none.</summary>
    public Tweet? Newest(long after, int account)
    {
        for (var back = 0; back < count; back++)
        {
            var tweet = ring[Place(back)];
            if (tweet.Id <= after)
                return null;
            if (tweet.Author != account)
                return tweet;
        }

        return null;
    }

    /// <summary>Takes the oldest post out of circulation, as its author deleted it; null if there is none.</summary>
    public Tweet? Withdraw()
    {
        if (count == 0)
            return null;
        var tweet = ring[Place(count - 1)];
        count--;
        return tweet;
    }

    private int Place(int back) => (next - 1 - back + (2 * ring.Length)) % ring.Length;

    /// <summary>From a twentieth to 1; one post in a hundred is above two thirds.</summary>
    private static double Appeal(long id)
    {
        var unit = (Random64.Mix(11, (ulong)id) >> 11) * (1.0 / (1UL << 53));
        var fourth = unit * unit * unit * unit;
        return 0.05 + (0.95 * fourth * fourth);
    }
}
