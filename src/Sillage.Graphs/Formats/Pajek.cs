using System.Globalization;
using System.Text;

namespace Sillage.Graphs.Formats;

/// <summary>
/// Pajek's network files: numbered vertices with labels and positions, then arcs and edges. Colours, sizes, times and attributes have no
/// place in them and are left out.
/// </summary>
/// <remarks>Source: Batagelj and Mrvar, Pajek reference manual, section on input files.</remarks>
public static class Pajek
{
    /// <summary>
    /// Writes a document, in UTF-8. Labels are the labels, or the names where there are none; a quotation mark in one becomes an apostrophe,
    /// since the format knows no other way. Positions are scaled into the unit square. The stream is left open.
    /// </summary>
    /// <exception cref="ArgumentException">A column has not a value for every node or edge.</exception>
    public static void Write(GraphDocument document, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(document);
        document.Check();
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine($"*Vertices {document.Graph.Nodes}");
        var scale = Scale(document);
        for (var node = 0; node < document.Graph.Nodes; node++)
        {
            var label = (document.Labels?[node] ?? document.Names[node]).ReplaceLineEndings(" ").Replace('"', '\'');
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{node + 1} \"{label}\""));
            if (document.X is not null)
            {
                // The format counts downwards.
                var (x, y) = ((document.X[node] - scale.Left) / scale.Span, (scale.Top - document.Y![node]) / scale.Span);
                writer.Write(string.Create(CultureInfo.InvariantCulture, $" {x:R} {y:R} 0"));
            }

            writer.WriteLine();
        }

        writer.WriteLine(document.Graph.IsDirected ? "*Arcs" : "*Edges");
        foreach (var (_, source, target, weight) in document.Edges())
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{source + 1} {target + 1} {weight:R}"));
    }

    /// <summary>
    /// Reads a document: vertices, arcs and edges, as pairs or as lists. Where there are both, the graph is directed and an edge is two
    /// arcs. Labels become names; of vertices with the same label the later ones get their number added.
    /// </summary>
    /// <exception cref="GraphFormatException">The file is not Pajek's; says where.</exception>
    public static GraphDocument Read(Stream stream) => new PajekReader(stream).Read();

    private static (double Left, double Top, double Span) Scale(GraphDocument document)
    {
        if (document.X is not { Count: > 0 } x || document.Y is not { } y)
            return (0, 0, 1);
        var (left, top) = ((double)x.Min(), (double)y.Max());
        var span = Math.Max(x.Max() - left, top - y.Min());
        return (left, top, span > 0 ? span : 1);
    }
}
