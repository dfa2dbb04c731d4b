using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>Percentages in sentences.</summary>
public sealed class PercentTests
{
    [Theory]
    [InlineData(72.357, "72.4 %", "72.3 %")]
    [InlineData(0.25, "0.3 %", "0.2 %")]
    [InlineData(99.97, "99.9 %", "99.9 %")]
    [InlineData(100, "100.0 %", "100.0 %")]
    [InlineData(0, "0.0 %", "0.0 %")]
    public void They_are_rounded_unless_more_than_stands_before_them(double percent, string rounded, string below)
    {
        Assert.Equal((rounded, below), (new Words("en").Percent(percent), new Words("en").PercentBelow(percent)));
        Assert.Equal(rounded.Replace('.', ',').Replace(' ', '\u202f'), new Words("fr").Percent(percent));
    }
}
