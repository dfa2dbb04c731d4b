using System.Runtime.Intrinsics;
using Sillage.Graphs.Layout;
using Xunit;

namespace Sillage.Graphs.Tests.Layout;

/// <summary>The speeds by hand, from the paper's equations 8 to 14 and from Gephi's source.</summary>
public class AdaptiveSpeedTests
{
    [Fact]
    public void In_the_paper_speed_is_tolerance_times_traction_by_swinging_and_rises_by_at_most_half()
    {
        var speed = new AdaptiveSpeed(SpeedRule.Paper, tolerance: 0.5, preventsOverlap: false, nodes: 100, speed: 1, efficiency: 1);

        speed.Adapt(swinging: 2, traction: 8);
        Assert.Equal(1.5, speed.Speed);
        speed.Adapt(swinging: 2, traction: 8);
        Assert.Equal(2, speed.Speed);
        speed.Adapt(swinging: 8, traction: 8);
        Assert.Equal(0.5, speed.Speed);
    }

    [Fact]
    public void In_the_paper_a_node_slows_down_by_its_swinging_and_steps_by_at_most_10()
    {
        var speed = new AdaptiveSpeed(SpeedRule.Paper, 1, false, 100, speed: 2, efficiency: 1);

        Assert.Equal(0.1f * 2 / (1 + (2 * 2)), Factor(speed, mass: 7, swinging: 4, force: 100), 1e-6f);
        Assert.Equal(10f / 1000, Factor(speed, mass: 7, swinging: 4, force: 1000), 1e-6f);
    }

    /// <summary>100 nodes: the estimate is 0.5, the tolerance √0.5; swinging 3 of traction 1 is erratic, which halves the efficiency.</summary>
    [Fact]
    public void In_gephi_tolerance_is_estimated_and_efficiency_falls_when_movement_is_erratic()
    {
        var speed = new AdaptiveSpeed(SpeedRule.Gephi, 1, false, nodes: 100, speed: 1, efficiency: 1);

        speed.Adapt(swinging: 1, traction: 2);
        Assert.Equal(Math.Sqrt(0.5) * 2, speed.Speed, 1e-12);
        Assert.Equal(1.3, speed.Efficiency, 1e-12);
        speed.Adapt(swinging: 3, traction: 1);
        Assert.Equal(1.3 * 0.5 / 3, speed.Speed, 1e-12);
        Assert.Equal(1.3 * 0.5 * 0.7, speed.Efficiency, 1e-12);
    }

    [Fact]
    public void In_gephi_a_node_slows_down_by_mass_times_swinging_and_discs_by_a_tenth()
    {
        var points = new AdaptiveSpeed(SpeedRule.Gephi, 1, preventsOverlap: false, 100, speed: 2, efficiency: 1);
        var discs = new AdaptiveSpeed(SpeedRule.Gephi, 1, preventsOverlap: true, 100, speed: 2, efficiency: 1);

        Assert.Equal(2f / (1 + 4), Factor(points, mass: 2, swinging: 4, force: 1000), 1e-6f);
        Assert.Equal(0.1f * 2 / (1 + 4), Factor(discs, mass: 2, swinging: 4, force: 10), 1e-6f);
        Assert.Equal(10f / 1000, Factor(discs, mass: 2, swinging: 4, force: 1000), 1e-6f);
    }

    private static float Factor(AdaptiveSpeed speed, float mass, float swinging, float force) =>
        speed.Factors(Vector256.Create(mass), Vector256.Create(swinging), Vector256.Create(force, 0, force, 0, force, 0, force, 0))[0];
}
