using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using Xunit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Sillage.Architecture.Tests;

/// <summary>What the code of a room may not touch.</summary>
public class DependencyTests
{
    private static readonly ArchUnitNET.Domain.Architecture Product = new ArchLoader().LoadAssemblies([.. House.Assemblies]).Build();

    public static TheoryData<string> Libraries => [.. House.Rooms.Except(["Cli"])];

    [Fact]
    public void Questions_do_not_know_which_archive_they_run_on() =>
        Types().That().ResideInAssembly(House.Assembly("Analysis")).Should().NotDependOnAny(Types(true).That().HaveFullNameMatching(@"^DuckDB\."))
            .Because("the same questions run on the case file, on a cluster and in memory").Check(Product);

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Only_the_command_line_speaks_on_the_console(string room) =>
        // Standard input is a capture: CaptureFile opens it.
        Types().That().ResideInAssembly(House.Assembly(room)).And().DoNotHaveName("CaptureFile").Should().NotDependOnAny(typeof(Console))
            .Because("libraries return what they have to say").Check(Product);

    [Theory]
    [InlineData("Analysis")]
    [InlineData("Simulation")]
    public void The_same_input_gives_the_same_answer(string room) =>
        Types().That().ResideInAssembly(House.Assembly(room)).Should().NotDependOnAny(Types(true).That().HaveFullNameMatching(@"^System\.(Random|TimeProvider|Guid|Diagnostics\.Stopwatch)$"))
            .Because("neither chance nor the clock may enter a figure").Check(Product);
}
