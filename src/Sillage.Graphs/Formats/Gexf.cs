using System.Globalization;
using System.Xml;

namespace Sillage.Graphs.Formats;

/// <summary>GEXF 1.3, the format of Gephi: positions, sizes, colours, attributes, and the times during which nodes and edges are there.</summary>
/// <remarks>Source: gexf.net, GEXF 1.3 schema and primer.</remarks>
public static class Gexf
{
    private const string Namespace = "http://gexf.net/1.3";
    private const string Viz = "http://gexf.net/1.3/viz";

    /// <summary>Writes a document. The stream is left open.</summary>
    /// <exception cref="ArgumentException">A column has not a value for every node or edge.</exception>
    public static void Write(GraphDocument document, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(document);
        document.Check();
        using var writer = Xml.Writer(stream);
        writer.WriteStartElement("gexf", Namespace);
        writer.WriteAttributeString("xmlns", "viz", null, Viz);
        writer.WriteAttributeString("version", "1.3");
        writer.WriteStartElement("graph");
        writer.WriteAttributeString("defaultedgetype", document.Graph.IsDirected ? "directed" : "undirected");
        var dynamic = document.NodeSpells is not null || document.EdgeSpells is not null;
        writer.WriteAttributeString("mode", dynamic ? "dynamic" : "static");
        if (dynamic)
        {
            writer.WriteAttributeString("timeformat", "dateTime");
            writer.WriteAttributeString("timerepresentation", "interval");
        }

        WriteDeclarations(writer, "node", document.NodeAttributes);
        WriteDeclarations(writer, "edge", document.EdgeAttributes);
        writer.WriteStartElement("nodes");
        for (var node = 0; node < document.Graph.Nodes; node++)
            WriteNode(writer, document, node);
        writer.WriteEndElement();
        writer.WriteStartElement("edges");
        foreach (var (number, source, target, weight) in document.Edges())
        {
            writer.WriteStartElement("edge");
            writer.Attribute("id", number.ToString(CultureInfo.InvariantCulture));
            writer.Attribute("source", document.Names[source]);
            writer.Attribute("target", document.Names[target]);
            if (document.Graph.IsWeighted)
                writer.Attribute("weight", Xml.Text(weight));
            WriteTimes(writer, document.EdgeSpells?[number], () => WriteValues(writer, document.EdgeAttributes, number));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>Reads a document of version 1.1 to 1.3. Of edges that join the same nodes, weights are added and the first one's attributes kept.</summary>
    /// <exception cref="GraphFormatException">The file is not GEXF; says where.</exception>
    public static GraphDocument Read(Stream stream) => Xml.Read(stream, "GEXF", reader => new GexfReader(reader).Read());

    private static void WriteDeclarations(XmlWriter writer, string of, IReadOnlyList<AttributeColumn> columns)
    {
        if (columns.Count == 0)
            return;
        writer.WriteStartElement("attributes");
        writer.WriteAttributeString("class", of);
        for (var i = 0; i < columns.Count; i++)
        {
            writer.WriteStartElement("attribute");
            writer.Attribute("id", i.ToString(CultureInfo.InvariantCulture));
            writer.Attribute("title", columns[i].Name);
            writer.Attribute("type", columns[i].Type switch
            {
                AttributeType.WholeNumber => "long",
                AttributeType.Number => "double",
                AttributeType.Boolean => "boolean",
                _ => "string",
            });
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void WriteNode(XmlWriter writer, GraphDocument document, int node)
    {
        writer.WriteStartElement("node");
        writer.Attribute("id", document.Names[node]);
        writer.Attribute("label", document.Labels is null ? document.Names[node] : document.Labels[node]);
        WriteTimes(writer, document.NodeSpells?[node], () => WriteValues(writer, document.NodeAttributes, node));
        if (document.Colours is not null)
        {
            writer.WriteStartElement("color", Viz);
            writer.Attribute("r", document.Colours[node].Red.ToString(CultureInfo.InvariantCulture));
            writer.Attribute("g", document.Colours[node].Green.ToString(CultureInfo.InvariantCulture));
            writer.Attribute("b", document.Colours[node].Blue.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndElement();
        }

        if (document.X is not null)
        {
            writer.WriteStartElement("position", Viz);
            writer.Attribute("x", Xml.Text(document.X[node]));
            writer.Attribute("y", Xml.Text(document.Y![node]));
            writer.Attribute("z", "0");
            writer.WriteEndElement();
        }

        if (document.Sizes is not null)
        {
            writer.WriteStartElement("size", Viz);
            writer.Attribute("value", Xml.Text(document.Sizes[node]));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    /// <summary>One spell is written as attributes, several as elements; attributes come before all elements.</summary>
    private static void WriteTimes(XmlWriter writer, IReadOnlyList<Spell>? spells, Action values)
    {
        if (spells?.Count == 1)
            WriteSpell(writer, spells[0]);
        values();
        if (spells is not { Count: > 1 })
            return;
        writer.WriteStartElement("spells");
        foreach (var spell in spells)
        {
            writer.WriteStartElement("spell");
            WriteSpell(writer, spell);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void WriteSpell(XmlWriter writer, Spell spell)
    {
        writer.Attribute("start", Moment(spell.Start));
        writer.Attribute("end", Moment(spell.End));
    }

    private static string? Moment(DateTimeOffset? moment) =>
        moment?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static void WriteValues(XmlWriter writer, IReadOnlyList<AttributeColumn> columns, int place)
    {
        if (columns.All(column => column[place] is null))
            return;
        writer.WriteStartElement("attvalues");
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i][place] is not { } value)
                continue;
            writer.WriteStartElement("attvalue");
            writer.Attribute("for", i.ToString(CultureInfo.InvariantCulture));
            writer.Attribute("value", value);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }
}
