using System.Xml;
using System.Xml.Linq;
using Sillage.Graphs.Formats;
using Xunit;

namespace Sillage.Graphs.Tests;

/// <summary>
/// Times in GEXF, read as plain XML and held to the rules of version 1.3 (gexf.net: dynamics.rnc, primer) and to what Gephi's importer takes
/// for its timeline: spells where there are any, else start and end.
/// </summary>
public class GexfTimeTests
{
    private static readonly XNamespace Name = "http://gexf.net/1.3";
    private static readonly DateTimeOffset Leak = new(2017, 5, 5, 18, 49, 0, TimeSpan.Zero);

    private static GraphDocument Document => new(Graphs.Build([(0, 1, 1), (1, 2, 1), (2, 3, 1)], directed: true), NodeNames.OfTexts(["a", "b", "c", "d"]))
    {
        // A whole time, two of them, an open end, none.
        NodeSpells =
        [
            [new(Leak, Leak.AddHours(2))], [new(Leak, Leak.AddMinutes(5)), new(Leak.AddHours(1), Leak.AddHours(2))],
            [new(Leak.ToOffset(TimeSpan.FromHours(2)), null)], [],
        ],
        EdgeSpells = [[new(Leak.AddMilliseconds(1), Leak.AddMinutes(5))], [new(null, Leak)], []],
    };

    [Fact]
    public void A_graph_with_times_says_that_they_are_intervals_of_dates()
    {
        var graph = Written(Document).Root!.Element(Name + "graph")!;

        Assert.Equal(("dynamic", "dateTime", "interval"), ((string?)graph.Attribute("mode"), (string?)graph.Attribute("timeformat"), (string?)graph.Attribute("timerepresentation")));
        var still = Written(Document with { NodeSpells = null, EdgeSpells = null }).Root!.Element(Name + "graph")!;
        Assert.Equal("static", (string?)still.Attribute("mode"));
        Assert.DoesNotContain(still.Attributes(), attribute => attribute.Name.LocalName.StartsWith("time", StringComparison.Ordinal));
        Assert.Empty(still.Descendants().Attributes("start"));
    }

    [Fact]
    public void Every_time_stands_where_a_timeline_looks_for_it_and_means_the_same_moment()
    {
        var graph = Written(Document).Root!.Element(Name + "graph")!;

        Assert.Equal(Document.NodeSpells!, graph.Element(Name + "nodes")!.Elements(Name + "node").Select(Spells));
        Assert.Equal(Document.EdgeSpells!, graph.Element(Name + "edges")!.Elements(Name + "edge").Select(Spells));
        // Since version 1.3 there are no open ends, and timestamps cannot be mixed with intervals.
        Assert.DoesNotContain(graph.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "startopen" or "endopen" or "timestamp" or "timestamps" or "intervals");
    }

    private static IReadOnlyList<Spell> Spells(XElement element)
    {
        var own = element.Attribute("start") is not null || element.Attribute("end") is not null;
        var spells = element.Element(Name + "spells");
        // Gephi passes start and end over where spells follow.
        Assert.False(own && spells is not null, $"{element} says its time twice");
        Assert.True(spells is null || spells.Elements(Name + "spell").Any(), $"{element} has empty spells");
        return [.. (own ? [element] : spells?.Elements(Name + "spell") ?? []).Select(spell => new Spell(Moment(spell, "start"), Moment(spell, "end")))];
    }

    /// <summary>As xsd:dateTime, with its zone: Gephi would take a time without one for the reader's own.</summary>
    private static DateTimeOffset? Moment(XElement element, string name)
    {
        if ((string?)element.Attribute(name) is not { } text)
            return null;
        Assert.EndsWith("Z", text, StringComparison.Ordinal);
        return XmlConvert.ToDateTimeOffset(text);
    }

    private static XDocument Written(GraphDocument document)
    {
        using var stream = new MemoryStream();
        Gexf.Write(document, stream);
        stream.Position = 0;
        return XDocument.Load(stream);
    }
}
