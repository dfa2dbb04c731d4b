using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sillage.Reports.Tests;

/// <summary>The keys of a JSON text and of the notation in docs/results.md, as paths: "posts[].account".</summary>
internal static partial class KeyPaths
{
    private const string Empty = " (empty)";

    /// <summary>Paths to all values; what lies below <paramref name="closed"/> paths is not looked into.</summary>
    public static IEnumerable<string> Of(JsonElement json, params string[] closed)
    {
        var paths = Walk(json, "", closed.ToHashSet(StringComparer.Ordinal)).ToHashSet(StringComparer.Ordinal);
        // A list that is empty in one place may have entries in another.
        return paths.Where(path => !path.EndsWith(Empty, StringComparison.Ordinal) || !paths.Any(other => other != path && other.StartsWith(path[..^Empty.Length], StringComparison.Ordinal))).Order(StringComparer.Ordinal);
    }

    /// <summary>Paths that lines like "posts, first.{at,account} — remark" stand for.</summary>
    public static IEnumerable<string> OfNotation(IEnumerable<string> lines) =>
        lines.Select(line => line.Split(" — ")[0]).SelectMany(line => Parts(line)).SelectMany(Expand).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> Walk(JsonElement json, string path, HashSet<string> closed) => closed.Contains(path) ? [path] : json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(pair => Walk(pair.Value, path.Length == 0 ? pair.Name : $"{path}.{pair.Name}", closed)),
        // An empty list shows nothing of its elements: its bare path is in no notation, so that the test asks for a richer example.
        JsonValueKind.Array => json.GetArrayLength() == 0 ? [path + "[]" + Empty] : json.EnumerateArray().SelectMany(element => Walk(element, path + "[]", closed)),
        _ => [path],
    };

    /// <summary>Splits at commas that stand in no braces.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        var (depth, start) = (0, 0);
        for (var at = 0; at <= text.Length; at++)
        {
            depth += at == text.Length ? 0 : text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
            if (at < text.Length && (text[at] != ',' || depth > 0))
                continue;
            if (text[start..at].Trim() is { Length: > 0 } part)
                yield return part;
            start = at + 1;
        }
    }

    private static IEnumerable<string> Expand(string part) => Braces().Match(part) is { Success: true } match
        ? Parts(match.Groups[2].Value).SelectMany(Expand).Select(inner => match.Groups[1].Value + inner)
        : [part];

    [GeneratedRegex(@"^([^{]*)\{(.*)\}$")]
    private static partial Regex Braces();
}
