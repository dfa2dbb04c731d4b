using System.Reflection;
using System.Xml.Linq;

namespace Sillage.Architecture.Tests;

/// <summary>The checkout and its projects.</summary>
internal static class House
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>Projects below src/, as "Posts" for Sillage.Posts.</summary>
    public static IReadOnlyList<string> Rooms { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "src")).Select(folder => Path.GetFileName(folder)["Sillage.".Length..]).Order(StringComparer.Ordinal)];

    /// <summary>Every assembly of the product.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } = [.. Rooms.Select(Assembly)];

    public static Assembly Assembly(string room) => System.Reflection.Assembly.Load(room == "Cli" ? "sillage" : $"Sillage.{room}");

    /// <summary>Rooms that a project file names.</summary>
    public static IReadOnlyList<string> ReferencesOf(string room) =>
    [
        .. XDocument.Load(Path.Combine(Root, "src", $"Sillage.{room}", $"Sillage.{room}.csproj")).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))["Sillage.".Length..]).Order(StringComparer.Ordinal),
    ];

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sillage.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException($"no folder above {AppContext.BaseDirectory} holds Sillage.slnx");
        return folder.FullName;
    }
}
