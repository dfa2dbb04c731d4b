using CsCheck;
using Sillage.Cases;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>What must hold of bursts, whatever the volume.</summary>
public class BurstProperties
{
    private static readonly Gen<(Slice Slice, bool Alone)> Slices = Gen.OneOf(
        RandomSlices.Crowded.Select(slice => (slice, true)), RandomSlices.Any.Select(slice => (slice, true)), RandomSlices.AmongOthers.Select(slice => (slice, false)));

    [Fact]
    public void A_burst_holds_the_posts_of_its_time() => Slices.Sample(sample =>
    {
        var (bursts, method) = Find(sample.Slice);
        var times = Times(sample.Slice);

        // Between posts a burst ends with a post, in batches with a minute, whose end is outside.
        Assert.All(bursts, burst => Assert.Equal(
            times.LongCount(time => time >= burst.From && (method == "gaps" ? time <= burst.To : time < burst.To)), burst.Posts));
    });

    [Fact]
    public void A_burst_saves_cost_and_takes_time() => Slices.Sample(sample => Assert.All(Find(sample.Slice).Bursts, burst =>
    {
        Assert.True(double.IsFinite(burst.Strength) && burst.Strength > -1e-9, $"{burst}");
        Assert.True(burst.Posts > 0 && burst.From <= burst.To, $"{burst}");
    }));

    [Fact]
    public void A_stronger_burst_lies_inside_a_weaker_one_and_those_of_a_level_do_not_meet() => Slices.Sample(sample =>
    {
        var bursts = Find(sample.Slice).Bursts;

        Assert.All(bursts.Where(burst => burst.Level > 1), inner =>
            Assert.Contains(bursts, outer => outer.Level == inner.Level - 1 && outer.From <= inner.From && outer.To >= inner.To));
        foreach (var level in bursts.GroupBy(burst => burst.Level))
            Assert.All(level.Zip(level.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From, $"{pair}"));
        Assert.Equal(bursts.OrderBy(burst => burst.From).ThenBy(burst => burst.Level), bursts);
    });

    [Fact]
    public void A_topic_alone_in_its_capture_is_read_from_its_gaps() => Slices.Sample(sample =>
    {
        if (sample.Alone)
            Assert.Equal("gaps", Find(sample.Slice).Method);
    });

    [Fact]
    public void The_automaton_finds_a_path_as_cheap_as_the_cheapest_of_all_paths() => Gen.Select(Gen.Double[1, 60].Array[1, 6], Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 2])).Sample((gaps, gamma) =>
    {
        var (states, cost, costs) = Kleinberg.Gaps(gaps, 2, gamma);

        Assert.Equal(CheapestFrom(costs, 0, 0, gamma * Math.Log(gaps.Length)), cost, 9);
        Assert.Equal(cost, CostOf(costs, states, gamma * Math.Log(gaps.Length)), 9);
    });

    private static double CheapestFrom(double[,] costs, int t, int state, double climb) => t == costs.GetLength(0)
        ? 0
        : Enumerable.Range(0, costs.GetLength(1)).Min(next => (Math.Max(0, next - state) * climb) + costs[t, next] + CheapestFrom(costs, t + 1, next, climb));

    private static double CostOf(double[,] costs, int[] states, double climb)
    {
        var (sum, before) = (0.0, 0);
        for (var t = 0; t < states.Length; t++)
        {
            sum += (Math.Max(0, states[t] - before) * climb) + costs[t, states[t]];
            before = states[t];
        }

        return sum;
    }

    private static (IReadOnlyList<Burst> Bursts, string Method) Find(Slice slice) => Bursts.Find(slice, RandomSlices.Captured(slice), new TempoOptions());

    private static DateTimeOffset[] Times(Slice slice) => Array.ConvertAll(RandomSlices.Captured(slice), post => Wording.Time(slice.PostedAt[post]));
}
