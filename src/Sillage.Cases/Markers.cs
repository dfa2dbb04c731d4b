namespace Sillage.Cases;

/// <summary>What a marker stands for.</summary>
public enum MarkerKind
{
    /// <summary>Something that happened: a leak, a debate, a statement.</summary>
    Event,

    /// <summary>A legal silence; traces of the case look into it.</summary>
    Silence,
}

/// <summary>A moment or a span that the analyst set on the timeline.</summary>
/// <param name="Name">Name for people, unique in a case.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="From">Moment, or start of the span, UTC.</param>
/// <param name="To">End of the span (exclusive), UTC; null for a moment.</param>
/// <param name="Source">Where the analyst has it from; null where not said.</param>
public sealed record Marker(string Name, MarkerKind Kind, DateTimeOffset From, DateTimeOffset? To, string? Source = null);

/// <summary>The markers of a case (table <c>markers</c>).</summary>
public static class Markers
{
    /// <summary>All markers, in order of time, then name.</summary>
    public static IReadOnlyList<Marker> Of(CaseFile source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Connection.Rows(
            "SELECT name, kind, from_at, to_at, source FROM markers ORDER BY from_at, name",
            row => new Marker(
                row.GetString(0), Enum.Parse<MarkerKind>(row.GetString(1), ignoreCase: true), Utc(row.GetDateTime(2)),
                row.IsDBNull(3) ? null : Utc(row.GetDateTime(3)), row.IsDBNull(4) ? null : row.GetString(4)));
    }

    /// <summary>Sets a marker; one of the same name is replaced.</summary>
    /// <param name="target">Case opened for writing.</param>
    /// <param name="marker">The marker.</param>
    public static void Set(CaseFile target, Marker marker)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(marker);
        using var transaction = target.Connection.BeginTransaction();
        target.Connection.Execute("DELETE FROM markers WHERE name = ?", marker.Name);
        target.Connection.Execute(
            "INSERT INTO markers VALUES (?, ?, ?, ?, ?)",
            marker.Name, marker.Kind.ToString().ToLowerInvariant(), marker.From.UtcDateTime, marker.To?.UtcDateTime, marker.Source);
        transaction.Commit();
    }

    /// <summary>Takes a marker away.</summary>
    /// <returns>False if the case has none of that name.</returns>
    public static bool Remove(CaseFile target, string name)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Connection.Rows("DELETE FROM markers WHERE name = ? RETURNING name", row => row.GetString(0), name).Count > 0;
    }

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
