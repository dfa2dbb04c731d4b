using System.Runtime.CompilerServices;
using Sillage.Graphs.Csv;
using Sillage.Graphs.Formats;
using Xunit;

namespace Sillage.Graphs.Tests;

/// <summary>The README's examples, as they stand there: each is compiled here, run, and compared with the text.</summary>
public class ReadmeTests
{
    [Fact]
    public void The_first_example_prints_what_it_says()
    {
        var printed = InFolder(() =>
        {
            // begin
            var reposts = EdgeCsv.Read("reposts.csv");          // source,target[,weight]; ids may be numbers, handles, anything
            Graph graph = reposts.Graph;                          // directed, duplicates merged by the sum of their weights

            var leiden = Leiden.Find(graph, new() { Seed = 1 });  // direction does not count here
            var ranks = PageRank.Compute(graph).Ranks;
            var first = Enumerable.Range(0, graph.Nodes).MaxBy(node => ranks[node]);

            Console.WriteLine($"{leiden.Communities.Count} communities, modularity {leiden.Quality:F4}");
            Console.WriteLine($"{reposts.Names[first]} ranks first, in community {leiden.Communities[first]}");
            // end
        });

        Assert.Equal($"2 communities, modularity 0.5000{Environment.NewLine}ann ranks first, in community 0{Environment.NewLine}", printed);
    }

    [Fact]
    public void The_second_example_writes_a_file_that_can_be_read()
    {
        GraphDocument? written = null;
        InFolder(() =>
        {
            Example();
            using var file = File.OpenRead("reposts.gexf");
            written = Gexf.Read(file);
        });

        Assert.Equal(["bob", "ann", "cyd", "eve", "dan"], written!.Names);
        Assert.Equal(["0", "0", "0", "1", "1"], Enumerable.Range(0, 5).Select(node => written.NodeAttributes.Single()[node]));

        static void Example()
        {
            // begin
            var read = EdgeCsv.Read("reposts.csv");
            var communities = Leiden.Find(read.Graph).Communities;
            var document = new GraphDocument(read.Graph, read.Names)
            {
                NodeAttributes = [AttributeColumn.OfWholeNumbers("community", [.. communities.Groups.ToArray().Select(group => (long)group)])],
            };
            using var file = File.Create("reposts.gexf");
            Gexf.Write(document, file);
            // end
        }
    }

    [Fact]
    public void The_examples_are_those_of_the_readme()
    {
        var here = File.ReadAllText(ThisFile());
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../src/Sillage.Graphs/README.md"));
        var examples = here.Split("// begin\n").Skip(1).Select(part => part.Split("// end")[0]).Where(part => part.Contains("EdgeCsv", StringComparison.Ordinal)).ToArray();

        Assert.Equal(2, examples.Length);
        foreach (var example in examples)
        {
            var lines = example.TrimEnd().Split('\n');
            var indent = lines[0].Length - lines[0].TrimStart().Length;
            Assert.Contains(string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..] : "")), readme, StringComparison.Ordinal);
        }
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private static string InFolder(Action body)
    {
        var (folder, output) = (Directory.GetCurrentDirectory(), Console.Out);
        using var printed = new StringWriter();
        Directory.SetCurrentDirectory(Directory.CreateTempSubdirectory().FullName);
        File.WriteAllText("reposts.csv", "source,target\nbob,ann\ncyd,ann\neve,dan\neve,dan\n");
        Console.SetOut(printed);
        try
        {
            body();
        }
        finally
        {
            Console.SetOut(output);
            Directory.SetCurrentDirectory(folder);
        }

        return printed.ToString();
    }
}
