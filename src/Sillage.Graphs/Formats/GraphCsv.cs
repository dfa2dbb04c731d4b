using System.Globalization;
using System.Text;

namespace Sillage.Graphs.Formats;

/// <summary>
/// Two tables: nodes (`id,label,x,y,size,colour,start,end` and attributes) and edges (`source,target,weight,start,end` and attributes).
/// Columns without values are left out. <see cref="Csv.EdgeCsv"/> reads the edges back.
/// </summary>
/// <remarks>Source: RFC 4180, with line feeds alone at the ends of lines.</remarks>
public static class GraphCsv
{
    /// <summary>Writes the table of nodes, in UTF-8. The stream is left open.</summary>
    /// <exception cref="ArgumentException">A column has not a value for every node.</exception>
    public static void WriteNodes(GraphDocument document, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(document);
        document.Check();
        var columns = new List<(string Name, Func<int, string?> Value)> { ("id", node => document.Names[node]) };
        if (document.Labels is { } labels)
            columns.Add(("label", node => labels[node]));
        if (document.X is { } x && document.Y is { } y)
        {
            columns.Add(("x", node => Xml.Text(x[node])));
            columns.Add(("y", node => Xml.Text(y[node])));
        }

        if (document.Sizes is { } sizes)
            columns.Add(("size", node => Xml.Text(sizes[node])));
        if (document.Colours is { } colours)
            columns.Add(("colour", node => $"#{colours[node].Red:x2}{colours[node].Green:x2}{colours[node].Blue:x2}"));
        AddSpells(columns, document.NodeSpells);
        columns.AddRange(document.NodeAttributes.Select(column => (column.Name, (Func<int, string?>)(node => column[node]))));
        WriteTable(stream, columns, Enumerable.Range(0, document.Graph.Nodes));
    }

    /// <summary>Writes the table of edges, in UTF-8. The stream is left open.</summary>
    /// <exception cref="ArgumentException">A column has not a value for every edge.</exception>
    public static void WriteEdges(GraphDocument document, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(document);
        document.Check();
        var columns = new List<(string Name, Func<int, string?> Value)>();
        AddSpells(columns, document.EdgeSpells);
        columns.AddRange(document.EdgeAttributes.Select(column => (column.Name, (Func<int, string?>)(edge => column[edge]))));
        using var writer = Writer(stream);
        WriteLine(writer, ["source", "target", "weight", .. columns.Select(column => column.Name)]);
        foreach (var (number, source, target, weight) in document.Edges())
            WriteLine(writer, [document.Names[source], document.Names[target], Xml.Text(weight), .. columns.Select(column => column.Value(number))]);
    }

    private static void AddSpells(List<(string Name, Func<int, string?> Value)> columns, IReadOnlyList<IReadOnlyList<Spell>>? spells)
    {
        if (spells is null)
            return;
        columns.Add(("start", place => Moment(spells[place].Count == 0 ? null : spells[place][0].Start)));
        columns.Add(("end", place => Moment(spells[place].Count == 0 ? null : spells[place][^1].End)));
    }

    private static string? Moment(DateTimeOffset? moment) =>
        moment?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static void WriteTable(Stream stream, List<(string Name, Func<int, string?> Value)> columns, IEnumerable<int> places)
    {
        using var writer = Writer(stream);
        WriteLine(writer, columns.Select(column => column.Name));
        foreach (var place in places)
            WriteLine(writer, columns.Select(column => column.Value(place)));
    }

    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };

    private static void WriteLine(StreamWriter writer, IEnumerable<string?> values)
    {
        var first = true;
        foreach (var value in values)
        {
            if (!first)
                writer.Write(',');
            first = false;
            writer.Write(Quoted(value ?? ""));
        }

        writer.WriteLine();
    }

    private static string Quoted(string value) => value.AsSpan().IndexOfAny(",\"\r\n") < 0 && !value.StartsWith('#')
        ? value
        : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
