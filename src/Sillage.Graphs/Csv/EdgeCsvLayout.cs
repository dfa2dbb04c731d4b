using System.Globalization;
using System.Text;

namespace Sillage.Graphs.Csv;

/// <summary>Which column is which, and where the edges begin.</summary>
/// <param name="Delimiter">What stands between two columns.</param>
/// <param name="Source">The place of the source, from 0.</param>
/// <param name="Target">The place of the target, from 0.</param>
/// <param name="Weight">The place of the weight, from 0; -1 if there is none.</param>
/// <param name="Start">The offset of the first line of edges in the file.</param>
internal sealed record EdgeCsvLayout(byte Delimiter, int Source, int Target, int Weight, long Start)
{
    private static readonly string[] SourceNames = ["source", "from", "src"];
    private static readonly string[] TargetNames = ["target", "to", "dst"];

    /// <summary>Finds the layout from the first lines of a file.</summary>
    /// <returns>Null if there is not a single line with content.</returns>
    public static EdgeCsvLayout? Find(ReadOnlySpan<byte> head, EdgeCsvOptions options)
    {
        var at = head.StartsWith("\uFEFF"u8) ? 3 : 0;
        if (!NextLine(head, ref at, out var first, out var firstStart))
            return null;
        var delimiter = options.Delimiter is { } asked ? Checked(asked) : Delimiters(first);
        var names = LineFields.All(first, delimiter);
        var afterFirst = at;
        List<string> second = NextLine(head, ref at, out var secondLine, out _) ? LineFields.All(secondLine, delimiter) : [];
        var header = options.Header ?? LooksLikeHeader(names, second);
        var source = Place(options.Source, SourceNames, 0, names, header, "source");
        var target = Place(options.Target, TargetNames, 1, names, header, "target");
        return new(delimiter, source, target, WeightPlace(options, names, header), header ? afterFirst : firstStart);
    }

    /// <summary>The next line that is neither empty nor a comment, without its end.</summary>
    public static bool NextLine(ReadOnlySpan<byte> text, ref int at, out ReadOnlySpan<byte> line, out int start)
    {
        while (at < text.Length)
        {
            start = at;
            var length = text[at..].IndexOf((byte)'\n');
            line = length < 0 ? text[at..] : text.Slice(at, length);
            at = length < 0 ? text.Length : at + length + 1;
            line = line.TrimEnd((byte)'\r');
            if (!line.IsEmpty && line[0] is not ((byte)'#' or (byte)'%'))
                return true;
        }

        line = default;
        start = at;
        return false;
    }

    private static byte Checked(char delimiter) => delimiter is > '\0' and < '\u007F' and not ('"' or '\n' or '\r')
        ? (byte)delimiter
        : throw new ArgumentException($"'{delimiter}' cannot be a delimiter", nameof(delimiter));

    private static byte Delimiters(ReadOnlySpan<byte> line)
    {
        foreach (var candidate in "\t,;| "u8)
            if (line.Contains(candidate))
                return candidate;
        return (byte)',';
    }

    private static bool LooksLikeHeader(List<string> first, List<string> second)
    {
        if (first.Exists(name => SourceNames.Contains(name, StringComparer.OrdinalIgnoreCase))
            && first.Exists(name => TargetNames.Contains(name, StringComparer.OrdinalIgnoreCase)))
            return true;
        if (first.Count > 2 && second.Count > 2 && !IsNumber(first[2]) && IsNumber(second[2]))
            return true;
        return first.Count > 1 && second.Count > 1 && !IsNumber(first[0]) && !IsNumber(first[1]) && IsNumber(second[0]) && IsNumber(second[1]);
    }

    private static int WeightPlace(EdgeCsvOptions options, List<string> names, bool header) => options.Weight switch
    {
        "" => -1,
        { } asked => Place(asked, [], 0, names, header, "weight"),
        null when header => names.FindIndex(name => name.Equals("weight", StringComparison.OrdinalIgnoreCase)),
        null => names.Count > 2 && IsNumber(names[2]) ? 2 : -1,
    };

    private static int Place(string? asked, string[] usual, int otherwise, List<string> names, bool header, string what)
    {
        if (asked is null)
        {
            var known = header ? names.FindIndex(name => usual.Contains(name, StringComparer.OrdinalIgnoreCase)) : -1;
            return known < 0 ? otherwise : known;
        }

        var named = header ? names.IndexOf(asked) : -1;
        if (named >= 0)
            return named;
        if (int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place > 0)
            return place - 1;
        throw new GraphFormatException($"there is no column '{asked}' for the {what}; the first line is {string.Join(" | ", names)}") { Line = 1 };
    }

    private static bool IsNumber(string text) =>
        double.TryParse(Encoding.UTF8.GetBytes(text), NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
