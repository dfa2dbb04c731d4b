using CsCheck;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Communities matched from step to step.</summary>
public class TimelinesTests
{
    [Fact]
    public void The_sample_of_its_authors_is_matched_as_they_do()
    {
        int[][][] steps =
        [
            [From(1, 4), From(5, 9), From(10, 13), From(14, 17), From(18, 23)],
            [From(1, 4), From(24, 28), From(5, 9), From(10, 17), From(18, 20), From(21, 23)],
            [From(1, 4), From(24, 28), From(10, 17), From(18, 20), From(21, 23)],
            [From(1, 4), From(24, 28), From(10, 17), From(18, 20), From(21, 23), From(5, 9)],
        ];

        var timelines = Timelines.Of(steps, 0.3);

        // By step the community's place from 1, 0 where it was not seen: going on, revived, merged twice, split twice, born later.
        Assert.Equal(
            ["0222", "1111", "2306", "3433", "4433", "5544", "5655"],
            timelines.Select(timeline => string.Concat(Enumerable.Range(0, 4).Select(step => timeline.Steps.Find(at => at.Step == step) is { Group: var group } found && timeline.Steps.Contains(found) && found.Step == step ? group + 1 : 0)))
                .Order(StringComparer.Ordinal));
        var branch = timelines.Single(timeline => timeline.SplitFrom >= 0);
        Assert.Equal((4, 1), (branch.SplitFrom, branch.Born));
    }

    [Fact]
    public void Every_community_of_every_step_is_on_a_timeline_and_a_timeline_is_in_a_step_once() =>
        Gen.Int[0, 5].Array[12].Array[1, 7].Sample(labels =>
        {
            int[][][] steps = [.. labels.Select(step => step.Select((label, member) => (label, member)).Where(one => one.label > 0).GroupBy(one => one.label).Select(group => group.Select(one => one.member).ToArray()).ToArray())];

            var timelines = Timelines.Of(steps, 0.3);

            for (var step = 0; step < steps.Length; step++)
            {
                var onSome = timelines.SelectMany(timeline => timeline.Steps).Where(at => at.Step == step).Select(at => at.Group).Distinct().Order();
                Assert.Equal(Enumerable.Range(0, steps[step].Length), onSome);
            }

            Assert.All(timelines, timeline => Assert.Equal(timeline.Steps.Count, timeline.Steps.Select(at => at.Step).Distinct().Count()));
        });

    private static int[] From(int first, int last) => [.. Enumerable.Range(first, last - first + 1)];
}
