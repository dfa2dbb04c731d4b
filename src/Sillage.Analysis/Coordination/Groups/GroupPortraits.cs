using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>Scores and describes groups from the meetings inside them.</summary>
internal sealed class GroupPortraits(ShareSet set, IReadOnlyList<Layer> layers, CoordinationEvidence evidence, double minuteRate)
{
    private const int ExamplesShown = 10;

    public IReadOnlyList<CoordinatedGroup> Of(int groups)
    {
        var edgesOf = new List<int>[groups];
        var meetingsOf = new List<Meeting>[groups];
        for (var group = 0; group < groups; group++)
            (edgesOf[group], meetingsOf[group]) = ([], []);
        for (var edge = 0; edge < evidence.Edges.Count; edge++)
        {
            if (evidence.Edges[edge].Group >= 0)
                edgesOf[evidence.Edges[edge].Group].Add(edge);
        }

        foreach (var meeting in evidence.Meetings)
        {
            if (evidence.Edges[meeting.Edge].Group is >= 0 and var group)
                meetingsOf[group].Add(meeting);
        }

        var posts = meetingsOf.SelectMany(meetings => meetings).SelectMany(meeting => new[] { Post(meeting, meeting.One), Post(meeting, meeting.Other) }).ToHashSet();
        var clients = posts.Count == 0 ? new Dictionary<int, string>() : set.Clients(posts);
        return [.. Enumerable.Range(0, groups).Select(group => Portrait(group, edgesOf[group], meetingsOf[group], clients))];

        int Post(Meeting meeting, int share) => layers[meeting.Layer].Shares.Shares.Post[share];
    }

    private CoordinatedGroup Portrait(int group, List<int> edges, List<Meeting> meetings, IReadOnlyDictionary<int, string> clients)
    {
        var tallies = new Dictionary<int, (HashSet<int> Partners, int Meetings, int First)>();
        foreach (var edge in edges.Select(edge => evidence.Edges[edge]))
        {
            Tally(edge.A).Partners.Add(edge.B);
            Tally(edge.B).Partners.Add(edge.A);
        }

        var objects = new Dictionary<(int Layer, int Shared), HashSet<int>>();
        var days = new SortedDictionary<DateOnly, (HashSet<int> Accounts, int Meetings)>();
        var behaviours = new SortedDictionary<Behaviour, int>();
        var distances = new List<double>(meetings.Count);
        foreach (var meeting in meetings)
        {
            var shares = layers[meeting.Layer].Shares.Shares;
            var edge = evidence.Edges[meeting.Edge];
            var oneFirst = shares.At[meeting.One] < shares.At[meeting.Other];
            var tie = shares.At[meeting.One] == shares.At[meeting.Other];
            Count(edge.A, oneFirst && !tie);
            Count(edge.B, !oneFirst && !tie);
            distances.Add(MeetingFinder.Distance(shares, meeting) / 1e6);
            var behaviour = layers[meeting.Layer].Shares.Behaviour;
            behaviours[behaviour] = behaviours.GetValueOrDefault(behaviour) + 1;
            var key = (meeting.Layer, shares.Shared[meeting.One]);
            if (!objects.TryGetValue(key, out var of))
                objects[key] = of = [];
            of.Add(meeting.One);
            of.Add(meeting.Other);
            var day = DateOnly.FromDateTime(Wording.Time(Math.Min(shares.At[meeting.One], shares.At[meeting.Other])).UtcDateTime);
            var known = days.TryGetValue(day, out var found) ? found : ([], 0);
            known.Accounts.Add(edge.A);
            known.Accounts.Add(edge.B);
            days[day] = (known.Accounts, known.Meetings + 1);
        }

        distances.Sort();
        var members = tallies.OrderByDescending(tally => tally.Value.Meetings).ThenBy(tally => set.AccountIds[tally.Key], StringComparer.Ordinal)
            .Select(tally => new GroupMember(set.Handles[tally.Key], set.AccountIds[tally.Key], tally.Value.Partners.Count, tally.Value.Meetings, tally.Value.First, set.PostsOf[tally.Key])).ToArray();
        var posts = members.Sum(member => member.Posts);
        var kept = edges.Select(edge => evidence.Edges[edge]).ToArray();
        var possible = members.Length * (members.Length - 1.0) / 2;
        var signs = Signs(objects, members.Length, clients);
        var median = distances.Count == 0 ? 0 : Shares.Quantile(distances.ToArray(), 0.5);
        var examples = objects.Select(pair => Example(pair.Key, pair.Value)).OrderByDescending(one => one.Accounts).ThenBy(one => one.From).ThenBy(one => one.Shared, StringComparer.Ordinal).Take(ExamplesShown).ToArray();
        var times = objects.SelectMany(pair => pair.Value.Select(share => layers[pair.Key.Layer].Shares.Shares.At[share])).ToArray();
        return new CoordinatedGroup(
            group + 1, members.Length, objects.Count, kept.Any(edge => edge.PValue is not null) ? Math.Min(1, possible * kept.Min(edge => edge.PValue ?? 1)) : null,
            kept.Any(edge => edge.Expected is not null) ? kept.Sum(edge => edge.Expected ?? 0) : null, meetings.Count, kept.Length, kept.Length / possible, median, posts,
            Shares.Wilson(posts, Math.Max(posts, set.TopicPosts)), Wording.Time(times.Min()), Wording.Time(times.Max()), [.. days.Select(day => new GroupDay(day.Key, day.Value.Accounts.Count, day.Value.Meetings))],
            behaviours, GroupLabels.Of(signs, behaviours, median, days.Count, objects.Count), signs, members, examples);

        (HashSet<int> Partners, int Meetings, int First) Tally(int account)
        {
            if (!tallies.TryGetValue(account, out var tally))
                tallies[account] = tally = ([], 0, 0);
            return tally;
        }

        void Count(int account, bool first)
        {
            var tally = Tally(account);
            tallies[account] = (tally.Partners, tally.Meetings + 1, tally.First + (first ? 1 : 0));
        }
    }

    private GroupObject Example((int Layer, int Shared) key, HashSet<int> of)
    {
        var layer = layers[key.Layer].Shares;
        return new GroupObject(
            layer.Behaviour, layer.Objects[key.Shared], of.Select(share => layer.Shares.Account[share]).Distinct().Count(),
            Wording.Time(of.Min(share => layer.Shares.At[share])), Wording.Time(of.Max(share => layer.Shares.At[share])));
    }

    private GroupSigns Signs(Dictionary<(int Layer, int Shared), HashSet<int>> objects, int members, IReadOnlyDictionary<int, string> clients)
    {
        int shares = 0, onTheMinute = 0;
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        double together = 0;
        foreach (var ((number, _), of) in objects)
        {
            var layer = layers[number].Shares.Shares;
            together += of.Select(share => layer.Account[share]).Distinct().Count() / (double)members;
            foreach (var share in of)
            {
                shares++;
                onTheMinute += layer.At[share] % 60_000_000 < 5_000_000 ? 1 : 0;
                if (clients.TryGetValue(layer.Post[share], out var client))
                    used[client] = used.GetValueOrDefault(client) + 1;
            }
        }

        var most = used.OrderByDescending(client => client.Value).ThenBy(client => client.Key, StringComparer.Ordinal).FirstOrDefault();
        return new GroupSigns(
            used.Count == 0 ? null : (double)most.Value / used.Values.Sum(), most.Key, minuteRate > GroupLabels.CoarseClock ? null : (double)onTheMinute / Math.Max(1, shares), together / Math.Max(1, objects.Count));
    }
}
