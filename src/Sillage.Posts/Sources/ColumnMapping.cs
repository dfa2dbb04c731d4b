using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources.Csv;

namespace Sillage.Posts.Sources;

/// <summary>Which column of a file of separated values holds what.</summary>
public sealed record ColumnMapping
{
    // Names of columns are read by people here: letters stay letters.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Fields that several columns may fill.</summary>
    internal static IReadOnlyList<CsvField> Lists { get; } = [CsvField.Hashtags, CsvField.Links, CsvField.Media, CsvField.Mentions];

    internal ColumnMapping(string platform, IReadOnlyList<KeyValuePair<string, CsvField>> columns) => (Platform, Columns) = (platform, columns);

    /// <summary>Platform of every post, a short lower-case name; "unknown" where nobody said.</summary>
    public string Platform { get; }

    /// <summary>Column to field, in order: "created_at" to when it was posted. Several columns may fill a list (links).</summary>
    internal IReadOnlyList<KeyValuePair<string, CsvField>> Columns { get; init; }

    /// <summary>True if it describes a list of accounts: nothing in it is a post.</summary>
    public bool IsAccounts => Columns.Count > 0 && Columns.All(pair => pair.Value.Name().StartsWith("author.", StringComparison.Ordinal));

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
                    .Select(pair => KeyValuePair.Create(pair.Name, Field(pair.Name, pair.Value.GetString()!))),
            ]);
    }

    private static CsvField Field(string column, string name) => CsvFields.Find(name)
        ?? throw new CaptureException($"mapping: the column \"{column}\" is mapped to \"{name}\"; fields are {string.Join(", ", CsvFields.Names.Order(StringComparer.Ordinal))}");

    private static ColumnMapping Checked(ColumnMapping mapping)
    {
        var twice = mapping.Columns.Where(pair => !Lists.Contains(pair.Value)).GroupBy(pair => pair.Value).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new CaptureException($"mapping: {string.Join(" and ", twice.Select(pair => $"\"{pair.Key}\""))} are both mapped to \"{twice.Key.Name()}\"; keep one");
        return mapping.IsEnough || mapping.IsAccounts && !mapping.Lacks().Skip(1).Any()
            ? mapping
            : throw new CaptureException("mapping: no column is mapped to " + string.Join(" and ", mapping.Lacks()) + "; a post needs its time and its author");
    }

    /// <summary>Fields that <see cref="IsEnough"/> misses.</summary>
    private IEnumerable<string> Lacks()
    {
        if (!Has(CsvField.PostedAt))
            yield return $"\"{CsvField.PostedAt.Name()}\"";
        if (!Has(CsvField.AuthorId) && !Has(CsvField.AuthorHandle))
            yield return $"\"{CsvField.AuthorHandle.Name()}\" or \"{CsvField.AuthorId.Name()}\"";
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
            columns[column] = field.Name();
        var mapped = columns.Select(pair => pair.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var column in (header ?? []).Where(name => name.Length > 0 && mapped.Add(name)))
            columns[column] = null;
        return new JsonObject { ["platform"] = Platform, ["columns"] = columns }.ToJsonString(Indented);
    }

    /// <summary>Guesses from the names of the columns; see <see cref="IsEnough"/> whether the guess will do.</summary>
    public static ColumnMapping Propose(IReadOnlyList<string> header)
    {
        var posts = Match(header, CsvFields.Known);
        var isText = posts.Exists(pair => pair.Value is CsvField.Text or CsvField.RepostOfId);
        var isX = header.Any(name => name.Contains("tweet", StringComparison.OrdinalIgnoreCase)
            || name.Equals("screen_name", StringComparison.OrdinalIgnoreCase) || name.Equals("screenName", StringComparison.Ordinal));
        var accounts = Match(header, CsvFields.KnownOfAccounts);
        // An id with a description and a link may be anything (a video); accounts have a name or followers.
        var isProfile = accounts.Exists(pair => pair.Value is CsvField.AuthorHandle or CsvField.AuthorFollowers);
        return new ColumnMapping(isX ? "x" : "unknown", isText || !isProfile ? posts : accounts);
    }

    /// <summary>Lines for people: "created_at -> posted_at".</summary>
    public IEnumerable<string> Explain() => Columns.Select(pair => $"{pair.Key} -> {pair.Value.Name()}");

    private bool Has(CsvField field) => Columns.Any(pair => pair.Value == field);

    private static List<KeyValuePair<string, CsvField>> Match(IReadOnlyList<string> header, IReadOnlyList<(CsvField Field, string[] Columns)> known)
    {
        var plain = header.Select(Plain).ToList();
        List<KeyValuePair<string, CsvField>> found = [];
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
