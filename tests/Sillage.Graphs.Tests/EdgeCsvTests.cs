using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Sillage.Graphs.Csv;
using Sillage.Testing;
using Xunit;

namespace Sillage.Graphs.Tests;

public class EdgeCsvTests
{
    [Theory]
    [InlineData("source,target,weight\n0,1,2\n1,2,3\n")]
    [InlineData("0,1,2\n1,2,3")]
    [InlineData("0\t1\t2\r\n1\t2\t3\r\n")]
    [InlineData("# a comment\n\n0 1  2\n% another\n 1 2 3 \n")]
    [InlineData("\uFEFFSource;Type;Target;Weight;Date\n0;Directed;1;2.0;x\n1;Directed;2;3e0;y\n")]
    [InlineData("\"source\",\"target\",\"weight\"\n\"0\",\"1\",2\n\"1\",2,3\n")]
    [InlineData("target,weight,source\n1,2,0\n2,3,1\n")]
    public void The_common_ways_to_write_an_edge_list_are_understood(string text)
    {
        var read = Parse(text);

        Assert.Equal([(0, 1, 2), (1, 2, 3)], read.Graph.Arcs());
        Assert.Equal(["0", "1", "2"], read.Names);
    }

    [Fact]
    public void Columns_can_be_named_or_counted()
    {
        const string Text = "time,retweeter,author,count\n1,7,8,2\n1,8,9,1\n";

        var named = Parse(Text, new() { Source = "retweeter", Target = "author", Weight = "count" });
        var counted = Parse(Text, new() { Source = "2", Target = "3", Weight = "", Header = true });

        Assert.Equal([(0, 1, 2), (1, 2, 1)], named.Graph.Arcs());
        Assert.Equal([(0, 1, 1), (1, 2, 1)], counted.Graph.Arcs());
        Assert.Throws<GraphFormatException>(() => Parse(Text, new() { Source = "poster" }));
    }

    [Fact]
    public void Numbers_come_in_their_order_and_gaps_get_no_node()
    {
        var read = Parse("30,4\n4,1000\n");

        Assert.Equal(["4", "30", "1000"], read.Names);
        Assert.Equal([(0, 2, 1), (1, 0, 1)], read.Graph.Arcs());
    }

    [Fact]
    public void Account_ids_of_64_bits_are_numbers_too_and_are_not_rounded()
    {
        var read = Parse("source,target\n1321910806070595585,12\n1321910806070595584,1321910806070595585\n");

        Assert.Equal(["12", "1321910806070595584", "1321910806070595585"], read.Names);
        Assert.Equal([(1, 2, 1), (2, 0, 1)], read.Graph.Arcs());
        Assert.Equal(2, read.Names.IndexOf("1321910806070595585"));
        Assert.Equal(-1, read.Names.IndexOf("13"));
    }

    [Fact]
    public void Texts_come_in_the_order_of_the_file()
    {
        var read = Parse("source,target\nrené,\"a, \"\"b\"\"\"\n007,rené\n7,007\n");

        Assert.Equal(["rené", "a, \"b\"", "007", "7"], read.Names);
        Assert.Equal([(0, 1, 1), (2, 0, 1), (3, 2, 1)], read.Graph.Arcs());
    }

    [Theory]
    [InlineData("source,target,weight\n0,1,1\n0,2\n", 3, 27, "columns")]
    [InlineData("source,target,weight\n0,1,heavy\n", 2, 21, "'heavy'")]
    [InlineData("source,target,weight\n0,1,-1\n", 2, 21, "'-1'")]
    [InlineData("source,target,weight\n0,1,NaN\n", 2, 21, "'NaN'")]
    [InlineData("source,target\n#\n0,\n", 3, 16, "target is empty")]
    public void A_line_that_is_no_edge_is_named(string text, long line, long offset, string word)
    {
        var error = Assert.Throws<GraphFormatException>(() => Parse(text));

        Assert.Equal((line, offset), (error.Line, error.Offset));
        Assert.Contains(word, error.Message, StringComparison.Ordinal);
        Assert.Contains($"line {line} ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n# nothing\n")]
    [InlineData("source,target\n")]
    public void A_file_without_edges_is_an_empty_graph(string text)
    {
        var read = Parse(text);

        Assert.Equal((0, 0L), (read.Graph.Nodes, read.Graph.Edges));
        Assert.Empty(read.Names);
    }

    [Fact]
    public void A_long_file_is_the_same_on_any_number_of_threads_and_the_same_as_its_lines()
    {
        var random = new Random(3);
        var lines = Enumerable.Range(0, 300_000).Select(_ => (Source: random.Next(50_000), Target: random.Next(50_000), Weight: random.Next(1, 9))).ToArray();
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "edges.csv");
        File.WriteAllLines(path, lines.Select(line => FormattableString.Invariant($"{line.Source},{line.Target},{line.Weight}")));

        var two = EdgeCsv.Read(path, new() { Threads = 2 });
        var node = two.Names.Select((name, i) => (int.Parse(name, CultureInfo.InvariantCulture), i)).ToDictionary();

        Assert.Equal(EdgeCsv.Read(path, new() { Threads = 1 }).Graph.Arcs(), two.Graph.Arcs());
        Assert.Equal(Graphs.Build(lines.Select(line => (node[line.Source], node[line.Target], (double)line.Weight)), directed: true).Arcs(), two.Graph.Arcs());
        File.Delete(path);
    }

    [Fact]
    public void Long_files_of_texts_keep_the_order_of_the_file_over_its_pieces()
    {
        var random = new Random(3);
        var lines = Enumerable.Range(0, 150_000).Select(_ => (Source: $"@{random.Next(70_000)}", Target: $"@{random.Next(70_000)}")).ToArray();
        var text = string.Concat(lines.Select(line => $"{line.Source},{line.Target}\n"));

        var two = Parse(text, new() { Threads = 2 });

        Assert.Equal(lines.SelectMany(line => new[] { line.Source, line.Target }).Distinct(), two.Names);
        Assert.Equal(Parse(text, new() { Threads = 1 }).Graph.Arcs(), two.Graph.Arcs());
        Assert.Equal(lines.Distinct().Order(), two.Graph.Arcs().Select(arc => (two.Names[arc.Source], two.Names[arc.Target])).Order());
    }

    [Fact]
    public void The_fast_and_the_general_way_agree_on_any_numbers() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Double[0, 1e6]).Array[1, 30].Sample(list =>
        {
            var fast = string.Concat(list.Select(e => FormattableString.Invariant($"{e.Item1},{e.Item2},{e.Item3:R}\n")));
            var general = string.Concat(list.Select(e => FormattableString.Invariant($"\"{e.Item1}\",\"{e.Item2}\",\"{e.Item3:R}\"\n")));
            EdgeCsvOptions options = new() { Header = false, Weight = "3" };

            var (one, other) = (Parse(fast, options), Parse(general, options));

            Assert.Equal(one.Names, other.Names);
            Assert.Equal(one.Graph.Arcs(), other.Graph.Arcs());
        });

    [Fact]
    public void Bytes_that_are_no_edge_list_are_refused_or_read_but_never_crash() =>
        Gen.Char["01,;\t \"\n\r#a.e-é"].Array[0, 60].Sample(characters =>
        {
            try
            {
                var read = Parse(new string(characters));
                Assert.Equal(read.Graph.Nodes, read.Names.Count);
            }
            catch (GraphFormatException error)
            {
                Assert.True(error.Line > 0);
            }
        });

    [Fact]
    [Trait("Needs", RealCaptures.Trait)]
    public void The_published_retweet_network_of_2016_has_its_published_size()
    {
        using var file = File.OpenRead(RealCaptures.Path("data/hoaxy-retweet-network-2016/edges.csv.gz"));
        using var text = new MemoryStream();
        new GZipStream(file, CompressionMode.Decompress).CopyTo(text);

        var read = EdgeCsv.Parse(text.ToArray(), new() { KeepLoops = false });

        Assert.Equal(19_058 - 53, read.Graph.Edges);
        Assert.Equal(18_999, read.Graph.Undirected().Edges);
    }

    private static NamedGraph Parse(string text, EdgeCsvOptions? options = null) => EdgeCsv.Parse(Encoding.UTF8.GetBytes(text), options);
}
