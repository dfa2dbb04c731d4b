namespace Sillage.Analysis;

/// <summary>Adds groups by a single long text to those by edges: accounts that are in no group yet.</summary>
internal static class MassCopyGroups
{
    private const double Known = 0.8;

    public static void Add(ShareSet set, IReadOnlyList<Layer> layers, List<KeptEdge> edges, List<Meeting> meetings, int[] groupOf, ref int groups)
    {
        for (var layer = 0; layer < layers.Count; layer++)
        {
            if (layers[layer].Shares.Behaviour is not (Behaviour.Text or Behaviour.NearText))
                continue;
            var shares = layers[layer].Shares.Shares;
            foreach (var (_, copies) in MassCopies.Find(layers[layer].Shares, layers[layer].Window).OrderByDescending(found => found.Shares.Length).ThenBy(found => shares.At[found.Shares[0]]))
            {
                var free = copies.Where(share => groupOf[shares.Account[share]] < 0).ToArray();
                if (free.Length < 2 || free.Length < (1 - Known) * copies.Length)
                    continue;
                foreach (var share in free)
                    groupOf[shares.Account[share]] = groups;
                foreach (var (share, next) in free.Zip(free.Skip(1)))
                {
                    var (one, other) = string.CompareOrdinal(set.AccountIds[shares.Account[share]], set.AccountIds[shares.Account[next]]) <= 0 ? (share, next) : (next, share);
                    var weights = new int[layers.Count];
                    weights[layer] = 1;
                    meetings.Add(new Meeting(edges.Count, layer, one, other));
                    edges.Add(new KeptEdge(shares.Account[one], shares.Account[other], weights, null, null, null, [], groups));
                }

                groups++;
            }
        }
    }
}
