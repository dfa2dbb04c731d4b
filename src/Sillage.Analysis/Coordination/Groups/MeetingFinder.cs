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
    public static List<Meeting> Find(ShareList shares, int layer, long window, IReadOnlyDictionary<(int, int), int> edges, CancellationToken cancel)
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

        meetings.Sort((one, other) => (one.Edge, First(one), one.One).CompareTo((other.Edge, First(other), other.One)));
        return meetings;

        long First(Meeting meeting) => Math.Min(shares.At[meeting.One], shares.At[meeting.Other]);
    }

    public static long Distance(ShareList shares, Meeting meeting) => Math.Abs(shares.At[meeting.One] - shares.At[meeting.Other]);
}
