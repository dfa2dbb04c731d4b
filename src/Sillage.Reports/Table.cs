using System.Globalization;

namespace Sillage.Reports;

/// <summary>A result as rows, for CSV, the terminal and the report's data tables.</summary>
/// <param name="Name">Short name, used for files ("first-posts").</param>
/// <param name="Title">Title for people.</param>
/// <param name="Columns">Column names.</param>
/// <param name="Rows">Cells: text, whole numbers, doubles, times (DateTimeOffset), flags, or null.</param>
public sealed record Table(string Name, string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
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
