using System.Text.RegularExpressions;
using Xunit;

namespace Sillage.Cases.Tests;

public class DocumentationTests
{
    [Fact]
    public void The_case_file_is_documented_to_the_last_column()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sillage.slnx")))
            folder = folder.Parent!;
        var text = File.ReadAllText(Path.Combine(folder.FullName, "docs", "case-file.md"));
        var sections = Regex.Split(text, "^### ", RegexOptions.Multiline).ToDictionary(section => section.Split('\n')[0].Trim('`'));

        using var target = CaseFile.CreateTemporary();
        var columns = target.Connection.Rows(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = current_database() AND NOT internal AND table_name IN (SELECT table_name FROM duckdb_tables())",
            row => (Table: row.GetString(0), Column: row.GetString(1)));

        Assert.NotEmpty(columns);
        Assert.All(columns, column => Assert.Contains($"| `{column.Column}` |", sections[column.Table], StringComparison.Ordinal));
    }
}
