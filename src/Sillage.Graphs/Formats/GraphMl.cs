using System.Globalization;
using System.Xml;

namespace Sillage.Graphs.Formats;

/// <summary>GraphML. Labels, positions, sizes and colours are attributes called `label`, `x`, `y`, `size`, `r`, `g`, `b`, as Gephi writes them.</summary>
/// <remarks>Source: graphml.graphdrawing.org, GraphML primer. Times have no place in the format and are left out.</remarks>
public static class GraphMl
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    /// <summary>Writes a document. The stream is left open.</summary>
    /// <exception cref="ArgumentException">A column has not a value for every node or edge.</exception>
    public static void Write(GraphDocument document, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(document);
        document.Check();
        var nodeColumns = NodeColumns(document);
        using var writer = Xml.Writer(stream);
        writer.WriteStartElement("graphml", Namespace);
        for (var i = 0; i < nodeColumns.Count; i++)
            WriteKey(writer, "n" + i, "node", nodeColumns[i].Name, nodeColumns[i].Type);
        if (document.Graph.IsWeighted)
            WriteKey(writer, "weight", "edge", "weight", AttributeType.Number);
        for (var i = 0; i < document.EdgeAttributes.Count; i++)
            WriteKey(writer, "e" + i, "edge", document.EdgeAttributes[i].Name, document.EdgeAttributes[i].Type);
        writer.WriteStartElement("graph");
        writer.WriteAttributeString("edgedefault", document.Graph.IsDirected ? "directed" : "undirected");
        for (var node = 0; node < document.Graph.Nodes; node++)
        {
            writer.WriteStartElement("node");
            writer.Attribute("id", document.Names[node]);
            for (var i = 0; i < nodeColumns.Count; i++)
                WriteData(writer, "n" + i, nodeColumns[i][node]);
            writer.WriteEndElement();
        }

        foreach (var (number, source, target, weight) in document.Edges())
        {
            writer.WriteStartElement("edge");
            writer.Attribute("source", document.Names[source]);
            writer.Attribute("target", document.Names[target]);
            if (document.Graph.IsWeighted)
                WriteData(writer, "weight", Xml.Text(weight));
            for (var i = 0; i < document.EdgeAttributes.Count; i++)
                WriteData(writer, "e" + i, document.EdgeAttributes[i][number]);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>Reads a document. Of edges that join the same nodes, weights are added and the first one's attributes kept.</summary>
    /// <exception cref="GraphFormatException">The file is not GraphML; says where.</exception>
    public static GraphDocument Read(Stream stream) => Xml.Read(stream, "GraphML", reader => new GraphMlReader(reader).Read());

    private static List<AttributeColumn> NodeColumns(GraphDocument document)
    {
        var columns = new List<AttributeColumn>();
        if (document.Labels is not null)
            columns.Add(AttributeColumn.OfTexts("label", document.Labels));
        if (document.X is not null)
        {
            columns.Add(Numbers("x", document.X));
            columns.Add(Numbers("y", document.Y!));
        }

        if (document.Sizes is not null)
            columns.Add(Numbers("size", document.Sizes));
        if (document.Colours is not null)
        {
            columns.Add(AttributeColumn.OfWholeNumbers("r", [.. document.Colours.Select(colour => (long)colour.Red)]));
            columns.Add(AttributeColumn.OfWholeNumbers("g", [.. document.Colours.Select(colour => (long)colour.Green)]));
            columns.Add(AttributeColumn.OfWholeNumbers("b", [.. document.Colours.Select(colour => (long)colour.Blue)]));
        }

        columns.AddRange(document.NodeAttributes);
        return columns;
    }

    private static AttributeColumn Numbers(string name, IReadOnlyList<float> values) =>
        AttributeColumn.AsRead(name, AttributeType.Number, [.. values.Select(Xml.Text)]);

    private static void WriteKey(XmlWriter writer, string id, string of, string name, AttributeType type)
    {
        writer.WriteStartElement("key");
        writer.WriteAttributeString("id", id);
        writer.WriteAttributeString("for", of);
        writer.Attribute("attr.name", name);
        writer.WriteAttributeString("attr.type", type switch
        {
            AttributeType.WholeNumber => "long",
            AttributeType.Number => "double",
            AttributeType.Boolean => "boolean",
            _ => "string",
        });
        writer.WriteEndElement();
    }

    private static void WriteData(XmlWriter writer, string key, string? value)
    {
        if (value is null)
            return;
        writer.WriteStartElement("data");
        writer.WriteAttributeString("key", key);
        writer.WriteString(Xml.Clean(value));
        writer.WriteEndElement();
    }

    /// <summary>One pass over a GraphML file.</summary>
    private sealed class GraphMlReader(XmlReader reader)
    {
        private readonly DocumentBuilder document = new();
        private readonly Dictionary<string, string> keyNames = [];
        private readonly Dictionary<(bool OfNodes, string Key), DocumentBuilder.Column> columns = [];
        private string lastKey = "";
        private int? node;
        private bool any;

        public GraphDocument Read()
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                    Start();
            }

            return any ? document.Build() : throw new FormatException("there is no <graph>");
        }

        private void Start()
        {
            switch (reader.LocalName)
            {
                case "graph":
                    any = true;
                    document.Directed = reader.GetAttribute("edgedefault") == "directed";
                    break;
                case "key":
                    var key = reader.Needed("id");
                    Declare(key, reader.GetAttribute("for") ?? "all", reader.GetAttribute("attr.name") ?? key, Type(reader.GetAttribute("attr.type")));
                    break;
                case "default":
                    SetDefault(reader.ReadString());
                    break;
                case "node":
                    node = document.Node(reader.Needed("id"));
                    break;
                case "edge":
                    node = null;
                    document.AddEdge(document.Node(reader.Needed("source")), document.Node(reader.Needed("target")), 1);
                    break;
                case "data":
                    var id = reader.Needed("key");
                    Set(id, reader.ReadString());
                    break;
            }
        }

        private static AttributeType Type(string? name) => name switch
        {
            "int" or "integer" or "long" => AttributeType.WholeNumber,
            "float" or "double" => AttributeType.Number,
            "boolean" => AttributeType.Boolean,
            _ => AttributeType.Text,
        };

        private void Declare(string id, string of, string name, AttributeType type)
        {
            lastKey = id;
            keyNames[id] = name;
            foreach (var ofNodes in new[] { true, false })
            {
                if ((of == "all" || of == (ofNodes ? "node" : "edge")) && !IsBuiltIn(ofNodes, name))
                    columns[(ofNodes, id)] = document.AddColumn(ofNodes, name, type);
            }
        }

        private void SetDefault(string value)
        {
            foreach (var ofNodes in new[] { true, false })
            {
                if (columns.TryGetValue((ofNodes, lastKey), out var column))
                    column.Default = value;
            }
        }

        private static bool IsBuiltIn(bool ofNodes, string name) => ofNodes ? name is "label" or "x" or "y" or "size" or "r" or "g" or "b" : name is "weight";

        private void Set(string id, string value)
        {
            if (!keyNames.TryGetValue(id, out var name))
                throw new FormatException($"the key {id} is not declared");
            if (columns.TryGetValue((node is not null, id), out var column))
                column.Set(node ?? document.Edge, value);
            else if (node is { } drawn)
                SetLook(drawn, name, value);
            else
                document.SetWeight(Xml.Number(value));
        }

        private void SetLook(int drawn, string name, string value)
        {
            var colour = document.ColourOf(drawn);
            switch (name)
            {
                case "label":
                    document.SetLabel(drawn, value);
                    break;
                case "x":
                    document.SetPosition(drawn, (float)Xml.Number(value), null);
                    break;
                case "y":
                    document.SetPosition(drawn, null, (float)Xml.Number(value));
                    break;
                case "size":
                    document.SetSize(drawn, (float)Xml.Number(value));
                    break;
                case "r":
                    document.SetColour(drawn, colour with { Red = byte.Parse(value, CultureInfo.InvariantCulture) });
                    break;
                case "g":
                    document.SetColour(drawn, colour with { Green = byte.Parse(value, CultureInfo.InvariantCulture) });
                    break;
                case "b":
                    document.SetColour(drawn, colour with { Blue = byte.Parse(value, CultureInfo.InvariantCulture) });
                    break;
            }
        }
    }
}
