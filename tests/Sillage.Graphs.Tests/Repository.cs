namespace Sillage.Graphs.Tests;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sillage.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"no Sillage.slnx above {AppContext.BaseDirectory}");
        return folder.FullName;
    }
}
