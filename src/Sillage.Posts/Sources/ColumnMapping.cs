using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources.Csv;

namespace Sillage.Posts.Sources;

/// <summary>Which column of a file of separated values holds what.</summary>
/// <param name="Platform">Platform of every post, a short lower-case name; "unknown" where nobody said.</param>
/// <param name="Columns">Column to field, in order: "created_at" to "posted_at". Several columns may fill a list (links).</param>
public sealed record ColumnMapping(string Platform, IReadOnlyList<KeyValuePair<string, string>> Columns)
{
    // Names of columns are read by people here: letters stay letters.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Lists = [CsvField.Hashtags, CsvField.Links, CsvField.Media, CsvField.Mentions];

    /// <summary>True if it describes a list of accounts: nothing in it is a post.</summary>
    public bool IsAccounts => Columns.Count > 0 && Columns.All(pair => pair.Value.StartsWith("author.", StringComparison.Ordinal));

    /// <summary>True if it says enough: posts need a time and an author, accounts an id or a handle.</summary>
    public bool IsEnough => (Has(CsvField.AuthorId) || Has(CsvField.AuthorHandle)) && (Has(CsvField.PostedAt) || IsAccounts && Columns.Count > 2);

    /// <summary>Reads <c>{"platform": "x", "columns": {"created_at": "posted_at", "note": null}}</c>; a column that maps to null is not read.</summary>
    /// <exception cref="CaptureException">
    /// It is not JSON of that form, names a field that does not exist or one field twice, or leaves out what identifies a post.
    /// </exception>
    public static ColumnMapping Parse(string json)
    {
        try
        {
            return Checked(Read(json));
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new CaptureException(
                $"the mapping cannot be read ({Place(cause)}); it looks like {{\"platform\": \"x\", \"columns\": {{\"created_at\": \"posted_at\", \"user\": \"author.handle\"}}}}", cause);
        }
    }

    private static ColumnMapping Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var platform = root.TryGetProperty("platform", out var named) ? named.GetString() ?? "unknown" : "unknown";
        return new ColumnMapping(
            platform,
            [
                .. root.GetProperty("columns").EnumerateObject()
                    .Where(pair => pair.Value.ValueKind != JsonValueKind.Null)
                    .Select(pair => KeyValuePair.Create(pair.Name, pair.Value.GetString()!)),
            ]);
    }

    private static ColumnMapping Checked(ColumnMapping mapping)
    {
        if (mapping.Columns.FirstOrDefault(pair => !CsvField.Names.Contains(pair.Value)) is { Key: { } column, Value: { } field })
            throw new CaptureException($"mapping: the column \"{column}\" is mapped to \"{field}\"; fields are {string.Join(", ", CsvField.Names.Order(StringComparer.Ordinal))}");
        var twice = mapping.Columns.Where(pair => !Lists.Contains(pair.Value)).GroupBy(pair => pair.Value).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new CaptureException($"mapping: {string.Join(" and ", twice.Select(pair => $"\"{pair.Key}\""))} are both mapped to \"{twice.Key}\"; keep one");
        return mapping.IsEnough || mapping.IsAccounts && !mapping.Lacks().Skip(1).Any()
            ? mapping
            : throw new CaptureException("mapping: no column is mapped to " + string.Join(" and ", mapping.Lacks()) + "; a post needs its time and its author");
    }

    /// <summary>Fields that <see cref="IsEnough"/> misses.</summary>
    private IEnumerable<string> Lacks()
    {
        if (!Has(CsvField.PostedAt))
            yield return $"\"{CsvField.PostedAt}\"";
        if (!Has(CsvField.AuthorId) && !Has(CsvField.AuthorHandle))
            yield return $"\"{CsvField.AuthorHandle}\" or \"{CsvField.AuthorId}\"";
    }

    private static string Place(Exception cause) => cause is JsonException { LineNumber: { } line, BytePositionInLine: { } at }
        ? $"line {line + 1}, byte {at + 1}: it is not JSON"
        : "it has not the form of a mapping";

    /// <summary>What <see cref="Parse"/> reads.</summary>
    /// <param name="header">All columns of a file: those that are not mapped are shown as null, so that they can be filled in by hand.</param>
    public string ToJson(IEnumerable<string>? header = null)
    {
        var columns = new JsonObject();
        foreach (var (column, field) in Columns.DistinctBy(pair => pair.Key, StringComparer.Ordinal))
            columns[column] = field;
        var mapped = columns.Select(pair => pair.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var column in (header ?? []).Where(name => name.Length > 0 && mapped.Add(name)))
            columns[column] = null;
        return new JsonObject { ["platform"] = Platform, ["columns"] = columns }.ToJsonString(Indented);
    }

    /// <summary>Guesses from the names of the columns; see <see cref="IsEnough"/> whether the guess will do.</summary>
    public static ColumnMapping Propose(IReadOnlyList<string> header)
    {
        var posts = Match(header, CsvField.Known);
        var isText = posts.Exists(pair => pair.Value is CsvField.Text or CsvField.RepostOfId);
        var isX = header.Any(name => name.Contains("tweet", StringComparison.OrdinalIgnoreCase)
            || name.Equals("screen_name", StringComparison.OrdinalIgnoreCase) || name.Equals("screenName", StringComparison.Ordinal));
        var accounts = Match(header, CsvField.KnownOfAccounts);
        // An id with a description and a link may be anything (a video); accounts have a name or followers.
        var isProfile = accounts.Exists(pair => pair.Value is CsvField.AuthorHandle or CsvField.AuthorFollowers);
        return new ColumnMapping(isX ? "x" : "unknown", isText || !isProfile ? posts : accounts);
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
