namespace Sillage.Analysis;

/// <summary>A community of one step on a timeline.</summary>
/// <param name="Step">The step.</param>
/// <param name="Group">The community's place in it.</param>
internal readonly record struct TimelineStep(int Step, int Group);

/// <summary>A community through the steps.</summary>
/// <param name="Steps">Where it was seen, in order; of a branch the history before it split as well.</param>
/// <param name="SplitFrom">The timeline it split off from; −1 for none.</param>
/// <param name="Born">Number of its own steps' first: what comes before it was inherited.</param>
internal sealed record Timeline(List<TimelineStep> Steps, int SplitFrom, int Born);

/// <summary>
/// Matches communities of successive steps. Each is compared with the front, the last community seen, of every living timeline; those more alike than a
/// threshold go on. Several timelines may go on with one community: they have merged. Where one timeline would go on with several, the most alike does,
/// and the others are branches with its history. A timeline that was not seen for some steps is dead.
/// </summary>
/// <remarks>Source: Greene, Doyle and Cunningham 2010, "Tracking the evolution of communities in dynamic social networks".</remarks>
internal static class Timelines
{
    /// <summary>Steps after which an unseen timeline is dead: the default of the authors' program.</summary>
    private const int Forgotten = 3;

    /// <summary>Matches.</summary>
    /// <param name="steps">For each step its communities; each the members, ascending. Communities of a step share no member.</param>
    /// <param name="threshold">Jaccard index above which two are one.</param>
    public static List<Timeline> Of(IReadOnlyList<IReadOnlyList<int[]>> steps, double threshold)
    {
        var timelines = new List<Timeline>();
        var groupOf = new int[steps.SelectMany(communities => communities).Select(members => members[^1] + 1).DefaultIfEmpty().Max()];
        for (var step = 0; step < steps.Count; step++)
        {
            var matched = new int[steps[step].Count];
            var alike = Alike(timelines, steps, step, threshold, groupOf);
            var older = timelines.Count;
            for (var timeline = 0; timeline < older; timeline++)
            {
                var history = timelines[timeline].Steps.ToArray();
                var isFirst = true;
                foreach (var (group, _) in alike[timeline].OrderByDescending(match => match.Jaccard).ThenBy(match => match.Group))
                {
                    // A branch only where no other timeline goes on with it: else that one has it already.
                    if (isFirst)
                        timelines[timeline].Steps.Add(new TimelineStep(step, group));
                    else if (matched[group] == 0 && !Continues(alike, group, except: timeline))
                        timelines.Add(new Timeline([.. history, new TimelineStep(step, group)], timeline, history.Length));
                    else
                        continue;
                    matched[group]++;
                    isFirst = false;
                }
            }

            for (var group = 0; group < matched.Length; group++)
            {
                if (matched[group] == 0)
                    timelines.Add(new Timeline([new TimelineStep(step, group)], -1, 0));
            }
        }

        return timelines;
    }

    private static bool Continues(List<(int Group, double Jaccard)>[] alike, int group, int except) =>
        alike.Where((_, timeline) => timeline != except).Any(matches => matches.Count > 0 && matches.MaxBy(match => (match.Jaccard, -match.Group)).Group == group);

    /// <summary>For each timeline the communities of the step that its front is like.</summary>
    private static List<(int Group, double Jaccard)>[] Alike(List<Timeline> timelines, IReadOnlyList<IReadOnlyList<int[]>> steps, int step, double threshold, int[] groupOf)
    {
        var (common, touched) = (new int[steps[step].Count], new List<int>());
        Array.Fill(groupOf, -1);
        for (var group = 0; group < steps[step].Count; group++)
        {
            foreach (var member in steps[step][group])
                groupOf[member] = group;
        }

        return [.. timelines.Select(timeline =>
        {
            var front = timeline.Steps[^1];
            var matches = new List<(int, double)>();
            if (step - front.Step > Forgotten)
                return matches;
            var members = steps[front.Step][front.Group];
            touched.Clear();
            foreach (var member in members)
            {
                if (groupOf[member] is >= 0 and var group && common[group]++ == 0)
                    touched.Add(group);
            }

            touched.Sort();
            foreach (var group in touched)
            {
                var jaccard = (double)common[group] / (members.Length + steps[step][group].Length - common[group]);
                common[group] = 0;
                if (jaccard > threshold)
                    matches.Add((group, jaccard));
            }

            return matches;
        })];
    }
}
