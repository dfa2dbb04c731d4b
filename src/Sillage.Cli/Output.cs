using System.Globalization;
using NodaTime;
using Sillage.Analysis;
using Sillage.Reports;
using Spectre.Console;
using Table = Sillage.Reports.Table;

namespace Sillage.Cli;

/// <summary>How an answer is to be printed.</summary>
/// <param name="Json">As JSON, whole.</param>
/// <param name="Csv">One table, as CSV.</param>
/// <param name="Table">Name of the only table to be printed; null: all of them, or the first as CSV.</param>
/// <param name="Rows">Rows of each table at most, for people.</param>
/// <param name="Zone">Time zone of the times that people read.</param>
internal sealed record Printing(bool Json, bool Csv, string? Table, int Rows, string Zone = "UTC");

/// <summary>Answers on standard output: readable tables, JSON or CSV.</summary>
internal static class Output
{
    private const int LongestCell = 100;

    public static void Write<TOptions, TResult>(Answer<TOptions, TResult> answer, IReadOnlyList<Table> tables, Printing how)
    {
        if (how.Table is not null && how.Json)
            throw new UsageException("--table prints one table, --json the whole answer: leave one of them out.");
        var only = how.Table is null ? null : tables.FirstOrDefault(table => table.Name == how.Table)
            ?? throw new UsageException($"--table {how.Table}: there is {string.Join(", ", tables.Select(table => table.Name))}.");
        var zone = how.Zone;
        if (how.Json)
        {
            Console.Out.WriteLine(AnswerJson.Serialize(answer));
        }
        else if (how.Csv)
        {
            Csv.Write(Console.Out, only ?? tables[0]);
        }
        else
        {
            foreach (var table in only is null ? tables : [only])
                Write(table, how.Rows, zone, table == tables[0] ? "--csv" : $"--csv --table {table.Name}");
            if (zone != "UTC")
                Console.Out.WriteLine($"Times: {zone}; in --json and --csv they are UTC.");
            foreach (var caveat in answer.Caveats)
                Console.Out.WriteLine($"Mind: {caveat.Text}");
            Console.Out.WriteLine($"Method: {answer.Method.Name}. Source: {answer.Method.Source}.");
        }
    }

    /// <summary>A table for people: numbers to the right, widths kept to the terminal's; one without rows in a line.</summary>
    /// <param name="table">The table.</param>
    /// <param name="most">Rows at most; figures that stand one below the other are not cut.</param>
    /// <param name="zone">Time zone of its times.</param>
    /// <param name="whole">The option that prints all of it.</param>
    public static void Write(Table table, int most, string zone = "UTC", string whole = "--csv")
    {
        if (table.Rows.Count == 0 && table.Title.Length > 0)
        {
            Console.Out.WriteLine($"{table.Title}: none");
            return;
        }

        var rows = table.Columns is ["figure", "value"] ? table.Rows.Count : most;
        // The library's list of zones takes as long to open as some questions to answer.
        var clock = zone == "UTC" ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb[zone];
        var drawn = new Spectre.Console.Table { Border = TableBorder.Simple, Title = new TableTitle(Markup.Escape(table.Title)) };
        foreach (var (column, index) in table.Columns.Select((column, index) => (column, index)))
        {
            var numeric = table.Rows.Any(row => row[index] is long or int or double) && table.Rows.All(row => row[index] is null or long or int or double);
            drawn.AddColumn(new TableColumn(Markup.Escape(column)) { Alignment = numeric ? Justify.Right : Justify.Left, NoWrap = table.Columns.Count > 2 && index != table.Columns.Count - 1 });
        }

        foreach (var row in table.Rows.Take(rows))
            drawn.AddRow([.. row.Select(cell => Markup.Escape(Readable(cell, clock)))]);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } ? AnsiSupport.No : AnsiSupport.Detect,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        if (Console.IsOutputRedirected)
            console.Profile.Width = 160;
        console.Write(drawn);
        if (table.Rows.Count > rows)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  … {table.Rows.Count - rows:N0} more rows with {whole}"));
    }

    private static string Readable(object? cell, DateTimeZone clock) => cell switch
    {
        long number => number.ToString("N0", CultureInfo.InvariantCulture),
        int number => number.ToString("N0", CultureInfo.InvariantCulture),
        double number when number != 0 && Math.Abs(number) < 0.0005 => number.ToString("0.#e-0", CultureInfo.InvariantCulture),
        double number => number.ToString(Math.Abs(number) >= 100 ? "N0" : "0.###", CultureInfo.InvariantCulture),
        DateTimeOffset time when clock.Id != "UTC" => Instant.FromDateTimeOffset(time).InZone(clock).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + "Z",
        string text => Shorten(Screen.Plain(text)),
        CellList list => Screen.Plain(list.Within(LongestCell)),
        _ => Table.Cell(cell),
    };

    private static string Shorten(string text) => text.Length <= LongestCell ? text : text[..(LongestCell - 1)] + "…";
}
