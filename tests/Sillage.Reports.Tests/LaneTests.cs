using Sillage.Cases;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>Questions asked one after another in a lane, beside those of another.</summary>
public sealed class LaneTests
{
    [Fact]
    public async Task A_lane_keeps_its_order_and_may_wait_for_the_other()
    {
        using var stop = new CancellationTokenSource();
        List<string> done = [];
        var (one, other) = (New(done, stop), New(done, stop));

        var first = one.Ask("first", () => 1);
        var third = other.Ask("third", () => first.GetAwaiter().GetResult() + 2);
        var second = one.Ask("second", () => third.GetAwaiter().GetResult() - 1);
        Lane.End(one, other);

        Assert.Equal((1, 2, 3), (await first, await second, await third));
        Assert.Equal(["first", "third", "second"], done);
    }

    [Fact]
    public void What_goes_wrong_is_thrown_as_it_was_and_nothing_more_is_asked()
    {
        using var stop = new CancellationTokenSource();
        List<string> done = [];
        var (one, other) = (New(done, stop), New(done, stop));

        using var begun = new ManualResetEventSlim();

        one.Ask<int>("fails", () =>
        {
            begun.Wait();
            throw new CaseException("the disk is full");
        });
        one.Ask("after it", () => 1);
        other.Ask("beside it", () =>
        {
            begun.Set();
            return stop.Token.WaitHandle.WaitOne() ? 2 : 0;
        });
        other.Ask("after that", () => 3);

        Assert.Equal("the disk is full", Assert.Throws<CaseException>(() => Lane.End(one, other)).Message);
        Assert.Equal(["beside it"], done);
    }

    [Fact]
    public void They_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        var lane = New([], stop);
        lane.Ask("stopped", () =>
        {
            stop.Cancel();
            stop.Token.ThrowIfCancellationRequested();
            return 1;
        });

        Assert.ThrowsAny<OperationCanceledException>(() => Lane.End(lane));
    }

    private static Lane New(List<string> done, CancellationTokenSource stop) => new(
        (name, _) =>
        {
            lock (done)
                done.Add(name);
        }, stop);
}
