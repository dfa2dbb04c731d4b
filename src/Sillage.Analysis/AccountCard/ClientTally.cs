using System.Runtime.InteropServices;
using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Programs that one account posts with, and how usual they are.</summary>
internal static class ClientTally
{
    public static IReadOnlyList<ClientUse> Of(Slice slice, int account)
    {
        var counts = new Dictionary<string, (long Own, long Crowd)>(StringComparer.Ordinal);
        foreach (var (post, client) in slice.Words.Clients().Uses)
        {
            if (slice.Embedded[post])
                continue;
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, client, out _);
            if (slice.Account[post] == account)
                count.Own++;
            else
                count.Crowd++;
        }

        var (own, crowd) = (counts.Values.Sum(count => count.Own), counts.Values.Sum(count => count.Crowd));
        return
        [
            .. counts.Where(pair => pair.Value.Own > 0).OrderByDescending(pair => pair.Value.Own).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new ClientUse(pair.Key, pair.Value.Own, Shares.Wilson(pair.Value.Own, own), Shares.Wilson(pair.Value.Crowd, crowd))),
        ];
    }
}
