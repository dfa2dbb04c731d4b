using System.Numerics;

namespace Sillage.Simulation;

/// <summary>A post that everybody reposts, nobody twice: accounts of a camp come in an order that visits each once, so nothing need be remembered.</summary>
internal sealed class Hit
{
    private const int Camps = 4;
    private const long FiveMinutes = 300_000;

    private readonly Cast cast;
    private readonly (int Start, int Stride)[] orders = new (int, int)[Camps];
    private readonly int[] used = new int[Camps];

    private readonly int mostEarly;

    /// <param name="tweet">Post.</param>
    /// <param name="cast">Cast.</param>
    /// <param name="mostEarly">Reposts in its first five minutes after which the crowd waits until they are over.</param>
    /// <param name="random">Chance.</param>
    public Hit(Tweet tweet, Cast cast, int mostEarly, Random64 random)
    {
        Tweet = tweet;
        this.cast = cast;
        this.mostEarly = mostEarly;
        for (var camp = 0; camp < Camps; camp++)
        {
            var size = cast.Size((Camp)camp);
            var stride = 1 + random.Below(size - 1);
            while (BigInteger.GreatestCommonDivisor(stride, size) != 1)
                stride = 1 + (stride % (size - 1));
            orders[camp] = (random.Below(size), stride);
        }
    }

    public Tweet Tweet { get; }

    /// <summary>An account of the camp that has not yet reposted it; null when all have.</summary>
    public int? NextReposter(Camp camp)
    {
        var size = cast.Size(camp);
        var (start, stride) = orders[(int)camp];
        return used[(int)camp] == size ? null : cast.Member(camp, (int)((start + ((long)used[(int)camp]++ * stride)) % size));
    }

    /// <summary>How much the crowd is drawn, 0 to 1. Once the early reposts are used up it waits, then comes more and more.</summary>
    public double Draw(long at)
    {
        if (Tweet.EarlyReposts < mostEarly)
            return 1;
        return Math.Clamp((at - Tweet.At - FiveMinutes) / (double)FiveMinutes, 0, 1);
    }
}
