using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using Xunit;

namespace Sillage.Graphs.Tests;

/// <summary>The library as NuGet gets it: packed by the SDK from what was built, and opened as the zip that it is.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sillage-pack-").FullName;

    [Fact]
    public void The_package_holds_the_library_its_documentation_and_its_readme_and_depends_on_nothing()
    {
        using var package = ZipFile.OpenRead(Pack());

        // Beside these there is only what the format itself wants.
        Assert.Equal(
            ["README.md", "Sillage.Graphs.nuspec", "lib/net10.0/Sillage.Graphs.dll", "lib/net10.0/Sillage.Graphs.xml"],
            package.Entries.Select(entry => entry.FullName).Where(name => name is not "[Content_Types].xml" && !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(package.Entries, entry => Assert.True(entry.Length > 0, entry.FullName));
        Assert.Contains(Read(package, "lib/net10.0/Sillage.Graphs.xml").Descendants("member"), member => (string?)member.Attribute("name") == "T:Sillage.Graphs.Leiden");

        var nuspec = Read(package, "Sillage.Graphs.nuspec").Root!;
        var name = nuspec.Name.Namespace;
        var metadata = nuspec.Element(name + "metadata")!;
        Assert.Equal("Sillage.Graphs", (string?)metadata.Element(name + "id"));
        Assert.Equal("README.md", (string?)metadata.Element(name + "readme"));
        Assert.Equal(("expression", "Apache-2.0"), ((string?)metadata.Element(name + "license")?.Attribute("type"), (string?)metadata.Element(name + "license")));
        Assert.NotEmpty((string?)metadata.Element(name + "description") ?? "");
        Assert.Empty(metadata.Descendants(name + "dependency"));
        Assert.Equal("net10.0", (string?)Assert.Single(metadata.Descendants(name + "group")).Attribute("targetFramework"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Packs what this test run was built from, without building it again.</summary>
    private string Pack()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var project = Path.Combine(Repository.Root, "src", "Sillage.Graphs", "Sillage.Graphs.csproj");
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["pack", project, "--no-build", "--nologo", "-c", configuration, "-o", folder, "-nodeReuse:false"])
        {
            // There global.json says which SDK; other tests move the process's own folder.
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + errors.Result);
        return Assert.Single(Directory.GetFiles(folder, "*.nupkg"));
    }

    private static XDocument Read(ZipArchive package, string entry)
    {
        using var stream = package.GetEntry(entry)!.Open();
        return XDocument.Load(stream);
    }
}
