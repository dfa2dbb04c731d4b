using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>Scores and describes groups from the meetings inside them.</summary>
internal sealed class GroupPortraits(ShareSet set, IReadOnlyList<Layer> layers, CoordinationEvidence evidence, double minuteRate)
{
    private const int ExamplesShown = 10;
    private const long Day = 86_400_000_000;

    // An account is in one group: the tallies of all groups stand side by side.
    private readonly Tally[] tallies = new Tally[set.AccountIds.Count];

    public IReadOnlyList<CoordinatedGroup> Of(int groups)
    {
        var edgesOf = new List<KeptEdge>[groups];
        var meetingsOf = new List<Meeting>[groups];
        for (var group = 0; group < groups; group++)
            (edgesOf[group], meetingsOf[group]) = ([], []);
        foreach (var edge in evidence.Edges)
        {
            if (edge.Group >= 0)
                edgesOf[edge.Group].Add(edge);
        }

        foreach (var meeting in evidence.Meetings)
        {
            if (evidence.Edges[meeting.Edge].Group is >= 0 and var group)
                meetingsOf[group].Add(meeting);
        }

        var shares = Array.ConvertAll(meetingsOf, GroupShare.Of);
        var clients = set.Clients is null || groups == 0 ? new Dictionary<int, string>() : set.Clients(shares.SelectMany(of => of.Select(Post)).ToHashSet());
        return [.. Enumerable.Range(0, groups).Select(group => Portrait(group, edgesOf[group], meetingsOf[group], shares[group], clients))];
    }

    private CoordinatedGroup Portrait(int group, List<KeptEdge> edges, List<Meeting> meetings, GroupShare[] shares, IReadOnlyDictionary<int, string> clients)
    {
        var distances = new long[meetings.Count];
        for (var meeting = 0; meeting < distances.Length; meeting++)
            distances[meeting] = Count(meetings[meeting]);
        Array.Sort(distances);
        var median = distances.Length == 0 ? 0 : Shares.Quantile(Array.ConvertAll(distances, distance => distance / 1e6), 0.5);

        var accounts = Linked(edges);
        var members = accounts.OrderByDescending(account => tallies[account].Meetings).ThenBy(account => set.AccountIds[account], StringComparer.Ordinal).Select(Member).ToArray();
        var posts = members.Sum(member => member.Posts);
        var possible = members.Length * (members.Length - 1.0) / 2;
        var objects = Objects(shares);
        var days = Days(meetings);
        var behaviours = new SortedDictionary<Behaviour, int>();
        foreach (var own in meetings.GroupBy(meeting => meeting.Layer))
            behaviours.Add(layers[own.Key].Shares.Behaviour, own.Count());
        var signs = Signs(shares, objects, members.Length, clients);
        return new CoordinatedGroup(
            group + 1, members.Length, objects.Count, edges.Any(edge => edge.PValue is not null) ? Math.Min(1, possible * edges.Min(edge => edge.PValue ?? 1)) : null,
            edges.Any(edge => edge.Expected is not null) ? edges.Sum(edge => edge.Expected ?? 0) : null, meetings.Count, edges.Count, edges.Count / possible, median, posts,
            Shares.Wilson(posts, Math.Max(posts, set.TopicPosts)), Wording.Time(objects.Min(one => one.From)), Wording.Time(objects.Max(one => one.To)), days,
            behaviours, GroupLabels.Of(signs, behaviours, median, days.Count, objects.Count), signs, members, Examples(objects));
    }

    /// <summary>Notes who of the two came first; returns how far apart they were, microseconds.</summary>
    private long Count(Meeting meeting)
    {
        var at = layers[meeting.Layer].Shares.Shares.At;
        var edge = evidence.Edges[meeting.Edge];
        var after = at[meeting.Other] - at[meeting.One];
        ref var one = ref tallies[edge.A];
        ref var other = ref tallies[edge.B];
        (one.Meetings, other.Meetings) = (one.Meetings + 1, other.Meetings + 1);
        if (after > 0)
            one.First++;
        else if (after < 0)
            other.First++;
        return Math.Abs(after);
    }

    /// <summary>The accounts of edges; each edge makes its two partners.</summary>
    private List<int> Linked(List<KeptEdge> edges)
    {
        var accounts = new List<int>();
        foreach (var edge in edges)
        {
            foreach (var account in (ReadOnlySpan<int>)[edge.A, edge.B])
            {
                if (tallies[account].Partners++ == 0)
                    accounts.Add(account);
            }
        }

        return accounts;
    }

    private GroupMember Member(int account) =>
        new(set.Handles[account], set.AccountIds[account], tallies[account].Partners, tallies[account].Meetings, tallies[account].First, set.PostsOf[account]);

    /// <summary>The objects of shares in order. An object's shares follow one another, the earliest first.</summary>
    private List<GroupObjectShares> Objects(GroupShare[] shares)
    {
        var objects = new List<GroupObjectShares>();
        var accounts = new HashSet<int>();
        for (int from = 0, to; from < shares.Length; from = to)
        {
            var layer = shares[from].Layer;
            var list = layers[layer].Shares.Shares;
            var shared = list.Shared[shares[from].Share];
            accounts.Clear();
            for (to = from; to < shares.Length && shares[to].Layer == layer && list.Shared[shares[to].Share] == shared; to++)
                accounts.Add(list.Account[shares[to].Share]);
            objects.Add(new GroupObjectShares(layer, shared, accounts.Count, list.At[shares[from].Share], list.At[shares[to - 1].Share]));
        }

        return objects;
    }

    private GroupObject[] Examples(List<GroupObjectShares> objects)
    {
        return [.. objects.OrderByDescending(one => one.Accounts).ThenBy(one => one.From).ThenBy(Name, StringComparer.Ordinal).Take(ExamplesShown)
            .Select(one => new GroupObject(layers[one.Layer].Shares.Behaviour, Name(one), one.Accounts, Wording.Time(one.From), Wording.Time(one.To)))];

        string Name(GroupObjectShares one) => layers[one.Layer].Shares.Objects[one.Shared];
    }

    /// <summary>A meeting is of the day on which its first share was made.</summary>
    private List<GroupDay> Days(List<Meeting> meetings)
    {
        var days = new List<GroupDay>();
        var accounts = new HashSet<int>();
        foreach (var day in meetings.GroupBy(Number).OrderBy(day => day.Key))
        {
            accounts.Clear();
            foreach (var meeting in day)
            {
                accounts.Add(evidence.Edges[meeting.Edge].A);
                accounts.Add(evidence.Edges[meeting.Edge].B);
            }

            days.Add(new GroupDay(DateOnly.FromDateTime(Wording.Time(day.Key * Day).UtcDateTime), accounts.Count, day.Count()));
        }

        return days;

        long Number(Meeting meeting)
        {
            var at = layers[meeting.Layer].Shares.Shares.At;
            return (long)Math.Floor(Math.Min(at[meeting.One], at[meeting.Other]) / (double)Day);
        }
    }

    private GroupSigns Signs(GroupShare[] shares, List<GroupObjectShares> objects, int members, IReadOnlyDictionary<int, string> clients)
    {
        var onTheMinute = 0;
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var share in shares)
        {
            onTheMinute += layers[share.Layer].Shares.Shares.At[share.Share] % 60_000_000 < 5_000_000 ? 1 : 0;
            if (clients.TryGetValue(Post(share), out var client))
                used[client] = used.GetValueOrDefault(client) + 1;
        }

        var most = used.OrderByDescending(client => client.Value).ThenBy(client => client.Key, StringComparer.Ordinal).FirstOrDefault();
        return new GroupSigns(
            used.Count == 0 ? null : (double)most.Value / used.Values.Sum(), most.Key, minuteRate > GroupLabels.CoarseClock ? null : (double)onTheMinute / Math.Max(1, shares.Length),
            objects.Sum(one => one.Accounts) / (double)members / Math.Max(1, objects.Count));
    }

    private int Post(GroupShare share) => layers[share.Layer].Shares.Shares.Post[share.Share];

    private struct Tally
    {
        public int Partners, Meetings, First;
    }

    /// <summary>An object as a group shared it: how many of its accounts did, and its first and last of these shares, microseconds UTC.</summary>
    private readonly record struct GroupObjectShares(int Layer, int Shared, int Accounts, long From, long To);

    /// <summary>A share that is part of a meeting.</summary>
    private readonly record struct GroupShare(int Layer, int Share)
    {
        /// <summary>The shares of meetings, each once, by behaviour and place: those of an object follow one another.</summary>
        public static GroupShare[] Of(List<Meeting> meetings)
        {
            var keys = new long[2 * meetings.Count];
            for (var meeting = 0; meeting < meetings.Count; meeting++)
            {
                var (_, layer, one, other) = meetings[meeting];
                (keys[2 * meeting], keys[(2 * meeting) + 1]) = (((long)layer << 32) | (uint)one, ((long)layer << 32) | (uint)other);
            }

            Array.Sort(keys);
            var shares = new List<GroupShare>();
            for (var key = 0; key < keys.Length; key++)
            {
                if (key == 0 || keys[key] != keys[key - 1])
                    shares.Add(new GroupShare((int)(keys[key] >> 32), (int)keys[key]));
            }

            return [.. shares];
        }
    }
}
