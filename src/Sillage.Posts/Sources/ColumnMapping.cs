using System.Text.Json;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources.Csv;

namespace Sillage.Posts.Sources;

/// <summary>Which column of a file of separated values holds what.</summary>
/// <param name="Platform">Platform of every post, a short lower-case name; "unknown" where nobody said.</param>
/// <param name="Columns">Column to field, in order: "created_at" to "posted_at". Several columns may fill a list (links).</param>
public sealed record ColumnMapping(string Platform, IReadOnlyList<KeyValuePair<string, string>> Columns)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>True if it describes a list of accounts: nothing in it is a post.</summary>
    public bool IsAccounts => Columns.Count > 0 && Columns.All(pair => pair.Value.StartsWith("author.", StringComparison.Ordinal));

    /// <summary>True if it says enough: posts need a time and an author, accounts an id or a handle.</summary>
    public bool IsEnough => (Has(CsvField.AuthorId) || Has(CsvField.AuthorHandle)) && (Has(CsvField.PostedAt) || IsAccounts && Columns.Count > 2);

    /// <summary>Reads <c>{"platform": "x", "columns": {"created_at": "posted_at"}}</c>.</summary>
    /// <exception cref="CaptureException">It is not JSON of that form, or names a field that does not exist.</exception>
    public static ColumnMapping Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var platform = root.TryGetProperty("platform", out var named) ? named.GetString() ?? "unknown" : "unknown";
            List<KeyValuePair<string, string>> columns =
                [.. root.GetProperty("columns").EnumerateObject().Select(pair => KeyValuePair.Create(pair.Name, pair.Value.GetString() ?? ""))];
            if (columns.FirstOrDefault(pair => !CsvField.Names.Contains(pair.Value)) is { Key: { } column, Value: { } field })
                throw new CaptureException($"mapping: the column \"{column}\" is mapped to \"{field}\"; fields are {string.Join(", ", CsvField.Names.Order(StringComparer.Ordinal))}");
            return new ColumnMapping(platform, columns);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new CaptureException(
                $"the mapping cannot be read ({cause.Message}); it looks like {{\"platform\": \"x\", \"columns\": {{\"created_at\": \"posted_at\", \"user\": \"author.handle\"}}}}", cause);
        }
    }

    /// <summary>What <see cref="Parse"/> reads.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new Dictionary<string, object>
        {
            ["platform"] = Platform,
            ["columns"] = Columns.DistinctBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Value),
        },
        Indented);

    /// <summary>Guesses from the names of the columns; see <see cref="IsEnough"/> whether the guess will do.</summary>
    public static ColumnMapping Propose(IReadOnlyList<string> header)
    {
        var posts = Match(header, CsvField.Known);
        var isText = posts.Exists(pair => pair.Value is CsvField.Text or CsvField.RepostOfId);
        var isX = header.Any(name => name.Contains("tweet", StringComparison.OrdinalIgnoreCase)
            || name.Equals("screen_name", StringComparison.OrdinalIgnoreCase) || name.Equals("screenName", StringComparison.Ordinal));
        return new ColumnMapping(isX ? "x" : "unknown", isText ? posts : Match(header, CsvField.KnownOfAccounts));
    }

    /// <summary>Lines for people: "created_at -> posted_at".</summary>
    public IEnumerable<string> Explain() => Columns.Select(pair => $"{pair.Key} -> {pair.Value}");

    private bool Has(string field) => Columns.Any(pair => pair.Value == field);

    private static List<KeyValuePair<string, string>> Match(IReadOnlyList<string> header, IReadOnlyList<(string Field, string[] Columns)> known)
    {
        var plain = header.Select(Plain).ToList();
        List<KeyValuePair<string, string>> found = [];
        foreach (var (field, names) in known)
        {
            var at = names.Select(name => plain.IndexOf(Plain(name))).FirstOrDefault(at => at >= 0, -1);
            if (at >= 0 && !found.Exists(pair => pair.Key == header[at]))
                found.Add(KeyValuePair.Create(header[at], field));
        }

        return found;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
