using CsCheck;
using Xunit;

namespace Sillage.Analysis.Tests;

public class FlowsProperties
{
    [Fact]
    public void Divisions_that_are_shuffled_together_have_the_flows_that_each_has_by_itself() =>
        Gen.Select(RandomSlices.Any, Gen.Select(Gen.Int[1, 14], Gen.Int[0, 1000]).Array[0, 4]).Sample((slice, drawn) =>
        {
            var cancel = TestContext.Current.CancellationToken;
            var flows = new Flows(slice, RepostGraph.Of(slice, cancel));
            // Some accounts are in none of a division's groups.
            (int[] OfAccount, int Groups)[] divisions = Array.ConvertAll(drawn, division =>
                (Enumerable.Range(0, slice.Accounts.Count).Select(account => ((account * division.Item2) + (division.Item2 / 3)) % (division.Item1 + 1) - 1).ToArray(), division.Item1));

            var together = flows.Of(divisions, 7, cancel);

            Assert.Equal(divisions.Select(division => flows.Of([division], 7, cancel)[0]), together);
        }, iter: 50);

    [Fact]
    public void Over_the_whole_time_flows_are_those_of_all_phases() => RandomSlices.Any.Where(slice => slice.Count > 0).Sample(slice =>
    {
        var flows = new Flows(slice, RepostGraph.Of(slice, TestContext.Current.CancellationToken));
        int[] ofAccount = [.. Enumerable.Range(0, slice.Accounts.Count).Select(account => (account % 4) - 1)];

        var whole = flows.Of([(ofAccount, 3), (ofAccount, 3)], 1, TestContext.Current.CancellationToken)[1];

        Assert.Equal(
            flows.InPhases([0, slice.Count / 2], ofAccount, 3).SelectMany(phase => phase).GroupBy(flow => (flow.From, flow.To)).Select(group => (group.Key, group.Sum(flow => flow.Reposts))).Order(),
            whole.Select(flow => ((flow.From, flow.To), flow.Reposts)).Order());
    });
}
