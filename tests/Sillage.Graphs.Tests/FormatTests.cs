using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Sillage.Graphs.Csv;
using Sillage.Graphs.Formats;
using Xunit;

namespace Sillage.Graphs.Tests;

public class FormatTests
{
    private static readonly DateTimeOffset Leak = new(2017, 5, 5, 18, 49, 0, TimeSpan.Zero);

    /// <summary>Three accounts; the second's name needs escaping everywhere.</summary>
    private static GraphDocument Sample => new(Graphs.Build([(0, 1, 2.5), (2, 1, 1)], directed: true), NodeNames.OfTexts(["a", "b & <\"b\">, é", "c"]))
    {
        Labels = ["Ann", "Bob \"B\"", "Cäcilie"],
        X = [0, 1.5f, -2],
        Y = [1, 0, 3.25f],
        Sizes = [1, 10, 2.5f],
        Colours = [new(255, 0, 16), new(0, 128, 0), new(1, 2, 3)],
        NodeSpells = [[new(Leak, Leak.AddHours(2))], [new(Leak, Leak.AddMinutes(5)), new(Leak.AddHours(1), null)], []],
        EdgeSpells = [[new(Leak.AddMilliseconds(1), null)], [new(null, Leak)]],
        NodeAttributes = [AttributeColumn.OfTexts("language", ["fr", null, "en"]), AttributeColumn.OfWholeNumbers("posts", [1, 841_000_000_000_000_001, 3])],
        EdgeAttributes = [AttributeColumn.OfNumbers("delay", [0.1, double.NaN]), AttributeColumn.OfBooleans("first", [true, false])],
    };

    [Fact]
    public void Gexf_keeps_everything()
    {
        var read = Gexf.Read(Written(Sample, Gexf.Write));

        AssertSame(Sample, read);
        Assert.Equal(Sample.NodeSpells!.Select(spells => string.Join(' ', spells)), read.NodeSpells!.Select(spells => string.Join(' ', spells)));
        Assert.Equal(Sample.EdgeSpells!.Select(spells => string.Join(' ', spells)), read.EdgeSpells!.Select(spells => string.Join(' ', spells)));
    }

    [Fact]
    public void GraphMl_keeps_everything_but_times() => AssertSame(Sample, GraphMl.Read(Written(Sample, GraphMl.Write)));

    [Fact]
    public void Gexf_is_written_as_the_primer_has_it()
    {
        var text = Encoding.UTF8.GetString(Written(Sample, Gexf.Write).ToArray());

        Assert.Contains("<gexf xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\" xmlns=\"http://gexf.net/1.3\">", text, StringComparison.Ordinal);
        Assert.Contains("<graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"dateTime\" timerepresentation=\"interval\">", text, StringComparison.Ordinal);
        Assert.Contains("<node id=\"a\" label=\"Ann\" start=\"2017-05-05T18:49:00Z\" end=\"2017-05-05T20:49:00Z\">", text, StringComparison.Ordinal);
        Assert.Contains("<spell start=\"2017-05-05T19:49:00Z\" />", text, StringComparison.Ordinal);
        Assert.Contains("<viz:position x=\"1.5\" y=\"0\" z=\"0\" />", text, StringComparison.Ordinal);
        Assert.Contains("<edge id=\"0\" source=\"a\" target=\"b &amp; &lt;&quot;b&quot;&gt;, é\" weight=\"2.5\" start=\"2017-05-05T18:49:00.001Z\">", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Gexf_of_an_older_version_with_defaults_and_times_in_seconds_is_read()
    {
        const string Text = """
            <gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">
              <meta lastmodifieddate="2009-03-20"><creator>Gephi</creator></meta>
              <graph defaultedgetype="undirected" mode="dynamic" timeformat="double">
                <attributes class="node"><attribute id="l" title="lang" type="string"><default>fr</default></attribute></attributes>
                <nodes><node id="1" start="0" end="60"/><node id="2"><attvalues><attvalue for="l" value="en"/></attvalues></node></nodes>
                <edges><edge source="2" target="1" weight="2"/><edge source="1" target="2"/></edges>
              </graph>
            </gexf>
            """;

        var read = Gexf.Read(Stream(Text));

        Assert.Equal([(0, 1, 3), (1, 0, 3)], read.Graph.Arcs());
        Assert.Equal(["1", "2"], read.Names);
        Assert.Equal(["fr", "en"], Values(read.NodeAttributes[0]));
        Assert.Equal(new Spell(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddMinutes(1)), read.NodeSpells![0].Single());
        Assert.Empty(read.NodeSpells[1]);
    }

    [Fact]
    public void Pajek_keeps_labels_weights_and_the_shape_of_the_picture()
    {
        var read = Pajek.Read(Written(Sample, Pajek.Write));

        Assert.Equal(["Ann", "Bob 'B'", "Cäcilie"], read.Names);
        Assert.Equal(Sample.Graph.Arcs(), read.Graph.Arcs());
        Assert.Equal((Sample.X![1] - Sample.X[0]) / (Sample.Y![2] - Sample.Y[0]), (read.X![1] - read.X[0]) / (read.Y![2] - read.Y[0]), 1e-5);
    }

    [Fact]
    public void Pajek_lists_and_mixed_edges_are_read()
    {
        var read = Pajek.Read(Stream("% made by hand\n*Vertices 3\n1 \"one\"\n2 \"one\"\n*Arcslist\n1 2 3\n*Edges\n2 3 4\n"));

        Assert.Equal(["one", "one (2)", "3"], read.Names);
        Assert.Equal([(0, 1, 1), (0, 2, 1), (1, 2, 4), (2, 1, 4)], read.Graph.Arcs());
    }

    [Fact]
    public void Tables_are_written_and_edges_come_back()
    {
        var nodes = Encoding.UTF8.GetString(Written(Sample, GraphCsv.WriteNodes).ToArray()).Split('\n');
        var edges = EdgeCsv.Parse(Written(Sample, GraphCsv.WriteEdges).ToArray());

        Assert.Equal("id,label,x,y,size,colour,start,end,language,posts", nodes[0]);
        Assert.Equal("\"b & <\"\"b\"\">, é\",\"Bob \"\"B\"\"\",1.5,0,10,\"#008000\",2017-05-05T18:49:00Z,,,841000000000000001", nodes[2]);
        Assert.Equal(["a", "b & <\"b\">, é", "c"], edges.Names);
        Assert.Equal(Sample.Graph.Arcs(), edges.Graph.Arcs());
    }

    [Fact]
    public void Any_document_comes_back_from_gexf_and_graphml() =>
        Gen.Select(Graphs.EdgeLists(8, 20, Graphs.Reals), Gen.Bool, Gen.String, Gen.Int).Sample((list, directed, text, seed) =>
        {
            var graph = Graphs.Build(list, directed);
            var clean = new string([.. text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) && !char.IsSurrogate(c) && c is not '\r' and not '\n' and not '\t')]);
            var document = new GraphDocument(graph, NodeNames.OfTexts(Enumerable.Range(0, graph.Nodes).Select(node => $"{node}{clean}x")))
            {
                EdgeAttributes = [AttributeColumn.OfWholeNumbers("number", [.. Enumerable.Range(0, (int)graph.Edges).Select(i => (long)i * seed)])],
            };

            AssertSame(document with { Labels = [.. document.Names] }, Gexf.Read(Written(document, Gexf.Write)));
            AssertSame(document, GraphMl.Read(Written(document, GraphMl.Write)));
        });

    [Fact]
    public void Characters_that_xml_cannot_hold_are_replaced()
    {
        var document = new GraphDocument(Graph.FromPairs(true, (0, 1)), NodeNames.OfTexts(["a\0b", "😀"])) { Labels = ["x\u0001", "\uD83D"] };

        Assert.Equal(["a\uFFFDb", "😀"], Gexf.Read(Written(document, Gexf.Write)).Names);
        Assert.Equal(["x\uFFFD", "\uFFFD"], GraphMl.Read(Written(document, GraphMl.Write)).Labels!);
    }

    [Theory]
    [InlineData("gexf", "<gexf><graph><nodes><node/></nodes></graph></gexf>", "has no id")]
    [InlineData("gexf", "<gexf></gexf>", "no <graph>")]
    [InlineData("gexf", "<gexf><graph>", "not GEXF")]
    [InlineData("gexf", "<gexf><graph><edges><edge source='1' target='2' weight='-1'/></edges></graph></gexf>", "not negative")]
    [InlineData("gexf", "<gexf><graph><edges><edge source='1' target='2' weight='x'/></edges></graph></gexf>", "'x'")]
    [InlineData("graphml", "not xml", "not GraphML")]
    [InlineData("graphml", "<graphml><graph><node id='1'><data key='k'>1</data></node></graph></graphml>", "not declared")]
    [InlineData("pajek", "1 2\n", "no file of Pajek")]
    [InlineData("pajek", "*Vertices 2\n*Arcs\n1 3\n", "no vertex 3")]
    [InlineData("pajek", "*Vertices 2\n*Matrix\n0 1\n1 0\n", "*Matrix")]
    public void What_is_wrong_with_a_file_is_said(string format, string text, string words)
    {
        var error = Assert.Throws<GraphFormatException>(() => format switch
        {
            "gexf" => Gexf.Read(Stream(text)),
            "graphml" => GraphMl.Read(Stream(text)),
            _ => Pajek.Read(Stream(text)),
        });

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_the_wrong_length_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Written(Sample with { Labels = ["one"] }, Gexf.Write));
        Assert.Throws<ArgumentException>(() => Written(Sample with { X = null }, GraphMl.Write));
        Assert.Throws<ArgumentException>(() => Written(Sample with { EdgeAttributes = [AttributeColumn.OfBooleans("b", [true])] }, Pajek.Write));
    }

    [Fact]
    [Trait("Needs", Peers.Trait)]
    public void Networkx_and_igraph_read_what_is_written()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;

        var graphml = Ask("read_graphml", "graph.graphml", GraphMl.Write);
        Assert.Equal("""["a",{"label":"Ann","x":0.0,"y":1.0,"size":1.0,"r":255,"g":0,"b":16,"language":"fr","posts":1}]""", Compact(graphml["nodes"]![0]));
        Assert.Equal("""["a","b & <\"b\">, é",{"weight":2.5,"delay":0.1,"first":true}]""", Compact(graphml["edges"]![0]));
        var igraph = Ask("read_graphml_igraph", "graph.graphml", GraphMl.Write);
        Assert.Equal("Cäcilie", igraph["nodes"]![2]!["label"]!.GetValue<string>());
        Assert.Equal(2.5, igraph["edges"]![0]![2]!["weight"]!.GetValue<double>());

        // networkx knows times only as numbers.
        var gexf = Ask("read_gexf", "graph.gexf", (document, stream) => Gexf.Write(document with { NodeSpells = null, EdgeSpells = null }, stream));
        Assert.True(gexf["directed"]!.GetValue<bool>());
        Assert.Equal("""{"color":{"r":255,"g":0,"b":16,"a":1.0},"size":1.0,"position":{"x":0.0,"y":1.0,"z":0.0}}""", Compact(gexf["nodes"]![0]![1]!["viz"]));
        Assert.Equal(2.5, gexf["edges"]![0]![2]!["weight"]!.GetValue<double>());

        var pajek = Ask("read_pajek", "graph.net", Pajek.Write);
        Assert.Equal(["Ann", "Bob 'B'", "Cäcilie"], pajek["nodes"]!.AsArray().Select(node => node![0]!.GetValue<string>()));
        Assert.Equal(2.5, pajek["edges"]![0]![2]!["weight"]!.GetValue<double>());
        var pajekIgraph = Ask("read_pajek_igraph", "graph.net", Pajek.Write);
        Assert.Equal((0, 1), (pajekIgraph["edges"]![0]![0]!.GetValue<int>(), pajekIgraph["edges"]![0]![1]!.GetValue<int>()));

        JsonNode Ask(string question, string name, Action<GraphDocument, Stream> write)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllBytes(path, Written(Sample, write).ToArray());
            return Peers.Ask(Sample.Graph, [question], new() { ["path"] = path })[question]!;
        }
    }

    /// <summary>graphology opens these very bytes in web/src/formats/formats.test.ts, each time the tests of the web run.</summary>
    [Theory]
    [InlineData("sample.gexf")]
    [InlineData("sample.graphml")]
    public void What_is_written_is_what_graphology_was_seen_to_open(string name)
    {
        var kept = Path.Combine(Repository.Root, "web", "src", "formats", name);
        var written = Written(Sample, name.EndsWith("gexf", StringComparison.Ordinal) ? Gexf.Write : GraphMl.Write).ToArray();
        if (!File.Exists(kept) || !File.ReadAllBytes(kept).AsSpan().SequenceEqual(written))
        {
            var now = Path.Combine(AppContext.BaseDirectory, name);
            File.WriteAllBytes(now, written);
            Assert.Fail($"the writer's output has changed: look at {now}, keep it as {kept}, and run the tests of web/");
        }
    }

    private static string Compact(JsonNode? node) =>
        node!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static MemoryStream Written(GraphDocument document, Action<GraphDocument, Stream> write)
    {
        var stream = new MemoryStream();
        write(document, stream);
        stream.Position = 0;
        return stream;
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static IEnumerable<string?> Values(AttributeColumn column) => Enumerable.Range(0, column.Count).Select(i => column[i]);

    private static void AssertSame(GraphDocument expected, GraphDocument actual)
    {
        Assert.Equal(expected.Names, actual.Names);
        Assert.Equal(expected.Graph.IsDirected, actual.Graph.IsDirected);
        Assert.Equal(expected.Graph.Arcs(), actual.Graph.Arcs());
        Assert.Equal(expected.Graph.Nodes == 0 ? null : expected.Labels, actual.Labels);
        Assert.Equal(expected.X, actual.X);
        Assert.Equal(expected.Y, actual.Y);
        Assert.Equal(expected.Sizes, actual.Sizes);
        Assert.Equal(expected.Colours, actual.Colours);
        foreach (var (one, other) in new[] { (expected.NodeAttributes, actual.NodeAttributes), (expected.EdgeAttributes, actual.EdgeAttributes) })
        {
            Assert.Equal(one.Select(column => (column.Name, column.Type)), other.Select(column => (column.Name, column.Type)));
            Assert.Equal(one.Select(column => string.Join('|', Values(column))), other.Select(column => string.Join('|', Values(column))));
        }
    }
}
