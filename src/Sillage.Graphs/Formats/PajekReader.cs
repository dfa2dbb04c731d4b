using System.Globalization;
using System.Text;

namespace Sillage.Graphs.Formats;

/// <summary>One pass over a file of Pajek.</summary>
internal sealed class PajekReader(Stream stream)
{
    private readonly List<(int Source, int Target, double Weight)> arcs = [];
    private readonly List<(int Source, int Target, double Weight)> edges = [];
    private readonly DocumentBuilder document = new();
    private string[] labels = [];
    private (float X, float Y)?[] positions = [];
    private string section = "";
    private long line;

    public GraphDocument Read()
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        var any = false;
        while (reader.ReadLine() is { } text)
        {
            line++;
            text = text.Trim();
            if (text.Length == 0 || text[0] == '%')
                continue;
            if (text[0] == '*')
                any |= StartSection(text);
            else
                ReadLine(Fields(text));
        }

        if (!any)
            throw Wrong("there is no *Vertices: this is no file of Pajek");
        return Build();
    }

    private static List<string> Fields(string text)
    {
        var fields = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var quoted = text[at] == '"';
            var end = quoted ? text.IndexOf('"', at + 1) : text.AsSpan(at).IndexOfAny(' ', '\t') is var length and >= 0 ? at + length : text.Length;
            if (end < 0)
                end = text.Length;
            fields.Add(text[(quoted ? at + 1 : at)..end]);
            at = quoted ? end + 1 : end;
        }

        return fields;
    }

    private bool StartSection(string text)
    {
        var fields = Fields(text);
        section = fields[0].ToUpperInvariant();
        switch (section)
        {
            case "*VERTICES":
                var count = fields.Count > 1 ? Number(fields[1]) : throw Wrong("*Vertices needs their number");
                labels = [.. Enumerable.Range(1, count).Select(vertex => vertex.ToString(CultureInfo.InvariantCulture))];
                positions = new (float, float)?[count];
                return true;
            case "*ARCS" or "*EDGES" or "*ARCSLIST" or "*EDGESLIST" or "*NETWORK":
                return false;
            default:
                throw Wrong($"sections {fields[0]} are not read, only vertices, arcs and edges, as pairs or as lists");
        }
    }

    private void ReadLine(List<string> fields)
    {
        switch (section)
        {
            case "*VERTICES":
                var vertex = Vertex(fields[0]);
                if (fields.Count > 1)
                    labels[vertex] = fields[1];
                if (fields.Count > 3 && IsNumber(fields[2], out var x) && IsNumber(fields[3], out var y))
                    positions[vertex] = ((float)x, (float)-y);
                break;
            case "*ARCS" or "*EDGES":
                if (fields.Count < 2)
                    throw Wrong("an edge needs two vertices");
                var weight = 1.0;
                if (fields.Count > 2 && !IsNumber(fields[2], out weight))
                    throw Wrong($"the weight '{fields[2]}' is no number");
                if (!(weight >= 0) || double.IsInfinity(weight))
                    throw Wrong($"the weight {fields[2]} is not a finite number of 0 or more");
                (section == "*ARCS" ? arcs : edges).Add((Vertex(fields[0]), Vertex(fields[1]), weight));
                break;
            case "*ARCSLIST" or "*EDGESLIST":
                foreach (var target in fields.Skip(1))
                    (section == "*ARCSLIST" ? arcs : edges).Add((Vertex(fields[0]), Vertex(target), 1));
                break;
            default:
                throw Wrong("a line before *Vertices: this is no file of Pajek");
        }
    }

    private GraphDocument Build()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var vertex = 0; vertex < labels.Length; vertex++)
        {
            var name = labels[vertex];
            for (var more = vertex + 1; !seen.Add(name); more++)
                name = FormattableString.Invariant($"{labels[vertex]} ({more})");
            var node = document.Node(name);
            if (positions[vertex] is { } position)
                document.SetPosition(node, position.X, position.Y);
        }

        document.Directed = arcs.Count > 0;
        foreach (var (source, target, weight) in arcs.Concat(edges))
            document.AddEdge(source, target, weight);
        foreach (var (source, target, weight) in document.Directed ? edges.Where(edge => edge.Source != edge.Target) : [])
            document.AddEdge(target, source, weight);
        return document.Build();
    }

    private int Vertex(string field)
    {
        var number = Number(field);
        return number >= 1 && number <= labels.Length ? number - 1 : throw Wrong($"there is no vertex {number}, only 1 to {labels.Length}");
    }

    private int Number(string field) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Wrong($"'{field}' is no number of a vertex");

    private static bool IsNumber(string field, out double number) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private GraphFormatException Wrong(string problem) => new($"line {line}: {problem}") { Line = line };
}
