namespace Sillage.Analysis;

/// <summary>Finds for given edges every object that made them, with the two shares that lie closest.</summary>
internal static class MeetingFinder
{
    /// <summary>Meetings of one behaviour, by edge, then time of the first share.</summary>
    /// <param name="shares">The shares.</param>
    /// <param name="layer">Number of the behaviour.</param>
    /// <param name="window">The window, microseconds.</param>
    /// <param name="edges">Number of each edge, by its accounts in the order given; both orders are looked up.</param>
    /// <param name="cancel">Stops.</param>
    /// <param name="alike">A further condition on the posts of two shares of one object; null: none.</param>
    public static List<Meeting> Find(
        ShareList shares, int layer, long window, IReadOnlyDictionary<(int, int), int> edges, CancellationToken cancel, Func<int, int, bool>? alike = null)
    {
        var inside = new bool[shares.AccountCount];
        foreach (var (a, b) in edges.Keys)
            inside[a] = inside[b] = true;
        var meetings = new List<Meeting>();
        var now = new Dictionary<int, int>();
        var members = new List<int>();
        for (var shared = 0; shared < shares.ObjectCount; shared++)
        {
            if ((shared & 1023) == 0)
                cancel.ThrowIfCancellationRequested();
            members.Clear();
            now.Clear();
            for (var share = shares.ObjectStart[shared]; share < shares.ObjectStart[shared + 1]; share++)
            {
                if (inside[shares.Account[share]])
                    members.Add(share);
            }

            var low = 0;
            for (var place = 1; place < members.Count; place++)
            {
                var share = members[place];
                while (shares.At[share] - shares.At[members[low]] > window)
                    low++;
                for (var before = low; before < place; before++)
                {
                    var other = members[before];
                    var (one, second) = (other, share);
                    if (!edges.TryGetValue((shares.Account[one], shares.Account[second]), out var edge))
                    {
                        (one, second) = (share, other);
                        if (!edges.TryGetValue((shares.Account[one], shares.Account[second]), out edge))
                            continue;
                    }

                    if (alike?.Invoke(shares.Post[one], shares.Post[second]) == false)
                        continue;

                    var meeting = new Meeting(edge, layer, one, second);
                    if (!now.TryGetValue(edge, out var known))
                    {
                        now[edge] = meetings.Count;
                        meetings.Add(meeting);
                    }
                    else if (Distance(shares, meeting) < Distance(shares, meetings[known]))
                    {
                        meetings[known] = meeting;
                    }
                }
            }
        }

        return InOrder(shares, meetings, edges.Count == 0 ? 0 : edges.Values.Max() + 1);
    }

    /// <summary>By edge, then time of the first share, then that share: those of an edge, of which there are few, are sorted among themselves.</summary>
    private static List<Meeting> InOrder(ShareList shares, List<Meeting> meetings, int edges)
    {
        var start = new int[edges + 1];
        foreach (var meeting in meetings)
            start[meeting.Edge + 1]++;
        for (var edge = 0; edge < edges; edge++)
            start[edge + 1] += start[edge];
        var place = start.AsSpan(0, edges).ToArray();
        var ordered = new Meeting[meetings.Count];
        var keys = new (long At, int Share)[meetings.Count];
        foreach (var meeting in meetings)
        {
            var to = place[meeting.Edge]++;
            ordered[to] = meeting;
            keys[to] = (Math.Min(shares.At[meeting.One], shares.At[meeting.Other]), meeting.One);
        }

        for (var edge = 0; edge < edges; edge++)
            Array.Sort(keys, ordered, start[edge], start[edge + 1] - start[edge]);
        return [.. ordered];
    }

    public static long Distance(ShareList shares, Meeting meeting) => Math.Abs(shares.At[meeting.One] - shares.At[meeting.Other]);
}
