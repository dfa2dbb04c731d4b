using Sillage.Analysis.Statistics;
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
        var ranges = Enumerable.Range(0, captured.Length >= Steps ? Steps - StepsInWindow + 1 : 0)
            .Select(window => captured[(int)((long)captured.Length * window / Steps)..(int)((long)captured.Length * (window + StepsInWindow) / Steps)]).ToArray();
        var (windows, steps, earned) = (new List<TrackingWindow>(), new List<IReadOnlyList<int[]>>(), new List<long[][]>());
        // The community of each account in the window before; −1 for none.
        var last = new int[slice.Accounts.Count];
        Array.Fill(last, -1);
        for (var window = 0; window < ranges.Length; window++)
        {
            // A window's network is held only while its communities are sought.
            var reposts = WindowReposts.Of(slice, ranges[window]);
            var found = Found(reposts, last, options.Seed, cancel);
            var followed = found.TakeWhile(community => community.Members.Length >= Smallest).ToArray();
            steps.Add(Array.ConvertAll(followed, community => community.Members));
            earned.Add(Array.ConvertAll(followed, community => community.Earned));
            windows.Add(new TrackingWindow(Wording.Time(slice.PostedAt[ranges[window][0]]), Wording.Time(slice.PostedAt[ranges[window][^1]]), ranges[window].Length, reposts.Accounts.Length, followed.Length));
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

    /// <summary>Communities of one window's reposts, the largest first, members ascending and what they earned; the division starts from the window's before.</summary>
    private static (int[] Members, long[] Earned)[] Found(WindowReposts reposts, int[] last, ulong seed, CancellationToken cancel)
    {
        if (reposts.Graph is not { } graph)
            return [];
        // Whoever was in a community begins in it, whoever is new alone.
        var start = reposts.Accounts.Select((account, node) => last[account] is >= 0 and var before ? before : -1 - node).ToArray();
        // The other cores have the rest of the question to do.
        var found = Leiden.Find(graph, new LeidenOptions { Seed = seed, Start = Partition.Of(start), Threads = 1 }, cancel).Communities;
        Array.Fill(last, -1);
        for (var node = 0; node < start.Length; node++)
            last[reposts.Accounts[node]] = found[node];
        return [.. Enumerable.Range(0, found.Count).Select(group =>
        {
            var nodes = found.Members(group).ToArray();
            int[] members = Array.ConvertAll(nodes, node => reposts.Accounts[node]);
            long[] earned = Array.ConvertAll(nodes, node => reposts.Earned[node]);
            Array.Sort(members, earned);
            return (members, earned);
        })];
    }

    private static TrackedCommunity Describe(
        Slice slice, List<Timeline> timelines, int index, int[] lived, List<IReadOnlyList<int[]>> steps, List<long[][]> earned, CommunitiesResult communities)
    {
        var timeline = timelines[index];
        // By account, −1 where it never was a member; by community of the whole time, those outside of all first.
        var (received, at, told) = (new long[slice.Accounts.Count], new int[communities.Found + 1], new List<TrackedStep>());
        Array.Fill(received, -1);
        int[]? before = timeline.Born > 0 ? steps[timeline.Steps[timeline.Born - 1].Step][timeline.Steps[timeline.Born - 1].Group] : null;
        foreach (var (step, group) in Own(timeline))
        {
            var members = steps[step][group];
            for (var i = 0; i < members.Length; i++)
            {
                received[members[i]] = Math.Max(0, received[members[i]]) + earned[step][group][i];
                at[communities.OfAccount[members[i]] + 1]++;
            }

            var merged = timelines.Where((_, other) => other != index).Any(other => other.Steps.Contains(new TimelineStep(step, group)) && !Contains(other, timeline, step));
            told.Add(new TrackedStep(step, members.Length, before is null ? null : Ascending.Common(members, before), merged));
            before = members;
        }

        var most = Array.IndexOf(at, at.Max()) - 1;
        var isDescribed = most >= 0 && most < communities.Communities.Count;
        var parent = Array.IndexOf(lived, timeline.SplitFrom);
        return new TrackedCommunity(
            string.Join(", ", Enumerable.Range(0, received.Length).Where(account => received[account] >= 0).OrderByDescending(account => received[account]).ThenBy(account => account).Take(Named).Select(account => AccountName.Shown(slice.Accounts[account].Handle))),
            isDescribed ? most : null, isDescribed ? AccountGroups.Name(communities.Communities[most]) : null, parent < 0 ? null : parent, told);
    }

    /// <summary>Whether two timelines shared the window before too: they merged earlier, not here.</summary>
    private static bool Contains(Timeline one, Timeline other, int step)
    {
        var (mine, theirs) = (one.Steps.LastOrDefault(at => at.Step < step, new TimelineStep(-1, -1)), other.Steps.LastOrDefault(at => at.Step < step, new TimelineStep(-1, -2)));
        return mine == theirs;
    }
}
