using DuckDB.NET.Data;

namespace Sillage.Cases;

/// <summary>Rows of a query.</summary>
/// <param name="Columns">Column names.</param>
/// <param name="Rows">Values; null where the database has none.</param>
public sealed record QueryResult(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>The analyst's own questions in SQL. Nothing can be changed, and nothing outside the case can be read.</summary>
public static class CaseQuery
{
    /// <summary>Runs one statement.</summary>
    /// <param name="source">Case, opened for reading.</param>
    /// <param name="sql">A SELECT, or another statement that only reads.</param>
    /// <exception cref="CaseException">The statement is wrong, is more than one, or would change something.</exception>
    public static QueryResult Run(CaseFile source, string sql)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            // The file is open read-only; this also shuts the way to other files, extensions and the network.
            source.Execute("SET enable_external_access=false; SET lock_configuration=true;");
            using var command = source.Connection.CreateCommand();
            // As a subquery nothing but a single SELECT is grammatical.
            command.CommandText = $"SELECT * FROM (\n{sql.TrimEnd().TrimEnd(';')}\n)";
            using var reader = (DuckDBDataReader)command.ExecuteReader();
            var rows = new List<IReadOnlyList<object?>>();
            while (reader.Read())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? null : reader.GetValue(column))]);
            return new QueryResult([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], rows);
        }
        catch (DuckDBException e)
        {
            throw new CaseException($"the query failed: {e.Message}\nOne SELECT statement; tables and views are listed in docs/case-file.md.", e);
        }
    }
}
