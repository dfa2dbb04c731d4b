using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>
/// What the window holds, counted without making a pair: every figure here costs a few steps a share, however popular an object is.
/// </summary>
internal sealed class WindowFigures
{
    private WindowFigures(bool[] paired, long pairs, int accounts, int objects, int components)
    {
        (Paired, Pairs, Accounts, Objects, Components) = (paired, pairs, accounts, objects, components);
    }

    /// <summary>One entry a share: whether it belongs to a pair.</summary>
    public bool[] Paired { get; }

    /// <summary>Pairs of shares of different accounts.</summary>
    public long Pairs { get; }

    /// <summary>Accounts in pairs.</summary>
    public int Accounts { get; }

    /// <summary>Objects in pairs.</summary>
    public int Objects { get; }

    /// <summary>Connected components of the network of all pairs.</summary>
    public int Components { get; }

    /// <summary>Counts.</summary>
    /// <param name="shares">The shares.</param>
    /// <param name="window">Longest distance of the two shares of a pair, microseconds, inclusive.</param>
    /// <param name="takesPart">Accounts of which a pair needs at least one; null: all.</param>
    public static WindowFigures Of(ShareList shares, long window, bool[]? takesPart)
    {
        var (account, paired) = (shares.Account, new bool[shares.Count]);
        var parts = new Part[Environment.ProcessorCount];
        Parallel.For(0, parts.Length, part =>
        {
            int Cut(int number) => Ascending.Below<int>(shares.ObjectStart, (int)((long)shares.Count * number / parts.Length));
            parts[part] = Part.Of(shares, Cut(part), part + 1 == parts.Length ? shares.ObjectCount : Cut(part + 1), window, takesPart, paired);
        });
        var parents = parts[0].Parents;
        foreach (var part in parts.Skip(1))
        {
            for (var one = 0; one < parents.Length; one++)
            {
                if (part.Parents[one] != one)
                    Trees.Join(parents, one, part.Parents[one]);
            }
        }

        var inPairs = new bool[shares.AccountCount];
        for (var share = 0; share < paired.Length; share++)
        {
            if (paired[share])
                inPairs[account[share]] = true;
        }

        int accounts = 0, components = 0;
        for (var one = 0; one < inPairs.Length; one++)
        {
            accounts += inPairs[one] ? 1 : 0;
            components += inPairs[one] && parents[one] == one ? 1 : 0;
        }

        return new WindowFigures(paired, parts.Sum(part => part.Pairs), accounts, parts.Sum(part => part.Objects), components);
    }

    /// <summary>What some of the objects hold; sets of joined accounts among them.</summary>
    private sealed record Part(long Pairs, int Objects, int[] Parents)
    {
        public static Part Of(ShareList shares, int first, int last, long window, bool[]? takesPart, bool[] paired)
        {
            var (account, at) = (shares.Account, shares.At);
            var inWindow = new int[shares.AccountCount];
            // A share is joined with its nearest partner on each side only. Whatever lies between two shares of a pair lies within the window of
            // both, so that the chain of nearest ones joins what the pairs join.
            var parents = Trees.Apart(shares.AccountCount);
            long pairs = 0;
            var objects = 0;
            for (var shared = first; shared < last; shared++)
            {
                int start = shares.ObjectStart[shared], end = shares.ObjectStart[shared + 1], low = start, bystanders = 0;

                // The nearest earlier share of another account, and the nearest earlier one of an account that takes part.
                int other = -1, part = -1;
                var any = false;
                for (var share = start; share < end; share++)
                {
                    var who = account[share];
                    var whoTakesPart = takesPart is null || takesPart[who];
                    for (; at[share] - at[low] > window; low++)
                    {
                        inWindow[account[low]]--;
                        bystanders -= takesPart is null || takesPart[account[low]] ? 0 : 1;
                    }

                    pairs += share - low - inWindow[who] - (whoTakesPart ? 0 : bystanders - inWindow[who]);
                    inWindow[who]++;
                    bystanders += whoTakesPart ? 0 : 1;

                    if (share > start && account[share - 1] != who)
                        other = share - 1;
                    var partner = whoTakesPart ? other : part;
                    if (partner >= 0 && account[partner] != who && at[share] - at[partner] <= window)
                    {
                        paired[share] = true;
                        any = true;
                        Trees.Join(parents, who, account[partner]);
                    }

                    if (whoTakesPart)
                        part = share;
                }

                for (; low < end; low++)
                    inWindow[account[low]]--;
                if (end - start < 2)
                    continue;

                // The same from the other side.
                (other, part) = (-1, -1);
                for (var share = end - 1; share >= start; share--)
                {
                    var who = account[share];
                    var whoTakesPart = takesPart is null || takesPart[who];
                    if (share < end - 1 && account[share + 1] != who)
                        other = share + 1;
                    var partner = whoTakesPart ? other : part;
                    if (partner >= 0 && account[partner] != who && at[partner] - at[share] <= window)
                    {
                        paired[share] = true;
                        any = true;
                        Trees.Join(parents, who, account[partner]);
                    }

                    if (whoTakesPart)
                        part = share;
                }

                objects += any ? 1 : 0;
            }

            return new Part(pairs, objects, parents);
        }
    }
}
