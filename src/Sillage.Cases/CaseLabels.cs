namespace Sillage.Cases;

/// <summary>What the analyst calls an account: a party, a medium, a known operation. An account may have several labels.</summary>
/// <param name="Platform">Platform of the account; null: whichever.</param>
/// <param name="AccountId">Platform's id, else "@" and the handle in lower case.</param>
/// <param name="Label">The label as written.</param>
/// <param name="Source">Where the analyst has it from; null where not said.</param>
public sealed record AccountLabel(string? Platform, string AccountId, string Label, string? Source = null);

/// <summary>What the analyst calls a domain.</summary>
/// <param name="Domain">Host in lower case without "www."; its subdomains are meant too.</param>
/// <param name="Label">The label as written.</param>
/// <param name="Source">Where the analyst has it from; null where not said.</param>
public sealed record DomainLabel(string Domain, string Label, string? Source = null);

/// <summary>The labels of a case (tables <c>labels</c> and <c>domain_labels</c>).</summary>
public static class CaseLabels
{
    private const string HasDomains = "SELECT count(*) FROM duckdb_tables() WHERE database_name = current_database() AND table_name = 'domain_labels'";

    /// <summary>Labels of accounts as they were set, in order of label, account, platform.</summary>
    public static IReadOnlyList<AccountLabel> Accounts(CaseFile source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Connection.Rows(
            "SELECT platform, account_id, label, source FROM labels ORDER BY label, account_id, platform NULLS FIRST",
            row => new AccountLabel(row.IsDBNull(0) ? null : row.GetString(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)));
    }

    /// <summary>
    /// The same, and beside each label of a handle one of every account of the case that ever showed this handle: an account that changed its name
    /// keeps its label.
    /// </summary>
    public static IReadOnlyList<AccountLabel> WithEarlierHandles(CaseFile source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return
        [
            .. Accounts(source),
            .. source.Connection.Rows(
                """
                SELECT DISTINCT a.platform, a.account_id, l.label, l.source FROM labels l JOIN account_versions a
                    ON l.account_id = '@' || lower(a.handle) AND a.account_id <> l.account_id AND coalesce(l.platform, a.platform) = a.platform
                ORDER BY l.label, a.account_id, a.platform, l.source
                """,
                row => new AccountLabel(row.GetString(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3))),
        ];
    }

    /// <summary>Labels of domains, in order of label, then domain.</summary>
    public static IReadOnlyList<DomainLabel> Domains(CaseFile source)
    {
        ArgumentNullException.ThrowIfNull(source);
        // A case of version 1 that nobody wrote to since has no such table.
        return source.Connection.Scalar<long>(HasDomains) == 0 ? [] : source.Connection.Rows(
            "SELECT domain, label, source FROM domain_labels ORDER BY label, domain",
            row => new DomainLabel(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)));
    }

    /// <summary>Sets labels of accounts; those that are there already, in whichever case, stay as they are.</summary>
    /// <param name="target">Case opened for writing.</param>
    /// <param name="labels">The labels.</param>
    /// <returns>How many were new.</returns>
    public static int Add(CaseFile target, IEnumerable<AccountLabel> labels)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(labels);
        var known = Accounts(target).Select(Key).ToHashSet();
        AccountLabel[] fresh = [.. labels.Where(label => known.Add(Key(label)))];
        using var transaction = target.Connection.BeginTransaction();
        foreach (var label in fresh)
            target.Connection.Execute("INSERT INTO labels VALUES (?, ?, ?, ?, ?)", label.Platform, label.AccountId, label.Label, label.Source, DateTime.UtcNow);
        transaction.Commit();
        return fresh.Length;
    }

    /// <summary>Sets labels of domains; those that are there already, in whichever case, stay as they are.</summary>
    /// <param name="target">Case opened for writing.</param>
    /// <param name="labels">The labels.</param>
    /// <returns>How many were new.</returns>
    public static int Add(CaseFile target, IEnumerable<DomainLabel> labels)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(labels);
        var known = Domains(target).Select(Key).ToHashSet();
        DomainLabel[] fresh = [.. labels.Where(label => known.Add(Key(label)))];
        using var transaction = target.Connection.BeginTransaction();
        foreach (var label in fresh)
            target.Connection.Execute("INSERT INTO domain_labels VALUES (?, ?, ?, ?)", label.Domain, label.Label, label.Source, DateTime.UtcNow);
        transaction.Commit();
        return fresh.Length;
    }

    /// <summary>Takes labels away.</summary>
    /// <param name="target">Case opened for writing.</param>
    /// <param name="who">Id, "@handle" or handle of an account, or a domain.</param>
    /// <param name="label">The label; null for all that it has.</param>
    /// <returns>How many there were.</returns>
    public static int Remove(CaseFile target, string who, string? label)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(who);
        using var transaction = target.Connection.BeginTransaction();
        var gone = target.Connection.Rows(
                "DELETE FROM labels WHERE (account_id = ? OR account_id = ?) AND (?::VARCHAR IS NULL OR lower(label) = lower(?)) RETURNING label",
                row => row.GetString(0), who, "@" + who.TrimStart('@').ToLowerInvariant(), label, label).Count
            + target.Connection.Rows(
                "DELETE FROM domain_labels WHERE domain = ? AND (?::VARCHAR IS NULL OR lower(label) = lower(?)) RETURNING label",
                row => row.GetString(0), Posts.Links.Link.Domain(who), label, label).Count;
        transaction.Commit();
        return gone;
    }

    private static (string?, string, string) Key(AccountLabel label) => (label.Platform, label.AccountId, label.Label.ToUpperInvariant());

    private static (string, string) Key(DomainLabel label) => (label.Domain, label.Label.ToUpperInvariant());
}
