using System.Globalization;

namespace Sillage.Reports;

/// <summary>A result as rows, for CSV, the terminal and the report's data tables.</summary>
/// <param name="Name">Short name, used for files ("first-posts").</param>
/// <param name="Title">Title for people.</param>
/// <param name="Columns">Column names.</param>
/// <param name="Rows">Cells: text, whole numbers, doubles, times (DateTimeOffset), flags, lists (<see cref="CellList"/>), or null.</param>
public sealed record Table(string Name, string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>A share as percentage, to a hundredth.</summary>
    internal static double Percent(double share) => Math.Round(100 * share, 2);

    /// <summary>A cell as plain text: invariant numbers, ISO 8601 times, empty for null.</summary>
    public static string Cell(object? value) => value switch
    {
        null => "",
        DateTimeOffset time => AnswerJson.Time(time),
        // Chances of 1e-20 are no zeros.
        double number when number != 0 && Math.Abs(number) < 1e-5 => number.ToString("0.##e-0", CultureInfo.InvariantCulture),
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}

/// <summary>A cell of several entries, of which a narrow place shows the first.</summary>
/// <param name="Entries">Texts, the first to be shown first.</param>
public sealed record CellList(IReadOnlyList<string> Entries)
{
    /// <summary>All entries.</summary>
    public override string ToString() => string.Join("; ", Entries);

    /// <summary>As many whole entries as fit, at least one, and how many more there are.</summary>
    /// <param name="room">Letters.</param>
    public string Within(int room)
    {
        var (shown, length) = (0, 0);
        while (shown < Entries.Count && (shown == 0 || length + Entries[shown].Length + 2 <= room))
            length += Entries[shown++].Length + 2;
        var rest = Entries.Count - shown;
        return string.Join("; ", Entries.Take(shown)) + (rest > 0 ? string.Create(CultureInfo.InvariantCulture, $"; +{rest} more") : "");
    }
}
