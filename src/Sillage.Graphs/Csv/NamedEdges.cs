using System.Globalization;
using System.Text;
using Sillage.Graphs.Building;

namespace Sillage.Graphs.Csv;

/// <summary>The general way through an edge list: nodes are any texts, fields may stand in quotes, and what is wrong is said.</summary>
internal sealed class NamedEdges(EdgeCsvLayout layout)
{
    /// <summary>The names in the order of their coming; the edges refer to them.</summary>
    public NameTable Names { get; } = new();

    /// <summary>What was wrong with the first line that was, and where it began in the text; null if none was.</summary>
    public (string Problem, int At)? Problem { get; private set; }

    /// <summary>Adds the edges of whole lines to a chunk that has room for one in every four bytes. Stops where a line is wrong.</summary>
    public void Parse(ReadOnlySpan<byte> text, EdgeChunk edges)
    {
        for (var at = 0; EdgeCsvLayout.NextLine(text, ref at, out var line, out var start);)
        {
            if (Add(line, edges) is not { } problem)
                continue;
            Problem = (problem, start);
            return;
        }
    }

    private string? Add(ReadOnlySpan<byte> line, EdgeChunk edges)
    {
        ReadOnlySpan<byte> source = default, target = default, weight = default;
        var fields = new LineFields(line, layout.Delimiter);
        var columns = 0;
        for (; fields.Next(out var field); columns++)
        {
            if (columns == layout.Source)
                source = field;
            else if (columns == layout.Target)
                target = field;
            else if (columns == layout.Weight)
                weight = field;
        }

        if (columns <= Math.Max(Math.Max(layout.Source, layout.Target), layout.Weight))
            return $"there are {columns} columns where {Math.Max(Math.Max(layout.Source, layout.Target), layout.Weight) + 1} are needed";
        if (source.IsEmpty || target.IsEmpty)
            return $"the {(source.IsEmpty ? "source" : "target")} is empty";
        var value = 1.0;
        if (layout.Weight >= 0
            && !(double.TryParse(weight, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && value >= 0 && double.IsFinite(value)))
            return $"the weight '{Encoding.UTF8.GetString(weight)}' is not a finite number of 0 or more";
        edges.Add(Names.Add(source), Names.Add(target), value);
        return null;
    }
}
