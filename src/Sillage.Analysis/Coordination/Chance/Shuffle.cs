using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>How shares are shuffled to see what chance does.</summary>
public enum Shuffle
{
    /// <summary>
    /// Accounts change places over all shares: objects, moments and each account's number of shares stay. Nothing is left of who shared what; every
    /// edge found is false.
    /// </summary>
    Accounts,

    /// <summary>
    /// Times change places within each object: who shared what, and each object's rhythm, stay. Leaves groups whose objects are theirs alone.
    /// </summary>
    Times,

    /// <summary>
    /// Each share is moved by a random time of its own of up to an hour to either side: who shared what stays, nothing is simultaneous but by chance.
    /// </summary>
    Jitter,
}

/// <summary>Shuffled copies of shares.</summary>
internal static class Shuffles
{
    private const double Hour = 3_600_000_000;

    /// <summary>A shuffled copy; the same for the same seed.</summary>
    public static ShareList Of(ShareList shares, Shuffle shuffle, ulong seed)
    {
        var random = new SeededRandom(seed);
        var (account, at) = (shares.Account.AsSpan().ToArray(), shares.At.AsSpan().ToArray());
        switch (shuffle)
        {
            case Shuffle.Accounts:
                Mix(account, random);
                break;
            case Shuffle.Times:
                // The times stay where they are, in order; the accounts of an object change places among them.
                for (var one = 0; one < shares.ObjectCount; one++)
                    Mix(account.AsSpan(shares.ObjectStart[one]..shares.ObjectStart[one + 1]), random);
                break;
            case Shuffle.Jitter:
                for (var share = 0; share < at.Length; share++)
                    at[share] += (long)(((2 * random.NextDouble()) - 1) * Hour);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(shuffle), shuffle, "no such shuffle");
        }

        return ShareList.Sorted(account, shares.Shared, at, shares.Post, shares.AccountCount, shares.ObjectCount);
    }

    /// <summary>Fisher and Yates.</summary>
    private static void Mix(Span<int> values, SeededRandom random)
    {
        for (var last = values.Length - 1; last > 0; last--)
        {
            var other = (int)(random.NextDouble() * (last + 1));
            (values[last], values[other]) = (values[other], values[last]);
        }
    }
}
