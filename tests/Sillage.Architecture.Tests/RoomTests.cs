using System.Text.RegularExpressions;
using Xunit;

namespace Sillage.Architecture.Tests;

/// <summary>Data flows from left to right: a project refers only to projects on its left.</summary>
public class RoomTests
{
    /// <summary>What each room may refer to. A room that is not here has no place in the house yet: think where it stands, then add it.</summary>
    private static readonly Dictionary<string, string[]> MayReferTo = new()
    {
        ["Graphs"] = [],
        ["Posts"] = [],
        ["Simulation"] = [],
        ["Cases"] = ["Posts"],
        ["Cluster"] = ["Cases"],
        ["Leaks"] = ["Cases"],
        ["Analysis"] = ["Cases", "Graphs"],
        ["Reports"] = ["Analysis", "Leaks"],
        ["Workbench"] = ["Reports"],
        ["Cli"] = ["Workbench", "Reports", "Simulation", "Cluster", "Leaks", "Graphs"],
    };

    public static TheoryData<string> Rooms => [.. House.Rooms];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_project_file_names_only_projects_on_its_left(string room)
    {
        Assert.True(MayReferTo.ContainsKey(room), $"Sillage.{room} has no place in the table of this test");
        Assert.Subset(MayReferTo[room].ToHashSet(), House.ReferencesOf(room).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void An_assembly_uses_only_what_lies_on_its_left(string room)
    {
        var used = House.Assembly(room).GetReferencedAssemblies().Select(assembly => assembly.Name!).Where(name => name.StartsWith("Sillage.", StringComparison.Ordinal))
            .Select(name => name["Sillage.".Length..]);

        Assert.Subset(Left(room).ToHashSet(), used.ToHashSet());
    }

    [Fact]
    public void The_map_in_CONTRIBUTING_is_the_territory()
    {
        var rows = Regex.Matches(File.ReadAllText(Path.Combine(House.Root, "CONTRIBUTING.md")), @"^\| `src/Sillage\.(\w+)` \|.*\| ([^|]+) \|$", RegexOptions.Multiline)
            .ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value);

        Assert.Equal(House.Rooms, rows.Keys.Order(StringComparer.Ordinal));
        foreach (var (room, said) in rows.Where(row => row.Value != "all"))
            Assert.Equal((room, said), (room, House.ReferencesOf(room) is { Count: > 0 } named ? string.Join(", ", named) : "nothing"));
    }

    [Fact]
    public void Every_project_is_built_and_tested()
    {
        var solution = File.ReadAllText(Path.Combine(House.Root, "Sillage.slnx"));

        foreach (var room in House.Rooms)
            Assert.Contains($"tests/Sillage.{room}.Tests/Sillage.{room}.Tests.csproj", solution, StringComparison.Ordinal);
        foreach (var project in new[] { "src", "tests", "bench" }.SelectMany(folder => Directory.GetDirectories(Path.Combine(House.Root, folder))).SelectMany(folder => Directory.GetFiles(folder, "*.csproj")))
            Assert.Contains(Path.GetRelativePath(House.Root, project).Replace('\\', '/'), solution, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Left(string room) => MayReferTo[room].SelectMany(left => Left(left).Append(left)).Distinct();
}
