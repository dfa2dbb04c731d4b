namespace Sillage.Analysis;

/// <summary>One worker's counters: for the account at hand, how often each other account was met. One place for each, used again for every account.</summary>
/// <param name="shares">The shares.</param>
/// <param name="windows">The windows about them.</param>
/// <param name="counts">What is counted.</param>
/// <param name="reach">Partners met so often are told.</param>
internal sealed class PartnerCounts(PairedShares shares, AccountWindows windows, EdgeWeight counts, int reach)
{
    // The step at which a partner was last counted, above its count: one miss of the cache tells whether the count is of this account and object.
    private readonly ulong[] met = new ulong[shares.AccountOf.Length];
    private readonly List<int> reached = [];
    private uint step;

    /// <summary>Pairs of accounts met once or more.</summary>
    public long Pairs { get; private set; }

    /// <summary>Counts the partners of an account among the accounts before it: every pair is counted at its account with fewer shares.</summary>
    /// <returns>Partners met often enough.</returns>
    public List<int> Of(int account)
    {
        reached.Clear();
        var (who, takesPart) = (shares.Account, shares.TakesPart);
        var any = takesPart is null || takesPart[account];
        var objects = counts == EdgeWeight.Objects;
        var (begin, now, done) = (step + 1, step, 0);
        long pairs = 0;
        for (var place = windows.Start[account]; place < windows.Start[account + 1]; place++)
        {
            now += windows.IsAgain[place] ? 0u : 1;
            var from = windows.Low[place];

            // What lies within both of two windows about one object is one meeting.
            if (objects && windows.IsAgain[place])
                from = Math.Max(from, done);
            done = windows.High[place];
            for (var other = from; other < done; other++)
            {
                var partner = who[other];
                if (partner >= account || (!any && !takesPart![partner]))
                    continue;
                ref var entry = ref met[partner];
                var last = (uint)(entry >> 32);
                var count = 1u;
                if (last < begin)
                    pairs++;
                else if (objects && last == now)
                    continue;
                else
                    count += (uint)entry;
                entry = ((ulong)now << 32) | count;
                if (count == reach)
                    reached.Add(partner);
            }
        }

        step = now;
        Pairs += pairs;
        return reached;
    }

    /// <summary>How often the account last asked for met a partner.</summary>
    public int With(int partner) => (int)(uint)met[partner];
}
