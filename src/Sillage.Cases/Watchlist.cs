using Sillage.Posts.Sources;

namespace Sillage.Cases;

/// <summary>A domain of a ready list.</summary>
/// <param name="Domain">Host.</param>
/// <param name="Label">Label that it gets.</param>
/// <param name="State">State that owns or funds it, by the source.</param>
/// <param name="Source">Law or official designation that says so.</param>
/// <param name="Date">Date of the source, as in 2022-03-01.</param>
public sealed record WatchedDomain(string Domain, string Label, string State, string Source, string Date)
{
    /// <summary>As a label of a case, with its whole source.</summary>
    public DomainLabel AsLabel => new(Domain, Label, $"{State}; {Source}; {Date}");
}

/// <summary>Small lists of domains to start from. Each row has its source; none is complete, and none says anything of a single page.</summary>
/// <param name="Name">Name of the list.</param>
/// <param name="Domains">Its domains.</param>
public sealed record Watchlist(string Name, IReadOnlyList<WatchedDomain> Domains)
{
    /// <summary>All lists, by name.</summary>
    public static IReadOnlyList<Watchlist> All { get; } =
    [
        .. typeof(Watchlist).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read),
    ];

    private static Watchlist Read(string resource)
    {
        using var stream = typeof(Watchlist).Assembly.GetManifestResourceStream(resource)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new Watchlist(
            Path.GetFileNameWithoutExtension(resource),
            [.. CsvList.Parse(bytes.ToArray(), resource).Rows.Select(row => new WatchedDomain(row.Cells[0], row.Cells[1], row.Cells[2], row.Cells[3], row.Cells[4]))]);
    }
}
