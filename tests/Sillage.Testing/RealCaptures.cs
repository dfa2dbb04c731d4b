using Xunit;

namespace Sillage.Testing;

/// <summary>Where the real captures are. They stay outside the project; a test that needs them skips where they are absent.</summary>
public static class RealCaptures
{
    /// <summary>Trait value of tests that read real captures: <c>[Trait("Needs", RealCaptures.Trait)]</c>.</summary>
    public const string Trait = "shared";

    /// <summary>Full path of a file or folder of real captures; skips the test with a clear reason where it is absent.</summary>
    /// <param name="path">Path below the shared folder ("data/twarc2-jsonl/brexit.jsonl.gz").</param>
    public static string Path(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared", path);
            if (File.Exists(candidate) || Directory.Exists(candidate))
                return candidate;
        }

        Assert.Skip($"the real captures are not here: no folder above the tests holds shared/{path}");
        return "";
    }
}
