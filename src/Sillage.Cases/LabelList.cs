using Sillage.Posts.Captures;
using Sillage.Posts.Links;
using Sillage.Posts.Sources;

namespace Sillage.Cases;

/// <summary>A row that holds no label.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record LabelRejection(long Line, string Reason);

/// <summary>Labels read from a table that a person made.</summary>
/// <typeparam name="T"><see cref="AccountLabel"/> or <see cref="DomainLabel"/>.</typeparam>
/// <param name="Labels">The labels, in the order of the rows.</param>
/// <param name="Rejected">Rows that hold none.</param>
public sealed record LabelList<T>(IReadOnlyList<T> Labels, IReadOnlyList<LabelRejection> Rejected);

/// <summary>Finds the columns of such tables by their names, and reads and checks the rows.</summary>
public static class LabelList
{
    private const int LongestLabel = 100;

    private static readonly string[] Handle = ["handle", "screenname", "username", "userscreenname", "twitter", "pseudo"];
    private static readonly string[] Id = ["id", "accountid", "userid", "authorid", "idstr", "useridstr"];
    private static readonly string[] Account = ["account", "compte", "author", "user", "konto"];
    private static readonly string[] Domain = ["domain", "domaine", "website", "site", "host", "url"];
    private static readonly string[] Label = ["label", "category", "group", "party", "tag", "type", "étiquette", "etiquette", "catégorie", "groupe", "parti", "partei"];
    private static readonly string[] Platform = ["platform", "plateforme", "plattform"];
    private static readonly string[] Source = ["source", "sources", "reference", "quelle"];

    /// <summary>Labels of accounts: a column of handles, of ids or of either (ids win), one of labels, perhaps one of platforms and one of sources.</summary>
    /// <exception cref="CaptureException">The columns are not there.</exception>
    public static LabelList<AccountLabel> Accounts(CsvList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var (handle, id, account, platform, source) = (Find(list, Handle), Find(list, Id), Find(list, Account), Find(list, Platform), Find(list, Source));
        if (handle < 0 && id < 0 && account < 0)
            throw Lacking(list, "handle or id");
        var label = Find(list, Label) is >= 0 and var found ? found : throw Lacking(list, "label");
        return Read<AccountLabel>(list, label, row =>
        {
            var who = Cell(row, id) ?? (Cell(row, handle) is { } name ? "@" + name.TrimStart('@') : Either(Cell(row, account)));
            return who is null or "@" ? (null, "it names no account")
                : who.Any(sign => char.IsWhiteSpace(sign) || char.IsControl(sign)) ? (null, $"no account is called {who}: there is a blank in it")
                : who.Contains('/', StringComparison.Ordinal) ? (null, $"{who} is a link: write the handle or the id")
                : (new AccountLabel(Cell(row, platform)?.ToLowerInvariant(), who[0] == '@' ? who.ToLowerInvariant() : who, Cell(row, label)!, Cell(row, source)), null);
        });
    }

    /// <summary>Labels of domains: a column of domains or links, one of labels, perhaps one of sources.</summary>
    /// <exception cref="CaptureException">The columns are not there.</exception>
    public static LabelList<DomainLabel> Domains(CsvList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var domain = Find(list, Domain) is >= 0 and var where ? where : throw Lacking(list, "domain");
        var label = Find(list, Label) is >= 0 and var found ? found : throw Lacking(list, "label");
        var source = Find(list, Source);
        return Read<DomainLabel>(list, label, row =>
        {
            if (Cell(row, domain) is not { } written)
                return (null, "it names no domain");
            var host = Link.Domain(written);
            return !IsHost(host) ? (null, $"{written} is no domain: write it like example.org")
                : Link.IsShortener(host) ? (null, $"{host} only forwards: where its links lead is not its own")
                : (new DomainLabel(host, Cell(row, label)!, Cell(row, source)), null);
        });
    }

    private static LabelList<T> Read<T>(CsvList list, int label, Func<CsvListRow, (T? Label, string? Reason)> read)
        where T : class
    {
        var (labels, rejected) = (new List<T>(), new List<LabelRejection>());
        foreach (var row in list.Rows)
        {
            var (found, reason) = row.Failure is { } failure ? (null, failure)
                : Cell(row, label) is not { } name ? (null, "it has no label")
                : name.Length > LongestLabel ? (null, $"its label is longer than {LongestLabel} characters")
                : name.Any(char.IsControl) ? (null, "its label holds a line break or another control character")
                : read(row);
            if (found is not null)
                labels.Add(found);
            else
                rejected.Add(new LabelRejection(row.Line, reason!));
        }

        return new LabelList<T>(labels, rejected);
    }

    /// <summary>A name that may be handle or id: ids are numbers, or have a colon (did:plc:…).</summary>
    private static string? Either(string? name) =>
        name is null || name[0] == '@' || name.All(char.IsAsciiDigit) || name.Contains(':', StringComparison.Ordinal) ? name : "@" + name;

    private static bool IsHost(string host) =>
        host.Contains('.', StringComparison.Ordinal) && host.Length <= 253 && host.Split('.').All(part => part.Length > 0 && part.All(sign => char.IsLetterOrDigit(sign) || sign is '-' or '_'));

    private static string? Cell(CsvListRow row, int column) => column >= 0 && column < row.Cells.Count && row.Cells[column].Length > 0 ? Unguarded(row.Cells[column]) : null;

    /// <summary>Without the apostrophe that CSV of ours, and careful people, set before what a spreadsheet would take for a formula: '@anna.</summary>
    private static string Unguarded(string cell) => cell.Length > 1 && cell[0] == '\'' && cell[1] is ('@' or '=' or '+' or '-') ? cell[1..] : cell;

    /// <summary>The first column that has one of the names, the earlier names first; −1 for none.</summary>
    private static int Find(CsvList list, string[] names)
    {
        string[] columns = [.. list.Columns.Select(column => string.Concat(column.Where(char.IsLetterOrDigit)).ToLowerInvariant())];
        return names.Select(name => Array.IndexOf(columns, name)).FirstOrDefault(at => at >= 0, -1);
    }

    private static CaptureException Lacking(CsvList list, string what) =>
        new($"the list has no column {what}; its columns are {string.Join(", ", list.Columns)}. Name them in the first line; docs/labels.md has the names.");
}
