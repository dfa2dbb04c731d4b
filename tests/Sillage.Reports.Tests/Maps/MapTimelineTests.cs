using System.Xml;
using System.Xml.Linq;
using Sillage.Graphs.Formats;
using Sillage.Reports.Maps;
using Xunit;

namespace Sillage.Reports.Tests.Maps;

/// <summary>The map's GEXF read as plain XML: what Gephi's timeline needs to play the evening.</summary>
public sealed class MapTimelineTests
{
    private static readonly PropagationMap Map = Camps.Of(2000);

    [Fact]
    public void Every_account_and_link_has_a_time_within_the_evening()
    {
        var (graph, nodes, edges) = Written(Map);

        Assert.Equal(("dynamic", "dateTime", "interval"), ((string?)graph.Attribute("mode"), (string?)graph.Attribute("timeformat"), (string?)graph.Attribute("timerepresentation")));
        Assert.Equal((Map.Nodes.Count, Map.Edges.Count), (nodes.Count, edges.Count));
        Assert.All(nodes.Values.Concat(edges.Select(edge => edge.Time)), time =>
        {
            Assert.InRange(time.From, Map.From!.Value, Map.To!.Value);
            Assert.InRange(time.To, time.From, Map.To!.Value);
        });
    }

    [Fact]
    public void No_link_is_there_before_its_accounts()
    {
        // One was seen for itself only after others had reposted it, one never, one after the last repost of all.
        var late = Enumerable.Range(0, 3).ToDictionary(rank => Map.Nodes.Index().OrderByDescending(pair => pair.Item.RepostsEarned).ElementAt(rank).Index);
        DateTimeOffset?[] seen = [Map.To, null, Map.To!.Value.AddHours(1)];
        var map = Map with { Nodes = [.. Map.Nodes.Select((node, index) => late.TryGetValue(index, out var rank) ? node with { EnteredAt = seen[rank] } : node)] };

        var (_, nodes, edges) = Written(map);

        Assert.All(edges, edge => Assert.All([edge.Source, edge.Target], end =>
        {
            Assert.True(nodes[end].From <= edge.Time.From, $"{end} is there from {nodes[end].From}, its link from {edge.Time.From}");
            Assert.True(nodes[end].To >= edge.Time.To, $"{end} is there to {nodes[end].To}, its link to {edge.Time.To}");
        }));
    }

    private static (XElement Graph, Dictionary<string, (DateTimeOffset From, DateTimeOffset To)> Nodes, IReadOnlyList<(string Source, string Target, (DateTimeOffset From, DateTimeOffset To) Time)> Edges) Written(PropagationMap map)
    {
        using var file = new MemoryStream();
        Gexf.Write(MapGraph.Of(map, MapColoring.Community), file);
        file.Position = 0;
        XNamespace name = "http://gexf.net/1.3";
        var graph = XDocument.Load(file).Root!.Element(name + "graph")!;
        return (
            graph,
            graph.Element(name + "nodes")!.Elements(name + "node").ToDictionary(node => (string)node.Attribute("id")!, Time),
            [.. graph.Element(name + "edges")!.Elements(name + "edge").Select(edge => ((string)edge.Attribute("source")!, (string)edge.Attribute("target")!, Time(edge)))]);

        static (DateTimeOffset From, DateTimeOffset To) Time(XElement element) =>
            (XmlConvert.ToDateTimeOffset((string)element.Attribute("start")!), XmlConvert.ToDateTimeOffset((string)element.Attribute("end")!));
    }
}
