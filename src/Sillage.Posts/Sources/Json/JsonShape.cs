using System.Runtime.CompilerServices;
using System.Text.Json;
using Sillage.Posts.Captures;

namespace Sillage.Posts.Sources.Json;

/// <summary>
/// What the beginning of a JSON capture looks like: whether each line is a value of its own, and which properties its records
/// have. Works on a beginning that is cut in the middle of a record.
/// </summary>
internal sealed class JsonShape
{
    private const int Records = 50;
    private const int Depth = 3;

    private static readonly ConditionalWeakTable<Sample, JsonShape> Known = [];

    private readonly HashSet<string> paths = new(StringComparer.Ordinal);

    private JsonShape(Framing? framing, string why) => (Framing, Why) = (framing, why);

    /// <summary>How records lie; null if this is not JSON.</summary>
    public Framing? Framing { get; }

    /// <summary>A sentence about <see cref="Framing"/>.</summary>
    public string Why { get; }

    /// <summary>True if a record has the property; lists count as their elements ("data.id").</summary>
    public bool Has(string path) => paths.Contains(path);

    /// <summary>True if a record has one of the properties.</summary>
    public bool HasAny(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Has(name))
                return true;
        }

        return false;
    }

    /// <summary>Looks at the beginning of a capture, once for all the readers that ask.</summary>
    public static JsonShape Of(Sample sample) => Known.GetValue(sample, Look);

    private static JsonShape Look(Sample sample)
    {
        var head = sample.Head.Span;
        var first = head.IndexOfAnyExcept(" \t\r\n"u8);
        if (first < 0)
            return new JsonShape(null, "it is empty");
        if (head[first] is not ((byte)'{' or (byte)'['))
            return ReadLines(head) is { whole: > 0 } late && late.whole > late.broken
                ? Collect(Captures.Framing.Lines, head)
                : new JsonShape(null, "it does not start like JSON");
        var (whole, broken) = ReadLines(head);
        var framing = whole > broken || whole + broken == 0 && head[first] == (byte)'{'
            ? Captures.Framing.Lines
            : Captures.Framing.JsonValues;
        return Collect(framing, head);
    }

    private static JsonShape Collect(Framing framing, ReadOnlySpan<byte> head)
    {
        var shape = new JsonShape(
            framing,
            framing == Captures.Framing.Lines ? "each line is a JSON value" : "JSON values lie over several lines or in one list");
        if (framing == Captures.Framing.Lines)
        {
            foreach (var line in Lines(head))
                shape.Walk(Record(head[line]));
        }
        else
        {
            shape.Walk(head);
        }

        return shape;
    }

    /// <summary>How many of the first lines are a value of their own, and how many are not. A last line that is cut, by the sample's end or by whoever wrote it, does not count.</summary>
    private static (int whole, int broken) ReadLines(ReadOnlySpan<byte> head)
    {
        var (whole, broken) = (0, 0);
        foreach (var range in Lines(head))
        {
            var line = Record(head[range]);
            if (line.IsEmpty)
                continue;
            if (line[0] == (byte)'{' && IsValue(line))
                whole++;
            else if (range.End.Value < head.Length)
                broken++;
        }

        return (whole, broken);
    }

    private static List<Range> Lines(ReadOnlySpan<byte> head)
    {
        List<Range> lines = [];
        foreach (var range in head.Split((byte)'\n'))
        {
            lines.Add(range);
            if (lines.Count == Records)
                break;
        }

        return lines;
    }

    /// <summary>The line without what a naive writer of lists puts around records.</summary>
    private static ReadOnlySpan<byte> Record(ReadOnlySpan<byte> line)
    {
        line = line.Trim(" \t\r,"u8);
        return line is [(byte)'['] or [(byte)']'] ? default : line;
    }

    /// <summary>True if the line's brackets close at its end. What is wrong inside them is for the reader to say: it does not change how records lie.</summary>
    private static bool IsValue(ReadOnlySpan<byte> line) => JsonSkip.Container(line, 0, line.Length, int.MaxValue) == line.Length;

    private void Walk(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(
            text, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true, AllowTrailingCommas = true }));
        var names = new string[Depth + 1];
        var objects = new bool[JsonCursor.MaxDepth + 1];
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    objects[reader.CurrentDepth] = reader.TokenType == JsonTokenType.StartObject;
                }
                else if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    var depth = objects.AsSpan(0, reader.CurrentDepth - 1).Count(true);
                    if (depth >= Depth)
                        continue;
                    names[depth] = reader.GetString()!;
                    paths.Add(string.Join('.', names, 0, depth + 1));
                }
            }
        }
        catch (JsonException)
        {
            // A damaged record among the first: what was seen before it still tells the format.
        }
        catch (InvalidOperationException)
        {
            // A property name with invalid UTF-8.
        }
    }
}
