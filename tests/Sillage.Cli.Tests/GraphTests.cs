using System.Text.Json;
using Xunit;

namespace Sillage.Cli.Tests;

/// <summary>The graph kernels on an edge list, through the real program.</summary>
public sealed class GraphTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sillage-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Leiden_tells_two_triangles_apart_and_writes_the_nodes()
    {
        var result = Result("leiden", "--undirected", "--out", folder);

        Assert.Equal((6, 7), (result.GetProperty("nodes").GetInt32(), result.GetProperty("edges").GetInt32()));
        Assert.Equal(2, result.GetProperty("communities").GetInt32());
        // Two triangles joined by an edge: Q = 6/7 − 2 (7/14)².
        Assert.Equal((6.0 / 7) - 0.5, result.GetProperty("modularity").GetDouble(), 12);
        Assert.True(result.GetProperty("seconds").GetProperty("kernel").GetDouble() >= 0);
        var nodes = File.ReadAllLines(Path.Combine(folder, "nodes.csv"));
        Assert.Equal("id,label,community", nodes[0]);
        Assert.Equal(7, nodes.Length);
        Assert.StartsWith("source,target,weight", File.ReadAllText(Path.Combine(folder, "edges.csv")), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("stats", "components", 1)]
    [InlineData("components", "largest", 6)]
    [InlineData("kcore", "highest", 2)]
    [InlineData("betweenness", "sources", 6)]
    public void Kernels_say_what_holds(string kernel, string key, int value) => Assert.Equal(value, Result(kernel, "--undirected").GetProperty(key).GetInt32());

    [Fact]
    public void A_layout_has_finite_places_for_all()
    {
        Result("layout", "--undirected", "--out", folder);
        var rows = File.ReadAllLines(Path.Combine(folder, "nodes.csv")).Skip(1).Select(line => line.Split(',')).ToArray();

        Assert.Equal(6, rows.Length);
        Assert.All(rows, row => Assert.True(double.IsFinite(double.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Wrong_words_are_wrong_usage()
    {
        Assert.Equal(2, Cli.Run(folder, ["graph", "magic", Edges()]).Code);
        Assert.Equal(2, Cli.Run(folder, ["graph", "leiden", "nowhere.csv"]).Code);
    }

    private JsonElement Result(string kernel, params string[] options)
    {
        var (code, output, error) = Cli.Run(folder, ["graph", kernel, Edges(), "--json", .. options]);
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement.GetProperty("result");
    }

    private string Edges()
    {
        var file = Path.Combine(folder, "edges-in.csv");
        File.WriteAllText(file, "source,target\na,b\nb,c\nc,a\nd,e\ne,f\nf,d\na,d\n");
        return file;
    }
}
