using System.Globalization;
using System.Xml;

namespace Sillage.Graphs.Formats;

/// <summary>One pass over a GEXF file. Elements are known by their names whatever the version of the namespace.</summary>
internal sealed class GexfReader(XmlReader reader)
{
    private readonly DocumentBuilder document = new();
    private readonly Dictionary<(bool OfNodes, string Id), DocumentBuilder.Column> columns = [];
    private DocumentBuilder.Column? declared;
    private bool declaringNodes;
    private bool timesAreNumbers;
    private int? node; // null inside an edge
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
                document.Directed = reader.GetAttribute("defaultedgetype") == "directed";
                timesAreNumbers = reader.GetAttribute("timeformat") is null or "double" or "integer" or "float";
                break;
            case "attributes":
                declaringNodes = reader.Needed("class") == "node";
                break;
            case "attribute":
                Declare(reader.Needed("id"));
                break;
            case "default" when declared is not null:
                declared.Default = reader.ReadString();
                break;
            case "node":
                node = document.Node(reader.Needed("id"));
                if (reader.GetAttribute("label") is { } label)
                    document.SetLabel(node.Value, label);
                ReadSpell();
                break;
            case "edge":
                node = null;
                document.AddEdge(
                    document.Node(reader.Needed("source")), document.Node(reader.Needed("target")), Xml.Number(reader.GetAttribute("weight") ?? "1"));
                ReadSpell();
                break;
            case "spell":
                ReadSpell();
                break;
            case "attvalue":
                ReadValue();
                break;
            case "position" or "size" or "color" when node is { } drawn:
                ReadLook(drawn);
                break;
        }
    }

    private void Declare(string id)
    {
        var type = reader.Needed("type") switch
        {
            "integer" or "long" or "short" or "byte" => AttributeType.WholeNumber,
            "double" or "float" => AttributeType.Number,
            "boolean" => AttributeType.Boolean,
            _ => AttributeType.Text,
        };
        columns[(declaringNodes, id)] = declared = document.AddColumn(declaringNodes, reader.GetAttribute("title") ?? id, type);
    }

    private void ReadValue()
    {
        var id = reader.GetAttribute("for") ?? reader.Needed("id");
        if (!columns.TryGetValue((node is not null, id), out var column))
            throw new FormatException($"the attribute {id} is not declared");
        column.Set(node ?? document.Edge, reader.Needed("value"));
    }

    private void ReadLook(int drawn)
    {
        switch (reader.LocalName)
        {
            case "position":
                document.SetPosition(drawn, (float)Xml.Number(reader.Needed("x")), (float)Xml.Number(reader.Needed("y")));
                break;
            case "size":
                document.SetSize(drawn, (float)Xml.Number(reader.Needed("value")));
                break;
            default:
                document.SetColour(drawn, new(Part("r"), Part("g"), Part("b")));
                break;
        }
    }

    private byte Part(string name) => byte.Parse(reader.Needed(name), CultureInfo.InvariantCulture);

    private void ReadSpell()
    {
        var (start, end) = (reader.GetAttribute("start"), reader.GetAttribute("end"));
        if (start is not null || end is not null)
            document.AddSpell(node, new(Moment(start), Moment(end)));
    }

    /// <summary>A moment: a date, with or without a time, in UTC unless it says otherwise; or seconds since 1970.</summary>
    private DateTimeOffset? Moment(string? text)
    {
        if (text is null || text.Contains("nfinity", StringComparison.Ordinal))
            return null;
        return timesAreNumbers && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }
}
