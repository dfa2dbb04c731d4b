using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sillage.Analysis;

/// <summary>A stretch of shares whose pairs with earlier shares one worker makes.</summary>
/// <param name="Shared">The first object.</param>
/// <param name="From">The first share.</param>
/// <param name="To">After the last share.</param>
internal readonly record struct PairStretch(int Shared, int From, int To);

/// <summary>Walks the pairs of a stretch and writes those of the live partitions into a log.</summary>
internal sealed class PairWalk(PairedShares shares, long window, EdgeWeight counts, PairKeys keys)
{
    private readonly int[] lastShare = new int[shares.AccountOf.Length];
    private int[] earlier = [];
    private int[] later = [];
    private bool[] again = [];

    /// <param name="stretch">Which shares.</param>
    /// <param name="first">The first live partition.</param>
    /// <param name="live">How many partitions are live.</param>
    /// <param name="log">Where to.</param>
    public void Run(PairStretch stretch, int first, int live, PairLog log)
    {
        var shared = stretch.Shared;
        for (var from = stretch.From; from < stretch.To; shared++)
        {
            var to = Math.Min(stretch.To, shares.Start[shared + 1]);
            if (to <= from)
                continue;
            if (counts == EdgeWeight.Objects && shares.Repeats[shared])
                Once(shared, from, to, first, live, log);
            else
                Every(shares.Start[shared], from, to, first, live, log);
            from = to;
        }
    }

    /// <summary>Every pair of shares of different accounts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Every(int start, int from, int to, int first, int live, PairLog log)
    {
        ref var account = ref MemoryMarshal.GetArrayDataReference(shares.Account);
        ref var at = ref MemoryMarshal.GetArrayDataReference(shares.At);
        ref var buffer = ref MemoryMarshal.GetArrayDataReference(log.Buffer);
        ref var fill = ref MemoryMarshal.GetArrayDataReference(log.Fill);
        var takesPart = shares.TakesPart;
        var (bits, mask, rest) = (keys.Bits, keys.Mask, keys.RestBits);
        var restMask = rest == 32 ? uint.MaxValue : (1u << rest) - 1;
        var low = FirstWithin(start, from);
        for (var share = from; share < to; share++)
        {
            var when = Unsafe.Add(ref at, share);
            var who = Unsafe.Add(ref account, share);
            while (when - Unsafe.Add(ref at, low) > window)
                low++;
            var any = takesPart is null || takesPart[who];
            for (var other = low; other < share; other++)
            {
                var partner = Unsafe.Add(ref account, other);
                if (partner == who || (!any && !takesPart![partner]))
                    continue;
                var key = (((ulong)(uint)Math.Min(who, partner) << bits) | (uint)Math.Max(who, partner)) * PairKeys.Factor & mask;
                var partition = (int)(key >> rest) - first;
                if ((uint)partition >= (uint)live)
                    continue;
                ref var filled = ref Unsafe.Add(ref fill, partition);
                Unsafe.Add(ref buffer, (partition * PairLog.Block) + filled) = (uint)key & restMask;
                if (++filled == PairLog.Block)
                    log.Flush(partition);
            }
        }
    }

    /// <summary>Each pair of accounts once, however often they shared the object near each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Once(int shared, int from, int to, int first, int live, PairLog log)
    {
        var (account, at, takesPart) = (shares.Account, shares.At, shares.TakesPart);
        int start = shares.Start[shared], end = shares.Start[shared + 1];
        Link(start, end);
        var (bits, mask, rest) = (keys.Bits, keys.Mask, keys.RestBits);
        var restMask = rest == 32 ? uint.MaxValue : (1u << rest) - 1;
        var low = FirstWithin(start, from);
        for (var share = from; share < to; share++)
        {
            var who = account[share];
            while (at[share] - at[low] > window)
                low++;
            var any = takesPart is null || takesPart[who];
            var mineAgain = again[share - start];
            for (var other = low; other < share; other++)
            {
                var partner = account[other];
                if (partner == who || (!any && !takesPart![partner]) || ((mineAgain || again[other - start]) && !IsFirst(other, share, start)))
                    continue;
                var key = (((ulong)(uint)Math.Min(who, partner) << bits) | (uint)Math.Max(who, partner)) * PairKeys.Factor & mask;
                var partition = (int)(key >> rest) - first;
                if ((uint)partition >= (uint)live)
                    continue;
                log.Buffer[(partition * PairLog.Block) + log.Fill[partition]] = (uint)key & restMask;
                if (++log.Fill[partition] == PairLog.Block)
                    log.Flush(partition);
            }
        }
    }

    /// <summary>
    /// Whether two shares are the first meeting of their accounts in this object. Of the shares of two accounts that come within the window of
    /// each other, two that follow one another do so too (nothing of either between them); the first such two stand for all.
    /// </summary>
    private bool IsFirst(int one, int other, int start)
    {
        int mine = earlier[one - start], theirs = earlier[other - start];
        if (later[one - start] is >= 0 and var next && next < other)
            return false;
        if (theirs > one)
            return false;
        var last = one;
        var lastIsMine = true;
        while (mine >= 0 || theirs >= 0)
        {
            var isMine = mine > theirs;
            var now = isMine ? mine : theirs;
            if (isMine != lastIsMine && shares.At[last] - shares.At[now] <= window)
                return false;
            (last, lastIsMine) = (now, isMine);
            if (isMine)
                mine = earlier[mine - start];
            else
                theirs = earlier[theirs - start];
        }

        return true;
    }

    /// <summary>Links each share of an object with the account's share before and after.</summary>
    private void Link(int start, int end)
    {
        if (earlier.Length < end - start)
            (earlier, later, again) = (new int[end - start], new int[end - start], new bool[end - start]);
        for (var share = start; share < end; share++)
            lastShare[shares.Account[share]] = -1;
        for (var share = start; share < end; share++)
        {
            var before = lastShare[shares.Account[share]];
            earlier[share - start] = before;
            later[share - start] = -1;
            again[share - start] = before >= 0;
            if (before >= 0)
            {
                later[before - start] = share;
                again[before - start] = true;
            }

            lastShare[shares.Account[share]] = share;
        }
    }

    /// <summary>The first share of the object that lies within the window before a share.</summary>
    private int FirstWithin(int start, int share)
    {
        var (low, high) = (start, share);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (shares.At[share] - shares.At[middle] > window)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
