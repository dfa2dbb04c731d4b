using Sillage.Cases;
using Sillage.Graphs;

namespace Sillage.Analysis;

/// <summary>Communities found in each window of time by itself, and matched from window to window.</summary>
internal static class Tracking
{
    /// <summary>A window holds a sixth of the posts and moves on by a third of that: windows of like length would hold everything or nothing of a burst,
    /// and those that do not overlap hardly an account twice. Source: Sillage; methods move by a sixth of six hours.</summary>
    private const int Steps = 18;

    private const int StepsInWindow = 3;

    /// <summary>Fewest accounts of a community that is followed.</summary>
    private const int Smallest = 5;

    /// <summary>How many of a community's accounts make its name.</summary>
    private const int Named = 3;

    public static TrackedCommunities Of(Slice slice, int[] captured, CommunitiesResult communities, MigrationOptions options, CancellationToken cancel)
    {
        var (windows, steps) = (new List<TrackingWindow>(), new List<IReadOnlyList<int[]>>());
        var earned = new List<Dictionary<int, long>>();
        var last = new Dictionary<int, int>();
        for (var window = 0; window + StepsInWindow <= Steps && captured.Length >= Steps; window++)
        {
            cancel.ThrowIfCancellationRequested();
            var posts = captured.AsSpan((int)((long)captured.Length * window / Steps)..(int)((long)captured.Length * (window + StepsInWindow) / Steps));
            var (found, received) = Found(slice, posts, last, options.Seed, cancel);
            earned.Add(received);
            var followed = found.Where(members => members.Length >= Smallest).ToArray();
            steps.Add(followed);
            windows.Add(new TrackingWindow(Wording.Time(slice.PostedAt[posts[0]]), Wording.Time(slice.PostedAt[posts[^1]]), posts.Length, found.Sum(members => members.Length), followed.Length));
        }

        var timelines = Timelines.Of(steps, options.Tracked);
        var lived = Enumerable.Range(0, timelines.Count).Where(i => timelines[i].Steps.Count - timelines[i].Born > (timelines[i].SplitFrom < 0 ? 1 : 0))
            .OrderByDescending(i => Own(timelines[i]).Sum(step => steps[step.Step][step.Group].Length)).ThenBy(i => i).Take(options.MostGroups).ToArray();
        return new TrackedCommunities(
            windows,
            [
                .. lived.Select(i => Describe(slice, timelines, i, lived, steps, earned, communities)),
            ],
            timelines.Count(timeline => timeline.Steps.Count - timeline.Born == 1));
    }

    private static IEnumerable<TimelineStep> Own(Timeline timeline) => timeline.Steps.Skip(timeline.Born);

    /// <summary>Communities of one window's reposts, the largest first, members ascending; the division starts from the window's before.</summary>
    private static (int[][] Members, Dictionary<int, long> Earned) Found(Slice slice, ReadOnlySpan<int> posts, Dictionary<int, int> last, ulong seed, CancellationToken cancel)
    {
        var nodeOf = new Dictionary<int, int>();
        var accounts = new List<int>();
        var earned = new Dictionary<int, long>();
        using var edges = new EdgeList();
        foreach (var post in posts)
        {
            if (!slice.IsRepost(post) || slice.TargetAccount[post] is not (>= 0 and var author) || author == slice.Account[post])
                continue;
            edges.Add(Node(slice.Account[post]), Node(author));
            earned[author] = earned.GetValueOrDefault(author) + 1;
        }

        if (accounts.Count == 0)
            return ([], earned);
        var graph = Graph.Build(edges, directed: true, accounts.Count).Undirected();
        // Whoever was in a community begins in it, whoever is new alone.
        var start = new int[accounts.Count];
        for (var node = 0; node < start.Length; node++)
            start[node] = last.TryGetValue(accounts[node], out var before) ? before : -1 - node;
        var found = Leiden.Find(graph, new LeidenOptions { Seed = seed, Start = Partition.Of(start) }, cancel).Communities;
        last.Clear();
        for (var node = 0; node < start.Length; node++)
            last[accounts[node]] = found[node];
        return ([.. Enumerable.Range(0, found.Count).Select(group => found.Members(group).ToArray().Select(node => accounts[node]).Order().ToArray())], earned);

        int Node(int account)
        {
            if (!nodeOf.TryGetValue(account, out var node))
            {
                nodeOf.Add(account, node = accounts.Count);
                accounts.Add(account);
            }

            return node;
        }
    }

    private static TrackedCommunity Describe(
        Slice slice, List<Timeline> timelines, int index, int[] lived, List<IReadOnlyList<int[]>> steps, List<Dictionary<int, long>> earned, CommunitiesResult communities)
    {
        var timeline = timelines[index];
        var (received, at, told) = (new Dictionary<int, long>(), new Dictionary<int, int>(), new List<TrackedStep>());
        int[]? before = timeline.Born > 0 ? steps[timeline.Steps[timeline.Born - 1].Step][timeline.Steps[timeline.Born - 1].Group] : null;
        foreach (var (step, group) in Own(timeline))
        {
            var members = steps[step][group];
            foreach (var member in members)
            {
                received[member] = received.GetValueOrDefault(member) + earned[step].GetValueOrDefault(member);
                at[communities.OfAccount[member]] = at.GetValueOrDefault(communities.OfAccount[member]) + 1;
            }

            var merged = timelines.Where((_, other) => other != index).Any(other => other.Steps.Contains(new TimelineStep(step, group)) && !Contains(other, timeline, step));
            told.Add(new TrackedStep(step, members.Length, before is null ? null : members.Intersect(before).Count(), merged));
            before = members;
        }

        var most = at.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
        var isDescribed = most >= 0 && most < communities.Communities.Count;
        var parent = Array.IndexOf(lived, timeline.SplitFrom);
        return new TrackedCommunity(
            string.Join(", ", received.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(Named).Select(pair => "@" + slice.Accounts[pair.Key].Handle)),
            isDescribed ? most : null, isDescribed ? AccountGroups.Name(communities.Communities[most]) : null, parent < 0 ? null : parent, told);
    }

    /// <summary>Whether two timelines shared the window before too: they merged earlier, not here.</summary>
    private static bool Contains(Timeline one, Timeline other, int step)
    {
        var (mine, theirs) = (one.Steps.LastOrDefault(at => at.Step < step, new TimelineStep(-1, -1)), other.Steps.LastOrDefault(at => at.Step < step, new TimelineStep(-1, -2)));
        return mine == theirs;
    }
}
